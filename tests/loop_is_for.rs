//! `async_for!` is a `for` loop: each case runs once with either, and the items, the order of what happens and the
//! drops must be the same.

// Tested are loops that never repeat, jumps that change nothing, guards that are held while a loop waits, tails without
// a semicolon, items after statements. An async function in which the loop is a `for` awaits nothing.
#![allow(
    clippy::await_holding_refcell_ref,
    clippy::ignored_unit_patterns,
    clippy::items_after_statements,
    clippy::let_unit_value,
    clippy::match_single_binding,
    clippy::needless_continue,
    clippy::never_loop,
    clippy::semicolon_if_nothing_returned,
    clippy::unused_async
)]

mod trace;

use std::{
    cell::RefCell,
    collections::BTreeMap,
    fmt::Debug,
    future::pending,
    pin::{Pin, pin},
};

use aiter::{anext, async_gen};
use futures::executor::block_on;
use trace::{Noisy, Pair, Recorded, Slow, Trace, abandon, beside, beside_for, named, pairs, panic_quietly, pause};

// What runs when.

#[test]
fn a_loop_runs_its_body_once_for_each_item() {
    let events = beside_for!(|trace| {
        async_for!(item in source(trace, named(trace, ["a", "b"])) {
            let _local = Noisy::new(trace, "local");
            trace.note(format!("body {item}"));
        });
        trace.note("after");
    });
    let body_a = ["next", "body a", "drop local", "drop a"];
    let body_b = ["next", "body b", "drop local", "drop b"];
    let end = ["next", "drop iterator", "after", "gave ()"];
    assert_eq!(events, [body_a, body_b, end].concat());
}

#[test]
fn a_loop_over_an_empty_stream_runs_no_body() {
    let events = beside_for!(|trace| {
        async_for!(_ in source(trace, [(); 0]) {
            trace.note("body");
        });
    });
    assert_eq!(events, ["next", "drop iterator", "gave ()"]);
}

#[test]
fn a_body_may_be_empty() {
    beside_for!(|trace| {
        async_for!(_ in source(trace, named(trace, ["a", "b"])) {});
        async_for!(_item in source(trace, named(trace, ["a", "b"])) {});
    });
}

#[test]
fn a_loop_gives_the_unit_value() {
    beside_for!(|trace| {
        let unit: () = async_for!(item in source(trace, 0..2) { trace.note(item) });
        unit
    });
}

#[test]
fn a_break_drops_the_stream_before_what_follows() {
    let events = beside_for!(|trace| {
        async_for!(item in source(trace, named(trace, ["a", "b", "c"])) {
            let _local = Noisy::new(trace, "local");
            if item.name == "b" {
                break;
            }
            trace.note("not broken");
        });
        trace.note("after");
    });
    let first = ["next", "not broken", "drop local", "drop a"].as_slice();
    assert_eq!(events, [first, &["next", "drop local", "drop b", "drop iterator", "after", "gave ()"]].concat());
}

#[test]
fn a_continue_drops_the_item_before_the_next_is_asked_for() {
    beside_for!(|trace| {
        async_for!(item in source(trace, named(trace, ["a", "b", "c"])) {
            let _local = Noisy::new(trace, "local");
            if item.name == "b" {
                continue;
            }
            trace.note(format!("body {item}"));
        });
    });
}

#[test]
fn a_return_drops_the_item_the_stream_and_the_locals() {
    beside_for!(|trace| -> Option<String> {
        let _outside = Noisy::new(trace, "outside");
        async_for!(item in source(trace, named(trace, ["a", "b", "c"])) {
            let _local = Noisy::new(trace, "local");
            if item.name == "b" {
                return Some(trace.noted(item.name.clone()));
            }
        });
        trace.note("not reached");
        None
    });
}

#[test]
fn a_question_mark_returns_the_error_of_a_result() {
    for digits in [["1", "2", "3"], ["1", "x", "3"]] {
        beside_for!(|trace| -> Result<u32, std::num::ParseIntError> {
            let mut sum = 0;
            async_for!(item in source(trace, named(trace, digits)) {
                let _local = Noisy::new(trace, "local");
                sum += item.name.parse::<u32>()?;
            });
            Ok(sum)
        });
    }
}

#[test]
fn a_question_mark_returns_the_none_of_an_option() {
    beside_for!(|trace| -> Option<char> {
        async_for!(item in source(trace, named(trace, ["a", "", "c"])) {
            trace.note(item.letters().next()?);
        });
        Some('z')
    });
}

#[test]
fn a_body_may_wait() {
    beside_for!(|trace| {
        async_for!(item in source(trace, named(trace, ["a", "b"])) {
            let local = Noisy::new(trace, "local");
            pause().await;
            trace.note(format!("{item} and {local}"));
            pause().await;
        });
    });
}

