//! `else` after `async_for!`: each case runs beside loops of Rust's own that do the same, and everything must happen in
//! the same order.

// Tested are loops that never repeat, guards that are held while a loop waits, and `return` and `else` where nothing
// needs them.
#![allow(
    clippy::await_holding_refcell_ref,
    clippy::needless_return,
    clippy::never_loop,
    clippy::semicolon_if_nothing_returned
)]

mod trace;

use std::{cell::RefCell, fmt::Debug};

use aiter::{async_for, async_gen, from_iter};
use futures::executor::block_on;
use trace::{Noisy, Recorded, Trace, abandon, as_async_for::source, beside, named, panic_quietly, pause};

/// Where the cases leave a loop: at one of its items, or nowhere.
const STOPS: [&str; 3] = ["a", "b", "nowhere"];

const NAMES: [&str; 3] = ["a", "b", "c"];

#[test]
fn else_runs_when_the_stream_has_ended_without_a_break() {
    for stop in STOPS {
        let events = beside!(
            async |trace| {
                let mut broken = false;
                for item in Recorded::new(trace, named(trace, NAMES)) {
                    let _local = Noisy::new(trace, "local");
                    if item.name == stop {
                        broken = true;
                        break;
                    }
                    trace.note(format!("body {item}"));
                }
                if !broken {
                    let _local = Noisy::new(trace, "local of else");
                    trace.note("else");
                }
                trace.note("after");
            },
            async |trace| {
                async_for!(item in source(trace, named(trace, NAMES)) {
                    let _local = Noisy::new(trace, "local");
                    if item.name == stop {
                        break;
                    }
                    trace.note(format!("body {item}"));
                } else {
                    let _local = Noisy::new(trace, "local of else");
                    trace.note("else");
                });
                trace.note("after");
            },
        );
        assert_eq!(events.contains(&"else".to_owned()), stop == "nowhere");
    }
}

#[test]
fn else_runs_for_an_empty_stream() {
    let found = block_on(async { async_for!(item in from_iter(None::<u32>) { break item } else { 7 }) });
    assert_eq!(found, 7);
}

#[test]
fn else_runs_after_a_continue_in_the_last_round() {
    beside!(
        async |trace| {
            for item in Recorded::new(trace, named(trace, NAMES)) {
                if item.name != "a" {
                    continue;
                }
                trace.note(item);
            }
            trace.note("else");
        },
        async |trace| {
            async_for!(item in source(trace, named(trace, NAMES)) {
                if item.name != "a" {
                    continue;
                }
                trace.note(item);
            } else {
                trace.note("else");
            });
        },
    );
}

#[test]
fn else_runs_after_the_stream_and_temporaries_were_dropped() {
    for stop in ['a', 'z'] {
        beside!(
            async |trace| {
                let mut broken = false;
                for letter in Recorded::new(trace, Noisy::new(trace, "abc").letters()) {
                    if letter == stop {
                        broken = true;
                        break;
                    }
                }
                if !broken {
                    trace.note("else");
                }
            },
            async |trace| {
                async_for!(letter in source(trace, Noisy::new(trace, "abc").letters()) {
                    if letter == stop {
                        break;
                    }
                } else {
                    trace.note("else");
                });
            },
        );
    }
}

#[test]
fn a_break_gives_the_loop_its_value() {
    for stop in STOPS {
        beside!(
            async |trace| {
                let mut found = None;
                for item in Recorded::new(trace, named(trace, NAMES)) {
                    let _local = Noisy::new(trace, "local");
                    if item.name == stop {
                        found = Some(item);
                        break;
                    }
                }
                found.unwrap_or_else(|| Noisy::new(trace, trace.noted("none")))
            },
            async |trace| {
                async_for!(item in source(trace, named(trace, NAMES)) {
                    let _local = Noisy::new(trace, "local");
                    if item.name == stop {
                        break item;
                    }
                } else {
                    Noisy::new(trace, trace.noted("none"))
                })
            },
        );
    }
}

