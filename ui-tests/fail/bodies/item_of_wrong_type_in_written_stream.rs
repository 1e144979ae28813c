//! An item of another type than the `impl Stream` states.
//!
//! Convert it to the type in the signature, `yield_!("one".to_string())`, or change that type.

use aiter::{Stream, async_gen};

#[async_gen]
fn words() -> impl Stream<Item = String> {
    yield_!("one");
}

fn main() {}