#[test]
fn an_iterable_may_wait() {
    async fn waited(trace: &Trace) -> Noisy {
        pause().await;
        Noisy::new(trace, "abc")
    }

    beside_for!(|trace| {
        async_for!(letter in source(trace, waited(trace).await.letters()) {
            trace.note(letter);
        });
    });
}

#[test]
fn an_iterable_is_evaluated_once() {
    let events = beside_for!(|trace| {
        let mut count = 0;
        async_for!(number in source(trace, { count += 1; trace.note("evaluated"); 0..3 }) {
            trace.note(number);
        });
        count
    });
    assert_eq!(events.iter().filter(|event| *event == "evaluated").count(), 1);
}

#[test]
fn a_jump_in_an_iterable_belongs_to_the_loop_around() {
    beside_for!(|trace| -> Result<(), String> {
        async_for!('outer: number in source(trace, 0..) {
            async_for!(inner in match number {
                1 => continue,
                3 => continue 'outer,
                4 => break,
                _ => source(trace, number..number + 2),
            } {
                trace.note(inner);
            });
        });
        async_for!(inner in source(trace, Err::<Vec<()>, _>("no stream")?) {
            trace.noted(inner);
        });
        Ok(())
    });
}

#[test]
fn an_iterable_may_return() {
    beside_for!(|trace| -> u32 {
        async_for!(number in source(trace, 5..8) {
            async_for!(inner in if number == 6 { return number } else { source(trace, 0..number) } {
                trace.note(inner);
            });
        });
        0
    });
}

#[test]
fn a_body_that_diverges_runs_once() {
    beside_for!(|trace| -> Noisy {
        async_for!(item in source(trace, named(trace, ["a", "b"])) {
            return item;
        });
        Noisy::new(trace, "none")
    });
    beside_for!(|trace| {
        async_for!(_item in source(trace, named(trace, ["a", "b"])) {
            break
        });
    });
    beside_for!(|trace| {
        async_for!(_item in source(trace, named(trace, ["a", "b"])) {
            panic_quietly("body")
        });
    });
    beside_for!(|trace| {
        async_for!(_item in source(trace, named(trace, ["a", "b"])) {
            continue
        });
    });
}

// Loops in loops.

#[test]
fn a_jump_in_nested_loops_means_the_innermost_loop() {
    beside_for!(|trace| {
        async_for!(outer in source(trace, 0..3) {
            async_for!(inner in source(trace, 0..5) {
                if inner == 1 {
                    continue;
                }
                if inner == 3 {
                    break;
                }
                trace.note(format!("{outer} {inner}"));
            });
            for inner in 0..5 {
                if inner == 1 {
                    continue;
                }
                if inner == 3 {
                    break;
                }
                trace.note(format!("{outer} for {inner}"));
            }
            if outer == 1 {
                break;
            }
        });
    });
}

/// Two nested loops, of the kinds that `$outer` and `$inner` are, with jumps of all kinds to the outer one.
macro_rules! jump_out {
    ($trace:ident, $outer:ident over $rows:expr, $inner:ident over $columns:expr) => {
        $outer!('outer: row in $rows {
            let _local = Noisy::new($trace, "row local");
            $inner!('inner: column in $columns {
                let _local = Noisy::new($trace, "column local");
                match (row.name.as_str(), column.name.as_str()) {
                    ("1", "b") => continue 'inner,
                    ("2", "b") => continue 'outer,
                    ("3", "b") => break 'inner,
                    ("4", "b") => break 'outer,
                    _ => $trace.note(format!("body {row} {column}")),
                }
            });
            $trace.note(format!("after {row}"));
        });
        $trace.note("after");
    };
}

macro_rules! plain_for {
    ($label:lifetime : $($arguments:tt)*) => { $label: for $($arguments)* };
}

const ROWS: [&str; 5] = ["1", "2", "3", "4", "5"];
const COLUMNS: [&str; 3] = ["a", "b", "c"];

#[test]
fn a_label_reaches_out_of_an_async_loop_in_an_async_loop() {
    beside_for!(|trace| {
        jump_out!(
            trace,
            async_for over source(trace, named(trace, ROWS)),
            async_for over source(trace, named(trace, COLUMNS))
        );
    });
}

#[test]
fn a_label_reaches_out_of_a_for_in_an_async_loop() {
    beside_for!(|trace| {
        jump_out!(
            trace,
            async_for over source(trace, named(trace, ROWS)),
            plain_for over named(trace, COLUMNS)
        );
    });
}

#[test]
fn a_label_reaches_out_of_an_async_loop_in_a_for() {
    beside_for!(|trace| {
        jump_out!(
            trace,
            plain_for over named(trace, ROWS),
            async_for over source(trace, named(trace, COLUMNS))
        );
    });
}

