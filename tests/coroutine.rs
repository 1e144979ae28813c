//! Coroutines, resume by resume, beside the same state machines written by hand.

mod poll;

use std::{
    alloc::{GlobalAlloc, Layout, System},
    cell::Cell,
    fmt::Debug,
    future::Future,
    hint::black_box,
    marker::PhantomData,
    mem::{forget, replace},
    panic::{AssertUnwindSafe, catch_unwind},
    pin::{Pin, pin},
    rc::Rc,
    task::{Context, Poll, Waker},
};

use aiter::{AsyncCoroutine, AsyncGenerator, CoroutineState, Stream, anext, async_for, async_gen, from_iter, resume};
use futures::{FutureExt, future::BoxFuture, select_biased};
use poll::{Loud, note, poll_future, trace, wait};
use tokio::task::yield_now;

use CoroutineState::{Complete, Yielded};

/// Resumes a coroutine once, with a waker that does nothing.
fn poll_resume<C: AsyncCoroutine<A> + ?Sized, A>(
    coroutine: Pin<&mut C>,
    argument: &mut Option<A>,
) -> Poll<CoroutineState<C::Yield, C::Return>> {
    coroutine.poll_resume(&mut Context::from_waker(Waker::noop()), argument)
}

/// What a coroutine gives when it is resumed with an argument and is ready.
#[track_caller]
fn ready<C: AsyncCoroutine<A> + ?Sized, A>(coroutine: Pin<&mut C>, argument: A) -> CoroutineState<C::Yield, C::Return> {
    match poll_resume(coroutine, &mut Some(argument)) {
        Poll::Ready(state) => state,
        Poll::Pending => panic!("the coroutine waits"),
    }
}

/// Asserts that two coroutines do the same, poll by poll, with the same arguments up to their end: they take an
/// argument in the same polls, and the same happens in each. After their end both panic.
#[track_caller]
fn assert_same<A, Y: Debug + PartialEq, R: Debug + PartialEq>(
    one: impl AsyncCoroutine<A, Yield = Y, Return = R>,
    other: impl AsyncCoroutine<A, Yield = Y, Return = R>,
    argument: impl Fn(usize) -> A,
) {
    let (mut one, mut other) = (pin!(one), pin!(other));
    let outer = trace();
    for place in 0..1000 {
        let mut arguments = [Some(argument(place)), Some(argument(place))];
        let (answer, effects) = (poll_resume(one.as_mut(), &mut arguments[0]), trace());
        assert_eq!((&answer, effects), (&poll_resume(other.as_mut(), &mut arguments[1]), trace()), "at poll {place}");
        assert_eq!(arguments[0].is_some(), arguments[1].is_some(), "at poll {place}");
        drop(arguments);
        drop(trace());
        if let Poll::Ready(Complete(_)) = answer {
            for _ in 0..2 {
                assert_panics(one.as_mut(), argument(place));
                assert_panics(other.as_mut(), argument(place));
            }
            drop(trace());
            outer.into_iter().for_each(note);
            return;
        }
    }
    panic!("the coroutines do not end");
}

/// Asserts that to resume the coroutine panics.
#[track_caller]
fn assert_panics<C: AsyncCoroutine<A> + ?Sized, A>(coroutine: Pin<&mut C>, argument: A) {
    let mut argument = Some(argument);
    let result = catch_unwind(AssertUnwindSafe(|| poll_resume(coroutine, &mut argument).map(drop)));
    assert!(result.is_err(), "it gives a result");
}

/// A coroutine by hand: a function from the number of a poll and the argument to an answer. It takes the argument where
/// it is asked to.
struct ByHand<A, Y, R, F> {
    poll: usize,
    answer: F,
    types: PhantomData<fn(A) -> (Y, R)>,
}

impl<A, Y, R, F> Unpin for ByHand<A, Y, R, F> {}

impl<A, Y, R, F> AsyncCoroutine<A> for ByHand<A, Y, R, F>
where
    F: FnMut(usize, &mut Option<A>) -> Poll<CoroutineState<Y, R>>,
{
    type Yield = Y;
    type Return = R;

    fn poll_resume(self: Pin<&mut Self>, _: &mut Context<'_>, argument: &mut Option<A>) -> Poll<CoroutineState<Y, R>> {
        let this = Pin::into_inner(self);
        this.poll += 1;
        (this.answer)(this.poll - 1, argument)
    }
}

fn by_hand<A, Y, R, F>(answer: F) -> ByHand<A, Y, R, F>
where
    F: FnMut(usize, &mut Option<A>) -> Poll<CoroutineState<Y, R>>,
{
    ByHand { poll: 0, answer, types: PhantomData }
}

