//! Generators of results: `?` yields the error and ends. Beside the same stream written by hand.

#![forbid(unsafe_code)]
#![allow(
    clippy::diverging_sub_expression,
    clippy::semicolon_if_nothing_returned,
    clippy::useless_vec,
    reason = "a question mark is shown in every place where it can stand"
)]

mod poll;

use std::{
    convert::Infallible,
    error::Error,
    fmt::{self, Display, Write as _},
    io,
    marker::PhantomPinned,
    num::ParseIntError,
    panic::{AssertUnwindSafe, catch_unwind},
    pin::{Pin, pin},
    rc::Rc,
    sync::{Arc, Mutex},
    task::{Context, Poll},
};

use aiter::{AsyncGenerator, FusedStream, Stream, async_for, async_gen, from_iter, try_async_gen};
use futures::{StreamExt, TryStreamExt, stream};
use poll::{Loud, answers, assert_same, items, note, poll, ready, trace, wait};

/// An error that others convert to.
#[derive(Debug, PartialEq)]
enum Failure {
    Parse,
    Text(String),
    Code(u32),
}

impl From<ParseIntError> for Failure {
    fn from(_: ParseIntError) -> Self {
        note("convert");
        Self::Parse
    }
}

impl From<&str> for Failure {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<fmt::Error> for Failure {
    fn from(_: fmt::Error) -> Self {
        Self::Text("fmt".to_owned())
    }
}

/// Fails with its code if it is odd.
fn even(number: u32) -> Result<u32, Failure> {
    if number % 2 == 0 { Ok(number) } else { Err(Failure::Code(number)) }
}

fn assert_send<T: Send>(value: T) -> T {
    value
}

/// A stream that answers as it is told, and then has ended.
fn script<T>(answers: impl IntoIterator<Item = Poll<Option<T>>>) -> impl Stream<Item = T> {
    let mut answers = answers.into_iter();
    stream::poll_fn(move |_| answers.next().unwrap_or(Poll::Ready(None)))
}

fn ok<T, E>(value: T) -> Poll<Option<Result<T, E>>> {
    Poll::Ready(Some(Ok(value)))
}

fn err<T, E>(error: impl Into<E>) -> Poll<Option<Result<T, E>>> {
    Poll::Ready(Some(Err(error.into())))
}

// What ends it, and with what.

/// The hand-written `poll_next` beside `numbers`.
struct Numbers<'a> {
    words: &'a [&'a str],
    waited: bool,
}

impl Stream for Numbers<'_> {
    type Item = Result<u32, Failure>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let Some((word, rest)) = self.words.split_first() else { return Poll::Ready(None) };
        if !self.waited {
            self.waited = true;
            return Poll::Pending;
        }
        let number = word.parse().map_err(Failure::from);
        self.waited = false;
        self.words = if number.is_ok() { rest } else { &[] };
        Poll::Ready(Some(number))
    }
}

#[test]
fn a_yield_gives_ok_and_a_question_mark_gives_the_converted_error_and_ends() {
    #[try_async_gen]
    async fn numbers(words: &[&str]) -> Result<u32, Failure> {
        for word in words {
            wait(1).await;
            yield_!(word.parse()?);
        }
    }

    for words in [&[][..], &["1"], &["x"], &["1", "2", "3"], &["1", "x", "3"], &["1", "2", "x"], &["x", "y"]] {
        assert_same(numbers(words), Numbers { words, waited: false });
    }
}

#[test]
fn return_err_yields_the_error_and_return_ok_and_the_end_yield_nothing() {
    #[try_async_gen]
    async fn returning(how: u32) -> Result<u32, Failure> {
        yield_!(1);
        if how == 0 {
            return Err(Failure::Code(0));
        }
        wait(1).await;
        if how == 1 {
            return Ok(());
        }
        match how {
            2 => return Err("two".into()),
            3 => yield_!(3),
            4 => return Err("four")?,
            _ => Err(Failure::Code(how))?,
        }
        yield_!(4);
    }

    let wait = Poll::Pending;
    assert_same(returning(0), script([ok(1), err(Failure::Code(0))]));
    assert_same(returning(1), script([ok(1), wait]));
    assert_same(returning(2), script([ok(1), Poll::Pending, err("two")]));
    assert_same(returning(3), script([ok(1), Poll::Pending, ok(3), ok(4)]));
    assert_same(returning(4), script([ok(1), Poll::Pending, err("four")]));
    assert_same(returning(5), script([ok(1), Poll::Pending, err(Failure::Code(5))]));
}

