//! What a generator yields, poll by poll, beside the same stream written by hand.

#![forbid(unsafe_code)]
#![allow(
    clippy::await_holding_refcell_ref,
    clippy::match_single_binding,
    clippy::never_loop,
    clippy::semicolon_if_nothing_returned,
    clippy::single_match,
    reason = "a yield is shown in every place where it can stand"
)]

mod poll;

use std::{
    cell::{Cell, RefCell},
    fmt::Display,
    marker::PhantomPinned,
    mem::take,
    panic::{AssertUnwindSafe, catch_unwind},
    pin::{Pin, pin},
    rc::Rc,
    task::{Context, Poll},
};

use aiter::{AsyncGenerator, FusedStream, Stream, async_gen};
use futures::{StreamExt, stream};
use poll::{Loud, answers, assert_same, items, note, poll, ready, trace, wait};

/// A stream that answers as it is told.
fn script<T: 'static>(answers: impl IntoIterator<Item = Poll<Option<T>>, IntoIter: 'static>) -> impl Stream<Item = T> {
    let mut answers = answers.into_iter();
    stream::poll_fn(move |_| answers.next().unwrap_or(Poll::Ready(None)))
}

fn item<T>(item: T) -> Poll<Option<T>> {
    Poll::Ready(Some(item))
}

// Items and waits.

#[test]
fn an_empty_generator_ends_at_its_first_poll() {
    #[async_gen]
    async fn empty() -> u32 {}

    assert_same(empty(), stream::empty());
}

#[test]
fn a_generator_without_a_yield_waits_as_its_body_does() {
    #[async_gen]
    async fn silent(times: usize) -> u32 {
        note("in");
        wait(times).await;
        note("out");
    }

    for times in 0..3 {
        let mut left = times + 1;
        let by_hand = stream::poll_fn(move |_| {
            if left == times + 1 {
                note("in");
            }
            match left {
                0 => Poll::Ready(None),
                1 => {
                    left = 0;
                    note("out");
                    Poll::Ready(None::<u32>)
                }
                _ => {
                    left -= 1;
                    Poll::Pending
                }
            }
        });
        assert_same(silent(times), by_hand);
    }
}

#[test]
fn a_generator_yields_its_items_in_order_one_a_poll() {
    #[async_gen]
    async fn count(from: u32, to: u32) -> u32 {
        for number in from..to {
            yield_!(number);
        }
    }

    for to in 0..5 {
        let by_hand = stream::unfold(1, move |number| async move { (number < to).then_some((number, number + 1)) });
        assert_same(count(1, to), by_hand.fuse());
    }
}

/// The hand-written `poll_next` beside `waits_and_items`.
struct WaitsAndItems {
    state: u32,
    polls: usize,
}

impl Stream for WaitsAndItems {
    type Item = u32;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<u32>> {
        // Before the item `n` there are `n` waits, and before the end there is one.
        let (item, waits) = match self.state {
            state @ 0..4 => (Some(state), state as usize),
            4 => (None, 1),
            _ => return Poll::Ready(None),
        };
        if self.polls < waits {
            self.polls += 1;
            return Poll::Pending;
        }
        (self.state, self.polls) = (self.state + 1, 0);
        Poll::Ready(item)
    }
}

#[test]
fn a_generator_is_pending_whenever_its_body_is() {
    #[async_gen]
    async fn waits_and_items() -> u32 {
        yield_!(0);
        wait(1).await;
        yield_!(1);
        for number in 2..4_u32 {
            for _ in 0..number {
                wait(1).await;
            }
            yield_!(number);
        }
        wait(1).await;
    }

    assert_same(waits_and_items(), WaitsAndItems { state: 0, polls: 0 });
}

#[test]
fn an_early_return_ends_the_stream() {
    #[async_gen]
    async fn until(last: u32) -> u32 {
        let _guard = Loud("guard");
        for number in 0.. {
            let _item = Loud("number");
            if number == last {
                return;
            }
            yield_!(number);
        }
    }

    assert_eq!(items(until(0)), [0; 0]);
    assert_eq!(trace(), ["drop number", "drop guard"]);
    assert_eq!(items(until(2)), [0, 1]);
    assert_eq!(trace(), ["drop number", "drop number", "drop number", "drop guard"]);
}

