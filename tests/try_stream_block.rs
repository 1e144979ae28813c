//! What `try_stream!` yields, and how it ends with an error, beside the same stream written by hand.
//!
//! What async-stream's documentation, tests and changelog promise is marked so.

#![forbid(unsafe_code)]
#![allow(
    clippy::diverging_sub_expression,
    clippy::format_in_format_args,
    clippy::items_after_statements,
    clippy::let_and_return,
    clippy::manual_assert,
    clippy::match_bool,
    clippy::match_single_binding,
    clippy::needless_bitwise_bool,
    clippy::needless_for_each,
    clippy::needless_question_mark,
    clippy::needless_return,
    clippy::never_loop,
    clippy::nonminimal_bool,
    clippy::redundant_else,
    clippy::single_match,
    clippy::type_complexity,
    clippy::unit_arg,
    reason = "a yield and a return are shown in every place where they can stand"
)]

mod poll;

use std::{
    collections::VecDeque,
    fmt::Display,
    future::ready as at_once,
    io,
    num::ParseIntError,
    pin::{Pin, pin},
    rc::Rc,
    sync::Mutex,
    task::{Context, Poll},
};

use aiter::{FusedStream, Stream, from_iter, stream, try_stream};
use poll::{Loud, assert_same, items, note, poll, trace, wait};

/// What a stream that is written by hand does in one of its steps.
enum Step<T, E> {
    Item(T),
    Fail(E),
    Wait,
    Note(&'static str),
}

use Step::{Fail, Item, Note, Wait};

/// A stream written by hand, which takes one step after another up to an item or a wait.
struct ByHand<T, E> {
    steps: VecDeque<Step<T, E>>,
    /// Notes that stand behind an error happen in the poll of the error.
    ends_with: Option<E>,
}

impl<T, E> Unpin for ByHand<T, E> {}

impl<T, E> Stream for ByHand<T, E> {
    type Item = Result<T, E>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<T, E>>> {
        loop {
            match self.steps.pop_front() {
                Some(Item(item)) => return Poll::Ready(Some(Ok(item))),
                Some(Fail(error)) => self.ends_with = Some(error),
                Some(Wait) => return Poll::Pending,
                Some(Note(event)) => note(event),
                None => return Poll::Ready(self.ends_with.take().map(Err)),
            }
        }
    }
}

/// A stream that takes these steps.
fn by_hand<T, E>(steps: impl IntoIterator<Item = Step<T, E>>) -> ByHand<T, E> {
    ByHand { steps: steps.into_iter().collect(), ends_with: None }
}

/// A stream of these items that never waits or fails.
fn of_items<T>(items: impl IntoIterator<Item = T>) -> ByHand<T, String> {
    by_hand(items.into_iter().map(Item))
}

fn good(number: u32) -> Result<u32, String> {
    if number < 1000 { Ok(number) } else { bad(number) }
}

fn bad(number: u32) -> Result<u32, String> {
    Err(format!("bad {number}"))
}

/// A condition that rustc does not see through.
fn is(condition: bool) -> bool {
    condition
}

// Items and errors.

// async-stream: "the `Item` of the returned stream is `Result` with `Ok` being the value yielded".
#[test]
fn a_block_yields_the_values_of_its_results_and_ends_at_an_error() {
    let block = try_stream! {
        yield 1;
        wait(1).await;
        let two = good(2)?;
        yield two;
        bad(3)?;
        note("never");
        yield 4;
    };
    assert_same(block, by_hand([Item(1), Wait, Item(2), Fail("bad 3".to_owned())]));
}

#[test]
fn a_block_without_an_error_ends_as_any_other() {
    fn plain() -> impl Stream<Item = Result<u32, String>> {
        try_stream! {
            for number in 0..3 {
                yield number;
            }
        }
    }

    fn empty() -> impl Stream<Item = Result<(), String>> {
        try_stream! {}
    }

    assert_same(plain(), of_items(0..3));
    assert_same(empty(), of_items([]));
}

#[test]
fn a_block_without_a_yield_is_a_stream_of_results_of_unit() {
    let block = try_stream! {
        println!("{}", good(1)?);
        wait(1).await;
        bad(2)?;
    };
    assert_same(block, by_hand::<(), _>([Wait, Fail("bad 2".to_owned())]));
}

// async-stream: an error in a branch, and an end that is never reached.
#[test]
fn what_stands_behind_an_error_is_not_reached() {
    let block = try_stream! {
        if is(true) {
            Err("hello")?;
        } else {
            yield "world";
        }
        unreachable!();
    };
    assert_same(block, by_hand([Fail("hello")]));
    let block = try_stream! {
        yield "hello";
        Err("world")?;
        unreachable!();
    };
    assert_same(block, by_hand([Item("hello"), Fail("world")]));
}

// async-stream 0.3.3: "a bug where `yield` and `?` cannot be used on the same line".
#[test]
fn a_question_mark_may_stand_in_the_operand_of_a_yield() {
    let block = try_stream! {
        yield good(1)?;
        yield good(2)? + good(3)?;
        yield { let four = good(4)?; four };
        yield good(bad(5)?)?;
    };
    assert_same(block, by_hand([Item(1), Item(5), Item(4), Fail("bad 5".to_owned())]));

    fn failing() -> impl Stream<Item = Result<u32, ()>> {
        try_stream! {
            yield Err(())?;
        }
    }
    assert_same(failing(), by_hand([Fail(())]));
}

// async-stream: an error is converted by `?`.
#[test]
fn an_error_is_converted_to_that_of_the_items() {
    struct Small(u8);
    #[derive(Debug, PartialEq)]
    struct Large(u32);
    impl From<Small> for Large {
        fn from(small: Small) -> Self {
            note("converted");
            Self(small.0.into())
        }
    }

    fn converting() -> impl Stream<Item = Result<&'static str, Large>> {
        try_stream! {
            if is(true) {
                Err(Small(1))?;
            } else {
                Err(Large(2))?;
            }
            yield "never";
        }
    }

