//! What a generator drops and when, beside an `async fn` with the same arguments and the same body.

#![forbid(unsafe_code)]
#![allow(
    unused_assignments,
    unused_variables,
    clippy::no_effect_underscore_binding,
    clippy::toplevel_ref_arg,
    reason = "an assignment drops what was there, a binding keeps it, and any pattern may be that of an argument"
)]

mod poll;

use std::{
    fmt::Debug,
    future::Future,
    panic::{AssertUnwindSafe, catch_unwind},
    pin::Pin,
    rc::Rc,
    sync::Arc,
    task::Poll,
};

use aiter::{Stream, async_for, async_gen};
use poll::{Loud, note, poll, poll_future, trace};

/// Polls something so many times and then drops it. `poll` says whether it has ended.
fn live<T>(made: T, polls: usize, poll: impl Fn(Pin<&mut T>) -> bool) {
    note("made");
    let mut made = Box::pin(made);
    for _ in 0..polls {
        let event = match catch_unwind(AssertUnwindSafe(|| poll(made.as_mut()))) {
            Ok(false) => "suspended",
            Ok(true) => "ended",
            Err(_) => "panicked",
        };
        note(event);
        if event != "suspended" {
            break;
        }
    }
    drop(made);
    note("gone");
}

fn live_of_future(future: impl Future<Output = ()>, polls: usize) {
    live(future, polls, |future| poll_future(future).is_ready());
}

fn live_of_generator(generator: impl Stream<Item = ()>, polls: usize) {
    live(generator, polls, |generator| poll(generator) == Poll::Ready(None));
}

/// Asserts that the same happens in both lives, for each number of polls up to one more than it takes to the end.
#[track_caller]
fn assert_same_drops(future: impl Fn(usize), generator: impl Fn(usize)) {
    for polls in 0..100 {
        future(polls);
        let expected = trace();
        generator(polls);
        assert_eq!(trace(), expected, "after {polls} polls");
        if expected.iter().filter(|event| *event == "suspended").count() + 1 < polls {
            return;
        }
    }
    panic!("the body does not end");
}

/// Makes a test of an `async fn` and a generator with the same arguments and the same body. What waits in the one
/// yields in the other.
macro_rules! beside {
    ($($test:ident($($arguments:tt)*) of ($($values:expr),* $(,)?) $body:block)*) => {
        $(
            #[test]
            fn $test() {
                async fn future($($arguments)*) {
                    #[allow(unused_macros)]
                    macro_rules! yield_ {
                        () => {
                            poll::wait(1).await
                        };
                    }
                    $body
                }

                #[async_gen]
                async fn generator($($arguments)*) $body

                assert_same_drops(
                    |polls| live_of_future(future($($values),*), polls),
                    |polls| live_of_generator(generator($($values),*), polls),
                );
            }
        )*
    };
}

/// The same for a method of an `Own`.
macro_rules! beside_method {
    ($($test:ident($($arguments:tt)*) of ($own:expr $(, $values:expr)* $(,)?) $body:block)*) => {
        $(
            #[test]
            fn $test() {
                impl Own {
                    async fn future($($arguments)*) {
                        #[allow(unused_macros)]
                        macro_rules! yield_ {
                            () => {
                                poll::wait(1).await
                            };
                        }
                        $body
                    }

                    #[async_gen]
                    async fn generator($($arguments)*) $body
                }

                #[allow(dead_code, reason = "not every body uses all of it")]
                struct Own {
                    left: Loud,
                    right: Loud,
                }

                fn own() -> Own {
                    Own { left: Loud("left"), right: Loud("right") }
                }

                assert_same_drops(
                    |polls| live_of_future(Own::future($own $(, $values)*), polls),
                    |polls| live_of_generator(Own::generator($own $(, $values)*), polls),
                );
            }
        )*
    };
}

struct Fields {
    x: Loud,
    y: Loud,
}

struct Pair(Loud, Loud);

enum Only {
    Variant { one: Loud, two: Loud },
}

fn pair() -> (Loud, Loud) {
    (Loud("first"), Loud("second"))
}

