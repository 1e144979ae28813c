//! A method in the stream that does not exist.
//!
//! It is reported as it would be in a `for` loop, at your own code. The methods of streams are in `futures::StreamExt`,
//! which is to be imported.

use aiter::{async_for, from_iter};

async fn run() {
    async_for!((place, number) in from_iter([1, 2]).enumerate() {
        println!("{place} {}", number + 1);
    });
}

fn main() {
    let _ = run;
}