#[test]
fn an_empty_one_ends_and_one_may_consist_of_an_error() {
    #[try_async_gen]
    async fn empty() -> Result<u32, Failure> {}

    #[try_async_gen]
    async fn at_once() -> Result<u32, Failure> {
        return Err(Failure::Parse);
    }

    #[try_async_gen]
    async fn by_question_mark() -> Result<u32, Failure> {
        Err("no")?
    }

    #[try_async_gen]
    async fn without_a_yield(text: &str) -> Result<u32, ParseIntError> {
        text.parse::<u32>()?;
    }

    assert_same(empty(), stream::empty());
    assert_same(at_once(), script([err(Failure::Parse)]));
    assert_same(by_question_mark(), script([err("no")]));
    assert_same(without_a_yield("1"), stream::empty());
    assert!(items(without_a_yield("x"))[0].is_err());
}

#[test]
fn what_stands_behind_a_certain_error_may_be_unreachable() {
    #[try_async_gen]
    async fn macros() -> Result<u32, Failure> {
        yield_!(1);
        Err("certain")?;
        unreachable!()
    }

    #[try_async_gen]
    async fn endless() -> Result<u32, Failure> {
        for number in 0.. {
            yield_!(even(number * 3)?);
        }
        unreachable!("the loop has no end")
    }

    #[try_async_gen]
    async fn diverging() -> Result<u32, Failure> {
        let mut number = 0;
        loop {
            yield_!(even(number)?);
            number += 1;
        }
    }

    assert_same(macros(), script([ok(1), err("certain")]));
    assert_same(endless(), script([ok(0), err(Failure::Code(3))]));
    assert_same(diverging(), script([ok(0), err(Failure::Code(1))]));
}

#[test]
fn after_the_error_it_has_ended_and_says_so() {
    #[try_async_gen]
    async fn failing(by_return: bool) -> Result<u32, Failure> {
        yield_!(1);
        wait(1).await;
        if by_return {
            return Err(Failure::Code(7));
        }
        even(7)?;
        yield_!(2);
    }

    for by_return in [false, true] {
        let mut failing = pin!(failing(by_return));
        let state = |failing: Pin<&mut _>| (FusedStream::is_terminated(&*failing), Stream::size_hint(&*failing));
        assert_eq!(state(failing.as_mut()), (false, (0, None)));
        for answer in [ok(1), Poll::Pending] {
            assert_eq!(poll(failing.as_mut()), answer);
            assert_eq!(state(failing.as_mut()), (false, (0, None)));
        }
        assert_eq!(poll(failing.as_mut()), err(Failure::Code(7)));
        for _ in 0..100 {
            assert_eq!(state(failing.as_mut()), (true, (0, Some(0))));
            assert_eq!(poll(failing.as_mut()), Poll::Ready(None));
        }
    }
}

// The types.

#[test]
fn the_type_may_be_any_alias_of_a_result() {
    type Alias<T> = Result<T, Failure>;
    type Whole = Result<u32, Failure>;
    type Swapped<E, T> = Result<T, E>;

    trait Outcome {
        type Result;
    }
    impl Outcome for u32 {
        type Result = Result<u32, Failure>;
    }

    mod inside {
        pub type Result<T, E = super::Failure> = std::result::Result<T, E>;
    }

    #[try_async_gen]
    async fn of_io(fails: bool) -> io::Result<u32> {
        yield_!(1);
        if fails {
            Err(io::ErrorKind::NotFound)?;
            return Err(io::Error::other("never"));
        }
    }

    #[try_async_gen]
    async fn aliased() -> Alias<u32> {
        yield_!(even(2)?);
        even(3)?;
    }

    #[try_async_gen]
    async fn whole() -> Whole {
        yield_!(even(2)?);
        even(3)?;
    }

    #[try_async_gen]
    async fn swapped() -> Swapped<Failure, u32> {
        yield_!(even(2)?);
        even(3)?;
    }

    #[try_async_gen]
    async fn defaulted() -> inside::Result<u32> {
        yield_!(even(2)?);
        even(3)?;
    }

    #[try_async_gen]
    async fn projected() -> <u32 as Outcome>::Result {
        yield_!(even(2)?);
        even(3)?;
    }

    #[try_async_gen]
    async fn formatted() -> fmt::Result {
        yield_!(());
        yield_!();
        Err(fmt::Error)?;
    }

    assert_eq!(items(of_io(false)).into_iter().map(Result::ok).collect::<Vec<_>>(), [Some(1)]);
    let kinds = items(of_io(true)).into_iter().map(|item| item.map_err(|error| error.kind())).collect::<Vec<_>>();
    assert_eq!(kinds, [Ok(1), Err(io::ErrorKind::NotFound)]);
    let expected = || script([ok(2), err(Failure::Code(3))]);
    assert_same(aliased(), expected());
    assert_same(whole(), expected());
    assert_same(swapped(), expected());
    assert_same(defaulted(), expected());
    assert_same(projected(), expected());
    assert_eq!(items(formatted()), [Ok(()), Ok(()), Err(fmt::Error)]);
}

