//! Looping over `aiter(..)` of a future.
//!
//! Await the future, which then gives the stream: `aiter(lines().await)`.

use aiter::{FromIter, aiter, async_for, from_iter};

async fn lines() -> FromIter<std::vec::IntoIter<String>> {
    from_iter(Vec::new())
}

async fn run() {
    async_for!(line in aiter(lines()) {
        println!("{}", line.len());
    });
}

fn main() {
    let _ = run;
}
