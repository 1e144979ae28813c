//! A `yield` in an `async` block that a macro makes.
//!
//! Let the macro's block return the item, and yield that: `yield future!(42_usize).await`. Only the stream itself can
//! yield, since the block is a future of its own.

use aiter::stream;

macro_rules! future {
    ($($body:tt)*) => {
        async { $($body)* }
    };
}

fn main() {
    let _ = stream! {
        let yield_42 = future!(yield 42_usize);
        let inner = stream! {
            yield Box::new(12345);
            yield_42.await;
        };
        for await boxed in inner {
            println!("{boxed}");
        }
    };
}
