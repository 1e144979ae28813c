//! An attribute above `#[async_gen]` that wraps the body of an `async fn`.
//!
//! It puts the body into an `async` block, which is not the generator's own. Take it away, or put it on the function that loops
//! over the generator.

macro_rules! traced {
    ($(#[$attribute:meta])* async fn $name:ident() -> $item:ty { $($body:tt)* }) => {
        $(#[$attribute])*
        async fn $name() -> $item {
            std::convert::identity!(async move { $($body)* }).await
        }
    };
}

use aiter::async_gen;
use macro_rules_attribute::apply;

#[apply(traced)]
#[async_gen]
async fn numbers() -> u32 {
    yield_!(1);
}

fn main() {
    drop(numbers());
}
