//! A `yield_!` outside of a generator, that is not imported.
//!
//! Mark the function `#[async_gen]`: what it brings is the `yield_!` that yields, and it is found in generators alone.

async fn numbers() -> u32 {
    loop {
        yield_!(1);
    }
}

fn main() {}
