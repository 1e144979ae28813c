#![deny(warnings)]
#![forbid(unsafe_code)]

use aiter::{aiter, async_for, async_gen};

#[async_gen]
async fn numbers(limit: u32) -> u32 {
    for number in 0..limit {
        yield_!(number);
    }
}

fn main() {
    futures::executor::block_on(async {
        let mut sum = 0;
        async_for!(number in aiter(numbers(4)) {
            sum += number;
        });
        assert_eq!(sum, 6);
    });
}
