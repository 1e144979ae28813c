//! What `stream!` yields, poll by poll, beside the same stream written by hand.
//!
//! What async-stream's documentation, tests and changelog promise is marked so.

#![forbid(unsafe_code)]
#![allow(
    clippy::cast_lossless,
    clippy::deref_addrof,
    clippy::ignored_unit_patterns,
    clippy::items_after_statements,
    clippy::let_and_return,
    clippy::let_unit_value,
    clippy::match_bool,
    clippy::match_single_binding,
    clippy::multi_assignments,
    clippy::needless_return,
    clippy::never_loop,
    clippy::nonminimal_bool,
    clippy::range_plus_one,
    clippy::redundant_pattern_matching,
    clippy::semicolon_if_nothing_returned,
    clippy::single_match,
    clippy::unit_arg,
    clippy::unnecessary_literal_unwrap,
    clippy::unused_unit,
    clippy::useless_vec,
    reason = "a yield is shown in every place where it can stand"
)]

mod poll;

use std::{
    cell::{Cell, RefCell},
    collections::VecDeque,
    fmt::Display,
    marker::PhantomPinned,
    mem::size_of_val,
    panic::{AssertUnwindSafe, Location, catch_unwind},
    pin::{Pin, pin},
    rc::Rc,
    sync::Mutex,
    task::{Context, Poll},
};

use aiter::{AsyncGenerator, FusedStream, Stream, from_iter, stream, try_stream};
use futures::{StreamExt, stream};
use poll::{Loud, answers, assert_same, items, note, poll, ready, trace, wait};