#[test]
fn value_and_error_may_be_generic() {
    #[try_async_gen]
    async fn each<T, E>(results: Vec<Result<T, E>>) -> Result<T, E> {
        for result in results {
            yield_!(result?);
        }
    }

    #[try_async_gen]
    async fn converted<T, F, E, const N: usize>(results: [Result<T, F>; N]) -> Result<(usize, T), E>
    where
        E: From<F>,
    {
        for (place, result) in results.into_iter().enumerate() {
            yield_!((place, result?));
        }
    }

    assert_same(each(vec![Ok('a'), Err("b"), Ok('c')]), script([ok('a'), err("b")]));
    assert_same(each(vec![Ok(Some("a")), Err(())]), script([ok(Some("a")), err(())]));
    assert_same(converted([Ok('x'), Err("y")]), script([ok((0, 'x')), err::<_, Failure>("y")]));
    assert_same(converted([Ok::<_, Infallible>(5)]), script([ok::<_, Infallible>((0, 5))]));
}

#[test]
fn the_second_form_returns_what_it_says() {
    type Alias<T> = Result<T, Failure>;

    #[try_async_gen]
    fn numbers<'a>(words: &'a [&'a str]) -> impl Stream<Item = Result<u32, Failure>> + Send + 'a {
        for word in words {
            wait(1).await;
            yield_!(word.parse()?);
        }
    }

    #[try_async_gen]
    fn aliased(words: &[&str]) -> impl AsyncGenerator<Item = Alias<u32>> {
        for word in words {
            wait(1).await;
            yield_!(word.parse()?);
        }
    }

    #[try_async_gen]
    fn fused(words: &[&str]) -> impl FusedStream<Item = Alias<u32>> {
        for word in words {
            wait(1).await;
            yield_!(word.parse()?);
        }
    }

    let words = ["1", "x", "3"];
    assert_same(assert_send(numbers(&words)), Numbers { words: &words, waited: false });
    assert_same(aliased(&words), Numbers { words: &words, waited: false });
    assert_same(fused(&words), Numbers { words: &words, waited: false });
}

#[test]
fn errors_may_be_boxed_borrowed_and_impossible() {
    #[try_async_gen]
    async fn boxed(place: u32) -> Result<u32, Box<dyn Error + Send + Sync>> {
        match place {
            0 => Err("text")?,
            1 => Err(format!("text {place}"))?,
            2 => Err(io::Error::other("input"))?,
            3 => return Err("returned".into()),
            4 => yield_!("x".parse()?),
            _ => {}
        }
    }

    #[try_async_gen]
    async fn borrowed<'a>(words: &'a [String]) -> Result<usize, &'a str> {
        for word in words {
            if word.is_empty() {
                return Err("empty");
            }
            if let Some(error) = word.strip_prefix('!') {
                Err(error)?;
            }
            yield_!(word.len());
        }
    }

    #[try_async_gen]
    async fn infallible() -> Result<u32, Infallible> {
        yield_!(Ok::<_, Infallible>(1)?);
        yield_!("2".parse::<u32>().or(Ok::<_, Infallible>(3))?);
    }

    let texts = |place| items(boxed(place)).into_iter().map(|item| item.unwrap_err().to_string()).collect::<Vec<_>>();
    assert_eq!(texts(0), ["text"]);
    assert_eq!(texts(1), ["text 1"]);
    assert_eq!(texts(2), ["input"]);
    assert_eq!(texts(3), ["returned"]);
    assert_eq!(texts(4), ["invalid digit found in string"]);
    assert_eq!(texts(5), [""; 0]);
    let words = ["one", "!two", "three"].map(str::to_owned);
    assert_eq!(items(borrowed(&words)), [Ok(3), Err("two")]);
    assert_eq!(items(infallible()), [Ok(1), Ok(2)]);
}

