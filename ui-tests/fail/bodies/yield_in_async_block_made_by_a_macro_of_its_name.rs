//! A `yield_!` in an `async` block that a macro makes, which has the name `yield_` too.
//!
//! Let the macro's block return the item, and yield that: `yield_!(own::yield_!(1).await)`. Only the generator itself can
//! yield, since the block is a future of its own.

use aiter::async_gen;

mod own {
    macro_rules! later {
        ($body:expr) => {
            async { $body }
        };
    }
    pub(crate) use later as yield_;
}

#[async_gen]
async fn numbers() -> u32 {
    yield_!(0);
    own::yield_!(yield_!(1)).await;
}

fn main() {}