fn fields() -> Fields {
    Fields { x: Loud("x"), y: Loud("y") }
}

// In so many words.

#[async_gen]
async fn three(a: Loud, _: Loud, _c: Loud) -> u32 {
    let _local = Loud("local");
    yield_!(1);
    note(a.0);
}

#[test]
fn a_generator_never_polled_drops_its_arguments_in_their_order() {
    drop(three(Loud("a"), Loud("b"), Loud("c")));
    assert_eq!(trace(), ["drop a", "drop b", "drop c"]);
}

#[test]
fn a_generator_that_was_polled_drops_its_arguments_as_locals_last_to_first() {
    let mut generator = Box::pin(three(Loud("a"), Loud("b"), Loud("c")));
    assert_eq!(poll(generator.as_mut()), Poll::Ready(Some(1)));
    assert!(trace().is_empty());
    drop(generator);
    assert_eq!(trace(), ["drop local", "drop c", "drop b", "drop a"]);
}

#[test]
fn a_generator_that_has_ended_has_dropped_its_arguments_and_nothing_is_left_for_its_own_drop() {
    let mut generator = Box::pin(three(Loud("a"), Loud("b"), Loud("c")));
    while poll(generator.as_mut()).map(|item| item.is_some()) == Poll::Ready(true) {}
    assert_eq!(trace(), ["a", "drop local", "drop c", "drop b", "drop a"]);
    drop(generator);
    assert!(trace().is_empty());
}

mod a_generator_drops_as_an_async_fn_does {
    use super::*;

    // Arguments by name.

    beside! {
        no_arguments_and_two_locals() of () {
            let _one = Loud("one");
            yield_!();
            let _two = Loud("two");
            yield_!();
        }

        used_arguments(a: Loud, b: Loud, c: Loud) of (Loud("a"), Loud("b"), Loud("c")) {
            let _local = Loud("local");
            note(a.0);
            yield_!();
            note(b.0);
            note(c.0);
            yield_!();
            let _later = Loud("later");
            yield_!();
        }

        arguments_used_in_another_order(a: Loud, b: Loud, c: Loud) of (Loud("a"), Loud("b"), Loud("c")) {
            yield_!();
            note(c.0);
            note(a.0);
            yield_!();
            note(b.0);
        }

        unused_arguments(_a: Loud, _b: Loud, _c: Loud) of (Loud("a"), Loud("b"), Loud("c")) {
            yield_!();
            yield_!();
        }

        unused_and_used_arguments(_a: Loud, b: Loud, _c: Loud, d: Loud) of (Loud("a"), Loud("b"), Loud("c"), Loud("d")) {
            yield_!();
            note(d.0);
            note(b.0);
            yield_!();
        }

        mutable_arguments(mut a: Loud, mut b: Loud) of (Loud("a"), Loud("b")) {
            yield_!();
            a = Loud("new a");
            yield_!();
            std::mem::swap(&mut a, &mut b);
            yield_!();
        }

        moved_arguments(a: Loud, b: Loud, c: Loud) of (Loud("a"), Loud("b"), Loud("c")) {
            yield_!();
            drop(b);
            yield_!();
            let _kept = a;
            yield_!();
            drop(c);
            yield_!();
        }

        conditionally_moved_arguments(a: Loud, b: Option<Loud>, take: bool) of (Loud("a"), Some(Loud("b")), true) {
            yield_!();
            if take {
                drop(a);
            }
            yield_!();
            if let Some(b) = b {
                yield_!();
                note(b.0);
            }
            yield_!();
        }

        partly_moved_arguments(a: (Loud, Loud), b: Fields) of (pair(), fields()) {
            yield_!();
            drop(a.1);
            yield_!();
            let _y = b.y;
            yield_!();
        }

        arguments_moved_into_nested_futures(a: Loud, b: Loud) of (Loud("a"), Loud("b")) {
            let nested = async move {
                poll::wait(1).await;
                note(a.0);
                poll::wait(1).await;
            };
            yield_!();
            nested.await;
            yield_!();
            let _closure = move || note(b.0);
            yield_!();
        }

        shadowed_arguments(a: Loud, b: Loud) of (Loud("a"), Loud("b")) {
            let a = (a, Loud("beside a"));
            yield_!();
            let b = (Loud("beside b"), b);
            yield_!();
            note(a.0.0);
            note(b.1.0);
        }

        arguments_that_are_references(a: &Loud, _b: &mut Loud, _c: Loud) of (&Loud("a"), &mut Loud("b"), Loud("c")) {
            yield_!();
            note(a.0);
        }

        owned_arguments(a: Box<Loud>, b: Vec<Loud>, c: Rc<Loud>, d: [Loud; 2])
            of (Box::new(Loud("a")), vec![Loud("b1"), Loud("b2")], Rc::new(Loud("c")), [Loud("d1"), Loud("d2")]) {
            yield_!();
            drop(b);
            yield_!();
            let [_, _d2] = d;
            yield_!();
            note(a.0);
            drop(c);
        }

        generic_arguments(a: impl Debug, b: impl FnOnce(), _c: impl Debug) of (Loud("a"), { let b = Loud("b"); move || note(b.0) }, Loud("c")) {
            yield_!();
            b();
            yield_!();
            drop(a);
        }
    }