#[test]
fn a_return_in_the_middle_drops_what_the_body_holds_in_that_poll() {
    #[async_gen]
    async fn held(early: bool) -> u32 {
        let _outer = Loud("outer");
        yield_!(1);
        let _inner = Loud("inner");
        wait(1).await;
        if early {
            return;
        }
        yield_!(2);
    }

    let mut held = pin!(held(true));
    assert_eq!(poll(held.as_mut()), item(1));
    assert_eq!(poll(held.as_mut()), Poll::Pending);
    assert!(trace().is_empty());
    assert_eq!(poll(held.as_mut()), Poll::Ready(None));
    assert_eq!(trace(), ["drop inner", "drop outer"]);
}

#[test]
fn an_infinite_generator_goes_on() {
    #[async_gen]
    async fn forever() -> u64 {
        let mut number = 0;
        loop {
            yield_!(number);
            number += 1;
        }
    }

    assert_same(forever(), stream::iter(0..));
    assert!(answers(forever().skip(100_000), 1) == [item(100_000)]);
}

#[test]
fn a_generator_without_a_type_yields_units() {
    #[async_gen]
    async fn ticks() {
        yield_!();
        wait(1).await;
        yield_!(());
        yield_!(());
        yield_![];
        yield_! {}
    }

    let unit = item(());
    assert_same(ticks(), script([unit, Poll::Pending, unit, unit, unit, unit]));
}

#[test]
fn a_yield_takes_a_trailing_comma_and_any_brackets() {
    #[async_gen]
    async fn commas() -> (u8, u8) {
        yield_!((1, 2),);
        yield_!((3, 4,),);
        yield_![(5, 6)];
        yield_! { (7, 8) }
        yield_!(
            (9, 10), // the last
        );
    }

    assert_eq!(items(commas()), [(1, 2), (3, 4), (5, 6), (7, 8), (9, 10)]);
}

#[test]
fn a_yield_is_an_expression_of_type_unit() {
    #[async_gen]
    async fn units(numbers: Vec<u32>) -> u32 {
        let () = yield_!(1);
        let units = [yield_!(2), yield_!(3)];
        assert_eq!(units.len(), 2);
        if (yield_!(4), true).1 && matches!(yield_!(5), ()) {
            yield_!(6);
        }
        for number in numbers {
            match number {
                7 => yield_!(number),
                _ => (),
            }
        }
        yield_!(8)
    }

    assert_eq!(items(units(vec![0, 7, 7])), [1, 2, 3, 4, 5, 6, 7, 7, 8]);
}

#[test]
fn a_yield_may_stand_in_any_block() {
    #[derive(Clone, Copy)]
    enum Shape {
        Dot,
        Line(u32),
        Box { width: u32, height: u32 },
    }

    #[async_gen]
    async fn sizes(shapes: &[Shape]) -> u32 {
        for shape in shapes {
            match *shape {
                Shape::Dot => yield_!(0),
                Shape::Line(length) if length > 100 => {
                    yield_!(100);
                    yield_!(length - 100);
                }
                Shape::Line(length) => yield_!(length),
                Shape::Box { width, height } => {
                    {
                        yield_!(width);
                    }
                    yield_!(height);
                }
            }
        }
        if let [first, .., Shape::Line(last)] = shapes {
            if let Shape::Dot = first {
                yield_!(*last);
            } else {
                yield_!(1000);
            }
        }
        let [_, rest @ ..] = shapes else {
            yield_!(2000);
            return;
        };
        let mut left = rest.len();
        while left > 0 {
            left -= 1;
            yield_!(3000);
        }
        'outer: loop {
            loop {
                yield_!(4000);
                break 'outer;
            }
        }
        let label = 'block: {
            yield_!(5000);
            if shapes.len() > 1 {
                break 'block 5001;
            }
            5002
        };
        yield_!(label);
    }

    assert_eq!(items(sizes(&[])), [2000]);
    assert_eq!(items(sizes(&[Shape::Dot])), [0, 4000, 5000, 5002]);
    let shapes = [Shape::Dot, Shape::Box { width: 3, height: 4 }, Shape::Line(130), Shape::Line(7)];
    assert_eq!(items(sizes(&shapes)), [0, 3, 4, 100, 30, 7, 7, 3000, 3000, 3000, 4000, 5000, 5001]);
}

