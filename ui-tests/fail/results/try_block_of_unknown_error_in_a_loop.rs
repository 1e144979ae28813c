//! A loop over a `try_stream!` whose error nothing fixes.
//!
//! State the type of an item: `try_stream!(-> Result<u32, ParseIntError> { .. })`. The pattern of a loop takes no
//! type, whatever rustc proposes.

use aiter::{async_for, try_stream};

async fn run() {
    let numbers = try_stream! {
        yield "1".parse::<u32>()?;
    };
    async_for!(number in numbers {
        println!("{}", number.is_ok());
    });
}

fn main() {
    drop(run());
}