    // Patterns.

    beside! {
        ignored_arguments(_: Loud, _: Loud, _: Loud) of (Loud("a"), Loud("b"), Loud("c")) {
            yield_!();
            yield_!();
        }

        ignored_and_named_arguments(a: Loud, _: Loud, c: Loud, _: Loud, _e: Loud) of (Loud("a"), Loud("b"), Loud("c"), Loud("d"), Loud("e")) {
            yield_!();
            note(c.0);
            yield_!();
            drop(a);
            yield_!();
        }

        an_ignored_argument_first(_: Loud, b: Loud, _c: Loud) of (Loud("a"), Loud("b"), Loud("c")) {
            yield_!();
            note(b.0);
        }

        an_ignored_argument_last(a: Loud, _b: Loud, _: Loud) of (Loud("a"), Loud("b"), Loud("c")) {
            yield_!();
            note(a.0);
        }

        tuple_arguments((a, b): (Loud, Loud), (c, d): (Loud, Loud)) of (pair(), (Loud("c"), Loud("d"))) {
            yield_!();
            note(d.0);
            drop(b);
            yield_!();
            note(a.0);
            note(c.0);
        }

        unused_tuple_arguments((_a, _b): (Loud, Loud), _c: Loud, ((_d, _e), _f): ((Loud, Loud), Loud)) of (pair(), Loud("c"), (pair(), Loud("f"))) {
            yield_!();
        }

        tuples_with_ignored_parts((a, _): (Loud, Loud), c: Loud) of (pair(), Loud("c")) {
            yield_!();
            note(a.0);
            note(c.0);
            yield_!();
        }

        tuples_with_ignored_first_parts((_, b): (Loud, Loud), _c: Loud) of (pair(), Loud("c")) {
            yield_!();
            drop(b);
            yield_!();
        }

        tuples_with_a_rest((a, ..): (Loud, Loud, Loud), (.., f): (Loud, Loud, Loud))
            of ((Loud("a"), Loud("b"), Loud("c")), (Loud("d"), Loud("e"), Loud("f"))) {
            yield_!();
            note(a.0);
            drop(f);
            yield_!();
        }

        wholly_ignored_tuples((..): (Loud, Loud), (_, _): (Loud, Loud), _e: Loud) of (pair(), (Loud("c"), Loud("d")), Loud("e")) {
            yield_!();
        }

        structs_in_the_order_of_their_fields(Fields { x, y }: Fields, _c: Loud) of (fields(), Loud("c")) {
            yield_!();
            note(x.0);
            note(y.0);
        }

        structs_in_another_order(Fields { y, x }: Fields, _c: Loud) of (fields(), Loud("c")) {
            yield_!();
            note(x.0);
            note(y.0);
        }

        structs_with_new_names(Fields { y: mut one, x: two }: Fields) of (fields()) {
            yield_!();
            one = Loud("another");
            yield_!();
            note(one.0);
            drop(two);
            yield_!();
        }

        structs_in_tuples((Fields { y, x }, _b): (Fields, Loud), mut c: Loud) of ((fields(), Loud("b")), Loud("c")) {
            yield_!();
            c = Loud("new c");
            yield_!();
            drop(x);
            yield_!();
            note(y.0);
        }

        structs_after_an_ignored_argument(_: Loud, Fields { y, mut x }: Fields, mut c: Loud)
            of (Loud("a"), fields(), Loud("c")) {
            yield_!();
            x = Loud("new x");
            yield_!();
            drop(y);
            c = Loud("new c");
            yield_!();
        }

        structs_partly_by_reference(Fields { y, ref x }: Fields, _c: Loud) of (fields(), Loud("c")) {
            yield_!();
            drop(y);
            yield_!();
            note(x.0);
        }

        structs_with_a_rest(Fields { y, .. }: Fields, _c: Loud) of (fields(), Loud("c")) {
            yield_!();
            note(y.0);
        }

        tuple_structs(Pair(a, b): Pair, Pair(_, d): Pair) of (Pair(Loud("a"), Loud("b")), Pair(Loud("c"), Loud("d"))) {
            yield_!();
            note(a.0);
            note(b.0);
            note(d.0);
        }

        enums(Only::Variant { two, one }: Only) of (Only::Variant { one: Loud("one"), two: Loud("two") }) {
            yield_!();
            note(one.0);
            drop(two);
            yield_!();
        }

        alternatives((Ok(a) | Err(a)): Result<Loud, Loud>, _b: Loud) of (Err(Loud("a")), Loud("b")) {
            yield_!();
            note(a.0);
        }

        slices([a, b]: [Loud; 2], [c, rest @ ..]: [Loud; 3], [.., _]: [Loud; 2])
            of ([Loud("a"), Loud("b")], [Loud("c"), Loud("d"), Loud("e")], [Loud("f"), Loud("g")]) {
            yield_!();
            note(a.0);
            drop(b);
            yield_!();
            note(c.0);
            drop(rest);
            yield_!();
        }

        arguments_by_reference(ref a: Loud, ref b: Loud, _c: Loud) of (Loud("a"), Loud("b"), Loud("c")) {
            yield_!();
            note(b.0);
            yield_!();
            note(a.0);
        }

        parts_by_reference((ref a, b): (Loud, Loud), (c, ref d): (Loud, Loud)) of (pair(), (Loud("c"), Loud("d"))) {
            yield_!();
            note(a.0);
            drop(b);
            yield_!();
            note(d.0);
            drop(c);
            yield_!();
        }

        bound_wholes(a @ (_, _): (Loud, Loud), b @ Fields { .. }: Fields) of (pair(), fields()) {
            yield_!();
            drop(b.x);
            yield_!();
            note(a.0.0);
        }

        patterns_of_references((a, _): &(Loud, Loud), Fields { x, y }: &mut Fields, _c: Loud) of (&pair(), &mut fields(), Loud("c")) {
            yield_!();
            *x = Loud("new x");
            note(a.0);
            note(y.0);
        }

        many_kinds(mut a: Loud, _: Loud, (b, _): (Loud, Loud), ref c: Loud, Fields { x, y: _ }: Fields, mut d: Loud, _e: Loud)
            of (Loud("a"), Loud("ignored"), pair(), Loud("c"), fields(), Loud("d"), Loud("e")) {
            yield_!();
            a = Loud("new a");
            yield_!();
            drop(d);
            d = Loud("new d");
            yield_!();
            note(a.0);
            note(b.0);
            note(c.0);
            note(d.0);
            drop(x);
            yield_!();
        }
    }