/// What a stream that is written by hand does in one of its steps.
enum Step<T> {
    Item(T),
    Wait,
    Note(&'static str),
}

use Step::{Item, Note, Wait};

/// A stream written by hand, which takes one step after another up to an item or a wait.
struct ByHand<T> {
    steps: VecDeque<Step<T>>,
}

impl<T> Unpin for ByHand<T> {}

impl<T> Stream for ByHand<T> {
    type Item = T;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<T>> {
        loop {
            match self.steps.pop_front() {
                Some(Item(item)) => return Poll::Ready(Some(item)),
                Some(Wait) => return Poll::Pending,
                Some(Note(event)) => note(event),
                None => return Poll::Ready(None),
            }
        }
    }
}

/// A stream that takes these steps.
fn by_hand<T>(steps: impl IntoIterator<Item = Step<T>>) -> ByHand<T> {
    ByHand { steps: steps.into_iter().collect() }
}

/// A stream of these items that never waits.
fn of_items<T>(items: impl IntoIterator<Item = T>) -> ByHand<T> {
    by_hand(items.into_iter().map(Item))
}

// Items and waits.

/// The hand-written `poll_next` beside the block of `a_block_yields_its_items_in_order_and_waits_as_its_body_does`.
struct ItemsAndWaits {
    next: u32,
    has_waited: bool,
}

impl Stream for ItemsAndWaits {
    type Item = u32;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<u32>> {
        if self.next > 3 {
            return Poll::Ready(None);
        }
        if !self.has_waited {
            self.has_waited = true;
            return Poll::Pending;
        }
        self.has_waited = false;
        self.next += 1;
        Poll::Ready((self.next <= 3).then_some(self.next))
    }
}

// async-stream: "values are yielded using the `yield` keyword".
#[test]
fn a_block_yields_its_items_in_order_and_waits_as_its_body_does() {
    let block = stream! {
        for number in 1..=3 {
            wait(1).await;
            yield number;
        }
        wait(1).await;
    };
    assert_same(block, ItemsAndWaits { next: 0, has_waited: false });
}

// async-stream: an empty block is a stream.
#[test]
fn an_empty_block_ends_at_its_first_poll() {
    assert_same(stream! {}, stream::empty::<()>());
    assert_same(stream!(), stream::empty::<()>());
}

// async-stream: a block that yields nothing is a stream of `()`, and runs.
#[test]
fn a_block_without_a_yield_is_a_stream_of_units_that_runs_its_body() {
    let block = stream! {
        note("in");
        println!("{}", vec![format!("{:?}", 1)].len());
        wait(1).await;
        assert!(matches!(Some(1), Some(_)), "no {}", 1);
        let _ = stream! { yield "of the nested block" };
        note("out");
    };
    assert_same(block, by_hand::<()>([Note("in"), Wait, Note("out")]));
    // Nothing but the block itself says here what its items are.
    let polled = answers(stream! { wait(1).await; println!(); }, 2);
    assert_eq!(polled.iter().filter(|answer| answer.is_ready()).count(), 1);
}

// async-stream: what the block does, it does when it is polled.
#[test]
fn a_block_is_lazy_and_runs_up_to_its_next_yield() {
    let block = stream! {
        note("a");
        yield 1;
        note("b");
        wait(1).await;
        note("c");
        yield 2;
        note("d");
    };
    assert!(trace().is_empty());
    assert_same(block, by_hand([Note("a"), Item(1), Note("b"), Wait, Note("c"), Item(2), Note("d")]));
}

// async-stream 0.3: `FusedStream`, and 0.3.1: `size_hint`.
#[test]
fn a_block_is_fused_and_says_when_it_has_ended() {
    let mut block = pin!(stream! { yield 1; });
    assert!(!block.is_terminated());
    assert_eq!(block.size_hint(), (0, None));
    assert_eq!(poll(block.as_mut()), Poll::Ready(Some(1)));
    assert!(!block.is_terminated());
    assert_eq!(block.size_hint(), (0, None));
    for _ in 0..3 {
        assert_eq!(poll(block.as_mut()), Poll::Ready(None));
        assert!(block.is_terminated());
        assert_eq!(block.size_hint(), (0, Some(0)));
    }
}

#[test]
fn a_return_ends_the_block() {
    let block = stream! {
        let _guard = Loud("guard");
        for number in 0.. {
            if number == 2 {
                return;
            }
            yield number;
        }
    };
    assert_same(block, by_hand([Item(0), Item(1), Note("drop guard")]));
}

#[test]
fn a_block_that_panicked_panics_again() {
    let mut block = Box::pin(stream! {
        yield 1;
        assert!(false_in_disguise(), "the body's own");
        yield 2;
    });
    assert_eq!(ready(block.as_mut()), 1);
    for _ in 0..2 {
        assert!(catch_unwind(AssertUnwindSafe(|| poll(block.as_mut()))).is_err());
    }
}

fn false_in_disguise() -> bool {
    false
}

// Where the body may stand.

#[test]
fn a_body_may_stand_in_any_brackets() {
    assert_eq!(items(stream! { yield 1; yield 2; }), [1, 2]);
    assert_eq!(items(stream!(yield 1; yield 2;)), [1, 2]);
    assert_eq!(items(stream![yield 1; yield 2]), [1, 2]);
    assert_eq!(items(stream! {{ yield 1; yield 2 }}), [1, 2]);
    let in_both = stream!({ yield 1 });
    assert_eq!(items(in_both), [1]);
    assert_eq!(items(stream! { { yield 1; } { yield 2; } }), [1, 2]);
    assert_eq!(items(stream!((yield 1, yield 2);)), [1, 2]);
}

// async-stream: "streams may be returned by using `impl Stream<Item = T>`".
#[test]
fn a_block_is_an_expression_wherever_one_can_stand() {
    fn returned(early: bool) -> impl Stream<Item = u32> {
        if early {
            return stream! { yield 1; }.left_stream();
        }
        stream! { yield 2; }.right_stream()
    }

    let in_a_tuple = (stream! { yield 1; }, stream! { yield "a"; });
    assert_eq!((items(in_a_tuple.0), items(in_a_tuple.1)), (vec![1], vec!["a"]));
    assert_eq!(items(returned(true).chain(returned(false))), [1, 2]);
    assert_eq!(items(stream! { yield 1; }.map(|one| one + 1)), [2]);
}

// async-stream 0.3.1: "support reexporting".
#[test]
fn a_block_may_be_reexported_and_renamed() {
    mod elsewhere {
        pub mod deeper {
            pub use aiter::{stream as block, try_stream as try_block};
        }
    }
    use elsewhere::deeper;

    let block = deeper::block! {
        yield 1;
        for await number in from_iter(2..4) {
            yield number;
        }
    };
    assert_eq!(items(block), [1, 2, 3]);
    let block = deeper::try_block! {
        yield 1;
        Err("no")?;
    };
    assert_eq!(items(block), [Ok(1), Err("no")]);
}

// Where a yield may stand.

#[test]
fn a_yield_is_an_expression_of_type_unit() {
    let block = stream! {
        let () = yield 1;
        let units = [yield 2, yield 3];
        assert_eq!(units.len(), 2);
        if (yield 4, true).1 {
            yield 5
        }
        let six = 6;
        match yield six {
            () => yield 7,
        }
        if let Some(()) = Some(yield 8) {
            yield 9
        } else {
            yield 100
        }
        for () in [yield 10] {
            yield 11;
        }
        (yield 12).clone_into(&mut ());
        Some(yield 13).unwrap_or_default();
        let number = { yield 14; 15 } + { yield 16; 1 };
        yield number;
        yield 17
    };
    assert_same(block, of_items([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 16, 16, 17]));
}

// async-stream: `yield` alone, also in the arms of `select!`.
#[test]
fn a_yield_alone_is_one_of_unit() {
    let block = stream! {
        yield;
        let () = yield;
        match 1 {
            1 => yield,
            _ => {}
        }
        tokio::select! {
            () = wait(0) => yield,
            else => yield,
        }
        yield
    };
    assert_same(block, of_items([(); 5]));
}

#[test]
fn a_yield_may_stand_in_match_arms_and_branches() {
    let block = stream! {
        for number in 0..5 {
            match number {
                | 0 | 1 => yield "small",
                2 if { yield "guard"; true } => yield "two",
                3 => { yield "three" }
                _ => if number > 3 { yield "large" } else { yield "other" },
            }
        }
        let Some(one) = Some("one") else {
            yield "none";
            return;
        };
        yield one;
        while let Some(()) = Some(yield "head") {
            break;
        }
        let label = 'block: {
            yield "in a block";
            if one.len() == 3 {
                break 'block "left";
            }
            "through"
        };
        yield label;
    };
    let expected = ["small", "small", "guard", "two", "three", "large", "one", "head", "in a block", "left"];
    assert_same(block, of_items(expected));
}

// async-stream 0.3.2: "expand `yield` in internal macro calls".
#[test]
fn a_yield_may_stand_in_the_input_of_a_macro() {
    macro_rules! twice {
        ($again:expr) => {
            $again;
            $again
        };
    }
    macro_rules! when {
        ($condition:expr => { $($statements:tt)* }) => {
            if $condition { $($statements)* }
        };
    }

    let block = stream! {
        let units = vec![yield 1, yield 2];
        assert_eq!(units.len(), 2, "{:?}", yield 100);
        assert!(matches!({ yield 3; 3 }, 3));
        println!("{:?}", yield 4);
        twice!({ yield 5; });
        when!(units.len() == 2 => { yield 6; });
        tokio::select! {
            biased;
            () = wait(1) => yield 7,
            number = async { 8 } => { yield number; yield 9; }
        }
        loop {
            tokio::select! {
                () = wait(0) => break,
            }
        }
    };
    assert_same(block, of_items([1, 2, 3, 4, 5, 5, 6, 8, 9]));
}