#[test]
fn a_labelled_break_gives_the_value_of_its_own_loop() {
    for (row_stop, column_stop) in [("a", "x"), ("b", "y"), ("c", "z"), ("nowhere", "nowhere")] {
        beside!(
            async |trace| {
                let found = 'rows: {
                    for row in Recorded::new(trace, named(trace, NAMES)) {
                        let inner = 'columns: {
                            for column in Recorded::new(trace, named(trace, ["x", "y", "z"])) {
                                if row.name == row_stop && column.name == column_stop {
                                    break 'rows Some(column);
                                }
                                if column.name == row.name {
                                    break 'columns "broken";
                                }
                            }
                            trace.note("columns have ended");
                            "ended"
                        };
                        trace.note(inner);
                    }
                    trace.note("rows have ended");
                    None
                };
                trace.note("after");
                found
            },
            async |trace| {
                let found = async_for!('rows: row in source(trace, named(trace, NAMES)) {
                    let inner = async_for!('columns: for column in source(trace, named(trace, ["x", "y", "z"])) {
                        if row.name == row_stop && column.name == column_stop {
                            break 'rows Some(column);
                        }
                        if column.name == row.name {
                            break 'columns "broken";
                        }
                    } else {
                        trace.note("columns have ended");
                        "ended"
                    });
                    trace.note(inner);
                } else {
                    trace.note("rows have ended");
                    None
                });
                trace.note("after");
                found
            },
        );
    }
}

/// Two nested loops, where `$jump` leaves or goes on with the outer one from the `else` of the inner one. (In the
/// equivalent, it follows the inner loop.)
macro_rules! jump_from_else {
    ($outer:ident, $label:tt : $($jump:tt)+) => {
        beside!(
            async |trace| {
                $label: for row in trace::as_for::source(trace, named(trace, NAMES)) {
                    let _local = Noisy::new(trace, "row local");
                    let mut broken = false;
                    for column in Recorded::new(trace, named(trace, NAMES)) {
                        if column.name == "b" && row.name == "a" {
                            broken = true;
                            break;
                        }
                    }
                    if !broken {
                        let _local = Noisy::new(trace, "else local");
                        if row.name == "b" {
                            $($jump)+;
                        }
                        trace.note("else");
                    }
                    trace.note(format!("after {row}"));
                }
                trace.note("after");
            },
            async |trace| {
                jump_from_else!(@outer $outer $label: row in trace, {
                    let _local = Noisy::new(trace, "row local");
                    async_for!(column in source(trace, named(trace, NAMES)) {
                        if column.name == "b" && row.name == "a" {
                            break;
                        }
                    } else {
                        let _local = Noisy::new(trace, "else local");
                        if row.name == "b" {
                            $($jump)+;
                        }
                        trace.note("else");
                    });
                    trace.note(format!("after {row}"));
                });
                trace.note("after");
            },
        )
    };
    (@outer plain $label:tt : $row:ident in $trace:ident, $body:block) => {
        $label: for $row in Recorded::new($trace, named($trace, NAMES)) $body
    };
    (@outer looped $label:tt : $row:ident in $trace:ident, $body:block) => {
        async_for!($label: $row in source($trace, named($trace, NAMES)) $body)
    };
    (@outer with_else $label:tt : $row:ident in $trace:ident, $body:block) => {
        async_for!($label: $row in source($trace, named($trace, NAMES)) $body else {})
    };
}

#[test]
fn a_jump_in_else_belongs_to_the_loop_around() {
    macro_rules! all {
        ($($outer:ident)+) => {$(
            #[allow(unused_labels)]
            {
                let left = jump_from_else!($outer, 'rows: break);
                assert_eq!(left, jump_from_else!($outer, 'rows: break 'rows));
                let went_on = jump_from_else!($outer, 'rows: continue);
                assert_eq!(went_on, jump_from_else!($outer, 'rows: continue 'rows));
                assert_ne!(left, went_on);
            }
        )+};
    }
    all!(plain looped with_else);
}

#[test]
fn a_jump_in_else_may_give_the_loop_around_its_value() {
    let search = async |limit: u32| -> (u32, u32) {
        async_for!(row in from_iter(0..4_u32) {
            let found = async_for!(column in from_iter(0..limit) {
                if row + column == 5 {
                    break column;
                }
            } else {
                if row == 3 { break (row, 100) }
                continue
            });
            break (row, found);
        } else {
            (0, 0)
        })
    };
    assert_eq!(block_on(search(6)), (0, 5));
    assert_eq!(block_on(search(4)), (2, 3));
    assert_eq!(block_on(search(2)), (3, 100));
}

#[test]
fn a_loop_in_else_and_an_else_in_it_are_loops_of_their_own() {
    let trace = Trace::default();
    let value = block_on(async {
        async_for!('a: n in from_iter(0..2) { if n == 9 { break 'a "" } } else {
            async_for!('a: number in from_iter(0..5) {
                trace.note(number);
                if number == 1 { break 'a "inner" }
            } else {
                "ended"
            })
        })
    });
    assert_eq!((value, trace.events().concat()), ("inner", "01".to_owned()));
}