    // Self.

    beside_method! {
        an_owned_self(self, a: Loud) of (own(), Loud("a")) {
            yield_!();
            note(a.0);
            drop(self.left);
            yield_!();
            note(self.right.0);
        }

        an_owned_self_that_is_not_used(self, _a: Loud, _: Loud) of (own(), Loud("a"), Loud("b")) {
            yield_!();
        }

        a_mutable_self(mut self, _: Loud, b: Loud) of (own(), Loud("a"), Loud("b")) {
            self.left = Loud("new left");
            yield_!();
            drop(self.right);
            yield_!();
            note(b.0);
        }

        a_borrowed_self(&self, a: Loud) of (&own(), Loud("a")) {
            yield_!();
            note(self.left.0);
            drop(a);
            yield_!();
        }

        a_mutably_borrowed_self(&mut self, a: Loud) of (&mut own(), Loud("a")) {
            yield_!();
            self.left = a;
            yield_!();
        }

        a_boxed_self(self: Box<Self>, a: Loud, _: Loud) of (Box::new(own()), Loud("a"), Loud("b")) {
            yield_!();
            drop(a);
            let Self { left, .. } = *self;
            yield_!();
            note(left.0);
        }

        a_shared_self(self: Rc<Self>, (_, a): (Loud, Loud)) of (Rc::new(own()), pair()) {
            yield_!();
            note(self.left.0);
            note(a.0);
        }

        a_shared_self_that_is_moved(self: Arc<Self>, a: Loud) of (Arc::new(own()), Loud("a")) {
            yield_!();
            drop(self);
            yield_!();
            note(a.0);
        }

        a_pinned_self(mut self: Pin<Box<Self>>, _a: Loud) of (Box::pin(own()), Loud("a")) {
            yield_!();
            self.left = Loud("new left");
            yield_!();
        }
    }

