//! A generator that outlives what it was called with.
//!
//! Let the argument live as long as the generator is used: declare `text` outside of the block.

use aiter::{async_for, async_gen};

#[async_gen]
async fn words(text: &str) -> &str {
    yield_!(text);
}

async fn run() {
    let words = {
        let text = String::from("one");
        words(&text)
    };
    async_for!(word in words {
        println!("{word}");
    });
}

fn main() {
    drop(run());
}
