//! The names are declared in the module that has the macros in it, as functions have variables.

#![allow(dead_code, non_camel_case_types, non_upper_case_globals, unused_imports)]
#![allow(clippy::items_after_statements, clippy::no_effect_underscore_binding)]

use ::aiter::{async_for, async_gen, from_iter, resume, stream, try_async_gen, try_stream};

use crate::shared::names::{Bad, Good, List, Outcome, block_on, items, wait};

struct Option;
struct Box;
struct Pin;
enum Result {
    Some,
    None,
    Ok,
    Err,
}
use Result::{Err, None, Ok, Some};
trait Stream {}
trait Future {}
trait Send {}
mod std {}
mod core {}
mod aiter {}

#[async_gen]
async fn plain(item: u32, stream: u32, token: u32, sender: u32, it: u32, end: u32) -> u32 {
    yield_!(item);
    let item = stream + token;
    wait().await;
    yield_!(item);
    yield_all!(from_iter([sender, it, end]));
}

#[async_gen]
fn written(value: u32) -> impl ::aiter::Stream<Item = u32> + ::core::marker::Send {
    yield_!(value);
}

#[async_gen(boxed)]
async fn boxed(value: &u32, slot: &str) -> (u32, usize) {
    yield_!((*value, slot.len()));
}

#[try_async_gen]
async fn results(argument: u32, body: Outcome<u32, u32>) -> Outcome<u32, u32> {
    yield_!(argument);
    yield_!(body?);
}

#[async_gen(resume(item: u32), returns = u32)]
async fn totals(stream: u32) -> u32 {
    let token = yield_!(item + stream);
    token + item
}

#[::core::prelude::v1::test]
fn arguments_and_locals_may_have_any_name() {
    ::std::assert_eq!(items(plain(1, 2, 3, 4, 5, 6)), [1, 5, 4, 5, 6]);
    ::std::assert_eq!(items(written(1)), [1]);
    ::std::assert_eq!(items(boxed(&1, "ab")), [(1, 2)]);
    ::std::assert_eq!(items(results(1, Bad(2))), [Good(1), Bad(2)]);
    block_on(async {
        let mut held = ::core::pin::pin!(totals(2));
        ::std::assert_eq!(resume(&mut held, 1).await, ::aiter::CoroutineState::Yielded(3));
        ::std::assert_eq!(resume(&mut held, 5).await, ::aiter::CoroutineState::Complete(6));
    });
}

#[::core::prelude::v1::test]
fn locals_of_a_loop_and_a_block_may_have_any_name() {
    let (item, it, end, token) = (1, 2, 3, 4);
    let numbers = stream! {
        let sender = it;
        for await item in from_iter([item, sender]) {
            yield item;
        }
        let stream = from_iter([end, token]);
        yield_all!(stream);
        'exhausted: {
            if item == 1 {
                break 'exhausted;
            }
            yield 0;
        }
    };
    let results = try_stream! {
        let end = token;
        yield end;
        for await it in from_iter([Good(1), Bad(2)]) {
            yield it?;
        }
    };
    let seen = block_on(async {
        let mut body = List::new();
        let stream = numbers;
        let last = async_for!('exhausted: item in stream {
            let held = item;
            body.push(held);
            if held == 9 {
                break 'exhausted held;
            }
        } else {
            token + end
        });
        body.push(last);
        body
    });
    ::std::assert_eq!(seen, [1, 2, 3, 4, 7]);
    ::std::assert_eq!(items(results), [Good(4), Good(1), Bad(2)]);
}

mod constants {
    //! Constants, statics, functions and modules.

    use ::aiter::{async_for, async_gen, from_iter, stream, try_stream};

    use crate::shared::names::{Good, Outcome, block_on, items};

    const item: u32 = 1;
    const it: u32 = 2;
    static end: u32 = 3;
    static token: u32 = 4;
    const fn sender() -> u32 {
        5
    }
    mod stream {
        pub const fn six() -> u32 {
            6
        }
    }

    #[async_gen]
    async fn plain() -> u32 {
        yield_!(item);
        yield_all!(from_iter([it, end]));
        yield_!(token + sender() + stream::six());
    }

    #[::core::prelude::v1::test]
    fn constants_statics_functions_and_modules_may_have_any_name() {
        ::std::assert_eq!(items(plain()), [1, 2, 3, 15]);
        ::std::assert_eq!(items(stream! { yield item; yield token; }), [1, 4]);
        let results = try_stream! {
            yield end;
            let number: Outcome<u32, u32> = Good(it);
            yield number?;
        };
        ::std::assert_eq!(items(results), [Good::<u32, u32>(3), Good(2)]);
        let sum = block_on(async {
            let mut sum = 0;
            async_for!(number in from_iter([item, it, end]) < sum += number; >);
            sum
        });
        ::std::assert_eq!(sum, 6);
    }
}
