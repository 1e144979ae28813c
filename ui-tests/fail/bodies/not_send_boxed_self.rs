//! A boxed generator of a trait with a body, where `self` need not be `Sync`.
//!
//! Write `trait Source: Sync`, or `#[async_gen(boxed_local)]` for a generator that stays on its thread: the generator
//! holds `&self`.

use aiter::async_gen;

trait Source {
    fn number(&self) -> u32;

    #[async_gen(boxed)]
    async fn numbers(&self) -> u32 {
        yield_!(self.number());
    }
}

fn main() {}