#[test]
fn a_value_is_coerced_to_the_type_of_the_signature() {
    #[try_async_gen]
    async fn displays() -> Result<Box<dyn Display>, Failure> {
        yield_!(Box::new(1));
        yield_!(if true { Box::new("two") } else { Box::new(2) });
        Err("no")?;
        yield_!(Box::new('x'));
    }

    #[try_async_gen]
    async fn slices() -> io::Result<&'static [u8]> {
        yield_!(b"abc");
        yield_!(&[1]);
        yield_!(&[]);
    }

    #[try_async_gen]
    async fn functions() -> Result<fn(u32) -> u32, Failure> {
        fn double(number: u32) -> u32 {
            number * 2
        }
        yield_!(double);
        yield_!(u32::count_ones);
        yield_!(|number| number + 1);
    }

    #[try_async_gen]
    async fn strings(text: &String) -> Result<&str, Failure> {
        yield_!(text);
    }

    #[try_async_gen]
    async fn inferred() -> Result<Vec<u8>, Failure> {
        yield_!(Vec::new());
        yield_!("1".parse().into_iter().collect());
        yield_!([2].into());
        yield_!("x".parse::<u8>()?.into_iter_of_one());
    }

    trait OfOne: Sized {
        fn into_iter_of_one(self) -> Vec<Self> {
            vec![self]
        }
    }
    impl OfOne for u8 {}

    #[try_async_gen]
    fn second_form() -> impl Stream<Item = Result<Box<dyn Display>, Failure>> {
        yield_!(Box::new(1));
        yield_!(Box::new("two"));
    }

    let texts = |items: Vec<Result<Box<dyn Display>, Failure>>| {
        items.into_iter().map(|item| item.map(|item| item.to_string())).collect::<Vec<_>>()
    };
    assert_eq!(texts(items(displays())), [Ok("1".to_owned()), Ok("two".to_owned()), Err("no".into())]);
    assert_eq!(texts(items(second_form())), [Ok("1".to_owned()), Ok("two".to_owned())]);
    assert_eq!(items(slices().map(|item| item.map(<[u8]>::len).ok())), [Some(3), Some(1), Some(0)]);
    assert_eq!(items(functions().map(|function| function.map(|function| function(7)))), [Ok(14), Ok(3), Ok(8)]);
    assert_eq!(items(strings(&"text".to_owned())), [Ok("text")]);
    assert_eq!(items(inferred()), [Ok(vec![]), Ok(vec![1]), Ok(vec![2]), Err(Failure::Parse)]);
}

#[test]
fn a_value_may_be_a_result_itself_and_need_not_be_unpin() {
    #[derive(Debug, PartialEq)]
    struct Pinned(u32, PhantomPinned);

    #[try_async_gen]
    async fn nested() -> Result<Result<u32, u8>, Failure> {
        yield_!(Err(1));
        yield_!(Ok(even(2)?));
        yield_!(Ok(even(3)?));
    }

    #[try_async_gen]
    async fn pinned() -> Result<Pinned, Failure> {
        yield_!(Pinned(1, PhantomPinned));
        even(1)?;
    }

    assert_same(nested(), script([ok(Err(1)), ok(Ok(2)), err(Failure::Code(3))]));
    assert_same(pinned(), script([ok(Pinned(1, PhantomPinned)), err(Failure::Code(1))]));
}

// Where `?` may stand.

#[test]
fn a_question_mark_may_follow_another_one() {
    #[try_async_gen]
    async fn twice(results: Vec<Result<Result<u32, Failure>, ParseIntError>>) -> Result<u32, Failure> {
        for result in results {
            yield_!(result??);
        }
    }

    #[try_async_gen]
    async fn awaited(numbers: &[u32]) -> Result<u32, Failure> {
        for &number in numbers {
            let later = async { Some(async move { even(number) }) };
            yield_!(later.await.ok_or("none")?.await?);
        }
    }

    let parse_error = "x".parse::<u32>().expect_err("it is no number");
    assert_same(twice(vec![Ok(Ok(1)), Ok(Err(Failure::Code(2)))]), script([ok(1), err(Failure::Code(2))]));
    assert_eq!(items(twice(vec![Ok(Ok(1)), Err(parse_error), Ok(Ok(3))])), [Ok(1), Err(Failure::Parse)]);
    assert_same(awaited(&[2, 3, 4]), script([ok(2), err(Failure::Code(3))]));
}

