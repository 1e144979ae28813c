//! Programs that are right, though tokens in them look like mistakes that the macros report: a `?` of a closure, a `break` of
//! another loop, a keyword or a yield of a macro of the user's own, and what `#[cfg]` takes away.

#![deny(warnings)]

use std::pin::pin;

use aiter::{AsyncGenerator, CoroutineState, aiter, anext, async_for, async_gen, from_iter, resume, stream, try_async_gen};

fn items<G: AsyncGenerator>(generator: G) -> Vec<G::Item> {
    futures::executor::block_on(async {
        let mut generator = pin!(aiter(generator));
        let mut items = Vec::new();
        while let Some(item) = anext(&mut generator).await {
            items.push(item);
        }
        items
    })
}

fn two<A, B>(first: A, second: B) -> Option<(A, B)> {
    Some((first, second))
}

macro_rules! join {
    ($($each:expr),*) => { (|| Some(($($each),*)))() };
}

#[async_gen]
async fn question_marks_of_closures(text: &'static str) -> u8 {
    let first = |value: Result<u8, ()>| Ok::<Option<u8>, ()>(Some(value?));
    let second = |value: Option<u8>| two::<u8, u16>(value?, 7);
    let third = |place: Option<usize>| { [1_u8, 2, 3] }.get(place?).copied();
    let fourth = |value: Option<u8>| -> Option<u8> { Some(value? + 1) };
    let fifth = join!(fourth(Some(4))?, 5);
    #[cfg(any())]
    {
        text.parse::<u8>()?;
    }
    #[cfg(any())]
    let _ = text.parse::<u8>()?;
    macro_rules! optional {
        ($($value:expr)?) => { 0 $(+ $value)? };
    }
    assert_eq!(optional!() + optional!(1), 1);
    yield_!(first(Ok(1)).unwrap().unwrap());
    yield_!(second(Some(2)).unwrap().0);
    yield_!(third(Some(2)).unwrap());
    yield_!(fourth(Some(3)).unwrap());
    yield_!(fifth.unwrap().0);
    let length: fn(&dyn AsRef<str>) -> usize = |text| text.as_ref().len();
    yield_!(u8::try_from(length(&text)).unwrap());
}

fn question_mark_of_a_closure_in_a_block() -> impl AsyncGenerator<Item = u8> {
    stream! {
        let second = |value: Option<u8>| two::<u8, u16>(value?, 7);
        yield second(Some(2)).unwrap().0;
    }
}

fn question_marks_behind_cfg() -> impl AsyncGenerator<Item = Result<u8, std::num::ParseIntError>> {
    stream! {
        #[cfg(all())]
        let first = "1".parse::<u8>()?;
        #[cfg(all())]
        {
            yield Ok(first + "1".parse::<u8>()?);
        }
    }
}

macro_rules! copies {
    () => { impl Copy };
}

#[allow(non_snake_case)]
#[async_gen]
async fn unused_but_allowed(#[allow(unused_variables)] one: u8, #[expect(unused_variables)] Two: u8, _three: copies!()) -> u8 {
    yield_!(1);
}

#[async_gen]
async fn used_in_a_format(text: &str) -> String {
    yield_!(format!("{text:?}"));
}

#[async_gen]
async fn fallible_inside() -> u8 {
    #[try_async_gen]
    async fn parsed(text: &str) -> Result<u8, std::num::ParseIntError> {
        yield_!(text.parse()?);
    }
    async_for!(item in parsed("1") {
        yield_!(item.unwrap());
    });
}

macro_rules! until_one {
    ($label:lifetime, $stream:expr) => {
        async_for!($label: item in $stream {
            if item == 1 {
                break $label;
            }
        })
    };
}

macro_rules! value_of {
    ($block:block) => {
        async_for!(_ in from_iter([1]) {
            let value = loop $block;
            assert_eq!(value, 5);
        })
    };
}

async fn breaks_of_other_loops() {
    until_one!('a, from_iter([0, 1, 2]));
    value_of!({ break 5 });
    async_for!(_ in from_iter([1]) {
        macro_rules! give {
            () => { break 6 };
        }
        let value = loop { give!() };
        assert_eq!(value, 6);
        let value = 'b: { break 'b 7 };
        assert_eq!(value, 7);
        #[cfg(any())]
        {
            break 8;
        }
        #[cfg(any())]
        break 9;
    });
    #[allow(unused_labels)]
    {
        async_for!('a: _ in from_iter([1]) {
            #[allow(clippy::never_loop)]
            let value = 'c: loop { break 'c 10 };
            assert_eq!(value, 10);
        });
    }
}

#[async_gen]
async fn keywords_of_macros() -> u8 {
    macro_rules! each {
        (yield $item:expr) => { yield_!($item) };
        (for await $item:ident in $stream:expr => $body:block) => { async_for!($item in $stream $body) };
    }
    each!(yield 1);
    each!(for await item in from_iter([2, 3]) => { yield_!(item) });
}

mod own {
    macro_rules! yield_ {
        () => { 7 };
    }
    macro_rules! yield_all {
        ($item:expr) => { $item };
    }
    pub(crate) use {yield_, yield_all};
}

#[async_gen]
async fn yields_of_macros() -> u8 {
    let by_its_path: u8 = own::yield_!();
    yield_!(by_its_path);
    yield_!({
        macro_rules! yield_ {
            () => { 8 };
        }
        yield_!()
    });
}

#[async_gen(returns = u8)]
async fn yields_of_macros_in_a_coroutine() -> u8 {
    yield_!(own::yield_all!(1));
    #[cfg(any())]
    {
        own::yield_all!(2);
    }
    #[cfg(any())]
    yield_all!(3);
    macro_rules! yield_all {
        ($item:expr) => { $item };
    }
    yield_all!(3)
}

fn main() {
    assert_eq!(items(question_marks_of_closures("abc")), [1, 2, 3, 4, 5, 3]);
    assert_eq!(items(question_mark_of_a_closure_in_a_block()), [2]);
    assert_eq!(items(question_marks_behind_cfg()), [Ok(2)]);
    assert_eq!(items(unused_but_allowed(1, 2, 3)), [1]);
    assert_eq!(items(used_in_a_format("a")), ["\"a\""]);
    assert_eq!(items(fallible_inside()), [1]);
    assert_eq!(items(keywords_of_macros()), [1, 2, 3]);
    assert_eq!(items(yields_of_macros()), [7, 8]);
    futures::executor::block_on(async {
        breaks_of_other_loops().await;
        let mut coroutine = pin!(yields_of_macros_in_a_coroutine());
        assert_eq!(resume(&mut coroutine, ()).await, CoroutineState::Yielded(1));
        assert_eq!(resume(&mut coroutine, ()).await, CoroutineState::Complete(3));
    });
}