#[test]
fn a_yield_may_stand_in_the_operand_of_another() {
    #[async_gen]
    async fn nested() -> u32 {
        yield_!({
            yield_!(1);
            2
        });
        yield_!({
            yield_!({
                yield_!(3);
                wait(1).await;
                4
            });
            yield_!({
                yield_!(5);
                6
            });
            7
        });
        yield_!((yield_!(8), 9).1);
    }

    let numbers = [item(1), item(2), item(3), Poll::Pending].into_iter().chain((4..10).map(item));
    assert_same(nested(), script(numbers));
}

#[test]
fn an_operand_may_wait_and_may_leave() {
    #[async_gen]
    async fn leaving(limit: u32) -> u32 {
        for number in 0.. {
            yield_!({
                wait(1).await;
                match number {
                    1 => continue,
                    5 => return,
                    _ if number == limit => break,
                    _ => number,
                }
            });
        }
        yield_!(100);
    }

    assert_same(
        leaving(3),
        script([Poll::Pending, item(0), Poll::Pending, Poll::Pending, item(2), Poll::Pending, item(100)]),
    );
    assert_eq!(items(leaving(9)), [0, 2, 3, 4]);
}

#[test]
fn an_operand_is_evaluated_and_its_temporaries_are_dropped_before_the_generator_suspends() {
    struct Shared(RefCell<u32>);

    #[async_gen]
    async fn reads(shared: &Shared) -> u32 {
        yield_!({
            note("evaluated");
            *shared.0.borrow_mut()
        });
        yield_!(u32::from(Loud("temporary").0.is_ascii()) * 10 + *shared.0.borrow_mut());
        match *shared.0.borrow() {
            number => yield_!(number),
        }
    }

    let shared = Shared(RefCell::new(1));
    let mut reads = pin!(reads(&shared));
    assert!(trace().is_empty());
    assert_eq!(poll(reads.as_mut()), item(1));
    assert_eq!(trace(), ["evaluated"]);
    *shared.0.borrow_mut() += 1;
    assert_eq!(poll(reads.as_mut()), item(12));
    assert_eq!(trace(), ["drop temporary"]);
    *shared.0.borrow_mut() += 1;
    assert_eq!(poll(reads.as_mut()), item(3));
    // As anywhere, a temporary in what is matched lives as long as the match.
    assert!(shared.0.try_borrow_mut().is_err());
    assert_eq!(poll(reads.as_mut()), Poll::Ready(None));
    assert!(shared.0.try_borrow_mut().is_ok());
}

// Kinds of items.

/// A generator of any type at all.
#[async_gen]
async fn each<T, const N: usize>(values: [T; N]) -> T {
    for value in values {
        yield_!(value);
        wait(1).await;
    }
}

#[test]
fn items_may_be_of_any_type() {
    #[derive(Debug, PartialEq)]
    struct Unit;
    #[derive(Debug, PartialEq)]
    #[repr(align(4096))]
    struct Aligned(u8);
    #[derive(Debug, PartialEq)]
    #[repr(align(4096))]
    struct AlignedUnit;
    #[derive(Debug, PartialEq)]
    struct Pinned(u32, PhantomPinned);

    assert_eq!(items(each([Unit, Unit])), [Unit, Unit]);
    assert_eq!(items(each([(), ()])), [(), ()]);
    assert_eq!(items(each([[1_u8; 4096], [2; 4096]])), [[1; 4096], [2; 4096]]);
    assert_eq!(items(each([AlignedUnit, AlignedUnit])), [AlignedUnit, AlignedUnit]);
    assert_eq!(items(each([Some(u128::MAX), None])), [Some(u128::MAX), None]);
    assert_eq!(
        items(each([Pinned(1, PhantomPinned), Pinned(2, PhantomPinned)])),
        [Pinned(1, PhantomPinned), Pinned(2, PhantomPinned)]
    );
    assert_eq!(items(each([None::<std::convert::Infallible>])), [None]);
    assert_eq!(items(each::<std::convert::Infallible, 0>([])), []);

    let mut aligned = Box::pin(each([Aligned(1), Aligned(2)]));
    for expected in 1..3 {
        let item = Box::new(ready(aligned.as_mut()));
        assert_eq!(*item, Aligned(expected));
        assert!((&raw const *item).is_aligned());
        assert_eq!(poll(aligned.as_mut()), Poll::Pending);
    }
    assert_eq!(poll(aligned.as_mut()), Poll::Ready(None));
}