fn yielded<Y, R>(item: Y) -> Poll<CoroutineState<Y, R>> {
    Poll::Ready(Yielded(item))
}

fn complete<Y, R>(value: R) -> Poll<CoroutineState<Y, R>> {
    Poll::Ready(Complete(value))
}

// Arguments, items and the value.

#[async_gen(resume(first: u32), returns = String)]
async fn averages(until: u32) -> u32 {
    let (mut sum, mut count) = (first, 1);
    while sum < until {
        wait(1).await;
        note(format!("sum {sum}"));
        sum += yield_!(sum / count);
        count += 1;
    }
    wait(2).await;
    format!("{sum} of {count}")
}

/// The state machine beside `averages`.
struct Averages {
    until: u32,
    sum: u32,
    count: u32,
    state: State,
}

enum State {
    WaitsForAnArgument,
    Waits { times: u32 },
    Ends { times: u32 },
    Done,
}

impl AsyncCoroutine<u32> for Averages {
    type Yield = u32;
    type Return = String;

    fn poll_resume(
        self: Pin<&mut Self>,
        _: &mut Context<'_>,
        argument: &mut Option<u32>,
    ) -> Poll<CoroutineState<u32, String>> {
        let this = Pin::into_inner(self);
        if let State::WaitsForAnArgument = this.state {
            this.sum += argument.take().unwrap();
            this.count += 1;
            this.state = if this.sum < this.until { State::Waits { times: 1 } } else { State::Ends { times: 2 } };
        }
        match &mut this.state {
            State::Waits { times: 0 } => {
                note(format!("sum {}", this.sum));
                this.state = State::WaitsForAnArgument;
                yielded(this.sum / this.count)
            }
            State::Ends { times: 0 } => {
                this.state = State::Done;
                complete(format!("{} of {}", this.sum, this.count))
            }
            State::Waits { times } | State::Ends { times } => {
                *times -= 1;
                Poll::Pending
            }
            State::Done | State::WaitsForAnArgument => panic!("it has returned"),
        }
    }
}

#[test]
fn a_coroutine_takes_an_argument_at_its_beginning_and_after_each_item_and_returns_a_value() {
    for until in [0, 1, 10, 100] {
        let hand = Averages { until, sum: 0, count: 0, state: State::WaitsForAnArgument };
        assert_same(averages(until), hand, |place| u32::try_from(place).unwrap() + 1);
    }
}

#[test]
fn resume_waits_for_what_the_coroutine_comes_to() {
    futures::executor::block_on(async {
        let mut averages = pin!(averages(10));
        assert_eq!(resume(&mut averages, 4).await, Yielded(4));
        assert_eq!(resume(&mut averages, 2).await, Yielded(3));
        assert_eq!(resume(&mut averages, 4).await, Complete("10 of 3".to_owned()));
    });
}

#[test]
fn a_coroutine_that_only_returns_takes_units() {
    #[async_gen(returns = usize)]
    async fn words(text: &str) -> &str {
        let mut count = 0;
        for word in text.split(' ') {
            let () = yield_!(word);
            count += 1;
        }
        count
    }

    let hand = by_hand(|poll, argument: &mut Option<()>| {
        argument.take().unwrap();
        match poll {
            0 => yielded("one"),
            1 => yielded("two"),
            2 => complete(2),
            _ => panic!("it has returned"),
        }
    });
    assert_same(words("one two"), hand, |_| ());
}

#[test]
fn a_coroutine_that_only_takes_arguments_returns_the_unit_and_may_yield_units() {
    #[async_gen(resume(word: &'static str))]
    async fn log() {
        let mut word = word;
        while !word.is_empty() {
            note(word);
            word = yield_!();
        }
    }

    let words = ["a", "b", ""];
    let hand = by_hand(|poll, argument: &mut Option<&'static str>| match poll {
        0 | 1 => {
            note(argument.take().unwrap());
            yielded(())
        }
        2 => {
            assert_eq!(argument.take(), Some(""));
            complete(())
        }
        _ => panic!("it has returned"),
    });
    assert_same(log(), hand, |place| words[place]);
}

#[test]
fn a_coroutine_that_never_yields_takes_its_first_argument_alone() {
    #[async_gen(resume(number: u32), returns = u32)]
    async fn double() -> std::convert::Infallible {
        wait(2).await;
        number * 2
    }

    let hand = by_hand(|poll, argument| {
        match poll {
            0 => assert_eq!(argument.take(), Some(0)),
            1 => {}
            2 => return complete(0),
            _ => panic!("it has returned"),
        }
        Poll::Pending
    });
    assert_same(double(), hand, |place| u32::try_from(place).unwrap());
}

