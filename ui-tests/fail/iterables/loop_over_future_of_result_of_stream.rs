//! Looping over a future of a `Result` of a stream.
//!
//! Await the future, and take the stream out of the `Result`: `async_for!(line in lines().await? { .. })`.

use aiter::{FromIter, async_for, from_iter};

async fn lines() -> Result<FromIter<std::vec::IntoIter<String>>, String> {
    Ok(from_iter(Vec::new()))
}

async fn run() -> Result<(), String> {
    async_for!(line in lines() {
        println!("{}", line.len());
    });
    Ok(())
}

fn main() {
    let _ = run;
}