#[test]
fn a_label_reaches_out_of_loops_and_blocks_of_any_kind() {
    beside_for!(|trace| -> u32 {
        let mut rounds = 0;
        'forever: loop {
            rounds += 1;
            async_for!('outer: outer in source(trace, 0..4) {
                'block: {
                    while rounds < 10 {
                        async_for!(inner in source(trace, 0..4) {
                            rounds += inner;
                            match inner {
                                1 if outer == 0 => break 'block,
                                2 if outer == 1 => continue 'outer,
                                3 if outer == 2 => continue 'forever,
                                _ => trace.note(format!("{rounds} {outer} {inner}")),
                            }
                        });
                    }
                    break 'forever;
                }
                trace.note("after the block");
            });
        }
        rounds
    });
}

#[test]
fn a_label_may_be_used_again_after_its_loop() {
    beside_for!(|trace| {
        async_for!('a: number in source(trace, 0..3) {
            if number == 1 {
                break 'a;
            }
        });
        async_for!('a: number in source(trace, 0..3) {
            if trace.noted(number) == 1 {
                continue 'a;
            }
        });
    });
}

// Patterns.

/// A loop over `$items` that binds `$pattern` and notes `$seen`.
macro_rules! pattern {
    ($($pattern:pat_param)|+ in |$trace:ident| $items:expr => $seen:expr) => {
        beside_for!(|$trace| {
            async_for!($($pattern)|+ in source($trace, $items) {
                let _local = Noisy::new($trace, "local");
                $trace.note(format!("{:?}", $seen));
            });
        })
    };
}

#[derive(Clone, Copy, Debug)]
struct Point {
    x: i32,
    y: i32,
}

#[derive(Clone, Copy, Debug)]
struct Wrapped<T>(T);

#[test]
fn a_pattern_binds_the_item() {
    let points = [Point { x: 1, y: 2 }, Point { x: 3, y: 4 }];
    pattern!(number in |trace| 0..2 => number);
    pattern!(ref number in |trace| 0..2 => *number + 1);
    pattern!(&number in |trace| &[1, 2] => number + 1);
    pattern!(&(a, ref b) in |trace| &[(1, 2), (3, 4)] => (a, *b));
    pattern!((a, b) in |trace| [(1, 'a'), (2, 'b')] => (a, b));
    pattern!((a, b) in |trace| &[(1, 'a'), (2, 'b')] => (*a, *b));
    pattern!((a, ..) in |trace| [(1, 2, 3), (4, 5, 6)] => a);
    pattern!((.., c) in |trace| [(1, 2, 3), (4, 5, 6)] => c);
    pattern!(Point { x, y } in |trace| points => (x, y));
    pattern!(Point { y: ref up, .. } in |trace| points => up);
    pattern!(Wrapped(Wrapped(inside)) in |trace| [Wrapped(Wrapped('a'))] => inside);
    pattern!(((a, _), [first, .., last], &b) in |trace| [((1, 2), [3, 4, 5, 6], &7)] => (a, first, last, b));
    pattern!([first, rest @ ..] in |trace| [[1, 2, 3], [4, 5, 6]] => (first, rest));
    pattern!([.., last] in |trace| &[[1, 2, 3], [4, 5, 6]] => last);
    pattern!(whole @ (..) in |trace| [(1, 2), (3, 4)] => whole);
    pattern!(whole @ (left, _) in |trace| [(1, 2), (3, 4)] => (whole, left));
    pattern!(point @ Point { x: i32::MIN..=i32::MAX, .. } in |trace| points => point);
    pattern!(i32::MIN..=i32::MAX in |trace| 0..2 => ());
    pattern!(() in |trace| [(), ()] => ());
}

#[test]
fn a_pattern_binds_a_mutable_item() {
    beside_for!(|trace| {
        async_for!(mut number in source(trace, 0..3) {
            number += 10;
            trace.note(number);
        });
        let mut numbers = [1, 2, 3];
        async_for!(number in source(trace, &mut numbers) {
            *number *= 2;
        });
        async_for!((index, number) in source(trace, numbers.iter_mut().enumerate()) {
            *number += index;
        });
        async_for!((mut text, name) in source(trace, [(String::from("a"), 'b')]) {
            text.push(name);
            trace.note(text);
        });
        numbers
    });
}

#[test]
fn a_pattern_borrows_the_item_mutably() {
    beside_for!(|trace| {
        async_for!(ref mut number in source(trace, 0..3) {
            *number += 10;
            trace.note(number);
        });
        async_for!((text, ref mut list) in source(trace, [(String::from("a"), vec![1])]) {
            list.push(2);
            trace.note(format!("{text} {list:?}"));
        });
    });
}

#[test]
fn a_pattern_may_have_alternatives() {
    let results = [Ok(1), Err(2), Ok(3)];
    pattern!(Ok(number) | Err(number) in |trace| results => number);
    beside_for!(|trace| {
        async_for!(| Ok(number) | Err(number) in source(trace, results) {
            trace.note(number);
        });
        async_for!(|number in source(trace, 0..2) {
            trace.note(number);
        });
        async_for!((Ok(number) | Err(number), name) in source(trace, [(results[0], 'a'), (results[1], 'b')]) {
            trace.note(format!("{number} {name}"));
        });
    });
}

