//! A coroutine that is awaited.
//!
//! Resume it until it returns: `resume(&mut sums, ()).await` is a `CoroutineState`. What rustc proposes for the
//! attribute is no Rust.

use aiter::async_gen;

#[async_gen(returns = u32)]
async fn sums() -> u32 {
    yield_!(1);
    2
}

async fn run() {
    sums().await;
}

fn main() {
    drop(run());
}
