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

/// A module and a type of that name, as the item type.
mod gen {
    #[allow(non_camel_case_types)]
    #[derive(Debug, PartialEq, Eq)]
    pub struct gen(pub u32);
}

#[async_gen]
async fn gen<'gen>(gen: &'gen u32) -> (gen::gen, &'gen u32) {
    macro_rules! twice {
        ($gen:expr) => {
            yield_!($gen);
            yield_!($gen)
        };
    }
    twice!((gen::gen(*gen), gen));
}

#[test]
fn everything_may_be_called_gen() {
    let mut values = Vec::new();
    futures::executor::block_on(async {
        async_for!(gen in gen(&1) {
            values.push(gen);
        });
    });
    assert_eq!(values, [(gen::gen(1), &1), (gen::gen(1), &1)]);
}

#[async_gen]
async fn counted(_: u32, (mut first, second): &(u32, u32)) -> u32 {
    first += 1;
    yield_!(first + second);
}

#[test]
fn a_mutable_part_of_a_reference_is_a_copy_before_edition_2024() {
    let mut values = Vec::new();
    futures::executor::block_on(async {
        async_for!(value in counted(0, &(1, 2)) {
            values.push(value);
        });
    });
    assert_eq!(values, [4]);
}