#[test]
fn else_may_return_wait_and_fail() {
    for stop in STOPS {
        beside!(
            async |trace| -> Result<usize, String> {
                for item in Recorded::new(trace, named(trace, NAMES)) {
                    if item.name == stop {
                        return Ok(1);
                    }
                }
                pause().await;
                trace.note("waited");
                Err(stop)?;
                Ok(2)
            },
            async |trace| -> Result<usize, String> {
                async_for!(item in source(trace, named(trace, NAMES)) {
                    if item.name == stop {
                        break;
                    }
                } else {
                    pause().await;
                    trace.note("waited");
                    Err(stop)?;
                    return Ok(2);
                });
                Ok(1)
            },
        );
    }
}

#[test]
fn else_may_diverge_whatever_the_type_of_the_loop() {
    let returned = async |numbers: [u32; 2]| -> u32 {
        let even = async_for!(number in from_iter(numbers) {
            if number % 2 == 0 { break number }
        } else {
            return 0
        });
        even * 100
    };
    assert_eq!(block_on(returned([1, 2])), 200);
    assert_eq!(block_on(returned([1, 3])), 0);
    beside!(
        async |trace| -> String {
            for _ in Recorded::new(trace, named(trace, NAMES)) {}
            panic_quietly("else")
        },
        async |trace| -> String {
            async_for!(item in source(trace, named(trace, NAMES)) {
                if item.name == "z" { break item.name.clone() }
            } else {
                panic_quietly("else")
            })
        },
    );
}

#[test]
fn a_body_need_not_break() {
    let value = block_on(async {
        let mut sum = 0;
        let label = async_for!(number in from_iter(0..4) { sum += number; } else { "the sum" });
        format!("{label} is {sum}")
    });
    assert_eq!(value, "the sum is 6");
    let empty = block_on(async { async_for!(_ in from_iter(0..4) {} else { 'e' }) });
    assert_eq!(empty, 'e');
    let returned = async |limit: u32| -> Option<u32> {
        async_for!(number in from_iter(0..limit) { return Some(number) } else { None })
    };
    assert_eq!(block_on(returned(1)), Some(0));
    assert_eq!(block_on(returned(0)), None);
    let fallible = async |text: &str| -> Result<u32, std::num::ParseIntError> {
        let mut sum = 0;
        async_for!(word in from_iter(text.split(' ')) { sum += word.parse::<u32>()? } else { sum += 100 });
        Ok(sum)
    };
    assert_eq!(block_on(fallible("1 2")), Ok(103));
    assert!(block_on(fallible("1 x")).is_err());
}

#[test]
fn a_body_that_always_breaks_gives_the_first_item() {
    let first = async |text: &str| async_for!(letter in from_iter(text.chars()) { break letter } else { '-' });
    assert_eq!(block_on(first("abc")), 'a');
    assert_eq!(block_on(first("")), '-');
}