#[test]
fn the_first_argument_may_be_bound_to_any_pattern_that_always_matches() {
    struct Named {
        left: u32,
        right: u32,
    }

    #[async_gen(resume((number, word): (u8, String)))]
    async fn tuple() -> String {
        yield_!(format!("{number}{word}"));
    }

    #[async_gen(resume(_: u32))]
    async fn ignored() -> u32 {
        yield_!(7);
    }

    #[async_gen(resume(mut number: u32))]
    async fn mutable() -> u32 {
        loop {
            number += 1;
            number = yield_!(number);
        }
    }

    #[async_gen(resume(Named { left, right: other }: Named))]
    async fn named() -> u32 {
        let Named { left: third, .. } = yield_!(left + other);
        yield_!(third);
    }

    #[async_gen(resume(&number: &'a u32), returns = u32)]
    async fn reference<'a>() -> &'a u32 {
        number
    }

    #[async_gen(resume(whole @ [first, ..]: [u32; 3]), returns = ())]
    async fn array() -> (u32, usize) {
        yield_!((first, whole.len()));
    }

    assert_eq!(ready(pin!(tuple()), (1, "a".to_owned())), Yielded("1a".to_owned()));
    assert_eq!(ready(pin!(ignored()), 1), Yielded(7));
    let mut mutable = pin!(mutable());
    assert_eq!(ready(mutable.as_mut(), 1), Yielded(2));
    assert_eq!(ready(mutable.as_mut(), 5), Yielded(6));
    let mut named = pin!(named());
    assert_eq!(ready(named.as_mut(), Named { left: 1, right: 2 }), Yielded(3));
    assert_eq!(ready(named.as_mut(), Named { left: 4, right: 2 }), Yielded(4));
    assert_eq!(ready(pin!(reference()), &3), Complete(3));
    assert_eq!(ready(pin!(array()), [5, 6, 7]), Yielded((5, 3)));
}

#[test]
fn an_ignored_first_argument_is_dropped_when_it_is_taken() {
    #[async_gen(resume(_: Loud))]
    async fn ignored() -> u32 {
        note("in");
        yield_!(1);
    }

    let mut coroutine = pin!(ignored());
    assert_eq!(ready(coroutine.as_mut(), Loud("argument")), Yielded(1));
    assert_eq!(trace(), ["drop argument", "in"]);
}

#[test]
fn arguments_items_and_the_value_may_borrow() {
    #[async_gen(resume(first: &'a str), returns = &'b str)]
    async fn longest<'a, 'b>(fallback: &'b str) -> &'a str {
        let mut longest = first;
        loop {
            let next = yield_!(longest);
            if next.is_empty() {
                return fallback;
            }
            if next.len() > longest.len() {
                longest = next;
            }
        }
    }

    let fallback = String::from("none");
    let words = ["a", "bcd", "ef", ""].map(str::to_owned);
    let value = {
        let mut coroutine = Box::pin(longest(&fallback));
        let mut states = words.iter().map(|word| ready(coroutine.as_mut(), word));
        assert_eq!(states.next(), Some(Yielded("a")));
        assert_eq!(states.next(), Some(Yielded("bcd")));
        assert_eq!(states.next(), Some(Yielded("bcd")));
        states.next()
    };
    assert_eq!(value, Some(Complete("none")));
}

#[test]
fn an_argument_may_be_a_mutable_reference_that_the_coroutine_keeps() {
    #[async_gen(resume(first: &'a mut Vec<u32>), returns = usize)]
    async fn fill<'a>() -> u32 {
        let mut all = vec![first];
        while all.len() < 3 {
            for list in &mut all {
                list.push(7);
            }
            all.push(yield_!(0));
        }
        all.into_iter().map(|list| list.len()).sum()
    }

    let (mut one, mut two, mut three) = (vec![], vec![], vec![]);
    {
        let mut coroutine = pin!(fill());
        assert_eq!(ready(coroutine.as_mut(), &mut one), Yielded(0));
        assert_eq!(ready(coroutine.as_mut(), &mut two), Yielded(0));
        assert_eq!(ready(coroutine.as_mut(), &mut three), Complete(3));
    }
    assert_eq!((one.len(), two.len(), three.len()), (2, 1, 0));
}

