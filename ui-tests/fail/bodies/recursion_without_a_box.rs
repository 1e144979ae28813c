//! A generator that yields all of itself, without a box.
//!
//! Write `#[async_gen(boxed)]`, as any recursive `async fn` needs a box: a generator cannot hold one of its own size.

use aiter::async_gen;

#[async_gen]
async fn countdown(number: u32) -> u32 {
    yield_!(number);
    if number > 0 {
        yield_all!(countdown(number - 1));
    }
}

fn main() {}