    fn parsing(texts: &[&'static str]) -> impl Stream<Item = Result<u8, Box<dyn std::error::Error>>> {
        try_stream! {
            for text in texts {
                yield text.parse::<u8>()?;
            }
            Err("a text")?;
        }
    }

    assert_same(converting(), by_hand([Note("converted"), Fail(Large(1))]));
    let texts = |texts: &[&'static str]| {
        items(parsing(texts)).into_iter().map(|item| item.map_err(|error| error.to_string())).collect::<Vec<_>>()
    };
    assert_eq!(texts(&["1", "2"]), [Ok(1), Ok(2), Err("a text".to_owned())]);
    assert_eq!(texts(&["x", "2"]), [Err("invalid digit found in string".to_owned())]);
}

// async-stream: `??`.
#[test]
fn question_marks_may_follow_each_other() {
    let block = try_stream! {
        let number = Ok::<_, String>(Ok::<_, String>(123))??;
        for _ in 0..3 {
            yield number;
        }
        Ok::<_, String>(Err::<(), _>("inner"))??;
    };
    assert_same(block, by_hand([Item(123), Item(123), Item(123), Fail("inner".to_owned())]));
}

#[test]
fn a_question_mark_may_stand_wherever_it_can() {
    let block = try_stream! {
        let pair = vec![good(1)?, good(2)?];
        for number in pair {
            yield number;
        }
        println!("{} {}", good(1)?, format!("{}", good(2)?));
        match good(3)? {
            3 => yield 3,
            _ => bad(3).map(drop)?,
        }
        let four = match is(true) { true => good(4), false => bad(4) }?;
        yield four;
        yield if is(true) { good(5) } else { bad(5) }?;
        yield u64::from(good(6)?).try_into().map_err(|_| "too large")?;
        yield good(3).map(|number| number + 4)?;
        tokio::select! {
            number = async { good(8) } => yield number?,
        }
        let (nine, ten) = tokio::try_join!(async { good(9) }, async { good(10) })?;
        yield nine;
        yield ten;
        while good(11)? < 11 {}
        yield Some(11).ok_or("none")?;
        yield None.ok_or_else(|| String::from("none"))?;
    };
    assert_same(block, by_hand((1..12).map(Item).chain([Fail("none".to_owned())])));
}

#[test]
fn a_question_mark_in_a_closure_or_an_async_block_is_theirs() {
    let block = try_stream! {
        let closure = |number: u32| -> Option<u32> { Some(number.checked_sub(1)? + 1) };
        yield closure(1).unwrap_or(100);
        yield closure(0).unwrap_or(2);
        let inner = async {
            bad(3)?;
            Ok::<u32, String>(4)
        };
        yield inner.await.unwrap_or(3);
        fn parsed(text: &str) -> Result<u32, ParseIntError> {
            Ok(text.parse()?)
        }
        yield parsed("4").map_err(|error| error.to_string())?;
    };
    assert_same(block, of_items(1..5));
}

#[test]
fn errors_in_a_loop_over_a_stream_leave_it() {
    let block = try_stream! {
        let inner = stream! {
            let _inner = Loud("inner");
            yield good(1);
            yield bad(2);
        };
        for await result in inner {
            let _item = Loud("item");
            yield result?;
        }
    };
    let expected = [Item(1), Note("drop item"), Fail("bad 2".to_owned()), Note("drop item"), Note("drop inner")];
    assert_same(block, by_hand(expected));
    let block = try_stream! {
        let numbers = Ok::<_, String>(from_iter(0..2));
        for await number in numbers? {
            for await again in from_iter([good(number)?]) {
                yield again;
            }
        }
        for await number in bad(2).map(|end| from_iter(0..end))? {
            yield number;
        }
    };
    assert_same(block, by_hand([Item(0), Item(1), Fail("bad 2".to_owned())]));
}

// When it ends.

#[test]
fn an_error_is_the_last_item_and_what_the_block_holds_is_dropped_before_it_is_given() {
    let captured = Loud("captured");
    let mut block = pin!(try_stream! {
        let _outer = Loud("outer");
        yield 1;
        let _inner = Loud("inner");
        bad(2)?;
        drop(captured);
    });
    assert_eq!(poll(block.as_mut()), Poll::Ready(Some(Ok(1))));
    assert!(!block.is_terminated() && trace().is_empty());
    assert_eq!(poll(block.as_mut()), Poll::Ready(Some(bad(2).map(|_| 0))));
    assert_eq!(trace(), ["drop inner", "drop outer", "drop captured"]);
    for _ in 0..3 {
        assert_eq!(poll(block.as_mut()), Poll::Ready(None));
        assert!(block.is_terminated());
        assert_eq!(block.size_hint(), (0, Some(0)));
    }
}

#[test]
fn a_block_of_results_dropped_half_way_drops_what_its_body_holds() {
    let mut block = Box::pin(try_stream! {
        let _outer = Loud("outer");
        yield good(1)?;
        let _inner = Loud("inner");
        wait(1).await;
        yield bad(2)?;
    });
    assert_eq!(poll(block.as_mut()), Poll::Ready(Some(good(1))));
    assert_eq!(poll(block.as_mut()), Poll::Pending);
    drop(block);
    assert_eq!(trace(), ["drop inner", "drop outer"]);
}

#[test]
fn a_block_may_end_in_an_expression_that_never_does() {
    fn endless() -> impl Stream<Item = Result<u32, String>> {
        try_stream! {
            let mut number = 0;
            loop {
                yield number;
                number += 1;
                if number == 2 {
                    bad(number)?;
                }
            }
        }
    }

    fn diverging() -> impl Stream<Item = Result<u32, String>> {
        try_stream! {
            yield 0;
            Err("the end".to_owned())?
        }
    }

    fn of_match(result: Result<u32, String>) -> impl Stream<Item = Result<u32, String>> {
        try_stream! {
            match result {
                Ok(number) => yield number,
                Err(error) => Err(error)?,
            }
        }
    }

    assert_same(endless(), by_hand([Item(0), Item(1), Fail("bad 2".to_owned())]));
    assert_same(diverging(), by_hand([Item(0), Fail("the end".to_owned())]));
    assert_same(of_match(good(1)), of_items([1]));
    assert_same(of_match(bad(1)), by_hand([Fail("bad 1".to_owned())]));
}

// Returns.

#[test]
fn a_bare_return_ends_the_block_without_an_error() {
    fn up_to(last: u32) -> impl Stream<Item = Result<u32, String>> {
        try_stream! {
            let _guard = Loud("guard");
            for number in 0.. {
                if number == last {
                    return;
                }
                yield number;
            }
        }
    }

    assert_same(up_to(2), by_hand([Item(0), Item(1), Note("drop guard")]));
}

#[test]
fn a_bare_return_may_stand_wherever_its_end_can_be_seen() {
    fn leaving(place: u32) -> impl Stream<Item = Result<u32, String>> {
        try_stream! {
            yield 0;
            match place {
                0 => return,
                1 => { return }
                2 => { return; }
                _ => (),
            }
            if place == 3 { return } else if place == 4 { return; }
            let Some(place) = Some(place).filter(|place| *place != 5) else { return };
            let (0..=5 | 7..) = place else { return; };
            let _number = if place == 7 { return } else { 1 };
            yield match place { 8 => return, other => other };
            for await number in from_iter(0..2) {
                if place == 9 && number == 1 { return; }
            }
            tokio::select! {
                () = wait(0), if place == 10 => return,
                else => {}
            }
            tokio::select! {
                () = wait(0) => {
                    if place == 11 { return }
                }
            }
            let _stopped = place == 12 && { return };
            let stop = (place == 13) | (place == 14);
            if stop { return }
            loop {
                if place == 15 { return /* with a comment */ ; }
                break;
            }
            yield 100;
        }
    }

    for place in 0..9 {
        assert_same(leaving(place), of_items([0]));
    }
    for place in 9..16 {
        assert_same(leaving(place), of_items([0, place]));
    }
    assert_same(leaving(16), of_items([0, 16, 100]));
}

#[test]
fn a_return_may_give_a_result() {
    fn returning(place: u32) -> impl Stream<Item = Result<u32, String>> {
        try_stream! {
            yield 0;
            match place {
                0 => return Ok(()),
                1 => return Err("one".to_owned()),
                2 => return Err("two")?,
                3 => return bad(3).map(drop),
                4 => return good(4).map(drop),
                _ => {}
            }
            yield place;
        }
    }

    assert_same(returning(0), of_items([0]));
    assert_same(returning(1), by_hand([Item(0), Fail("one".to_owned())]));
    assert_same(returning(2), by_hand([Item(0), Fail("two".to_owned())]));
    assert_same(returning(3), by_hand([Item(0), Fail("bad 3".to_owned())]));
    assert_same(returning(4), of_items([0]));
    assert_same(returning(5), of_items([0, 5]));
}

#[test]
fn a_return_in_a_closure_an_async_block_or_a_function_is_theirs() {
    let block = try_stream! {
        let closure = |number: u32| {
            if number == 1 {
                return;
            }
            note("closure");
        };
        closure(1);
        closure(2);
        let bare = || return;
        bare();
        let moving = move |(left, right): (u32, u32)| -> () {
            if left == right { return; }
            note("moving");
        };
        moving((1, 1));
        moving((1, 2));
        [1, 2].iter().for_each(|number| match number {
            1 => return,
            _ => note("matching"),
        });
        let () = Some(1).map_or((), |_| { return; });
        async {
            if is(true) { return; }
            note("never");
        }
        .await;
        async move { return }.await;
        let returning = |number: u32| async move {
            if number == 1 { return; }
            note("async in a closure");
        };
        returning(1).await;
        returning(2).await;
        tokio::join!(async { return; }, at_once(()));
        fn function(number: u32) {
            if number == 1 {
                return;
            }
            note("function");
        }
        function(1);
        function(2);
        trait Act {
            fn act(&self) where Self: Sized { return; }
        }
        impl Act for u32 {
            fn act(&self) { if *self == 1 { return; } note("method"); }
        }
        1.act();
        2.act();
        const CONSTANT: fn() = || { return; };
        CONSTANT();
        yield 1;
    };
    let notes = ["closure", "moving", "matching", "async in a closure", "function", "method"];
    let steps: Vec<Step<u32, String>> = notes.map(Note).into_iter().chain([Item(1)]).collect();
    assert_same(block, by_hand(steps));
}

#[test]
fn a_return_in_a_block_in_the_block_is_its_own() {
    let block = try_stream! {
        let plain = stream! {
            yield 1;
            if is(true) { return; }
            yield 100;
        };
        for await number in plain {
            yield number;
        }
        let fallible = try_stream! {
            yield 2;
            if is(true) { return; }
            bad(100)?;
        };
        for await result in fallible {
            let result: Result<u32, String> = result;
            yield result?;
        }
        yield 3;
    };
    assert_same(block, of_items(1..4));
}

// What a block may yield with.

#[test]
fn the_keywords_and_macros_of_other_blocks_work_in_one_of_results() {
    macro_rules! emit {
        ($($item:expr),*) => {{
            $(yield_!($item);)*
        }};
    }

    let block = try_stream! {
        let () = yield 1;
        emit!(2, 3);
        yield_!(good(4)?);
        yield_all!(from_iter([good(5), bad(6), good(7)]));
        aiter::async_for!(number in from_iter(8..10) {
            yield number;
        });
        tokio::select! {
            () = wait(0) => yield { yield 10; 11 },
        }
        emit!(bad(12)?);
    };
    let by_hand = from_iter((1..6).map(Ok).chain([bad(6)]).chain((7..12).map(Ok)).chain([bad(12)]).collect::<Vec<_>>());
    assert_same(block, by_hand);
}

#[test]
fn a_body_of_results_may_stand_in_any_brackets() {
    fn any() -> [Pin<Box<dyn Stream<Item = Result<u32, String>>>>; 4] {
        [
            Box::pin(try_stream!(yield 1; good(1)?;)),
            Box::pin(try_stream![yield 1; yield good(2)?]),
            Box::pin(try_stream!({
                yield 1;
                if is(true) {
                    return;
                }
                bad(1)?;
            })),
            Box::pin(try_stream! { { yield 1; } { yield good(2)?; } }),
        ]
    }

    let expected = [vec![Ok(1)], vec![Ok(1), Ok(2)], vec![Ok(1)], vec![Ok(1), Ok(2)]];
    assert_eq!(any().map(items), expected);
}

#[test]
fn a_stated_result_type_is_that_of_the_items() {
    let numbers = try_stream!(-> Result<u32, io::Error> {
        yield "1".parse().map_err(io::Error::other)?;
        Err(io::ErrorKind::NotFound)?;
    });
    let kinds = items(numbers).into_iter().map(|item| item.map_err(|error| error.kind())).collect::<Vec<_>>();
    assert_eq!(kinds, [Ok(1), Err(io::ErrorKind::NotFound)]);
    let aliased = try_stream!(-> io::Result<Box<dyn Display>> {
        yield Box::new(1);
        yield Box::new("two");
    });
    let texts = items(aliased).into_iter().map(|item| item.unwrap().to_string()).collect::<Vec<_>>();
    assert_eq!(texts, ["1", "two"]);
    let nothing = try_stream!(-> Result<(), String> { bad(1)?; });
    assert_same(nothing, by_hand([Fail("bad 1".to_owned())]));
    let infallible = try_stream!(-> Result<u8, std::convert::Infallible> { yield 1; });
    assert_eq!(items(infallible), [Ok(1)]);
}

#[test]
fn fragments_of_a_macro_keep_their_meaning_in_a_block_of_results() {
    macro_rules! of_fragments {
        ($result:expr, $pattern:pat, $type:ty, $early:expr) => {
            try_stream!(-> Result<$type, String> {
                yield $result? * 2;
                for await $pattern in from_iter([$result]) {
                    yield $result? + 1;
                    if $early { return; }
                }
            })
        };
    }
    macro_rules! of_tokens {
        ($($body:tt)*) => { try_stream! { $($body)* } };
    }

    assert_same(of_fragments!(good(1 + 1), Ok(_) | Err(_), u32, true || false), of_items([4, 3]));
    assert_same(of_tokens!(yield 1; if is(true) { return; } bad(2)?;), of_items([1]));
}

#[test]
fn lines_in_a_block_of_results_are_those_of_the_user() {
    let before = line!();
    let block = try_stream! {
        yield line!();
        let line = good(line!())?;
        yield line;
        Err(line!().to_string())?;
    };
    let expected = [Item(before + 2), Item(before + 3), Fail((before + 5).to_string())];
    assert_same(block, by_hand(expected));
}

// Threads.

#[test]
fn what_is_dead_at_a_question_mark_does_not_keep_the_block_from_being_send() {
    fn guarded(mutex: &Mutex<u32>) -> impl Stream<Item = Result<u32, String>> + Send + '_ {
        try_stream! {
            let number = {
                let guard = mutex.lock().map_err(|error| error.to_string())?;
                let shared = Rc::new(*guard);
                let number = good(*shared)?;
                if number > 1 {
                    bad(number)?;
                }
                number
            };
            yield number;
            yield *mutex.lock().map_err(|_| "poisoned")? + 1;
        }
    }