#[test]
fn a_question_mark_returns_the_error_when_the_value_is_a_result() {
    #[async_gen(resume(first: &'static str), returns = Result<u32, std::num::ParseIntError>)]
    async fn sums() -> u32 {
        let mut sum = first.parse()?;
        loop {
            let word = yield_!(sum);
            if word.is_empty() {
                break;
            }
            sum += word.parse::<u32>()?;
        }
        Ok(sum)
    }

    #[async_gen(returns = Option<u32>)]
    async fn firsts(lists: &[&[u32]]) -> u32 {
        for list in lists {
            yield_!(*list.first()?);
        }
        Some(0)
    }

    let mut coroutine = pin!(sums());
    assert_eq!(ready(coroutine.as_mut(), "1"), Yielded(1));
    assert_eq!(ready(coroutine.as_mut(), "2"), Yielded(3));
    assert_eq!(ready(coroutine.as_mut(), ""), Complete(Ok(3)));
    let mut coroutine = pin!(sums());
    assert_eq!(ready(coroutine.as_mut(), "1"), Yielded(1));
    assert!(matches!(ready(coroutine.as_mut(), "x"), Complete(Err(_))));
    let mut coroutine = pin!(firsts(&[&[1], &[]]));
    assert_eq!(ready(coroutine.as_mut(), ()), Yielded(1));
    assert_eq!(ready(coroutine.as_mut(), ()), Complete(None));
}

#[test]
fn methods_generics_and_constants_are_as_in_any_generator() {
    #[derive(Debug, PartialEq)]
    struct Store<T> {
        items: Vec<T>,
    }

    impl<T: Clone + Debug> Store<T> {
        /// Gives the item at each place that it is told, up to one that is not there.
        #[async_gen(resume(mut place: usize), returns = usize)]
        async fn lookup(&self) -> &T {
            let mut count = 0;
            while let Some(item) = self.items.get(place) {
                place = yield_!(item);
                count += 1;
            }
            count
        }

        #[async_gen(resume(item: T), returns = Self)]
        async fn push<const LIMIT: usize, F>(mut self, mut seen: F) -> usize
        where
            F: FnMut(&T),
        {
            let mut item = item;
            while self.items.len() < LIMIT {
                seen(&item);
                self.items.push(item);
                item = yield_!(self.items.len());
            }
            self
        }
    }

    let mut seen = Vec::new();
    let store = {
        let mut push = pin!(Store { items: vec!['a'] }.push::<3, _>(|item| seen.push(*item)));
        assert_eq!(ready(push.as_mut(), 'b'), Yielded(2));
        assert_eq!(ready(push.as_mut(), 'c'), Yielded(3));
        let Complete(store) = ready(push.as_mut(), 'd') else { panic!("it yields") };
        store
    };
    assert_eq!(seen, ['b', 'c']);
    let mut lookup = pin!(store.lookup());
    assert_eq!(ready(lookup.as_mut(), 2), Yielded(&'c'));
    assert_eq!(ready(lookup.as_mut(), 0), Yielded(&'a'));
    assert_eq!(ready(lookup.as_mut(), 9), Complete(2));
}

#[test]
fn a_yield_stands_wherever_an_expression_does() {
    #[async_gen(resume(first: u32), returns = Vec<u32>)]
    async fn places() -> u32 {
        let sum = first + yield_!(0) + yield_!(1);
        let list = vec![yield_!(2), yield_!(3)];
        let found = match yield_!(4) {
            0 => yield_!(5),
            other => other,
        };
        let mut all = vec![sum, found];
        all.extend(list);
        let mut place = 6;
        while yield_!(place) < 100 {
            place += 1;
        }
        async_for!(number in from_iter([100, 101]) {
            all.push(yield_!(number));
        });
        select_biased! {
            () = wait(1).fuse() => {}
            () = std::future::ready(()).fuse() => all.push(yield_!(200)),
        }
        let 0..100 = yield_!(yield_!(300)) else { return all };
        all
    }

    let mut coroutine = pin!(places());
    let mut arguments = [1, 2, 3, 10, 20, 0, 30, 1, 100, 40, 50, 60, 301, 100].into_iter();
    let mut items = Vec::new();
    let value = loop {
        match ready(coroutine.as_mut(), arguments.next().unwrap()) {
            Yielded(item) => items.push(item),
            Complete(value) => break value,
        }
    };
    assert_eq!(items, [0, 1, 2, 3, 4, 5, 6, 7, 100, 101, 200, 300, 301]);
    assert_eq!(value, [6, 30, 10, 20, 40, 50, 60]);
}

