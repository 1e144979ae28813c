//! An item of a wrong type.
//!
//! Convert it to the type in the signature, `yield_!("one".to_string())`, or change that type: it is the one of an
//! item.

use aiter::async_gen;

#[async_gen]
async fn words() -> String {
    yield_!("one");
}

fn main() {}