#[test]
fn a_macro_may_stand_for_the_pattern_and_the_iterable() {
    beside_for!(|trace| {
        macro_rules! point {
            ($x:ident) => {
                Point { x: $x, .. }
            };
        }
        macro_rules! numbers {
            () => {
                source(trace, [Point { x: 1, y: 2 }])
            };
        }
        async_for!(point!(x) in numbers!() {
            println!("{}", trace.noted(x));
        });
    });
}

#[test]
fn an_item_is_dropped_when_that_of_a_for_is() {
    pattern!(_ in |trace| named(trace, ["a", "b"]) => "body");
    pattern!(_item in |trace| named(trace, ["a", "b"]) => "body");
    pattern!(ref item in |trace| named(trace, ["a", "b"]) => item);
    pattern!(mut _item in |trace| named(trace, ["a", "b"]) => "body");
    beside_for!(|trace| {
        async_for!(item in source(trace, named(trace, ["a", "b"])) {
            trace.note("body");
            drop(item);
            trace.note("after the drop");
        });
        async_for!(mut item in source(trace, named(trace, ["a", "b"])) {
            item = Noisy::new(trace, format!("instead of {item}"));
            trace.note(&item);
        });
    });
}

#[test]
fn the_parts_of_an_item_are_dropped_when_those_of_a_for_are() {
    pattern!(Pair { left, right } in |trace| pairs(trace, 2) => (&left, &right));
    pattern!(Pair { right, left } in |trace| pairs(trace, 2) => (&left, &right));
    pattern!(Pair { left, .. } in |trace| pairs(trace, 2) => &left);
    pattern!(Pair { left: _, right } in |trace| pairs(trace, 2) => &right);
    pattern!(Pair { left: _, right: ref other } in |trace| pairs(trace, 2) => other);
    pattern!(Pair { .. } in |trace| pairs(trace, 2) => "body");
    pattern!((left, right) in |trace| pairs(trace, 2).map(<(Noisy, Noisy)>::from) => (&left, &right));
    pattern!((left, _) in |trace| pairs(trace, 2).map(<(Noisy, Noisy)>::from) => &left);
    pattern!((_, right) in |trace| pairs(trace, 2).map(<(Noisy, Noisy)>::from) => &right);
    pattern!((_, _) in |trace| pairs(trace, 2).map(<(Noisy, Noisy)>::from) => "body");
    pattern!((_left, ..) in |trace| pairs(trace, 2).map(<(Noisy, Noisy)>::from) => "body");
    pattern!([first, ..] in |trace| pairs(trace, 2).map(|pair| [pair.left, pair.right]) => &first);
    pattern!([_, rest @ ..] in |trace| pairs(trace, 2).map(|pair| [pair.left, pair.right]) => &rest);
    pattern!(Ok(either) | Err(either) in |trace| pairs(trace, 1).flat_map(|pair| [Ok(pair.left), Err(pair.right)]) => &either);
    pattern!(Ok((part, _)) | Err((_, part)) in |trace| pairs(trace, 2).map(|pair| match &*pair.left.name {
        "1 left" => Ok((pair.left, pair.right)),
        _ => Err((pair.left, pair.right)),
    }) => &part);
}

#[test]
fn the_parts_of_an_item_are_dropped_by_a_jump_as_in_a_for() {
    beside_for!(|trace| -> Noisy {
        async_for!(Pair { left, .. } in source(trace, pairs(trace, 4)) {
            let _local = Noisy::new(trace, "local");
            match &*left.name {
                "1 left" => {}
                "2 left" => continue,
                _ => return left,
            }
        });
        Noisy::new(trace, "none")
    });
    beside_for!(|trace| {
        async_for!((_, right) in source(trace, pairs(trace, 4).map(<(Noisy, Noisy)>::from)) {
            if right.name == "2 right" {
                break;
            }
            drop(right);
            trace.note("after the drop");
        });
    });
}

// The body.

#[test]
fn a_tail_expression_may_borrow_the_item() {
    beside_for!(|trace| {
        async_for!(item in source(trace, [RefCell::new(vec![1]), RefCell::new(vec![])]) {
            match item.borrow().first() {
                Some(first) => trace.note(first),
                None => trace.note("none"),
            }
        });
        async_for!(item in source(trace, named(trace, ["a", "b"])) {
            trace.note(item.guard().name())
        });
        async_for!(item in source(trace, named(trace, ["a", "b"])) {
            let local = Noisy::new(trace, "local");
            if item.guard().name() == local.guard().name() { trace.note("same") } else { trace.note("different") }
        });
        async_for!(Pair { left, .. } in source(trace, pairs(trace, 2)) {
            match left.guard().name() { name => trace.note(name) }
        });
    });
}