#[test]
fn a_question_mark_may_stand_in_the_input_of_macros() {
    macro_rules! sum {
        ($($number:expr),*) => { 0 $(+ $number?)* };
    }
    macro_rules! evens {
        ($($statement:tt)*) => {{ $($statement)* }};
    }

    #[try_async_gen]
    async fn macros(odd: u32) -> Result<u32, Failure> {
        let mut text = String::new();
        let mut place = 0;
        let mut next = || {
            place += 1;
            even(if place == odd { place * 2 + 1 } else { place * 2 })
        };
        let numbers = vec![next()?, next()?];
        yield_!(numbers[1]);
        write!(text, "{}", next()?)?;
        text = format!("{text}{}-{number}", next()?, number = next()?);
        assert_eq!(text, "68-10", "{}", next()?);
        assert!(next()? > 0);
        yield_!(vec![next()?; 2][1]);
        println!("{}", next()?);
        yield_!(sum!(next(), next()));
        evens! {
            let number = next()?;
            yield_!(number);
            evens!(yield_!(next()?));
        }
        if matches!(next()?, 0..100) {
            yield_!(dbg!(next()?));
        }
    }

    // What is yielded before the call that fails. An assertion that holds formats nothing.
    let whole = [4, 14, 38, 22, 24, 28];
    assert_eq!(items(macros(0)), whole.map(Ok));
    for (place, odd) in [0, 0, 1, 1, 1, 1, 1, 2, 2, 2, 3, 4, 5, 5].into_iter().zip(1..) {
        let expected = whole[..place].iter().copied().map(Ok).chain([Err(Failure::Code(odd * 2 + 1))]);
        assert_eq!(items(macros(odd)), expected.collect::<Vec<_>>());
    }
}

#[test]
fn a_question_mark_may_stand_in_the_arms_of_select() {
    #[try_async_gen]
    async fn of_tokio(mut numbers: tokio::sync::mpsc::Receiver<u32>, polls: usize) -> Result<u32, Failure> {
        loop {
            tokio::select! {
                biased;
                Some(number) = numbers.recv() => {
                    let half = even(number)? / 2;
                    yield_!(half);
                }
                () = wait(polls) => Err("nothing came")?,
                else => return Ok(()),
            }
        }
    }

    #[try_async_gen]
    async fn of_futures(numbers: impl FusedStream<Item = u32>) -> Result<u32, Failure> {
        let mut numbers = pin!(numbers);
        loop {
            futures::select! {
                number = numbers.select_next_some() => yield_!(even(number)? + 1),
                complete => break,
            }
        }
        Err("complete")?;
    }

    let channel = |numbers: &[u32]| {
        let (sender, receiver) = tokio::sync::mpsc::channel(10);
        for number in numbers {
            sender.try_send(*number).expect("there is room");
        }
        (sender, receiver)
    };
    let (sender, receiver) = channel(&[2, 4]);
    assert_same(of_tokio(receiver, 1), script([ok(1), ok(2), Poll::Pending, err("nothing came")]));
    drop(sender);
    let (_sender, receiver) = channel(&[2, 3, 4]);
    assert_same(of_tokio(receiver, 1), script([ok(1), err(Failure::Code(3))]));
    // `select_next_some` is pending once when its stream ends.
    let waits = stream::iter([2, 4]).fuse();
    assert_same(of_futures(waits), script([ok(3), ok(5), Poll::Pending, err("complete")]));
    assert_same(of_futures(stream::iter([2, 5, 4]).fuse()), script([ok(3), err(Failure::Code(5))]));
}

#[test]
fn a_question_mark_may_stand_in_loops_and_in_what_they_run_over() {
    #[try_async_gen]
    async fn sync_loops(limit: u32) -> Result<u32, Failure> {
        let mut number = 0;
        'outer: while even(number)? < 100 {
            while let Some(next) = Some(even(number)?).filter(|next| next % 4 == 0) {
                number += 2;
                for _ in 0..even(2)? {
                    yield_!(next);
                    if next >= limit {
                        break 'outer;
                    }
                }
            }
            let Ok(next) = even(number) else { return Err("else")? };
            number = if let 10 = even(next)? { 11 } else { next + 2 };
        }
        yield_!(100);
    }

    #[try_async_gen]
    async fn async_loops(rows: Vec<Result<Vec<u32>, Failure>>) -> Result<u32, Failure> {
        fn open(row: Result<Vec<u32>, Failure>) -> Result<impl Stream<Item = u32>, Failure> {
            row.map(from_iter)
        }

        async_for!('rows: row in from_iter(rows) {
            async_for!(number in open(row)? {
                if number == 0 {
                    continue 'rows;
                }
                if number == 100 {
                    return Ok(());
                }
                wait(1).await;
                yield_!(even(number)?);
            });
            let found = async_for!(number in from_iter([1, 2]) {
                if even(number).is_ok() {
                    break number;
                }
            } else {
                Err("nothing is even")?
            });
            yield_!(found * 100);
        });
    }

    assert_eq!(items(sync_loops(0)), [Ok(0), Ok(100)]);
    let numbers = [0, 0, 4, 4, 8, 8].map(Ok).into_iter().chain([Err(Failure::Code(11))]);
    assert_eq!(items(sync_loops(50)), numbers.collect::<Vec<_>>());
    let wait = || Poll::Pending;
    assert_same(
        async_loops(vec![Ok(vec![2, 4]), Ok(vec![6, 0, 8]), Ok(vec![7, 8])]),
        script([wait(), ok(2), wait(), ok(4), ok(200), wait(), ok(6), wait(), err(Failure::Code(7))]),
    );
    assert_same(async_loops(vec![Ok(vec![]), Err("closed".into())]), script([ok(200), err("closed")]));
    assert_same(async_loops(vec![Ok(vec![2, 100]), Err("never".into())]), script([wait(), ok(2)]));
}

