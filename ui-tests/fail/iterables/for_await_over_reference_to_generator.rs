//! Looping with `for await` over a reference to a generator that is not pinned.
//!
//! Loop over the generator itself, which the loop pins. To go on with it after the loop, write `let mut numbers =
//! pin!(numbers())` and loop over `numbers.as_mut()`.

use aiter::async_gen;

#[async_gen]
async fn numbers() -> u32 {
    yield_!(1);
}

fn main() {
    let _ = aiter::stream! {
        let mut numbers = numbers();
        for await number in &mut numbers {
            yield number + 1;
        }
    };
}