#[test]
fn a_yield_may_stand_in_a_macro_that_the_body_defines() {
    let block = stream! {
        macro_rules! both {
            ($left:expr, $right:expr) => {
                yield $left * 2;
                yield $right;
            };
        }
        macro_rules! double {
            ($item:expr) => {
                yield $item * 2
            };
        }
        both!(1 + 1, 3);
        let () = double!(1 + 2);
    };
    assert_same(block, of_items([4, 3, 6]));
}

#[test]
fn a_helper_macro_of_the_users_may_yield() {
    macro_rules! emit {
        ($($item:expr),*) => {{
            $(yield_!($item);)*
        }};
    }

    let block = stream! {
        emit!(1, 2);
        yield 3;
        emit!();
        emit!(1 + 3);
    };
    assert_same(block, of_items([1, 2, 3, 4]));
}

#[test]
fn the_macros_of_generator_functions_work_in_a_block() {
    let block = stream! {
        yield_!(1);
        yield_all!(from_iter(2..4));
        aiter::async_for!(number in from_iter(4..6) {
            yield number;
        });
        let found = aiter::async_for!(number in from_iter(4..9) {
            if number == 6 {
                break number;
            }
        } else {
            0
        });
        yield found;
    };
    assert_same(block, of_items(1..7));
}

// What a yield may yield.

#[test]
fn the_operand_of_a_yield_is_the_whole_expression_behind_it() {
    trait Make {
        fn make<A: From<Self>, B>(self) -> A
        where
            Self: Sized,
        {
            A::from(self)
        }
    }
    impl Make for u8 {}

    fn texts() -> impl Stream<Item = String> {
        stream! {
            let (a, b, array, reference) = (1_u8, 2_u8, [1, 2], &3);
            yield format!("{a}");
            yield format!("{:?}", a..b);
            let range = { yield String::new(); a..b };
            yield format!("{range:?}");
            yield <u8 as Make>::make::<u32, i32>(a).to_string();
            let pair = (yield Vec::<u8>::new().len().to_string(), b);
            yield pair.1.to_string() + "!" + &array[{ yield "index".to_owned(); 1 }].to_string();
            yield (*reference + 1).to_string();
            yield if a < b { "less" } else { "more" }.to_owned();
            yield match a { 1 => "one", _ => "other" }.to_owned();
            yield loop { break "loop".to_owned() };
            yield 'label: { if a < b { break 'label "label".to_owned(); } String::new() };
            yield unsafe_free();
        }
    }

    fn unsafe_free() -> String {
        "call".to_owned()
    }

    let expected = ["1", "1..2", "", "1..2", "1", "0", "index", "2!2", "4", "less", "one", "loop", "label", "call"];
    assert_same(texts(), of_items(expected.map(str::to_owned)));
}

#[test]
fn each_kind_of_expression_may_be_yielded() {
    #[derive(Debug, PartialEq)]
    struct Point {
        x: i32,
    }

    let (a, b, flag, byte) = (1, 2, true, 1_u8);
    assert_same(stream! { yield a..b; yield 3..4; }, of_items([1..2, 3..4]));
    assert_same(stream! { yield ..; }, of_items([..]));
    assert_same(stream! { yield 1..; }, of_items([1..]));
    assert_same(stream! { yield &1; yield &2; }, of_items([&1, &2]));
    assert_same(stream! { yield -1; yield -a; yield !a; yield *&a }, of_items([-1, -1, -2, 1]));
    assert_same(stream! { yield [1, 2]; yield [3; 2]; }, of_items([[1, 2], [3, 3]]));
    assert_same(stream! { yield (1, 2); yield (3, 4) }, of_items([(1, 2), (3, 4)]));
    assert_same(
        stream! { yield a < b; yield a > b; yield byte as u32 == 1; yield flag || false },
        of_items([true, false, true, true]),
    );
    assert_same(stream! { [yield a < b, yield b > a]; }, of_items([true, true]));
    assert_same(stream! { yield byte as u32; yield byte as u32 + 1; }, of_items([1, 2]));
    assert_same(
        stream! { yield Point { x: 1 }; yield Point { ..Point { x: 2 } } },
        of_items([Point { x: 1 }, Point { x: 2 }]),
    );
    assert_same(
        stream! { let mut n = 1; yield n += 1; assert_eq!(n, 2); yield n = 3; assert_eq!(n, 3); },
        of_items([(); 2]),
    );
    assert_same(stream! { yield const { 1 + 1 }; yield { let x = 3; x }; }, of_items([2, 3]));
    assert_same(stream! { yield matches!(Some(a), Some(1 | 2)); }, of_items([true]));
    assert_same(stream! { yield yield (); }, of_items([(), ()]));
    assert_same(stream! { yield || 1; }.map(|closure| closure()), of_items([1]));
    assert_same(stream! { yield move |x: i32| -> i32 { x + a }; }.map(|closure| closure(1)), of_items([2]));
    let leaving = stream! {
        for number in 0..9 {
            yield match number { 1 => continue, 3 => break, _ => number };
        }
        yield async { 7 }.await;
        yield { wait(1).await; if flag { return } 8 };
    };
    assert_same(leaving, by_hand([Item(0), Item(2), Item(7), Wait]));
}