#[test]
fn a_plain_generator_may_drive_a_coroutine_and_a_coroutine_a_generator() {
    #[async_gen(resume(first: u32), returns = u32)]
    async fn doubles() -> u32 {
        let mut number = first;
        let mut count = 0;
        while number != 0 {
            wait(1).await;
            number = yield_!(number * 2);
            count += 1;
        }
        count
    }

    #[async_gen]
    async fn driver() -> u32 {
        let mut doubles = pin!(doubles());
        for number in [3, 2, 0] {
            match resume(&mut doubles, number).await {
                Yielded(double) => yield_!(double),
                Complete(count) => yield_!(count * 100),
            }
        }
    }

    #[async_gen(resume(_: ()), returns = usize)]
    async fn driven() -> u32 {
        let mut generator = pin!(driver());
        let mut count = 0;
        while let Some(item) = anext(&mut generator).await {
            yield_!(item);
            count += 1;
        }
        count
    }

    assert_eq!(poll::items(driver()), [6, 4, 200]);
    let hand = by_hand(|poll, argument| {
        if ![1, 3].contains(&poll) {
            *argument = None;
        }
        match poll {
            0 | 2 => Poll::Pending,
            1 => yielded(6),
            3 => yielded(4),
            4 => yielded(200),
            5 => complete(3),
            _ => panic!("it has returned"),
        }
    });
    assert_same(driven(), hand, |_| ());
}

#[test]
fn a_coroutine_in_a_box_is_one_without_a_name() {
    type Dyn<'a> = Pin<Box<dyn AsyncCoroutine<u32, Yield = u32, Return = String> + 'a>>;

    fn boxed<'a>(until: u32) -> Dyn<'a> {
        Box::pin(averages(until))
    }

    let hand = Averages { until: 10, sum: 0, count: 0, state: State::WaitsForAnArgument };
    assert_same(boxed(10), hand, |place| u32::try_from(place).unwrap());
    let hand: Dyn<'_> = Box::pin(Averages { until: 5, sum: 0, count: 0, state: State::WaitsForAnArgument });
    assert_same(averages(5), hand, |place| u32::try_from(place).unwrap());
    futures::executor::block_on(async {
        let mut coroutine = boxed(3);
        assert_eq!(resume(&mut coroutine, 2).await, Yielded(2));
        assert_eq!(resume(&mut coroutine.as_mut(), 2).await, Complete("4 of 2".to_owned()));
    });
}

#[test]
fn a_recursive_coroutine_is_boxed_by_hand() {
    fn depth(left: u32) -> Pin<Box<dyn AsyncCoroutine<bool, Yield = u32, Return = u32>>> {
        #[async_gen(resume(deeper: bool), returns = u32)]
        async fn level(left: u32) -> u32 {
            let mut deeper = deeper;
            if left > 0 && deeper {
                let mut inner = depth(left - 1);
                loop {
                    match resume(&mut inner, deeper).await {
                        Yielded(item) => deeper = yield_!(item),
                        Complete(count) => return count + 1,
                    }
                }
            }
            yield_!(left);
            1
        }

        Box::pin(level(left))
    }

    let mut coroutine = depth(3);
    assert_eq!(ready(coroutine.as_mut(), true), Yielded(0));
    assert_eq!(ready(coroutine.as_mut(), true), Complete(4));
}