#[test]
fn a_loop_with_else_is_an_expression_anywhere() {
    fn negated(number: i32) -> i32 {
        -number
    }

    block_on(async {
        let found: Option<i32> = async_for!(n in from_iter([1, 2]) { if n == 2 { break Some(n) } } else { None });
        assert_eq!(found, Some(2));
        assert_eq!(negated(async_for!(n in from_iter([1, 2]) { if n == 2 { break n } } else { 0 })), -2);
        match async_for!(n in from_iter([1, 2]) { if n == 3 { break n } } else { 0 }) {
            0 => {}
            other => panic!("{other}"),
        }
        let sum = 1 + async_for!(n in from_iter([1, 2]) { break n } else { 0 }) * 10;
        assert_eq!(sum, 11);
        let method = async_for!(n in from_iter([1, 2]) { break n } else { 0 }).max(7);
        assert_eq!(method, 7);
        let array = [async_for!(n in from_iter([1]) { break n } else { 0 }); 2];
        assert_eq!(array, [1, 1]);
        if async_for!(n in from_iter([1, 2]) { if n > 1 { break true } } else { false }) {
            let failed = async_for!(n in from_iter(["1", "x"]) {
                if n.parse::<u32>().is_err() { break Err(n) }
            } else { Ok(()) });
            assert_eq!(failed, Err("x"));
        } else {
            panic!("no item is greater than one");
        }
        let closure = async |limit: i32| async_for!(n in from_iter(0..limit) { if n == 2 { break n } } else { -1 });
        assert_eq!(closure(5).await + closure(1).await, 1);
        let Some(2) = async_for!(n in from_iter([2]) { break Some(n) } else { None }) else { panic!() };
    });
}

#[test]
fn the_type_of_the_loop_may_follow_from_else_or_from_break_alone() {
    block_on(async {
        let from_else = async_for!(n in from_iter([1, 2]) { if n == 3 { break Vec::new() } } else { vec!["a"] });
        assert_eq!(from_else, ["a"]);
        let from_break = async_for!(n in from_iter([1, 2]) { if n == 2 { break vec![n] } } else { Vec::new() });
        assert_eq!(from_break, [2]);
        let from_use: Result<_, u8> =
            async_for!(n in from_iter(["1"]) { break n.parse() } else { Ok(0_u16) }).map_err(|_| 0);
        assert_eq!(from_use, Ok(1));
        let no_value: () = async_for!(n in from_iter([1, 2]) { if n == 2 { break } } else {});
        no_value
    });
}

