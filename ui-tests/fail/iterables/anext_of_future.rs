//! The next item of a future.
//!
//! Await the future, which then gives the stream: `let mut lines = lines().await`.

use aiter::{FromIter, anext, from_iter};

async fn lines() -> FromIter<std::vec::IntoIter<String>> {
    from_iter(Vec::new())
}

async fn run() {
    let mut lines = lines();
    while let Some(line) = anext(&mut lines).await {
        println!("{}", line.len());
    }
}

fn main() {
    let _ = run;
}