#[test]
fn a_block_as_the_body_of_a_body_is_a_block() {
    beside_for!(|trace| {
        async_for!(item in source(trace, named(trace, ["a", "b"])) {{
            let _local = Noisy::new(trace, "local");
            trace.note(&item);
        }});
        async_for!(item in source(trace, named(trace, ["a", "b"])) { { trace.note(&item); } trace.note("and") });
    });
}

#[test]
fn a_body_may_hold_items() {
    beside_for!(|trace| {
        async_for!(number in source(trace, 0..3) {
            trace.note(doubled(number) + OFFSET + BTreeMap::from([(number, 1)])[&number]);
            trace.note(format!("{:?}", Named { number }));

            use std::collections::BTreeMap;

            const OFFSET: i32 = 100;

            #[derive(Debug)]
            #[allow(dead_code)]
            struct Named {
                number: i32,
            }

            fn doubled(number: i32) -> i32 {
                2 * number
            }
        });
        BTreeMap::from([(1, 2)])
    });
}

#[test]
fn a_body_may_shadow_the_item() {
    beside_for!(|trace| {
        let item = Noisy::new(trace, "outside");
        async_for!(item in source(trace, named(trace, ["a", "b"])) {
            let item = Noisy::new(trace, format!("shadow of {item}"));
            let item = (item, Noisy::new(trace, "more"));
            trace.noted(&item);
        });
        trace.note(item);
    });
}

#[test]
fn a_closure_may_capture_the_item() {
    beside_for!(|trace| -> Vec<String> {
        let mut closures = Vec::<Box<dyn Fn() -> String>>::new();
        async_for!(item in source(trace, named(trace, ["a", "b"])) {
            let borrowing = || item.name.len();
            trace.note(borrowing());
            closures.push(Box::new(move || format!("captured {item}")));
        });
        trace.note("after");
        closures.iter().map(|closure| closure()).collect()
    });
}

#[test]
fn a_body_may_have_attributes() {
    beside_for!(|trace| {
        async_for!(number in source(trace, 0..2) {
            #![allow(unused_variables)]
            #![allow(unused_mut)]
            let mut unused = number;
            #[cfg(any())]
            compile_error!("this is not compiled");
            trace.note(number);
        });
    });
}

// Temporaries and borrows.

#[test]
fn a_guard_in_the_iterable_is_held_until_the_loop_ends() {
    beside_for!(|trace| {
        let numbers = RefCell::new(vec![1, 2, 3]);
        async_for!(number in source(trace, numbers.borrow().iter()) {
            trace.note(format!("{number} {}", numbers.try_borrow_mut().is_err()));
        });
        assert!(numbers.try_borrow_mut().is_ok());
        async_for!(number in source(trace, numbers.borrow_mut().drain(..)) {
            trace.note(format!("{number} {}", numbers.try_borrow().is_err()));
            if number == 2 {
                break;
            }
        });
        numbers.into_inner()
    });
}

#[test]
fn a_temporary_in_the_iterable_is_dropped_after_the_stream() {
    let events = beside_for!(|trace| {
        async_for!(letter in source(trace, Noisy::new(trace, "ab").letters()) {
            trace.note(letter);
        });
        trace.note("after");
        async_for!(letter in source(trace, Noisy::new(trace, "ab").guard().0.letters()) {
            trace.note(letter);
            break;
        });
        trace.note("after");
        async_for!(_ in source(trace, Noisy::new(trace, "temporary").name.clone().chars()) {});
    });
    assert_eq!(events[..7], ["next", "a", "next", "b", "next", "drop iterator", "drop ab"]);
}

#[test]
fn a_temporary_in_the_block_of_an_iterable_is_dropped_when_that_of_a_for_is() {
    beside_for!(|trace| {
        async_for!(letter in {
            let _local = Noisy::new(trace, "local");
            source(trace, Noisy::new(trace, "ab").name.clone().chars().collect::<Vec<_>>())
        } {
            trace.note(letter);
        });
    });
}

#[test]
fn a_temporary_lives_through_a_return_and_a_question_mark() {
    for stop in ['b', 'z'] {
        beside_for!(|trace| -> Option<()> {
            let _outside = Noisy::new(trace, "outside");
            async_for!(letter in source(trace, Noisy::new(trace, "abc").letters()) {
                (letter != stop).then_some(())?;
                if letter == 'c' {
                    return None;
                }
            });
            Some(())
        });
    }
}