#[test]
fn a_break_sees_the_type_that_is_expected_of_the_loop() {
    async fn debug(limit: u32) -> Box<dyn Debug> {
        async_for!(number in from_iter(0..limit) {
            if limit == 1 { break Box::new(number) }
            if number == 1 { break Box::new("one") }
        } else {
            Box::new('e')
        })
    }
    async fn text(owned: &[String], limit: u32) -> &str {
        async_for!(number in from_iter(0..limit) {
            if limit == 1 { break &owned[0] }
            if number == 1 { break "literal" }
        } else {
            "ended"
        })
    }
    block_on(async {
        assert_eq!(format!("{:?} {:?} {:?}", debug(0).await, debug(1).await, debug(2).await), r#"'e' 0 "one""#);
        let owned = [String::from("owned")];
        assert_eq!(
            [text(&owned, 0).await, text(&owned, 1).await, text(&owned, 2).await],
            ["ended", "owned", "literal"]
        );
        let length: Box<dyn Fn(&str) -> usize> = async_for!(number in from_iter(0..2) {
            if number == 1 { break Box::new(|text| text.len() + 1) }
        } else {
            Box::new(|_| 0)
        });
        assert_eq!(length("three"), 6);
    });
}

#[test]
fn a_value_may_borrow_from_outside_of_the_loop() {
    let names = vec![String::from("a"), String::from("bc")];
    let fallback = String::from("fallback");
    let find = async |length: usize| -> &str {
        async_for!(name in from_iter(&names) {
            if name.len() == length { break name.as_str() }
        } else {
            &fallback
        })
    };
    assert_eq!((block_on(find(2)), block_on(find(3))), ("bc", "fallback"));
}

#[test]
fn a_value_is_made_before_the_item_is_dropped() {
    beside!(
        async |trace| {
            let mut found = None;
            for item in Recorded::new(trace, named(trace, NAMES)) {
                if item.guard().name() == "b" {
                    found = Some(item.guard().name().len());
                    break;
                }
            }
            found.unwrap_or(0)
        },
        async |trace| {
            async_for!(item in source(trace, named(trace, NAMES)) {
                if item.guard().name() == "b" {
                    break item.guard().name().len();
                }
            } else {
                0
            })
        },
    );
}

#[test]
fn a_guard_in_the_iterable_is_released_before_else_runs() {
    let numbers = RefCell::new(vec![1, 2, 3]);
    block_on(async {
        async_for!(number in from_iter(numbers.borrow().iter()) {
            assert!(numbers.try_borrow_mut().is_err(), "{number}");
        } else {
            numbers.borrow_mut().push(4);
        });
        let last = async_for!(number in from_iter(numbers.borrow().iter()) {
            if *number == 4 { break *number }
        } else {
            0
        });
        numbers.borrow_mut().push(last);
    });
    assert_eq!(numbers.into_inner(), [1, 2, 3, 4, 4]);
}

#[test]
fn a_loop_with_else_that_ends_a_block_may_borrow_its_locals() {
    let found = block_on(async {
        let found = {
            let numbers = RefCell::new(vec![1, 2, 3]);
            async_for!(number in from_iter(numbers.borrow().iter()) {
                if *number == 2 { break Some(*number) }
            } else {
                None
            })
        };
        let numbers = RefCell::new(vec![found]);
        async_for!(number in from_iter(numbers.borrow().iter()) { break *number } else { None })
    });
    assert_eq!(found, Some(2));
}

#[test]
fn a_panic_in_a_loop_with_else_drops_what_that_of_a_for_drops() {
    beside!(
        async |trace| {
            for item in Recorded::new(trace, Noisy::new(trace, "ab").letters().zip(named(trace, NAMES))) {
                let _local = Noisy::new(trace, "local");
                if item.0 == 'b' {
                    panic_quietly("body");
                }
            }
        },
        async |trace| {
            async_for!(item in source(trace, Noisy::new(trace, "ab").letters().zip(named(trace, NAMES))) {
                let _local = Noisy::new(trace, "local");
                if item.0 == 'b' {
                    panic_quietly("body");
                }
            } else {
                trace.note("else");
            });
        },
    );
}

#[test]
fn a_future_dropped_in_else_has_dropped_the_stream_already() {
    let events = abandon(async |trace| {
        async_for!(_ in source(trace, Noisy::new(trace, "temporary").letters().take(0)) {} else {
            let _local = Noisy::new(trace, "local");
            trace.note("waits");
            std::future::pending::<()>().await;
        });
    });
    assert_eq!(events, ["next", "drop iterator", "drop temporary", "waits", "drop local"]);
}

#[test]
fn parts_of_items_are_dropped_as_in_a_for() {
    beside!(
        async |trace| {
            let mut found = None;
            for (left, _) in Recorded::new(trace, named(trace, NAMES).zip(named(trace, ["x", "y", "z"]))) {
                if left.name == "b" {
                    found = Some(left);
                    break;
                }
            }
            found
        },
        async |trace| {
            async_for!((left, _) in source(trace, named(trace, NAMES).zip(named(trace, ["x", "y", "z"]))) {
                if left.name == "b" {
                    break Some(left);
                }
            } else {
                None
            })
        },
    );
    beside!(
        async |trace| {
            let mut sum = 0;
            for (mut left, ref mut right) in Recorded::new(trace, [(1, 2), (3, 4)]) {
                left += 1;
                *right += left;
                sum += *right;
            }
            sum
        },
        async |trace| {
            let mut sum = 0;
            async_for!((mut left, ref mut right) in source(trace, [(1, 2), (3, 4)]) {
                left += 1;
                *right += left;
                sum += *right;
            } else {
                sum
            })
        },
    );
}

#[test]
fn else_may_stand_in_a_generator() {
    #[async_gen]
    async fn numbers(limit: u32) -> u32 {
        async_for!('outer: number in from_iter(0..limit) {
            async_for!(other in from_iter(0..number) {
                yield_!(other);
                if other == 2 { break }
            } else {
                yield_!(100 + number);
                if number == 1 { continue 'outer }
            });
            yield_!(200 + number);
        } else {
            yield_!(300);
            return;
        });
    }

    let mut seen = Vec::new();
    block_on(async {
        async_for!(number in numbers(4) { seen.push(number) } else { seen.push(0) });
    });
    assert_eq!(seen, [100, 200, 0, 101, 0, 1, 102, 202, 0, 1, 2, 203, 300, 0]);
}
