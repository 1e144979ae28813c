//! Looping over a future.
//!
//! Await the future, which then gives the stream: `async_for!(line in lines().await { .. })`.

use aiter::{FromIter, async_for, from_iter};

async fn lines() -> FromIter<std::vec::IntoIter<String>> {
    from_iter(Vec::new())
}

async fn run() {
    async_for!(line in lines() {
        println!("{}", line.len());
    });
}

fn main() {
    let _ = run;
}