#[test]
fn a_loop_that_ends_a_block_may_borrow_its_locals() {
    beside_for!(|trace| {
        {
            let local = Noisy::new(trace, "local");
            async_for!(letter in source(trace, local.guard().0.letters()) {
                trace.note(letter);
            })
        }
        trace.note("between");
        let unit = {
            let numbers = RefCell::new(vec![1, 2]);
            async_for!(number in source(trace, numbers.borrow().iter()) { trace.note(number) })
        };
        match unit {
            () => {
                let numbers = RefCell::new(vec![1, 2]);
                async_for!(number in source(trace, numbers.borrow().iter()) { trace.note(number) })
            }
        }
    });
}

#[test]
fn a_loop_that_ends_a_function_may_borrow_its_locals() {
    beside_for!(|trace| {
        async fn last(trace: &Trace, argument: Noisy) {
            let local = RefCell::new(argument.letters());
            async_for!(letter in source(trace, local.borrow_mut().by_ref()) {
                trace.note(letter);
            })
        }
        last(trace, Noisy::new(trace, "ab")).await;
        let closure = async |argument: Noisy| async_for!(letter in source(trace, argument.guard().0.letters()) { trace.note(letter) });
        closure(Noisy::new(trace, "cd")).await;
    });
}

#[test]
fn an_item_may_borrow_from_what_outlives_the_loop() {
    beside_for!(|trace| -> Option<usize> {
        let words = vec![String::from("a"), String::from("bc")];
        let mut longest: Option<&str> = None;
        async_for!(word in source(trace, &words) {
            if longest.is_none_or(|other| other.len() < word.len()) {
                longest = Some(word);
            }
        });
        longest.map(str::len)
    });
}

// Panics and futures that are dropped.

#[test]
fn a_panic_drops_what_that_of_a_for_drops() {
    beside_for!(|trace| {
        async_for!(item in source(trace, Noisy::new(trace, "ab").letters().map(|letter| Noisy::new(trace, letter))) {
            let _local = Noisy::new(trace, "local");
            if item.name == "b" {
                panic_quietly("in the body");
            }
        });
    });
    beside_for!(|trace| {
        let items = Noisy::new(trace, "ab");
        async_for!(_item in source(trace, items.letters().map(|letter| match letter {
            'b' => panic_quietly("in the stream"),
            _ => Noisy::new(trace, letter),
        })) {
            trace.note("body");
        });
    });
    beside_for!(|trace| {
        let _outside = Noisy::new(trace, "outside");
        async_for!(_ in source(trace, Noisy::new(trace, match 1 { 1 => panic_quietly("in the iterable"), _ => 'a' }).letters()) {
            trace.note("body");
        });
    });
}

#[test]
fn a_panic_in_the_drop_of_an_item_drops_the_stream() {
    struct Bomb(Noisy);

    impl Drop for Bomb {
        fn drop(&mut self) {
            if self.0.name == "b" {
                panic_quietly("in the drop");
            }
        }
    }

    beside_for!(|trace| {
        async_for!(_item in source(trace, named(trace, ["a", "b", "c"]).map(Bomb)) {
            trace.note("body");
        });
    });
    beside_for!(|trace| {
        async_for!((_, Bomb(_)) in source(trace, named(trace, ["a", "b", "c"]).map(|name| (Noisy::new(trace, "left"), Bomb(name)))) {
            trace.note("body");
        });
    });
}

#[test]
fn a_future_dropped_in_the_middle_of_its_loop_drops_the_item_and_then_the_stream() {
    let events = beside_for!(abandon, |trace| {
        let _outside = Noisy::new(trace, "outside");
        async_for!(Pair { right, .. } in source(trace, Noisy::new(trace, "temporary").letters().zip(pairs(trace, 3)).map(|(_, pair)| pair)) {
            let _local = Noisy::new(trace, "local");
            trace.note("waits");
            pending::<()>().await;
            trace.note(right);
        });
    });
    let dropped = ["drop local", "drop 1 right", "drop 1 left", "drop iterator", "drop temporary", "drop outside"];
    assert_eq!(events, [["next", "waits"].as_slice(), &dropped].concat());
}

#[test]
fn a_future_dropped_while_its_loop_waits_for_the_stream_drops_the_stream_and_then_temporaries() {
    use trace::as_async_for::{async_for, source};
    let events = abandon(async |trace| {
        let _outside = Noisy::new(trace, "outside");
        trace.note("waits");
        async_for!(_ in source(trace, Noisy::new(trace, "temporary").letters()) {
            trace.note("body");
        });
    });
    assert_eq!(events, ["waits", "drop iterator", "drop temporary", "drop outside"]);
}

// Streams that outlive the loop.