#[test]
fn a_question_mark_in_a_closure_or_an_async_block_is_its_own() {
    #[try_async_gen]
    async fn nested(number: u32) -> Result<Result<u32, Failure>, ParseIntError> {
        let closure = |number| -> Result<u32, Failure> { Ok(even(number)? + 1) };
        yield_!(closure(number));
        let block = async { Ok::<_, Failure>(even(number)? + 2) };
        yield_!(block.await);
        let option = || Some(even(number).ok()? + 3);
        yield_!(option().ok_or(Failure::Parse));
        yield_!(Ok("x".parse()?));
    }

    let parse_error = || "x".parse::<u32>().expect_err("it is no number");
    assert_same(nested(2), script([ok(Ok(3)), ok(Ok(4)), ok(Ok(5)), err(parse_error())]));
    let code = || ok(Err(Failure::Code(1)));
    assert_same(nested(1), script([code(), code(), ok(Err(Failure::Parse)), err(parse_error())]));
}

#[test]
fn an_operand_that_fails_yields_the_error_alone() {
    #[try_async_gen]
    async fn operands() -> Result<u32, Failure> {
        yield_!({
            yield_!(even(2)?);
            wait(1).await;
            let _temporary = Loud("temporary");
            even(5)?
        });
        yield_!(3);
    }

    #[try_async_gen]
    async fn returning() -> Result<u32, Failure> {
        yield_!(return Err("out of the operand".into()));
    }

    #[try_async_gen]
    async fn all(stream: Result<Vec<u32>, Failure>) -> Result<u32, Failure> {
        yield_all!(from_iter(stream?.into_iter().map(even)));
        yield_!(100);
    }

    let by_hand = [ok(2), Poll::Pending, err(Failure::Code(5))].into_iter().enumerate().map(|(place, answer)| {
        if place == 2 {
            note("drop temporary");
        }
        answer
    });
    assert_same(operands(), script(by_hand));
    assert_same(returning(), script([err("out of the operand")]));
    assert_same(all(Err("shut".into())), script([err("shut")]));
    assert_same(all(Ok(vec![2, 3, 4])), script([ok(2), err(Failure::Code(3)), ok(4), ok(100)]));
}

// Drops.

#[test]
fn an_error_drops_what_the_body_holds_as_in_an_async_function() {
    async fn function(argument: Loud, other: Loud, fails: bool) -> Result<(), Failure> {
        let _outer = Loud("outer");
        {
            let _dropped = Loud("dropped before");
        }
        for _ in 0..1 {
            let _inner = Loud("inner");
            wait(1).await;
            let text = if fails { "x" } else { "1" };
            (Loud("temporary"), text.parse::<u32>()?).1.to_string();
        }
        note(format!("end with {} and {}", argument.0, other.0));
        Ok(())
    }

    #[try_async_gen]
    async fn generator(argument: Loud, other: Loud, fails: bool) -> Result<(), Failure> {
        let _outer = Loud("outer");
        {
            let _dropped = Loud("dropped before");
        }
        for _ in 0..1 {
            let _inner = Loud("inner");
            wait(1).await;
            let text = if fails { "x" } else { "1" };
            (Loud("temporary"), text.parse::<u32>()?).1.to_string();
        }
        note(format!("end with {} and {}", argument.0, other.0));
    }

    for fails in [false, true] {
        let by_hand = stream::once(function(Loud("argument"), Loud("other"), fails))
            .filter(|item| futures::future::ready(item.is_err()));
        assert_same(generator(Loud("argument"), Loud("other"), fails), by_hand);
    }
    let mut generator = pin!(generator(Loud("argument"), Loud("other"), true));
    assert_eq!(poll(generator.as_mut()), Poll::Pending);
    assert_eq!(trace(), ["drop dropped before"]);
    assert_eq!(poll(generator.as_mut()), err(Failure::Parse));
    let drops = ["convert", "drop temporary", "drop inner", "drop outer", "drop other", "drop argument"];
    assert_eq!(trace(), drops, "all is dropped in the poll that gives the error");
}

