//! A fallible generator's item that borrows a variable of the body.
//!
//! Yield what owns it: `-> Result<String, String>` and `yield_!(word)`.

use aiter::try_async_gen;

#[try_async_gen]
async fn words() -> Result<&'static str, String> {
    let word = String::from("one");
    yield_!(&word);
}

fn main() {
    drop(words());
}