#[test]
fn items_may_be_futures_and_generators() {
    #[async_gen]
    async fn inner(from: u32) -> u32 {
        yield_!(from);
        yield_!(from + 1);
    }

    #[async_gen]
    fn generators() -> impl Stream<Item = impl AsyncGenerator<Item = u32>> {
        yield_!(inner(1));
        yield_!(inner(10));
    }

    #[async_gen]
    async fn futures() -> impl Future<Output = u32> {
        for number in 0..3 {
            yield_!(async move { number });
        }
    }

    assert_eq!(items(generators()).into_iter().flat_map(items).collect::<Vec<_>>(), [1, 2, 10, 11]);
    assert_eq!(items(futures().then(|future| future)), [0, 1, 2]);
}

#[test]
fn an_item_belongs_to_the_consumer_and_is_dropped_once() {
    let mut generator = Box::pin(each([Loud("a"), Loud("b"), Loud("c")]));
    let first = ready(generator.as_mut());
    assert_eq!(poll(generator.as_mut()), Poll::Pending);
    let second = ready(generator.as_mut());
    assert!(trace().is_empty());
    drop(second);
    assert_eq!(trace(), ["drop b"]);
    drop(generator);
    assert_eq!(trace(), ["drop c"]);
    drop(first);
    assert_eq!(trace(), ["drop a"]);
}

#[test]
fn items_may_borrow_from_arguments_and_from_self() {
    struct Text {
        words: Vec<String>,
    }

    impl Text {
        #[async_gen]
        async fn words(&self) -> &str {
            for word in &self.words {
                yield_!(word);
                yield_!(&word[1..]);
            }
        }

        #[async_gen]
        async fn words_mut(&mut self) -> &mut String {
            for word in &mut self.words {
                yield_!(word);
            }
        }
    }

    #[async_gen]
    async fn either<'a>(left: &'a [u32], right: &'a [u32]) -> &'a u32 {
        for pair in left.iter().zip(right) {
            yield_!(pair.0);
            yield_!(pair.1);
        }
    }

    let mut text = Text { words: vec!["one".to_owned(), "two".to_owned()] };
    for word in items(text.words_mut()) {
        word.push('!');
    }
    assert_eq!(items(text.words()), ["one!", "ne!", "two!", "wo!"]);
    let left = vec![1, 2];
    let kept = {
        let right = [3, 4];
        items(either(&left, &right)).into_iter().copied().collect::<Vec<_>>()
    };
    assert_eq!(kept, [1, 3, 2, 4]);
}

#[test]
fn the_body_may_borrow_from_its_own_locals_and_arguments_across_yields() {
    #[async_gen]
    async fn pieces(text: String, mut lengths: Vec<usize>) -> usize {
        let local = text.replace('-', " ");
        let words = local.split(' ').collect::<Vec<_>>();
        let lengths = &mut lengths;
        for word in &words {
            lengths.push(word.len());
            yield_!(lengths.len());
            wait(1).await;
            yield_!(word.len());
        }
        yield_!(text.len());
        yield_!(lengths.iter().sum());
    }

    let mut pieces = Box::pin(pieces("ab-cde f".to_owned(), vec![100]));
    let mut seen = vec![ready(pieces.as_mut())];
    // What is borrowed from is pinned with the generator, which itself may move in its box.
    let moved = pieces;
    seen.extend(items(moved));
    assert_eq!(seen, [2, 2, 3, 3, 4, 1, 8, 106]);
}