#[test]
fn the_states_have_the_traits_of_plain_values() {
    let state: CoroutineState<u32, &str> = Yielded(1);
    assert_eq!(state, state.clone());
    assert!(state < Complete(""));
    assert_eq!(format!("{state:?} {:?}", Complete::<u32, _>("a")), r#"Yielded(1) Complete("a")"#);
    let mut coroutine = pin!(averages(1));
    assert_eq!(format!("{:?}", resume(&mut coroutine, 1)), "Resume { .. }");
}

// Resumes that are given up.

/// Says what becomes of its arguments.
#[async_gen(resume(first: Loud), returns = Loud)]
async fn echo(waits: usize) -> Loud {
    let mut argument = first;
    for _ in 0..2 {
        note(format!("has {}", argument.0));
        wait(waits).await;
        argument = yield_!(argument);
    }
    wait(waits).await;
    argument
}

#[test]
fn a_resume_that_is_not_polled_drops_its_argument_and_the_coroutine_is_as_it_was() {
    let mut coroutine = Box::pin(echo(0));
    drop(resume(&mut coroutine, Loud("unpolled")));
    assert_eq!(trace(), ["drop unpolled"]);
    assert_eq!(ready(coroutine.as_mut(), Loud("one")), Yielded(Loud("one")));
    assert_eq!(trace(), ["has one", "drop one", "drop one"]);
    drop(resume(&mut coroutine, Loud("unpolled")));
    assert_eq!(trace(), ["drop unpolled"]);
    assert_eq!(ready(coroutine.as_mut(), Loud("two")).name(), "two");
    drop(trace());
    drop(coroutine);
    assert!(trace().is_empty());
}

#[test]
fn after_a_resume_dropped_while_it_waits_the_coroutine_goes_on_and_the_next_argument_is_dropped() {
    let mut coroutine = Box::pin(echo(2));
    {
        let mut pending = pin!(resume(&mut coroutine, Loud("one")));
        assert!(poll_future(pending.as_mut()).is_pending());
    }
    // The coroutine has the argument.
    assert_eq!(trace(), ["has one"]);
    {
        let mut pending = pin!(resume(&mut coroutine, Loud("late")));
        assert!(poll_future(pending.as_mut()).is_pending());
        assert!(trace().is_empty());
    }
    assert_eq!(trace(), ["drop late"]);
    let state = resume(&mut coroutine, Loud("later")).now_or_never();
    assert_eq!(trace(), ["drop later"]);
    assert_eq!(state.map(Name::name), Some("one"));
    assert_eq!(trace(), ["drop one"]);
    assert!(resume(&mut coroutine, Loud("two")).now_or_never().is_none());
    assert_eq!(trace(), ["has two"]);
    drop(coroutine);
    assert_eq!(trace(), ["drop two"]);
}

#[test]
fn a_resume_forgotten_while_it_waits_leaves_the_coroutine_in_the_middle_too() {
    let mut coroutine = Box::pin(echo(1));
    let mut pending = resume(&mut coroutine, Loud("one"));
    assert!(poll_future(Pin::new(&mut pending)).is_pending());
    forget(pending);
    let state = ready(coroutine.as_mut(), Loud("late"));
    assert_eq!(trace(), ["has one", "drop late"]);
    assert_eq!(state.name(), "one");
}

#[test]
fn an_argument_is_dropped_once_wherever_the_coroutine_is_dropped() {
    let expected: [&[&str]; 6] = [
        &[],
        &["has a", "drop a"],
        &["has a", "drop b", "given a", "drop a"],
        &["has a", "drop b", "given a", "drop a", "has c", "drop c"],
        &["has a", "drop b", "given a", "drop a", "has c", "drop d", "given c", "drop c"],
        &["has a", "drop b", "given a", "drop a", "has c", "drop d", "given c", "drop c", "drop e"],
    ];
    for (polls, expected) in expected.into_iter().enumerate() {
        let mut coroutine = Box::pin(echo(1));
        for word in ["a", "b", "c", "d", "e"].into_iter().take(polls) {
            let mut argument = Some(Loud(word));
            let state = poll_resume(coroutine.as_mut(), &mut argument);
            drop(argument);
            if let Poll::Ready(state) = state {
                let name = match &state {
                    Yielded(item) | Complete(item) => item.0,
                };
                note(format!("given {name}"));
            }
        }
        drop(coroutine);
        assert_eq!(trace(), expected, "after {polls} polls");
    }
}

trait Name {
    fn name(self) -> &'static str;
}

impl Name for CoroutineState<Loud, Loud> {
    fn name(self) -> &'static str {
        match self {
            Yielded(item) | Complete(item) => item.0,
        }
    }
}

#[test]
fn a_panic_drops_the_argument_once_and_each_resume_after_it_panics_and_drops_its_own() {
    #[async_gen(resume(first: Loud), returns = ())]
    async fn breaks() -> u32 {
        let _first = first;
        let second = yield_!(1);
        note(second.0);
        panic!("on purpose");
    }

    let mut coroutine = Box::pin(breaks());
    assert_eq!(ready(coroutine.as_mut(), Loud("first")), Yielded(1));
    assert!(trace().is_empty());
    assert_panics(coroutine.as_mut(), Loud("second"));
    assert_eq!(trace(), ["second", "drop second", "drop first"]);
    for _ in 0..2 {
        assert_panics(coroutine.as_mut(), Loud("after"));
        assert_eq!(trace(), ["drop after"]);
    }
    drop(coroutine);
    assert!(trace().is_empty());
}

#[test]
fn a_panic_before_the_first_yield_is_one_in_any_resume() {
    #[async_gen(resume(first: Loud))]
    async fn breaks(_held: Loud) -> u32 {
        note(first.0);
        panic!("on purpose");
    }

    let mut coroutine = Box::pin(breaks(Loud("held")));
    assert_panics(coroutine.as_mut(), Loud("first"));
    assert_eq!(trace(), ["first", "drop first", "drop held"]);
    assert_panics(coroutine.as_mut(), Loud("after"));
    assert_eq!(trace(), ["drop after"]);
}

#[test]
fn resumed_after_its_end_a_coroutine_panics_and_leaves_the_argument_to_the_caller() {
    let mut coroutine = pin!(averages(0));
    while poll_resume(coroutine.as_mut(), &mut Some(1)).is_pending() {}
    let mut argument = Some(2);
    for _ in 0..2 {
        assert!(catch_unwind(AssertUnwindSafe(|| poll_resume(coroutine.as_mut(), &mut argument))).is_err());
        assert_eq!(argument, Some(2));
    }
}

