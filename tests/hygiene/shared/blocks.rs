//! `stream!` and `try_stream!`.

#[allow(unused_imports, clippy::wildcard_imports)]
use crate::row::*;
use crate::{
    facade::{Stream, async_for, from_iter, stream, try_stream},
    shared::names::{Bad, Good, List, Outcome, Sendable, block_on, checked, is_send, items, wait},
};

fn doubled<'a>(numbers: impl Stream<Item = u32> + Sendable + 'a) -> impl Stream<Item = u32> + Sendable + 'a {
    stream! {
        for await number in numbers {
            yield number * 2;
        }
    }
}

#[::core::prelude::v1::test]
fn a_block_yields_in_each_spelling() {
    let limit = 3;
    let numbers = stream! {
        yield 1;
        wait().await;
        'numbers: for await number in from_iter(0..9) {
            match number {
                0 => yield 10,
                1 | 2 => {
                    yield number;
                    continue 'numbers;
                }
                _ if number > limit => break,
                _ => {}
            }
            yield_!(number + 20);
        }
        yield_all!(from_iter([5, 6]));
        if limit == 3 {
            return;
        }
        yield 7
    };
    ::std::assert_eq!(items(is_send(numbers)), [1, 10, 20, 1, 2, 23, 5, 6]);
    ::std::assert_eq!(items(doubled(from_iter([1, 2]))), [2, 4]);
    ::std::assert_eq!(items(stream!(-> u64 { yield 1; yield 2; })), [1, 2]);
    ::std::assert_eq!(items(stream! {}), []);
    let units = stream! { yield; yield_!(); let () = yield; };
    ::std::assert_eq!(items(units), [(), (), ()]);
}

#[::core::prelude::v1::test]
fn a_block_of_results_ends_with_its_error() {
    fn numbers(all: &[u32]) -> impl Stream<Item = Outcome<u32, u32>> + Sendable + '_ {
        try_stream! {
            for number in all {
                if *number == 0 {
                    return;
                }
                yield checked(*number).await?;
            }
            yield_all!(from_iter([Bad(1), Good(2)]));
            for await result in from_iter([Good(3), Bad(4_u32), Good(5)]) {
                yield result?;
            }
        }
    }

    ::std::assert_eq!(items(numbers(&[7, 100, 8])), [Good(7), Bad(100)]);
    ::std::assert_eq!(items(numbers(&[7, 0, 8])), [Good(7)]);
    ::std::assert_eq!(items(numbers(&[])), [Bad(1), Good(2), Good(3), Bad(4)]);
    let limit = 3;
    let typed = try_stream!(-> Outcome<u64, u8> {
        yield 1;
        let () = wait().await;
        if limit == 3 {
            return Bad(2);
        }
        yield_!(3);
    });
    ::std::assert_eq!(items(typed), [Good(1), Bad(2)]);
    let inferred = try_stream! {
        yield 1;
        Bad::<u32, _>("an error")?;
    };
    ::std::assert_eq!(items(inferred), [Good(1), Bad("an error")]);
}

#[::core::prelude::v1::test]
fn a_block_stands_in_a_block_and_in_a_loop() {
    let seen = block_on(async {
        let mut seen = List::new();
        async_for!(number in stream! {
            for await number in stream! { yield 1; yield 2; } {
                yield number + 1;
            }
        } {
            seen.push(number);
        });
        seen
    });
    ::std::assert_eq!(seen, [2, 3]);
}
