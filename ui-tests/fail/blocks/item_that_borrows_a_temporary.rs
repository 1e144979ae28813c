//! An item of `stream!` that borrows a temporary.
//!
//! Yield what owns it: `yield String::from("one");`.

use aiter::stream;

fn main() {
    let _ = stream! {
        yield String::from("one").as_str();
    };
}
