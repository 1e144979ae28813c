//! Looping with `for await` over a generator that is not called.
//!
//! Call it: `for await number in numbers()`.

use aiter::async_gen;

#[async_gen]
async fn numbers() -> u32 {
    yield_!(1);
}

fn main() {
    let _ = aiter::stream! {
        for await number in numbers {
            yield number + 1;
        }
    };
}
