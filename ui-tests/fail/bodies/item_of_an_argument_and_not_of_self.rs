//! An item that borrows an argument, where it is said to borrow `self`.
//!
//! Give both one lifetime: `async fn words<'a>(&'a self, other: &'a str) -> &'a str`. Without one, the items have that
//! of `&self`, as in any method.

use aiter::async_gen;

struct Words(String);

impl Words {
    #[async_gen]
    async fn words(&self, other: &str) -> &str {
        yield_!(&self.0);
        yield_!(other);
    }
}

fn main() {}