#[test]
fn a_yield_may_stand_in_the_operand_of_another() {
    let block = stream! {
        yield { yield 1; wait(1).await; 2 };
        yield { yield { yield 3; 4 }; 5 };
        yield (yield 6, 7).1;
    };
    assert_same(block, by_hand([Item(1), Wait, Item(2), Item(3), Item(4), Item(5), Item(6), Item(7)]));
}

#[test]
fn the_temporaries_of_an_operand_are_dropped_before_the_block_suspends() {
    fn reads(mutex: &Mutex<u32>) -> impl Stream<Item = u32> + Send + '_ {
        stream! {
            yield *mutex.lock().unwrap();
            yield *mutex.lock().unwrap();
        }
    }

    let mutex = Mutex::new(1);
    let mut reads = pin!(reads(&mutex));
    assert_eq!(ready(reads.as_mut()), 1);
    *mutex.try_lock().unwrap() += 1;
    assert_eq!(ready(reads.as_mut()), 2);
    assert_same(stream! { yield Loud("gone").0.len(); note("on"); }, by_hand([Note("drop gone"), Item(4), Note("on")]));
}

#[test]
fn keywords_in_text_comments_and_names_are_none() {
    let block = stream! {
        struct Raw { r#yield: u32 }
        // yield 100; for await x in y {}
        /* yield 101 */
        /// yield 102
        fn documented() -> &'static str { "yield 103; for await x in y {}" }
        let (r#yield, r#await, _character) = (1, 2, 'y');
        yield r#yield;
        yield r#await;
        yield Raw { r#yield: 3 }.r#yield;
        yield u32::try_from(documented().len()).unwrap();
    };
    assert_same(block, of_items([1, 2, 3, 30]));
}

// `for await`.

// async-stream: "streams may be implemented in terms of other streams", with `for await`.
#[test]
fn a_for_await_loops_over_a_stream_in_place() {
    fn numbers() -> impl Stream<Item = u32> {
        stream! {
            for number in 0..3 {
                yield number;
                wait(1).await;
            }
        }
    }

    fn double<S: Stream<Item = u32>>(input: S) -> impl Stream<Item = u32> {
        stream! {
            for await value in input {
                yield value * 2;
            }
        }
    }

    assert_same(double(numbers()), by_hand([Item(0), Wait, Item(2), Wait, Item(4), Wait]));
    assert_same(double(numbers()), numbers().map(|value| value * 2));
}

#[test]
fn a_for_await_has_labels_breaks_and_continues() {
    let block = stream! {
        'rows: for await row in from_iter(0..4) {
            for await column in from_iter(0..4) {
                if column > row {
                    continue 'rows;
                }
                if row == 2 && column == 1 {
                    break 'rows;
                }
                yield (row, column);
            }
        }
        loop {
            for await number in from_iter(7..) {
                if number == 8 {
                    break;
                }
                yield (number, number);
            }
            break;
        }
        for await number in from_iter(0..9) {
            if number < 8 {
                continue;
            }
            yield (number, 0);
            return;
        }
    };
    assert_same(block, of_items([(0, 0), (1, 0), (1, 1), (2, 0), (7, 7), (8, 0)]));
}

#[test]
fn a_for_await_takes_any_pattern() {
    struct Point {
        x: u32,
    }

    let block = stream! {
        for await (0, x) | (x, _) in from_iter([(0, 1), (2, 9)]) {
            yield x;
        }
        for await | Ok(x) | Err(x) in from_iter([Ok(3), Err(4)]) {
            yield x;
        }
        for await Point { x } in from_iter([Point { x: 5 }]) {
            yield x;
        }
        for await mut x in from_iter([5]) {
            x += 1;
            yield x;
        }
        for await &x in from_iter(&[7]) {
            yield x;
        }
        for await all @ [_, ..] in from_iter([[8]]) {
            yield all[0];
        }
        for await _ in from_iter([()]) {
            yield 9;
        }
    };
    assert_same(block, of_items(1..10));
}

#[test]
fn a_for_await_takes_any_expression_for_its_iterable() {
    let flag = true;
    let block = stream! {
        for await x in match flag { true => from_iter(0..1), false => from_iter(5..6) } { yield x; }
        for await x in if flag { from_iter(1..2) } else { from_iter(5..6) } { yield x; }
        for await x in { note("block"); from_iter(2..3) } { yield x; }
        for await x in from_iter(3..9).filter(|x| { let is = *x == 3; async move { is } }).map(|x| { x }) { yield x; }
        let numbers = |from| from_iter(from..from + 1);
        for await x in numbers(4) { yield x; }
        for await x in stream! { yield 5; } { yield x; }
        for await x in async { from_iter(6..7) }.await { yield x; }
        let mut rest = from_iter(7..10);
        for await x in &mut rest { yield x; if x == 8 { break; } }
        for await x in &mut from_iter([9]) { yield x; }
        for await x in rest { yield x + 1; }
        for await x in loop { break from_iter([11]) } { yield x }
        let boxed: Pin<Box<dyn Stream<Item = i32>>> = Box::pin(stream! { yield 12; });
        for await x in boxed { yield x; }
    };
    assert_same(block, by_hand([Item(0), Item(1), Note("block")].into_iter().chain((2..13).map(Item))));
}

#[test]
fn a_for_await_may_stand_in_match_arms_and_macros() {
    let block = stream! {
        match 1 {
            1 => for await x in from_iter(0..2) { yield x; }
            _ => {}
        }
        match 1 {
            1 => for await x in from_iter(2..3) { yield x; },
            _ => (),
        }
        tokio::select! {
            () = wait(0) => for await x in from_iter(3..4) { yield x; }
        }
        let () = for await x in from_iter(4..5) { yield x; };
        for await x in from_iter(5..6) { yield x; }
        (yield 6, 1).0
    };
    assert_same(block, of_items(0..7));
}

#[test]
fn a_for_await_drops_the_item_and_then_the_stream_when_it_is_left() {
    let block = stream! {
        let inner = stream! {
            let _inner = Loud("inner");
            yield 1;
            yield 2;
            yield 3;
        };
        for await number in inner {
            let _item = Loud("item");
            if number == 2 {
                break;
            }
            yield number;
        }
        note("after");
        yield 9;
    };
    let expected = [Item(1), Note("drop item"), Note("drop item"), Note("drop inner"), Note("after"), Item(9)];
    assert_same(block, by_hand(expected));
}

#[test]
fn the_body_of_a_nested_async_block_may_loop() {
    let block = stream! {
        let sum = async {
            let mut sum = 0;
            for await number in from_iter(0..4) {
                sum += number;
            }
            sum
        };
        yield sum.await;
    };
    assert_same(block, of_items([6]));
}

// Blocks in blocks.

// async-stream: a stream in a stream.
#[test]
fn a_block_may_stand_in_a_block() {
    let block = stream! {
        let mut inner = pin!(stream! {
            for number in 0..2 {
                yield number;
            }
            return;
        });
        while let Some(number) = inner.next().await {
            yield number;
        }
        let items = stream! { yield stream! { yield 2; }; };
        for await item in items {
            for await number in item {
                yield number;
            }
        }
        yield 3;
    };
    assert_same(block, of_items(0..4));
}

// async-stream: a `try_stream!` in the arm of a `select!` in a `stream!`.
#[test]
fn a_block_of_results_in_a_macro_in_a_block_has_its_own_items() {
    let block = stream! {
        tokio::select! {
            () = wait(0) => {
                let inner = try_stream! { yield "inner"; Err(5_u8)?; };
                for await result in inner {
                    let result: Result<&str, u8> = result;
                    yield result.is_ok();
                }
            }
        }
        yield true
    };
    assert_same(block, of_items([true, false, true]));
}

// Kinds of items.

// async-stream 0.3.1: "allow yielding `!Unpin` values".
#[test]
fn items_may_be_of_types_that_are_not_unpin() {
    let futures = stream! {
        for number in 0..3 {
            yield async move { number };
        }
    };
    assert_eq!(items(futures.buffered(1)), [0, 1, 2]);
    assert_same(stream! { yield (1, PhantomPinned); }, of_items([(1, PhantomPinned)]));
}

// async-stream: "the `Item` associated type is the type of the values yielded".
#[test]
fn the_item_type_is_inferred_from_any_of_the_yields_and_from_the_signature() {
    fn from_signature() -> impl Stream<Item = u64> {
        stream! {
            yield "1".parse().unwrap();
            let number = Default::default();
            yield number;
        }
    }

    fn from_a_later_yield() -> impl Stream<Item = Option<u8>> {
        stream! {
            yield None;
            yield Some(1);
        }
    }

    assert_same(from_signature(), of_items([1, 0]));
    assert_same(from_a_later_yield(), of_items([None, Some(1)]));
    let collected = stream! { yield (0..3).collect(); yield vec![1_u8]; };
    assert_same(collected, of_items([vec![0, 1, 2], vec![1]]));
}

#[test]
fn an_item_is_coerced_to_the_type_of_an_earlier_one() {
    fn one() -> u32 {
        1
    }

    let first: Box<dyn Display> = Box::new(1);
    let displays = stream! {
        yield first;
        yield Box::new("two");
        yield if true { Box::new(3) } else { Box::new("x") };
    };
    assert_eq!(items(displays.map(|item| item.to_string())), ["1", "two", "3"]);
    let first: &'static [u32] = &[];
    assert_same(stream! { yield first; yield &[1]; yield &[2, 3]; }, of_items([&[][..], &[1], &[2, 3]]));
    let first: fn() -> u32 = one;
    let functions = stream! { yield first; yield || 2; };
    assert_eq!(items(functions.map(|function| function())), [1, 2]);
}

#[test]
fn a_stated_item_type_is_that_of_the_items() {
    let parsed = stream!(-> u32 { yield "1".parse().unwrap(); });
    assert_same(parsed, of_items([1]));
    let nothing = stream!(-> String {});
    assert_same(nothing, of_items([]));
    let helped = stream!(-> u8 {
        macro_rules! nothing { () => {} }
        nothing!();
    });
    assert_eq!(answers(helped, 1), [Poll::Ready(None::<u8>)]);
    let displays = stream!(-> Box<dyn Display> {
        yield Box::new(1);
        yield Box::new("two");
    });
    assert_eq!(items(displays.map(|item| item.to_string())), ["1", "two"]);
    let functions = stream!(-> Box<dyn Fn(u32) -> u32> { yield Box::new(|x| x + 1); });
    assert_eq!(items(functions.map(|function| function(1))), [2]);
    let generic = stream!(-> Result<Vec<Vec<u8>>, String> { yield Ok(vec![Vec::new()]); });
    assert_same(generic, of_items([Ok(vec![vec![]])]));
    let braced = stream! { -> [u8; { const TWO: usize = 2; TWO }] { yield [0; 2]; } };
    assert_same(braced, of_items([[0, 0]]));
}

// Spans.

// async-stream: spans are preserved.
#[test]
fn lines_and_columns_in_a_block_are_those_of_the_user() {
    let before = line!();
    let block = stream! {
        yield line!();
        let of_statement = line!();
        yield of_statement;
        fn of_function() -> u32 {
            line!()
        }
        yield of_function();
        for await () in from_iter([()]) {
            yield line!();
        }
    };
    assert_same(block, of_items([2, 3, 6, 10].map(|lines| before + lines)));
    let columns = stream! {
        yield column!();
        let () = yield column!();
    };
    assert_same(columns, of_items([15, 24]));
}

// async-stream 0.3.4: "improve support for `#[track_caller]`".
#[test]
fn a_tracked_caller_in_a_block_is_the_line_of_the_user() {
    #[track_caller]
    fn line_of_caller() -> u32 {
        Location::caller().line()
    }

    let before = line!();
    let block = stream! {
        yield line_of_caller();
        let line =
            line_of_caller();
        yield line;
        yield Location::caller().line();
        tokio::select! {
            () = wait(0) => yield line_of_caller(),
        }
    };
    assert_same(block, of_items([2, 4, 6, 8].map(|lines| before + lines)));
}

// In macros of the user's.

#[test]
fn fragments_of_a_macro_keep_their_meaning() {
    macro_rules! of_expression {
        ($value:expr) => {
            stream! {
                yield $value * 2;
                yield 10 - $value;
                let value = $value;
                yield value;
                for await x in from_iter([$value * 3]) { yield x; }
                yield { $value };
            }
        };
    }
    macro_rules! of_tokens {
        ($($body:tt)*) => { stream! { $($body)* } };
    }
    macro_rules! of_block {
        ($body:block) => {
            stream! { yield 1; let () = $body; yield 7; $body }
        };
    }
    macro_rules! of_loop {
        ($label:lifetime, $pattern:pat, $iterable:expr, $item:expr) => {
            stream! {
                $label: for await $pattern in $iterable {
                    loop {
                        yield $item;
                        continue $label;
                    }
                }
            }
        };
    }
    macro_rules! of_types {
        ($type:ty, $path:path, $literal:literal, $name:ident, $item:item) => {
            stream! {
                $item
                let $name: $type = $literal;
                yield $path($name);
                yield <$type>::default();
                yield constant();
            }
        };
    }
    macro_rules! of_stated_type {
        ($type:ty) => { stream!(-> $type { yield "5".parse().unwrap(); }) };
    }
    macro_rules! of_call {
        ($function:expr, $range:expr) => {
            stream! { yield $function(1); yield $range.len(); }
        };
    }
    let seven = || of_items([7]);

    assert_same(of_expression!(1 + 1), of_items([4, 8, 2, 6, 2]));
    assert_same(of_tokens!(yield 7;), seven());
    assert_same(of_tokens! { let y = 3; for await x in from_iter([4]) { yield x + y; } }, seven());
    assert_same(
        of_block!({
            wait(1).await;
        }),
        by_hand([Item(1), Wait, Item(7), Wait]),
    );
    assert_same(of_loop!('a, (0, x) | (x, _), from_iter([(0, 7)]), x), seven());
    assert_same(of_loop!('a, _, if true { from_iter(0..1) } else { from_iter(3..4) }, 2 + 5), seven());
    assert_same(
        of_types!(
            u32,
            u32::swap_bytes,
            0,
            zero,
            fn constant() -> u32 {
                1
            }
        ),
        of_items([0, 0, 1]),
    );
    assert_same(of_stated_type!(u64), of_items([5]));
    assert_same(of_call!(|x: usize| x + 1, 0..3), of_items([2, 3]));
}

#[test]
fn names_in_a_macro_do_not_meet_those_of_the_body() {
    macro_rules! of_name {
        ($name:ident, $item:expr) => {
            stream! {
                let $name = 1;
                let hidden = 2;
                yield $item + hidden;
            }
        };
    }

    let hidden = 10;
    assert_same(of_name!(shown, shown + hidden), of_items([13]));
    let async_gen_item = 1;
    let block = stream! {
        let (async_gen_sender, async_gen_token, async_gen_body) = (2, 3, 4);
        yield async_gen_item + async_gen_sender + async_gen_token + async_gen_body;
    };
    assert_same(block, of_items([10]));
}

#[test]
fn items_of_any_kind_may_stand_in_the_body() {
    let block = stream! {
        use std::cmp::max;
        const FIVE: u32 = 5;
        static SIX: u32 = 6;
        type Number = u32;
        struct Wrapper(Number);
        impl Wrapper {
            fn number(&self) -> Number {
                return self.0;
            }
        }
        trait Seven {
            fn seven() -> u32 {
                7
            }
        }
        enum Only {}
        impl Seven for Only {}
        mod inner {
            pub fn eight() -> u32 {
                8
            }
        }
        yield max(Wrapper(4).number(), 1);
        yield FIVE;
        yield SIX;
        yield Only::seven();
        yield inner::eight();
    };
    assert_same(block, of_items(4..9));
}

#[test]
fn attributes_and_configurations_work_in_the_body() {
    let block = stream! {
        #[cfg(any())]
        let never = missing();
        #[allow(unused_variables)]
        let unused = 1;
        #[cfg(all())]
        {
            yield 1;
        }
        match 2 {
            #[cfg(any())]
            2 => yield 100,
            #[allow(clippy::identity_op)]
            _ => yield 2 + 0,
        }
    };
    assert_same(block, of_items([1, 2]));
}

// What a block captures and drops.

#[test]
fn a_block_takes_what_it_mentions_and_drops_it_at_its_end() {
    let (mentioned, moved, other) = (Loud("mentioned"), Loud("moved"), Loud("other"));
    let block = stream! {
        let _borrowed = &mentioned;
        yield 1;
        drop(moved);
        yield 2;
    };
    drop(other);
    assert_eq!(trace(), ["drop other"]);
    assert_same(block, by_hand([Item(1), Note("drop moved"), Item(2), Note("drop mentioned")]));
}

#[test]
fn a_block_of_a_reference_borrows() {
    let (text, mut numbers) = (String::from("a b"), vec![1]);
    let (words, pushed) = (&text, &mut numbers);
    let block = stream! {
        pushed.push(2);
        for word in words.split(' ') {
            yield word;
        }
        pushed.push(3);
    };
    assert_same(block, of_items(["a", "b"]));
    assert_eq!((text.len(), numbers), (3, vec![1, 2, 3]));
}

#[test]
fn a_block_takes_the_field_that_it_mentions_alone() {
    let pair = (Loud("first"), Loud("second"));
    let block = stream! {
        let first = &pair.0;
        yield first.0.len();
    };
    drop(pair.1);
    assert_eq!(trace(), ["drop second"]);
    assert_same(block, by_hand([Item(5), Note("drop first")]));
}

#[test]
fn a_block_that_is_never_polled_drops_what_it_captured() {
    let (one, two) = (Loud("one"), Loud("two"));
    let block = stream! {
        let (first, second) = (&two, &one);
        yield first.0;
        yield second.0;
    };
    drop(block);
    let mut dropped = trace();
    dropped.sort();
    assert_eq!(dropped, ["drop one", "drop two"]);
}

#[test]
fn a_block_dropped_half_way_drops_what_its_body_holds() {
    let make = |captured| {
        stream! {
            let _outer = Loud("outer");
            yield 1;
            let _inner = Loud("inner");
            wait(1).await;
            {
                let _scope = Loud("scope");
                yield 2;
            }
            yield 3;
            let _moved: Loud = captured;
        }
    };
    let expected: [&[&str]; 6] = [
        &["drop captured"],
        &["drop outer", "drop captured"],
        &["drop inner", "drop outer", "drop captured"],
        &["drop scope", "drop inner", "drop outer", "drop captured"],
        &["drop scope", "drop inner", "drop outer", "drop captured"],
        &["drop scope", "drop captured", "drop inner", "drop outer"],
    ];
    for (polls, expected) in expected.into_iter().enumerate() {
        let mut block = Box::pin(make(Loud("captured")));
        for _ in 0..polls {
            let _ = poll(block.as_mut());
        }
        drop(block);
        assert_eq!(trace(), expected, "after {polls} polls");
    }
}

#[test]
fn the_body_may_borrow_from_its_locals_across_yields() {
    let block = stream! {
        let text = String::from("ab cde");
        let words = text.split(' ').collect::<Vec<_>>();
        for word in &words {
            yield word.len();
            wait(1).await;
        }
        yield words.len();
    };
    assert_same(block, by_hand([Item(2), Wait, Item(3), Wait, Item(2)]));
}

// async-stream: a block in a method may borrow `self`.
#[test]
fn a_block_may_use_self() {
    struct Counter {
        name: String,
        count: u32,
    }

    impl Counter {
        const STEP: u32 = 2;

        fn name(&self) -> impl Stream<Item = &str> + '_ {
            stream! {
                yield &self.name[..];
                yield &self.name[1..];
            }
        }

        fn count_up<'a>(&'a mut self, limit: &'a u32) -> impl Stream<Item = u32> + 'a {
            stream! {
                while self.count < *limit {
                    self.count += Self::STEP;
                    yield self.count;
                }
            }
        }

        fn into_parts(self) -> impl Stream<Item = String> {
            stream! {
                let Self { name, count } = self;
                yield name;
                yield count.to_string();
            }
        }
    }

    let mut counter = Counter { name: "abc".to_owned(), count: 0 };
    assert_same(counter.name(), of_items(["abc", "bc"]));
    assert_same(counter.count_up(&4), of_items([2, 4]));
    assert_same(counter.into_parts(), of_items(["abc".to_owned(), "4".to_owned()]));
}

// async-stream: a block that drives a channel.
#[test]
fn a_block_may_consume_a_channel() {
    let (sender, mut receiver) = tokio::sync::mpsc::unbounded_channel();
    let mut block = pin!(stream! {
        while let Some(number) = receiver.recv().await {
            yield number;
        }
    });
    for number in 0..3 {
        assert_eq!(poll(block.as_mut()), Poll::Pending);
        sender.send(number).unwrap();
        assert_eq!(poll(block.as_mut()), Poll::Ready(Some(number)));
    }
    drop(sender);
    assert_eq!(poll(block.as_mut()), Poll::Ready(None));
}

// Types and costs.

#[test]
fn a_block_is_send_and_sync_where_what_it_holds_is() {
    fn is_send_and_sync<T>(stream: impl Stream<Item = T> + Send + Sync + 'static) -> impl Stream<Item = T> {
        stream
    }

    fn is_send<T>(stream: impl Stream<Item = T> + Send) -> impl Stream<Item = T> {
        stream
    }

    assert_same(is_send_and_sync(stream! { let text = String::new(); yield 1; yield text.len(); }), of_items([1, 0]));
    assert_same(is_send(stream! { yield Cell::new(1); }), of_items([Cell::new(1)]));
    let held_no_longer = is_send(stream! {
        let number = { let shared = Rc::new(RefCell::new(1)); *shared.borrow() };
        yield number;
    });
    assert_same(held_no_longer, of_items([1]));
}

#[test]
fn a_block_is_a_generator_and_says_so() {
    fn shown(generator: &impl AsyncGenerator) -> String {
        format!("{generator:?}")
    }

    assert!(shown(&stream! { yield 1; }).contains("AsyncGenerator"));
}

#[test]
fn a_block_stores_its_body_an_item_and_little_more() {
    let plain = stream! { yield 1_u64; wait(1).await; yield 2; };
    assert!(size_of_val(&plain) <= 64, "{}", size_of_val(&plain));
    let array = [0_u8; 1000];
    let holds = stream! { for byte in array { yield byte; } };
    assert!(size_of_val(&holds) < 2 * 1000 + 128, "{}", size_of_val(&holds));
}

#[test]
fn a_block_may_be_recursive_in_a_box() {
    fn down(from: u32) -> Pin<Box<dyn Stream<Item = u32> + Send>> {
        Box::pin(stream! {
            yield from;
            if from > 0 {
                for await number in down(from - 1) {
                    yield number;
                }
            }
        })
    }

    assert_same(down(3), of_items([3, 2, 1, 0]));
}

#[test]
fn a_block_may_be_generic() {
    fn each<T: Clone, const N: usize>(items: impl IntoIterator<Item = T>) -> impl Stream<Item = [T; N]> {
        stream! {
            for item in items {
                yield [(); N].map(|()| item.clone());
            }
        }
    }

    assert_same(each::<_, 2>(["a", "b"]), of_items([["a", "a"], ["b", "b"]]));
}

// async-stream does so too.
#[test]
fn a_question_mark_in_a_block_of_results_yields_the_error_and_ends() {
    #[derive(Debug, PartialEq)]
    struct Failure(String);

    impl From<&str> for Failure {
        fn from(error: &str) -> Self {
            Self(error.to_owned())
        }
    }

    fn numbers(fails: bool) -> impl Stream<Item = Result<u32, Failure>> {
        stream! {
            yield Ok(1);
            yield Err(Failure("passed on".to_owned()));
            if !fails {
                return;
            }
            let inside = || -> Result<(), Failure> { Err("inside")? };
            yield Ok(u32::from(inside().is_ok()));
            let number = Err::<u32, _>("converted")?;
            yield Ok(number);
        }
    }

    let failure = |error: &str| Err(Failure(error.to_owned()));
    assert_eq!(items(numbers(true)), [Ok(1), failure("passed on"), Ok(0), failure("converted")]);
    assert_eq!(items(numbers(false)), [Ok(1), failure("passed on")]);
}

// async-stream binds the iterable by a `let`.
#[test]
fn the_temporaries_of_a_for_await_are_dropped_before_its_first_item() {
    fn is_send<T: Send>(value: T) -> T {
        value
    }

    let numbers = &Mutex::new(vec![1, 2]);
    let all = is_send(stream! {
        for await number in stream::iter(numbers.lock().unwrap().clone()) {
            numbers.try_lock().expect("it is not locked").push(number);
            yield number;
        }
        for await number in &mut from_iter([3]) {
            yield number;
        }
    });
    assert_eq!(items(all), [1, 2, 3]);
    assert_eq!(*numbers.lock().unwrap(), [1, 2, 1, 2]);
}

#[test]
fn an_attribute_of_a_yield_is_that_of_its_operand() {
    #[deprecated]
    fn old() -> u32 {
        1
    }

    let numbers = stream! {
        #[allow(deprecated)]
        yield old();
        #[cfg(any())]
        yield 2;
        yield 3;
    };
    assert_eq!(items(numbers), [1, 3]);
}

// async-stream's are so too, and `catch_unwind` of futures asks for it.
#[test]
fn a_generator_is_unwind_safe_where_its_items_and_what_it_holds_are() {
    fn is_unwind_safe<T: std::panic::UnwindSafe + std::panic::RefUnwindSafe>(value: T) -> T {
        value
    }

    let text = String::from("text");
    let lengths = is_unwind_safe(stream! {
        yield text.len();
        panic!("the body panics");
    });
    let mut lengths = pin!(lengths.catch_unwind());
    assert_eq!(ready(lengths.as_mut()).ok(), Some(4));
    assert!(ready(lengths.as_mut()).is_err());
}

#[test]
fn a_struct_may_be_yielded_behind_the_guard_of_an_arm() {
    #[derive(Debug, PartialEq)]
    struct Point {
        x: u32,
    }

    let points = stream! {
        for x in 0..4 {
            match x {
                0 if x > 0 => (),
                1 => yield Point { x },
                x if x > 2 => yield Point { x: x + 10 },
                _ => {}
            }
        }
    };
    assert_eq!(items(points), [Point { x: 1 }, Point { x: 13 }]);
}

#[test]
fn the_input_of_stringify_is_what_it_was() {
    assert_eq!(items(stream! { yield stringify!(yield one); }), ["yield one"]);
}

#[test]
fn a_fragment_that_begins_with_an_operator_ends_an_operand() {
    macro_rules! either {
        ($pattern:pat) => {
            stream! {
                let is_small = |number: u32| matches!(number, $pattern);
                yield is_small(2);
                yield matches!(7, $pattern);
            }
        };
    }

    assert_eq!(items(either!(1 | 2)), [true, false]);
}