#[test]
fn an_item_is_coerced_to_the_type_of_the_signature() {
    #[async_gen]
    async fn displays() -> Box<dyn Display> {
        yield_!(Box::new(1));
        yield_!(Box::new("two"));
        yield_!(if true { Box::new(3.5) } else { Box::new('x') });
    }

    #[async_gen]
    async fn nested() -> Option<Box<dyn Display>> {
        yield_!(Some(Box::new(1)));
        yield_!(None);
    }

    #[async_gen]
    async fn slices() -> &'static [u32] {
        yield_!(&[]);
        yield_!(&[1]);
        yield_!(&[2, 3]);
    }

    #[async_gen]
    async fn references<'a>(number: &'a u32, text: &'a String) -> &'a dyn Display {
        yield_!(number);
        yield_!(text);
    }

    #[async_gen]
    async fn strings(text: &mut String) -> &str {
        yield_!(text);
    }

    #[async_gen]
    async fn functions() -> fn(u32) -> u32 {
        fn double(number: u32) -> u32 {
            number * 2
        }
        yield_!(double);
        yield_!(u32::count_ones);
        yield_!(|number| number + 1);
    }

    #[async_gen]
    async fn closures(offset: u32) -> Box<dyn Fn(u32) -> u32> {
        yield_!(Box::new(move |number| number + offset));
        yield_!(Box::new(u32::count_ones));
    }

    #[async_gen]
    async fn inferred() -> Result<Vec<u8>, String> {
        yield_!(Ok("7".parse().into_iter().collect()));
        yield_!(Err("no".into()));
        yield_!(Ok(Vec::new()));
        yield_!(Ok(vec![1, 2]));
    }

    let texts = |items: Vec<Box<dyn Display>>| items.iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(texts(items(displays())), ["1", "two", "3.5"]);
    assert_eq!(texts(items(nested()).into_iter().flatten().collect()), ["1"]);
    assert_eq!(items(slices()), [&[][..], &[1], &[2, 3]]);
    assert_eq!(items(references(&1, &"two".to_owned()).map(ToString::to_string)), ["1", "two"]);
    assert_eq!(items(strings(&mut "text".to_owned()).map(str::len)), [4]);
    assert_eq!(items(functions().map(|function| function(7))), [14, 3, 8]);
    assert_eq!(items(closures(100).map(|closure| closure(7))), [107, 3]);
    assert_eq!(items(inferred()), [Ok(vec![7]), Err("no".to_owned()), Ok(vec![]), Ok(vec![1, 2])]);
}

#[test]
fn the_second_form_coerces_too() {
    #[async_gen]
    fn displays() -> impl Stream<Item = Box<dyn Display>> {
        yield_!(Box::new(1));
        yield_!(Box::new("two"));
    }

    #[async_gen]
    fn hidden() -> impl AsyncGenerator<Item = &'static [u32]> {
        yield_!(&[1]);
        yield_!(&[2, 3]);
    }

    assert_eq!(items(displays().map(|item| item.to_string())), ["1", "two"]);
    assert_eq!(items(hidden().map(<[u32]>::len)), [1, 2]);
}

// What a stream says of itself.

#[async_gen]
async fn two_items() -> u32 {
    yield_!(1);
    wait(1).await;
    yield_!(2);
}

#[test]
fn a_finished_generator_stays_finished() {
    let mut generator = pin!(two_items());
    assert_eq!(answers(generator.as_mut(), 4), [item(1), Poll::Pending, item(2), Poll::Ready(None)]);
    for _ in 0..1000 {
        assert_eq!(poll(generator.as_mut()), Poll::Ready(None));
        assert!(generator.is_terminated());
    }
}

#[test]
fn a_generator_says_whether_it_has_ended() {
    let mut generator = pin!(two_items());
    let open = (false, (0, None));
    let state = |generator: Pin<&mut _>| (FusedStream::is_terminated(&*generator), Stream::size_hint(&*generator));
    assert_eq!(state(generator.as_mut()), open);
    for _ in 0..3 {
        let _ = poll(generator.as_mut());
        assert_eq!(state(generator.as_mut()), open);
    }
    for _ in 0..3 {
        assert_eq!(poll(generator.as_mut()), Poll::Ready(None));
        assert_eq!(state(generator.as_mut()), (true, (0, Some(0))));
    }
}

#[test]
fn debug_shows_a_generator_and_leaves_it_alone() {
    #[async_gen]
    async fn noted() -> u32 {
        note("polled");
        yield_!(1);
    }

    let mut generator = pin!(noted());
    let mut shown = vec![format!("{generator:?}")];
    assert!(trace().is_empty());
    assert_eq!(poll(generator.as_mut()), item(1));
    shown.push(format!("{generator:?}"));
    assert_eq!(poll(generator.as_mut()), Poll::Ready(None));
    shown.push(format!("{generator:?}"));
    assert_eq!(trace(), ["polled"]);
    assert!(shown.iter().all(|text| text.contains("Generator") && !text.contains("closure")), "{shown:?}");
    assert!(shown[0] != shown[1] && shown[1] != shown[2], "{shown:?}");
}

#[test]
fn a_generator_works_with_all_that_takes_a_stream() {
    let mut selected = pin!(stream::select(two_items().fuse(), two_items()));
    assert_eq!(items(selected.as_mut()), [1, 1, 2, 2]);
    assert_eq!(items(two_items().chain(two_items()).map(|number| number * 10)), [10, 20, 10, 20]);
    let boxed: Pin<Box<dyn AsyncGenerator<Item = u32>>> = Box::pin(two_items());
    assert_eq!(format!("{boxed:?}").is_empty(), boxed.is_terminated());
    assert_eq!(items(boxed), [1, 2]);
    futures::executor::block_on(async {
        let mut generator = pin!(two_items());
        let mut sum = 0;
        loop {
            futures::select! {
                item = generator.select_next_some() => sum += item,
                complete => break,
            }
        }
        assert_eq!(sum, 3);
    });
}

