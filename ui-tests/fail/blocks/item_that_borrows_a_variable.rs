//! An item of `stream!` that borrows a variable of the block.
//!
//! Yield what owns it: `yield word;`. An item cannot borrow what the stream holds.

use aiter::stream;

fn main() {
    let _ = stream! {
        let word = String::from("one");
        yield word.as_str();
    };
}
