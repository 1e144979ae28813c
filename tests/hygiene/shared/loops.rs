//! `async_for!` in each of its spellings, and the functions.

#[allow(unused_imports, clippy::wildcard_imports)]
use crate::row::*;
use crate::{
    facade::{
        FromIter, IntoAsyncIterator, Yielder, aiter, anext, anext_or, async_for, from_fn, from_iter, stream,
        try_from_fn,
    },
    shared::names::{Bad, Good, Just, List, Maybe, Nothing, Outcome, block_on, items, wait},
};

#[::core::prelude::v1::test]
fn a_loop_in_each_spelling_sees_every_item() {
    let seen = block_on(async {
        let mut seen = List::new();
        async_for!(number in from_iter(0..2) {
            seen.push(number);
        });
        async_for!(for number in from_iter(2..4) {
            wait().await;
            seen.push(number);
        });
        async_for!(number in from_iter(4..6) < seen.push(number); >);
        async_for!(for number in from_iter(6..8) < if number < 7 { seen.push(number) } >);
        async_for! { mut number in from_iter(8..10) {
            number += 1;
            seen.push(number);
        }}
        async_for!['rows: for row in from_iter(20..23) {
            async_for!(_ in from_iter(0..3) {
                if row == 21 {
                    continue 'rows;
                }
                seen.push(row);
                break;
            });
        }];
        async_for!((0, left) | (left, _) in from_iter([(0, 31), (30, 0)]) { seen.push(left) });
        seen
    });
    ::std::assert_eq!(seen, [0, 1, 2, 3, 4, 5, 6, 9, 10, 20, 22, 31, 30]);
}

#[::core::prelude::v1::test]
fn a_loop_with_else_has_a_value() {
    async fn first_above(limit: u32) -> Maybe<u32> {
        async_for!(number in from_iter(0..5) {
            if number > limit {
                break Just(number);
            }
        } else {
            wait().await;
            Nothing
        })
    }

    async fn first_below(limit: u32) -> u32 {
        async_for!('numbers: for number in from_iter(3..5) < if number < limit { break 'numbers number; } > else { 99 })
    }

    ::std::assert_eq!(block_on(first_above(2)), Just(3));
    ::std::assert_eq!(block_on(first_above(9)), Nothing);
    ::std::assert_eq!(block_on(first_below(4)), 3);
    ::std::assert_eq!(block_on(first_below(1)), 99);
}

#[::core::prelude::v1::test]
fn a_loop_can_be_left_with_an_error() {
    async fn sum(numbers: &[Outcome<u32, u32>]) -> Outcome<u32, u32> {
        let mut sum = 0;
        async_for!(number in from_iter(numbers) {
            sum += (*number)?;
        });
        Good(sum)
    }

    ::std::assert_eq!(block_on(sum(&[Good(1), Good(2)])), Good(3));
    ::std::assert_eq!(block_on(sum(&[Good(1), Bad(2), Good(3)])), Bad(2));
}

#[::core::prelude::v1::test]
fn the_functions_iterate() {
    block_on(async {
        let mut numbers = aiter(from_iter([1, 2]));
        ::std::assert_eq!(anext(&mut numbers).await, Just(1));
        ::std::assert_eq!(anext_or(&mut numbers, 9).await, 2);
        ::std::assert_eq!(anext_or(&mut numbers, 9).await, 9);
        let mut rest = ::core::pin::pin!(aiter(stream! { yield 1; yield 2 }));
        ::std::assert_eq!(anext(&mut rest).await, Just(1));
        async_for!(number in rest.as_mut() {
            ::std::assert_eq!(number, 2);
        });
    });
}

#[::core::prelude::v1::test]
fn the_functions_make_generators_of_closures() {
    async fn twice(y: &mut Yielder<'_, u32>, number: u32) {
        y.yield_(number).await;
        y.yield_(number).await;
    }

    let numbers = from_fn(async |mut y| {
        twice(&mut y, 1).await;
        y.yield_all(from_iter(2..4)).await;
    });
    ::std::assert_eq!(items(numbers), [1, 1, 2, 3]);
    let results = try_from_fn(async |mut y| {
        for result in [Good(1), Bad(2_u32), Good(3)] {
            y.yield_(result?).await;
        }
        Good::<(), u32>(())
    });
    ::std::assert_eq!(items(results), [Good(1), Bad(2)]);
}

/// What can be looped over, and is no stream.
struct Album(u32);

impl IntoAsyncIterator for Album {
    type Item = u32;
    type IntoAsyncIter = FromIter<::core::ops::Range<u32>>;

    fn into_async_iter(self) -> Self::IntoAsyncIter {
        from_iter(0..self.0)
    }
}

#[::core::prelude::v1::test]
fn a_type_of_a_users_own_is_looped_over() {
    let seen = block_on(async {
        let mut seen = List::new();
        async_for!(number in Album(2) {
            seen.push(number);
        });
        seen
    });
    ::std::assert_eq!(seen, [0, 1]);
    let numbers = stream! {
        for await number in Album(2) {
            yield number;
        }
        yield_all!(Album(1));
        yield_all!(stream! { yield 7; });
    };
    ::std::assert_eq!(items(numbers), [0, 1, 0, 7]);
}

#[::core::prelude::v1::test]
fn a_loop_has_attributes() {
    block_on(async {
        async_for!(
            #[allow(unused_variables)]
            for number in from_iter(0..2) {}
        );
        async_for!(#[expect(unused_variables)] number in from_iter(0..2) {});
        let last = async_for!(#[expect(unused_variables)] 'numbers: number in from_iter(0..2) {
            break 'numbers 1;
        } else {
            2
        });
        ::std::assert_eq!(last, 1);
        async_for!(
            #[cfg(any())]
            for number in from_iter(0..2) {
                ::core::compile_error!("this is not compiled");
            }
        );
    });
}