// When what runs.

#[async_gen]
async fn effects(argument: Loud) -> u32 {
    note("start");
    yield_!(1);
    note("between");
    wait(1).await;
    note("after the wait");
    yield_!(2);
    note(format!("end with {}", argument.0));
}

#[test]
fn the_body_runs_when_it_is_polled_up_to_its_next_yield_or_wait() {
    let mut generator = Box::pin(effects(Loud("argument")));
    assert!(trace().is_empty());
    for (answer, effects) in [
        (item(1), &["start"][..]),
        (Poll::Pending, &["between"]),
        (item(2), &["after the wait"]),
        (Poll::Ready(None), &["end with argument", "drop argument"]),
        (Poll::Ready(None), &[]),
    ] {
        assert_eq!(
            (poll(generator.as_mut()), &trace()[..]),
            (answer, &effects.iter().map(ToString::to_string).collect::<Vec<_>>()[..])
        );
    }
    drop(generator);
    assert!(trace().is_empty());
}

#[test]
fn a_generator_dropped_before_its_first_poll_drops_its_arguments_and_runs_nothing() {
    drop(effects(Loud("argument")));
    assert_eq!(trace(), ["drop argument"]);
    // It may be moved before that, and be dropped in the place it was pinned to.
    drop(Box::pin(effects(Loud("argument"))));
    assert_eq!(trace(), ["drop argument"]);
}

#[test]
fn a_generator_dropped_half_way_drops_what_its_body_holds_and_runs_no_more() {
    for (polls, event) in [(1, "start"), (2, "between"), (3, "after the wait")] {
        let mut generator = Box::pin(effects(Loud("argument")));
        for _ in 0..polls {
            let _ = poll(generator.as_mut());
        }
        assert_eq!(trace().last().map(String::as_str), Some(event));
        drop(generator);
        assert_eq!(trace(), ["drop argument"]);
    }
}

#[test]
fn arguments_are_evaluated_at_the_call() {
    fn argument(name: &'static str) -> Loud {
        note(format!("make {name}"));
        Loud(name)
    }

    #[async_gen]
    async fn two(_left: Loud, _: Loud) {}

    let generator = two(argument("left"), argument("right"));
    assert_eq!(trace(), ["make left", "make right"]);
    assert_eq!(items(generator), []);
}

// Panics.

fn panics<S: Stream>(stream: Pin<&mut S>) -> String {
    let payload = catch_unwind(AssertUnwindSafe(|| poll(stream).map(drop))).expect_err("it did not panic");
    payload
        .downcast::<String>()
        .map(|text| *text)
        .or_else(|payload| payload.downcast::<&str>().map(|text| (*text).to_owned()))
        .unwrap_or_default()
}

#[test]
fn a_panic_of_the_body_propagates_and_every_later_poll_panics() {
    #[async_gen]
    async fn panicking(place: u32, argument: Loud) -> Loud {
        let _local = Loud("local");
        assert!(place != 0, "at the start");
        yield_!(Loud("item"));
        wait(1).await;
        yield_!({
            let item = Loud("operand");
            assert!(place != 1, "in an operand");
            item
        });
        assert!(place != 2, "at the end, with {}", argument.0);
    }

    for (place, message, polls, drops) in [
        (0, "at the start", 0, &["drop local", "drop argument"][..]),
        (1, "in an operand", 2, &["drop item", "drop operand", "drop local", "drop argument"]),
        (2, "at the end, with argument", 3, &["drop item", "drop operand", "drop local", "drop argument"]),
    ] {
        let mut generator = Box::pin(panicking(place, Loud("argument")));
        for _ in 0..polls {
            drop(poll(generator.as_mut()));
        }
        assert_eq!(panics(generator.as_mut()), message);
        assert_eq!(trace(), drops);
        for _ in 0..3 {
            let again = panics(generator.as_mut());
            assert!(again.contains("panick"), "{again}");
            assert!(!generator.is_terminated());
            assert_eq!(generator.size_hint().0, 0);
            assert!(!format!("{generator:?}").is_empty());
        }
        drop(generator);
        assert!(trace().is_empty());
    }
}

