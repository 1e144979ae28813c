//! An item that borrows a variable of a loop, where it may borrow from an argument.
//!
//! Yield what borrows from the argument, `yield_!(word.trim())`, or what owns it: `-> String` and `yield_!(word)`.

use aiter::async_gen;

#[async_gen]
async fn words(all: &[String]) -> &str {
    for word in all {
        let word = word.trim().to_owned();
        yield_!(&word);
    }
}

fn main() {}