#[test]
fn a_loop_over_a_mutable_reference_leaves_the_rest_of_the_stream() {
    use aiter::async_for;
    beside!(
        async |trace| {
            let mut numbers = Recorded::new(trace, 0..6);
            for number in &mut numbers {
                if trace.noted(number) == 1 {
                    break;
                }
            }
            trace.noted(numbers.next());
            for number in numbers.by_ref().take(1) {
                trace.noted(number);
            }
            for number in numbers {
                trace.noted(number);
            }
            trace.note("after");
        },
        async |trace| {
            let mut numbers = aiter::from_iter(Recorded::new(trace, 0..6));
            async_for!(number in &mut numbers {
                if trace.noted(number) == 1 {
                    break;
                }
            });
            trace.noted(anext(&mut numbers).await);
            async_for!(number in &mut &mut numbers {
                trace.noted(number);
                break;
            });
            async_for!(number in numbers {
                trace.noted(number);
            });
            trace.note("after");
        },
    );
}

#[test]
fn a_loop_over_a_pinned_stream_leaves_the_rest_of_it() {
    use aiter::async_for;
    beside!(
        async |trace| {
            let mut numbers = Recorded::new(trace, 0..7);
            for number in numbers.by_ref().take(2) {
                trace.noted(number);
            }
            for number in numbers.by_ref().take(1) {
                trace.noted(number);
            }
            trace.noted(numbers.next());
            for number in &mut numbers {
                trace.noted(number);
            }
            trace.note("after");
        },
        async |trace| {
            let mut numbers = pin!(Slow::new(Recorded::new(trace, 0..7)));
            async_for!(number in numbers.as_mut() {
                if trace.noted(number) == 1 {
                    break;
                }
            });
            async_for!(number in &mut numbers {
                trace.noted(number);
                break;
            });
            trace.noted(anext(&mut numbers).await);
            async_for!(number in numbers {
                trace.noted(number);
            });
            trace.note("after");
        },
    );
}

#[test]
fn a_loop_may_use_its_stream_from_the_body_once_it_has_ended() {
    beside_for!(|trace| {
        let mut numbers = from_iter(0..3);
        async_for!('again: _ in from_iter(0..) {
            async_for!(number in &mut numbers {
                trace.note(number);
                continue 'again;
            });
            break;
        });
    });
}

#[test]
fn a_boxed_stream_can_be_looped_over() {
    use aiter::{Stream, async_for};
    let trace = Trace::default();
    block_on(async {
        let sendable: Pin<Box<dyn Stream<Item = u32> + Send>> = Box::pin(aiter::from_iter(0..2));
        let mut unpin: Box<dyn Stream<Item = u32> + Unpin> = Box::new(aiter::from_iter(2..4));
        let borrowed: &mut (dyn Stream<Item = u32> + Unpin) = &mut aiter::from_iter(4..6);
        let mut pinned = pin!(Slow::new(6..8));
        let pinned: Pin<&mut dyn Stream<Item = u32>> = pinned.as_mut();
        async_for!(number in sendable { trace.note(number); });
        async_for!(number in &mut unpin { trace.note(number); });
        async_for!(number in unpin { trace.note(number); });
        async_for!(number in borrowed { trace.note(number); });
        async_for!(number in pinned { trace.note(number); });
    });
    assert_eq!(trace.events(), ["0", "1", "2", "3", "4", "5", "6", "7"]);
}

#[test]
fn a_loop_over_a_type_of_ones_own_calls_into_async_iter_once() {
    use aiter::{IntoAsyncIterator, async_for};

    struct Numbers(Noisy, u32);

    impl IntoIterator for Numbers {
        type Item = u32;
        type IntoIter = Recorded<std::ops::Range<u32>>;

        fn into_iter(self) -> Self::IntoIter {
            let trace = self.0.trace();
            trace.note("into");
            Recorded::new(trace, 0..self.1)
        }
    }

    struct AsyncNumbers(Numbers);

    impl IntoAsyncIterator for AsyncNumbers {
        type Item = u32;
        type IntoAsyncIter = Slow<Recorded<std::ops::Range<u32>>>;

        fn into_async_iter(self) -> Self::IntoAsyncIter {
            Slow::new(self.0.into_iter())
        }
    }

    impl<'a> IntoAsyncIterator for &'a AsyncNumbers {
        type Item = &'a u32;
        type IntoAsyncIter = aiter::FromIter<std::iter::Once<&'a u32>>;

        fn into_async_iter(self) -> Self::IntoAsyncIter {
            aiter::from_iter(std::iter::once(&self.0.1))
        }
    }

    beside!(
        async |trace| {
            let numbers = Numbers(Noisy::new(trace, "iterable"), 2);
            for number in std::iter::once(&numbers.1) {
                trace.note(number);
            }
            for number in numbers {
                trace.note(number);
            }
        },
        async |trace| {
            let numbers = AsyncNumbers(Numbers(Noisy::new(trace, "iterable"), 2));
            async_for!(number in &numbers {
                trace.note(number);
            });
            async_for!(number in numbers {
                trace.note(number);
            });
        },
    );
}

// Where a loop may stand.