#[test]
fn without_an_argument_a_coroutine_that_waits_for_one_panics_and_is_as_it_was() {
    let mut coroutine = pin!(averages(5));
    assert!(catch_unwind(AssertUnwindSafe(|| poll_resume(coroutine.as_mut(), &mut None))).is_err());
    assert!(poll_resume(coroutine.as_mut(), &mut Some(2)).is_pending());
    // It is in the middle, and needs none.
    assert_eq!(poll_resume(coroutine.as_mut(), &mut None), yielded(2));
    assert!(catch_unwind(AssertUnwindSafe(|| poll_resume(coroutine.as_mut(), &mut None))).is_err());
    assert!(poll_resume(coroutine.as_mut(), &mut Some(4)).is_pending());
}

#[test]
fn a_coroutine_never_resumed_drops_its_own_arguments_in_their_order() {
    #[async_gen(resume(_first: Loud))]
    async fn three(_a: Loud, _: Loud, _c: Loud) -> u32 {
        yield_!(1);
    }

    drop(three(Loud("a"), Loud("b"), Loud("c")));
    assert_eq!(trace(), ["drop a", "drop b", "drop c"]);
    let mut coroutine = Box::pin(three(Loud("a"), Loud("b"), Loud("c")));
    assert_eq!(ready(coroutine.as_mut(), Loud("first")), Yielded(1));
    assert!(trace().is_empty());
    drop(coroutine);
    let mut dropped = trace();
    dropped.sort();
    assert_eq!(dropped, ["drop a", "drop b", "drop c", "drop first"]);
}

#[test]
fn in_any_order_of_resumes_each_argument_and_item_is_dropped_once() {
    #[async_gen(resume(first: Rc<u32>), returns = Rc<u32>)]
    async fn keeps(waits: usize) -> Rc<u32> {
        let mut kept = vec![first];
        while kept.len() < 6 {
            wait(waits).await;
            let item = Rc::clone(kept.last().unwrap());
            kept.push(yield_!(item));
        }
        wait(waits).await;
        kept.swap_remove(0)
    }

    let mut seed = 0x2545_F491_4F6C_DD1D_u64;
    let mut below = |limit| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        usize::try_from(seed % limit).unwrap()
    };
    for _ in 0..2000 {
        let waits = below(3);
        let mut coroutine = Box::pin(keeps(waits));
        let mut arguments = Vec::new();
        // The arguments that were taken, and the waits that are left.
        let (mut taken, mut left) = (0, None);
        let mut is_over = false;
        for number in 0..u32::try_from(below(40)).unwrap() {
            let argument = Rc::new(number);
            arguments.push(Rc::downgrade(&argument));
            let mut future = resume(&mut coroutine, argument);
            if below(4) == 0 || is_over {
                continue;
            }
            let answer = poll_future(Pin::new(&mut future));
            drop(future);
            let is_taken = left.is_none();
            taken += u32::from(is_taken);
            // In the poll that ends it, it has dropped all that it took.
            let is_kept = is_taken && !matches!(answer, Poll::Ready(Complete(_)));
            assert_eq!(arguments[number as usize].strong_count() > 0, is_kept);
            let waiting = left.unwrap_or(waits);
            if waiting > 0 {
                assert!(answer.is_pending());
                left = Some(waiting - 1);
                continue;
            }
            left = None;
            match answer {
                Poll::Ready(Yielded(_)) => assert!(taken < 6),
                Poll::Ready(Complete(_)) => {
                    assert_eq!(taken, 6);
                    is_over = true;
                }
                Poll::Pending => panic!("it waits too long"),
            }
        }
        let alive = arguments.iter().filter(|argument| argument.strong_count() > 0).count();
        assert_eq!(alive, if is_over { 0 } else { taken as usize });
        drop(coroutine);
        assert!(arguments.iter().all(|argument| argument.strong_count() == 0));
    }
}

// Threads.

fn assert_send<T: Send>(_: &T) {}

/// Has two implementations for what is `Send`, so that a call is ambiguous.
trait AmbiguousIfSend<Marker> {}

impl<T> AmbiguousIfSend<()> for T {}

impl<T: Send> AmbiguousIfSend<u8> for T {}

fn assert_not_send<T: AmbiguousIfSend<Marker>, Marker>(_: &T) {}

#[async_gen(resume(first: A), returns = R)]
async fn of<A, Y, R>(make: fn(A) -> (Y, R)) -> Y {
    let (item, _) = make(first);
    let (_, value) = make(yield_!(item));
    value
}

#[async_gen(resume(_: u32))]
async fn holds() -> u32 {
    let held = Rc::new(1);
    yield_!(*held);
    yield_!(*held);
}

