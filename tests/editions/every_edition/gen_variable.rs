//! A variable may be called `gen` before edition 2024, which makes that a keyword.

use aiter::{aiter, async_for, async_gen};

#[async_gen]
async fn async_gen() -> u32 {
    for value in 0..3 {
        yield_!(value);
    }
}

#[test]
fn a_variable_may_be_called_gen() {
    let mut values = Vec::new();
    futures::executor::block_on(async {
        let gen = async_gen();
        async_for!(value in aiter(gen) {
            values.push(value);
        });
        let gen = async_gen();
        async_for!(value in aiter(gen) < values.push(value); >);
    });
    assert_eq!(values, [0, 1, 2, 0, 1, 2]);
}
