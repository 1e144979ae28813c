//! A generator that is called with a temporary, and used later.
//!
//! Bind the argument first, `let text = String::from("one");`, or call the generator where it is looped over.

use aiter::{async_for, async_gen};

#[async_gen]
async fn words(text: &str) -> &str {
    yield_!(text);
}

async fn run() {
    let words = words(&String::from("one"));
    async_for!(word in words {
        println!("{word}");
    });
}

fn main() {
    drop(run());
}