    // Locals.

    beside! {
        locals_in_blocks(a: Loud) of (Loud("a")) {
            let _outer = Loud("outer");
            {
                let _inner = Loud("inner");
                yield_!();
            }
            yield_!();
            for name in ["one", "two"] {
                let _in_loop = Loud(name);
                yield_!();
            }
            if let Some(_bound) = Some(Loud("bound")) {
                yield_!();
            } else {
                note(a.0);
            }
            match Loud("matched") {
                Loud(name) => {
                    note(name);
                    yield_!();
                }
            }
            yield_!();
        }

        temporaries_of_statements(a: Loud) of (Loud("a")) {
            let length = (Loud("temporary"), yield_!()).0.0.len();
            note(length.to_string());
            match (Loud("in the scrutinee"), 1).1 {
                1 => yield_!(),
                _ => note(a.0),
            }
            let _extended = &Loud("extended");
            yield_!();
            let _ = Loud("ignored");
            yield_!();
            _ = Loud("ignored too");
            yield_!();
        }

        temporaries_of_the_last_expression(a: Loud, _: Loud) of (Loud("a"), Loud("b")) {
            let local = Loud("local");
            yield_!();
            match (Loud("temporary"), local.0.len()).1 {
                0 => {}
                length => {
                    yield_!();
                    note(length.to_string());
                    note(a.0);
                }
            }
        }

        an_early_return(a: Loud, b: Loud) of (Loud("a"), Loud("b")) {
            let _local = Loud("local");
            yield_!();
            for _ in 0..3 {
                let _in_loop = Loud("in the loop");
                yield_!();
                if a.0 == "a" {
                    drop(b);
                    return;
                }
            }
        }

        a_panic(a: Loud, _: Loud, (b, _): (Loud, Loud)) of (Loud("a"), Loud("ignored"), pair()) {
            let _local = Loud("local");
            yield_!();
            {
                let _inner = Loud("inner");
                yield_!();
                assert_eq!(a.0, b.0, "as it should");
            }
        }

        a_panic_at_once(_a: Loud, _: Loud, (b, _): (Loud, Loud)) of (Loud("a"), Loud("ignored"), pair()) {
            assert_eq!(b.0, "", "as it should");
            yield_!();
        }

        futures_that_are_awaited(a: Loud) of (Loud("a")) {
            let _local = Loud("local");
            async {
                let _nested = Loud("nested");
                poll::wait(1).await;
                note("in between");
                poll::wait(1).await;
            }
            .await;
            yield_!();
            note(a.0);
        }
    }
}

// The consumer.