#[test]
fn a_panic_in_what_the_body_awaits_is_one_of_the_body() {
    #[async_gen]
    async fn panicking() -> u32 {
        let _local = Loud("local");
        yield_!(1);
        async {
            wait(1).await;
            panic!("deep down");
        }
        .await;
    }

    let mut generator = Box::pin(panicking());
    assert_eq!(answers(generator.as_mut(), 2), [item(1), Poll::Pending]);
    assert_eq!(panics(generator.as_mut()), "deep down");
    assert_eq!(trace(), ["drop local"]);
}

#[test]
fn an_item_that_panics_when_the_consumer_drops_it_leaves_the_generator_alone() {
    struct Grenade(u32);

    impl Drop for Grenade {
        fn drop(&mut self) {
            assert!(self.0 != 1, "bang");
        }
    }

    #[async_gen]
    async fn grenades(_argument: Loud) -> Grenade {
        for number in 0..3 {
            yield_!(Grenade(number));
        }
    }

    let mut generator = Box::pin(grenades(Loud("argument")));
    assert_eq!(ready(generator.as_mut()).0, 0);
    // The item is made, moved out and dropped in one poll; the panic is the consumer's.
    assert_eq!(panics(generator.as_mut()), "bang");
    assert_eq!(ready(generator.as_mut()).0, 2);
    assert!(poll(generator.as_mut()).is_ready());
    assert_eq!(trace(), ["drop argument"]);
}

#[test]
fn a_local_that_panics_in_its_drop_does_not_stop_the_other_drops() {
    struct Grenade;

    impl Drop for Grenade {
        fn drop(&mut self) {
            panic!("bang");
        }
    }

    #[async_gen]
    async fn armed(_argument: Loud) -> u32 {
        let _first = Loud("first");
        let _grenade = Grenade;
        let _last = Loud("last");
        yield_!(1);
    }

    let all = ["drop last", "drop first", "drop argument"];
    // It is dropped half-way.
    let mut generator = Box::pin(armed(Loud("argument")));
    assert_eq!(ready(generator.as_mut()), 1);
    assert!(catch_unwind(AssertUnwindSafe(|| drop(generator))).is_err());
    assert_eq!(trace(), all);
    // It is polled to its end.
    let mut generator = Box::pin(armed(Loud("argument")));
    assert_eq!(ready(generator.as_mut()), 1);
    assert_eq!(panics(generator.as_mut()), "bang");
    assert_eq!(trace(), all);
    panics(generator.as_mut());
    drop(generator);
    assert!(trace().is_empty());
}

#[test]
fn a_generator_that_panics_while_another_one_is_dropped_in_it_drops_both_once() {
    #[async_gen]
    async fn inner() -> u32 {
        let _inner = Loud("inner");
        yield_!(1);
        yield_!(2);
    }

    #[async_gen]
    async fn outer() -> u32 {
        let _outer = Loud("outer");
        let mut inner = pin!(inner());
        let first = inner.next().await.unwrap_or_default();
        yield_!(first);
        panic!("out");
    }

    let mut generator = Box::pin(outer());
    assert_eq!(ready(generator.as_mut()), 1);
    assert_eq!(panics(generator.as_mut()), "out");
    assert_eq!(trace(), ["drop inner", "drop outer"]);
}

#[test]
fn generators_may_share_state_with_their_consumer() {
    #[async_gen]
    async fn echo(inbox: Rc<RefCell<Vec<String>>>, polls: &Cell<u32>) -> String {
        loop {
            polls.set(polls.get() + 1);
            let letters = take(&mut *inbox.borrow_mut());
            if letters.is_empty() {
                return;
            }
            yield_!(letters.concat());
        }
    }

    let (inbox, polls) = (Rc::default(), Cell::new(0));
    let mut echo = pin!(echo(Rc::clone(&inbox), &polls));
    inbox.borrow_mut().extend(["a".to_owned(), "b".to_owned()]);
    assert_eq!(poll(echo.as_mut()), item("ab".to_owned()));
    inbox.borrow_mut().push("c".to_owned());
    assert_eq!(poll(echo.as_mut()), item("c".to_owned()));
    assert_eq!(poll(echo.as_mut()), Poll::Ready(None));
    assert_eq!((polls.get(), Rc::strong_count(&inbox)), (3, 1));
}
