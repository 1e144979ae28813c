//! A loop over what is still to be written.
//!
//! Give the `todo!()` a type: `let numbers: BoxStream<'_, u32> = todo!();`, and loop over that.

use aiter::async_for;

async fn f() {
    async_for!(number in todo!() {
        let _: u32 = number;
    });
}

fn main() {}