#[async_gen]
async fn numbered(_argument: Loud) -> (u32, Loud) {
    let _local = Loud("local");
    for number in 0..10 {
        let _in_loop = Loud("in the loop");
        yield_!((number, Loud("item")));
    }
}

async fn within<F: Future<Output = ()>>(future: F) -> Vec<String> {
    future.await;
    note("done");
    trace()
}

#[test]
fn a_consumer_that_leaves_early_drops_the_item_and_then_the_generator() {
    let generator = ["drop in the loop", "drop local", "drop argument"];
    let expected = |rest: &[&'static str]| {
        let mut all = vec!["drop item", "drop in the loop", "drop item"];
        all.extend(generator);
        all.extend(rest);
        all
    };

    let leaves_by_break = async {
        async_for!((number, _item) in numbered(Loud("argument")) {
            if number == 1 {
                break;
            }
        });
        note("after");
    };
    assert_eq!(futures::executor::block_on(within(leaves_by_break)), expected(&["after", "done"]));

    let leaves_by_return = async {
        let _outer = Loud("outer");
        async_for!((number, _item) in numbered(Loud("argument")) {
            if number == 1 {
                return;
            }
        });
    };
    assert_eq!(futures::executor::block_on(within(leaves_by_return)), expected(&["drop outer", "done"]));

    let leaves_by_label = async {
        'outer: for _ in 0..1 {
            let _outer = Loud("outer");
            async_for!((number, _item) in numbered(Loud("argument")) {
                if number == 1 {
                    continue 'outer;
                }
            });
        }
    };
    assert_eq!(futures::executor::block_on(within(leaves_by_label)), expected(&["drop outer", "done"]));
}

#[test]
fn a_consumer_dropped_in_the_middle_of_its_loop_drops_the_item_and_then_the_generator() {
    let mut consumer = Box::pin(async {
        async_for!((number, _item) in numbered(Loud("argument")) {
            if number == 1 {
                poll::wait(1).await;
            }
        });
    });
    assert!(poll_future(consumer.as_mut()).is_pending());
    assert_eq!(trace(), ["drop item", "drop in the loop"]);
    drop(consumer);
    assert_eq!(trace(), ["drop item", "drop in the loop", "drop local", "drop argument"]);
}

#[test]
fn a_generator_that_ends_in_a_loop_is_gone_after_it() {
    #[async_gen]
    async fn once(_argument: Loud) -> u32 {
        let _local = Loud("local");
        yield_!(1);
    }

    let consumer = async {
        async_for!(number in once(Loud("argument")) {
            note(number.to_string());
        });
    };
    assert_eq!(futures::executor::block_on(within(consumer)), ["1", "drop local", "drop argument", "done"]);
}

#[test]
fn nested_generators_are_dropped_from_the_inside() {
    #[async_gen]
    async fn outer(argument: Loud) -> (u32, Loud) {
        let _outer = Loud("outer");
        async_for!(item in numbered(argument) {
            yield_!(item);
        });
    }

    let mut generator = Box::pin(outer(Loud("argument")));
    drop(poll(generator.as_mut()));
    drop(generator);
    assert_eq!(trace(), ["drop item", "drop in the loop", "drop local", "drop argument", "drop outer"]);
}

/// A unit struct whose name is one that a variable could have, so that as an argument it is a pattern and no variable.
#[allow(non_camel_case_types, reason = "it is what the test is about")]
struct unit;

impl Drop for unit {
    fn drop(&mut self) {
        note("drop unit");
    }
}

#[test]
fn an_argument_that_is_the_pattern_of_a_unit_struct_makes_no_other_one() {
    #[async_gen]
    async fn generator(unit: unit, (unit, _second): (unit, Loud)) {
        note("body");
        yield_!();
    }

    for polls in 0..3 {
        live_of_generator(generator(unit, (unit, Loud("second"))), polls);
        let trace = trace();
        assert_eq!(trace.iter().filter(|event| *event == "drop unit").count(), 2, "{polls} polls: {trace:?}");
        assert_eq!(trace.iter().filter(|event| *event == "drop second").count(), 1, "{polls} polls: {trace:?}");
    }
}
