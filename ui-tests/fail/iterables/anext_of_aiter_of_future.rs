//! The async iterator of a future.
//!
//! Await the future, which then gives the stream: `aiter(lines().await)`.

use aiter::{FromIter, aiter, anext, from_iter};

async fn lines() -> FromIter<std::vec::IntoIter<String>> {
    from_iter(Vec::new())
}

async fn run() {
    let mut lines = aiter(lines());
    while let Some(line) = anext(&mut lines).await {
        println!("{}", line.len());
    }
}

fn main() {
    let _ = run;
}