#[test]
fn a_generator_that_is_not_polled_or_dropped_half_way_drops_all_and_makes_no_error() {
    #[try_async_gen]
    async fn failing(_argument: Loud, _: Loud) -> Result<Loud, Loud> {
        let _local = Loud("local");
        yield_!(Loud("item"));
        wait(1).await;
        Err(Loud("error"))?;
    }

    drop(failing(Loud("argument"), Loud("unnamed")));
    assert_eq!(trace(), ["drop argument", "drop unnamed"]);
    for polls in 1..3 {
        let mut generator = Box::pin(failing(Loud("argument"), Loud("unnamed")));
        for _ in 0..polls {
            let _ = poll(generator.as_mut());
        }
        assert_eq!(trace(), ["drop item"]);
        drop(generator);
        assert_eq!(trace(), ["drop local", "drop unnamed", "drop argument"]);
    }
}

#[test]
fn an_error_is_dropped_once_by_who_takes_it() {
    #[try_async_gen]
    async fn failing(by_return: bool) -> Result<Loud, Loud> {
        if by_return {
            return Err(Loud("error"));
        }
        Err(Loud("error"))?;
    }

    for by_return in [false, true] {
        let mut generator = Box::pin(failing(by_return));
        let error = ready(generator.as_mut()).expect_err("it fails");
        assert!(matches!(poll(generator.as_mut()), Poll::Ready(None)));
        drop(generator);
        assert!(trace().is_empty());
        drop(error);
        assert_eq!(trace(), ["drop error"]);
    }
}

#[test]
fn a_panic_leaves_no_error_behind() {
    struct Bomb;

    impl From<Bomb> for Loud {
        fn from(_: Bomb) -> Self {
            panic!("in the conversion");
        }
    }

    #[try_async_gen]
    async fn panicking(_argument: Loud) -> Result<u32, Loud> {
        let _local = Loud("local");
        yield_!(1);
        Err(Bomb)?;
    }

    let mut generator = Box::pin(panicking(Loud("argument")));
    assert!(ready(generator.as_mut()).is_ok());
    for _ in 0..3 {
        assert!(catch_unwind(AssertUnwindSafe(|| poll(generator.as_mut()))).is_err());
        assert!(!generator.is_terminated());
    }
    drop(generator);
    assert_eq!(trace(), ["drop local", "drop argument"]);
}

// Threads.

#[test]
fn what_is_dead_at_the_question_mark_does_not_keep_a_generator_from_being_send() {
    #[try_async_gen]
    async fn guarded(shared: Arc<Mutex<u32>>) -> Result<u32, Failure> {
        loop {
            let number = {
                let mut guard = shared.lock().expect("it is not poisoned");
                *guard += 2;
                even(*guard)?;
                let shared_here = Rc::new(*guard);
                even(*shared_here)?
            };
            yield_!(number);
            yield_!(even(*Rc::new(number))?);
            yield_!(even(*shared.lock().expect("it is not poisoned"))?);
            if number == 4 {
                let text = Rc::new("four");
                return Err((*text).into());
            }
        }
    }

    #[try_async_gen]
    fn said(shared: &Mutex<u32>) -> impl Stream<Item = Result<u32, Failure>> + Send {
        let number = even(*shared.lock().expect("it is not poisoned"))?;
        yield_!(number);
    }

    let generator = assert_send(guarded(Arc::new(Mutex::new(0))));
    let by_hand = || script([ok(2), ok(2), ok(2), ok(4), ok(4), ok(4), err("four")]);
    let seen = std::thread::spawn(move || items(generator)).join().expect("the thread ends");
    assert_eq!(seen, items(by_hand()));
    assert_same(guarded(Arc::new(Mutex::new(0))), by_hand());
    assert_same(assert_send(said(&Mutex::new(4))), script([ok(4)]));
}

// With others.