    let mutex = Mutex::new(1);
    let mut stream = pin!(guarded(&mutex));
    assert_eq!(poll(stream.as_mut()), Poll::Ready(Some(Ok(1))));
    assert!(mutex.try_lock().is_ok());
    assert_eq!(poll(stream.as_mut()), Poll::Ready(Some(Ok(2))));
    assert_same(guarded(&Mutex::new(5)), by_hand([Fail("bad 5".to_owned())]));
}

// async-stream: a block that accepts connections until that fails.
#[test]
fn a_block_may_wait_for_what_fails() {
    struct Listener {
        left: u32,
    }

    impl Listener {
        async fn accept(&mut self) -> io::Result<(u32, &'static str)> {
            wait(1).await;
            self.left = self.left.checked_sub(1).ok_or(io::ErrorKind::ConnectionAborted)?;
            Ok((self.left, "address"))
        }
    }

    fn accepted(left: u32) -> impl Stream<Item = io::Result<u32>> {
        try_stream! {
            let mut listener = Listener { left };
            loop {
                let (connection, address) = listener.accept().await?;
                println!("received on {address:?}");
                yield connection;
            }
        }
    }

    let accepted = futures::TryStreamExt::map_err(accepted(2), |error| error.kind());
    assert_same(accepted, by_hand([Wait, Item(1), Wait, Item(0), Wait, Fail(io::ErrorKind::ConnectionAborted)]));
}

#[test]
fn a_return_of_nothing_ends_a_block_in_each_of_its_spellings() {
    for place in 0..5 {
        let numbers = try_stream!(-> Result<u32, ()> {
            match place {
                0 => return,
                1 => return (),
                2 => return yield 1,
                3 => return Ok(()),
                _ => {}
            }
            let each = |numbers: &[u32]| for number in numbers { if *number == 1 { return; } };
            each(&[1, 2]);
            yield 2;
        });
        let expected: &[u32] = match place {
            2 => &[1],
            4 => &[2],
            _ => &[],
        };
        let seen = items(numbers).into_iter().collect::<Result<Vec<_>, _>>();
        assert_eq!(seen.as_deref(), Ok(expected), "{place}");
    }
}