#[test]
fn a_coroutine_is_send_exactly_when_its_arguments_items_value_and_body_are() {
    assert_send(&of(|cell: Cell<u32>| (Cell::new('a'), cell)));
    assert_not_send(&of(|_: Rc<u32>| (1, 2)));
    assert_not_send(&of(|_: u32| (Rc::new(1), 2)));
    assert_not_send(&of(|_: u32| (1, Rc::new(2))));
    assert_not_send(&holds());
}

#[test]
fn a_spawned_task_drives_a_coroutine_that_borrows() {
    #[async_gen(resume(first: &'a str), returns = String)]
    async fn join<'a>(separator: &str) -> usize {
        let mut joined = first.to_owned();
        loop {
            yield_now().await;
            let next = yield_!(joined.len());
            if next.is_empty() {
                return joined;
            }
            joined = [&joined, separator, next].concat();
        }
    }

    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).build().unwrap();
    let task = runtime.spawn(async {
        let text = String::from("a b c ");
        let separator = String::from(", ");
        let mut coroutine = pin!(join(&separator));
        for word in text.split(' ') {
            if let Complete(joined) = resume(&mut coroutine, word).await {
                return joined;
            }
        }
        unreachable!("the last word is empty")
    });
    assert_eq!(runtime.block_on(task).unwrap(), "a, b, c");
    let boxed: BoxFuture<'_, _> = async {
        let mut coroutine = pin!(averages(1));
        resume(&mut coroutine, 3).await
    }
    .boxed();
    assert_eq!(futures::executor::block_on(boxed), Complete("3 of 1".to_owned()));
}

// Cost.

thread_local! {
    static ALLOCATIONS: Cell<usize> = const { Cell::new(0) };
}

struct Counting;

// SAFETY: it is the system's allocator.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ALLOCATIONS.set(ALLOCATIONS.get() + 1);
        // SAFETY: the caller guarantees what is asked for.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        // SAFETY: the caller guarantees what is asked for.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

#[async_gen(resume(first: [u64; 16]), returns = [u64; 16])]
async fn totals(times: u32) -> u64 {
    let mut total = first;
    for _ in 0..times {
        wait(1).await;
        let next = yield_!(total.iter().sum());
        for (total, next) in total.iter_mut().zip(next) {
            *total += next;
        }
    }
    total
}

#[test]
fn a_coroutine_allocates_nothing() {
    let before = ALLOCATIONS.get();
    let mut coroutine = pin!(totals(100));
    let mut answers = [0_u32; 3];
    for _ in 0..201 {
        match poll_resume(coroutine.as_mut(), &mut Some([1; 16])) {
            Poll::Pending => answers[0] += 1,
            Poll::Ready(Yielded(_)) => answers[1] += 1,
            Poll::Ready(Complete(_)) => answers[2] += 1,
        }
    }
    let after = ALLOCATIONS.get();
    assert_eq!((answers, after - before), ([100, 100, 1], 0));
    // The counter can count.
    drop(black_box(Box::new(1)));
    assert_eq!(ALLOCATIONS.get(), after + 1);
}

/// Suspends once. It is as large as what a yield awaits.
struct Once(bool);

impl Future for Once {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<()> {
        if replace(&mut self.0, true) { Poll::Ready(()) } else { Poll::Pending }
    }
}

#[test]
fn a_coroutine_is_its_body_and_room_for_one_message_and_a_little_more() {
    async fn totals_by_hand(first: [u64; 16], times: u32) -> [u64; 16] {
        let mut total = first;
        for _ in 0..times {
            wait(1).await;
            black_box::<u64>(total.iter().sum());
            Once(false).await;
            let next = black_box([1; 16]);
            for (total, next) in total.iter_mut().zip(next) {
                *total += next;
            }
        }
        total
    }

    let (coroutine, body) = (size_of_val(&totals(1)), size_of_val(&totals_by_hand([0; 16], 1)));
    let message = size_of::<CoroutineState<u64, [u64; 16]>>();
    assert!(coroutine <= body + message + 40, "{coroutine} bytes for a body of {body} and a message of {message}");
}

#[test]
fn a_generator_that_is_told_nothing_is_as_large_as_its_body_and_an_item() {
    #[async_gen]
    async fn generator(times: u64) -> u64 {
        for number in 0..times {
            yield_!(number);
        }
    }

    async fn by_hand(times: u64) {
        for number in 0..times {
            black_box(number);
            Once(false).await;
        }
    }

    fn assert_is_a_generator<G: AsyncGenerator + Stream>(generator: &G) -> usize {
        size_of_val(generator)
    }

    let (size, body) = (assert_is_a_generator(&generator(1)), size_of_val(&by_hand(1)));
    assert!(size <= body + size_of::<u64>() + 16, "{size} bytes for a body of {body}");
}