#[test]
fn a_loop_may_stand_in_closures_and_blocks() {
    beside_for!(|trace| -> u32 {
        let mut sum = 0;
        let mut add = async || {
            async_for!(number in source(trace, 0..3) {
                sum += number;
            });
        };
        add().await;
        add().await;
        let by_value = async move |limit: u32| -> u32 {
            async_for!(number in source(trace, 0..limit) {
                if number == 2 {
                    return number + sum;
                }
            });
            0
        };
        trace.note(by_value(1).await);
        trace.note(by_value(5).await);
        let block = async {
            async_for!(number in source(trace, 0..9_u32) {
                Err(trace.noted(number))?;
            });
            Ok::<_, u32>(())
        };
        let moved = async move {
            async_for!(number in source(trace, 0..9) {
                if number == 1 {
                    return number;
                }
            });
            0
        };
        block.await.unwrap_err() + moved.await + sum
    });
}

#[test]
fn a_loop_may_stand_in_a_generator() {
    beside_for!(|trace| {
        #[async_gen]
        async fn doubled(trace: &Trace, limit: u32) -> u32 {
            let _local = Noisy::new(trace, "generator");
            async_for!('outer: number in source(trace, 0..limit) {
                async_for!(other in source(trace, 0..3) {
                    match other {
                        0 => yield_!(number),
                        1 if number == 1 => continue 'outer,
                        1 if number == 3 => return,
                        _ => yield_!(number * 2),
                    }
                });
            });
        }

        use aiter::async_for as consume;
        consume!(number in doubled(trace, 5) {
            trace.note(number);
        });
        consume!(number in doubled(trace, 5) {
            if number == 2 {
                break;
            }
        });
    });
}

#[test]
fn a_loop_may_stand_in_generic_functions() {
    beside_for!(|trace| {
        async fn of_an_array<T: Copy + Debug, const N: usize>(trace: &Trace, array: [T; N]) {
            async_for!(item in source(trace, array) {
                trace.noted(item);
            });
        }
        async fn sum(numbers: impl Sequence<Item = u32>) -> u32 {
            let mut sum = 0;
            async_for!(number in numbers {
                sum += number;
            });
            sum
        }
        async fn concatenation<I: Iterable<Item: AsRef<str>>>(texts: I) -> String {
            let mut all = String::new();
            async_for!(text in texts {
                all += text.as_ref();
            });
            all
        }
        async fn by_where<S>(trace: &Trace, numbers: S)
        where
            S: Sequence + Unpin,
            <S as Sequence>::Item: Debug,
        {
            let mut numbers = numbers;
            async_for!(number in &mut numbers {
                trace.noted(number);
                break;
            });
            async_for!(number in numbers {
                trace.noted(number);
            });
        }
        of_an_array(trace, ['a', 'b']).await;
        trace.note(sum(source(trace, 0..4)).await);
        trace.note(concatenation(source(trace, ["a", "b"])).await);
        trace.note(concatenation(from_iter([String::from("a"), String::from("b")])).await);
        by_where(trace, from_iter(0..4)).await;
    });
}

#[test]
fn a_loop_may_stand_in_methods() {
    struct Adder<'a> {
        sum: u32,
        numbers: &'a [u32],
    }

    beside_for!(|trace| -> u32 {
        trait Add {
            async fn add(&mut self, trace: &Trace) -> &mut Self;
        }

        impl Add for Adder<'_> {
            async fn add(&mut self, trace: &Trace) -> &mut Self {
                async_for!(number in source(trace, self.numbers) {
                    self.sum += number;
                });
                self
            }
        }
        Adder { sum: 0, numbers: &[1, 2, 3] }.add(trace).await.add(trace).await.sum
    });
}

#[test]
fn types_are_inferred_from_the_body_as_in_a_for() {
    beside_for!(|trace| {
        let mut numbers = Vec::new();
        async_for!(number in source(trace, [1, 2]) {
            numbers.push(u64::from(number));
            let _: u8 = number;
        });
        async_for!(nothing in source(trace, Vec::new()) {
            let nothing: String = nothing;
            trace.note(nothing);
        });
        async_for!(nothing in from_iter(None) {
            trace.note(i64::abs(nothing));
        });
        let mut texts = Vec::new();
        async_for!(text in from_iter(["1", "2"].map(|text| text.parse().unwrap())) {
            texts.push(text);
        });
        let sum = texts_are_numbers(&texts);
        (numbers, texts, sum)
    });

    fn texts_are_numbers(texts: &[i8]) -> i8 {
        texts.iter().sum()
    }
}

#[test]
fn a_closure_in_the_iterable_may_borrow_what_the_body_reads() {
    beside_for!(|trace| {
        let offset = 10;
        let names = RefCell::new(Vec::new());
        async_for!(number in source(trace, (0..3).map(|number| number + offset).inspect(|number| names.borrow_mut().push(*number))) {
            trace.note(number + offset);
            names.borrow_mut().push(number);
        });
        names.into_inner()
    });
}