#[test]
fn what_takes_a_stream_of_results_takes_a_generator() {
    #[try_async_gen]
    async fn numbers(words: &[&str]) -> Result<u32, Failure> {
        for word in words {
            yield_!(word.parse()?);
        }
    }

    #[try_async_gen]
    async fn doubled(words: &[&str]) -> Result<u32, Failure> {
        async_for!(number in numbers(words) {
            yield_!(number? * 2);
        });
        yield_!(100);
    }

    futures::executor::block_on(async {
        assert_eq!(numbers(&["1", "2"]).try_collect::<Vec<_>>().await, Ok(vec![1, 2]));
        assert_eq!(numbers(&["1", "x"]).try_collect::<Vec<_>>().await, Err(Failure::Parse));
        let mut numbers = pin!(numbers(&["1", "x"]));
        assert_eq!(numbers.try_next().await, Ok(Some(1)));
        assert_eq!(numbers.try_next().await, Err(Failure::Parse));
        assert_eq!(numbers.try_next().await, Ok(None));
    });
    assert_eq!(items(doubled(&["1", "2"])), [Ok(2), Ok(4), Ok(100)]);
    assert_eq!(items(doubled(&["1", "x"])), [Ok(2), Err(Failure::Parse)]);
}

#[test]
fn generators_of_either_kind_may_stand_in_each_other() {
    #[async_gen]
    async fn outer(words: &[&str]) -> Result<u32, String> {
        #[try_async_gen]
        async fn inner(words: &[&str]) -> Result<u32, Failure> {
            #[async_gen]
            async fn innermost<'a>(words: &'a [&'a str]) -> &'a str {
                for word in words {
                    yield_!(word);
                }
            }
            async_for!(word in innermost(words) {
                yield_!(word.parse()?);
            });
        }
        yield_!(Ok(0));
        async_for!(number in inner(words) {
            yield_!(number.map_err(|error| format!("{error:?}")));
        });
        yield_!(Err("the last".to_owned()));
        yield_!(Ok(9));
    }

    let numbers = [Ok(0), Ok(1), Err("Parse".to_owned()), Err("the last".to_owned()), Ok(9)];
    assert_eq!(items(outer(&["1", "x", "2"])), numbers);
}

#[test]
fn a_generator_may_be_a_method_with_any_arguments() {
    struct Log {
        lines: Vec<String>,
        reads: usize,
    }

    impl Log {
        #[try_async_gen]
        async fn lines(&self) -> Result<&str, Failure> {
            for line in &self.lines {
                if line.is_empty() {
                    return Err("empty")?;
                }
                yield_!(line);
            }
        }

        #[try_async_gen]
        async fn lengths(&mut self, (low, high): (usize, usize), _: Loud) -> Result<usize, String> {
            for line in &self.lines {
                self.reads += 1;
                match line.len() {
                    length if length < low => Err(format!("{line:?} is short"))?,
                    length if length > high => return Err(line.clone()),
                    length => yield_!(length),
                }
            }
        }

        #[try_async_gen]
        async fn into_lines(self) -> Result<String, Self> {
            for line in &self.lines {
                if line.is_empty() {
                    return Err(self);
                }
                yield_!(line.clone());
            }
        }
    }

    let lines = ["one", "three", ""].map(str::to_owned);
    let mut log = Log { lines: lines.to_vec(), reads: 0 };
    assert_same(log.lines(), script([ok("one"), ok("three"), err("empty")]));
    assert_eq!(items(log.lengths((1, 5), Loud("unnamed"))), [Ok(3), Ok(5), Err("\"\" is short".to_owned())]);
    assert_eq!(items(log.lengths((1, 4), Loud("unnamed"))), [Ok(3), Err("three".to_owned())]);
    assert_eq!((log.reads, trace().len()), (5, 2));
    let moved = items(log.into_lines()).into_iter().map(|line| line.map_err(|log| log.lines.len())).collect::<Vec<_>>();
    assert_eq!(moved, [Ok("one".to_owned()), Ok("three".to_owned()), Err(3)]);
}

#[test]
fn what_the_body_borrows_from_itself_lives_until_the_error() {
    #[try_async_gen]
    async fn words(text: String) -> Result<usize, Failure> {
        let local = text.replace('-', " ");
        let words = local.split(' ').collect::<Vec<_>>();
        for word in &words {
            yield_!(word.parse()?);
            wait(1).await;
        }
        yield_!(words.len());
    }

    let wait = || Poll::Pending;
    assert_same(words("1-2 3".to_owned()), script([ok(1), wait(), ok(2), wait(), ok(3), wait(), ok(3)]));
    let mut failing = Box::pin(words("1-x".to_owned()));
    assert_eq!(answers(failing.as_mut(), 4), [ok(1), wait(), err(Failure::Parse), Poll::Ready(None)]);
    assert_eq!(trace().last().map(String::as_str), Some("convert"));
}
