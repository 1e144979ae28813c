//! The driver of a generator and its slot, with bodies written by hand. It also runs under the address sanitizer and
//! under valgrind.

use std::{
    cell::Cell,
    future::Future,
    marker::PhantomPinned,
    panic::{AssertUnwindSafe, catch_unwind},
    pin::{Pin, pin},
    rc::Rc,
    task::{Context, Poll, Waker},
    thread, vec,
};

use aiter_runtime::{
    AsyncGenerator, FusedStream, Stream,
    expansion::{Generator, Sender},
};

/// What a body does in a poll.
enum Step<T> {
    Yield(T),
    YieldAndPanic(T),
    Wait,
    Panic,
}
use Step::{Panic, Wait, Yield, YieldAndPanic};

/// A body that takes a step a poll, must not move, and counts how often it is polled and dropped.
struct Script<T> {
    sender: Sender<T>,
    steps: vec::IntoIter<Step<T>>,
    counts: Rc<Counts>,
    place: Option<*const Self>,
    _pinned: PhantomPinned,
}

#[derive(Default)]
struct Counts {
    started: Cell<u32>,
    polled: Cell<u32>,
    dropped: Cell<u32>,
}

impl Counts {
    #[track_caller]
    fn check(&self, started: u32, polled: u32, dropped: u32) {
        assert_eq!((self.started.get(), self.polled.get(), self.dropped.get()), (started, polled, dropped));
    }
}

fn increment(count: &Cell<u32>) {
    count.set(count.get() + 1);
}

impl<T> Future for Script<T> {
    type Output = ();

    fn poll(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<()> {
        // SAFETY: nothing is moved out of the pinned body.
        let this = unsafe { self.get_unchecked_mut() };
        let place: *const Self = this;
        assert_eq!(*this.place.get_or_insert(place), place, "the body has moved");
        increment(&this.counts.polled);
        match this.steps.next() {
            Some(Yield(item)) => {
                drop(this.sender.send(this.sender.item(), item));
                Poll::Pending
            }
            Some(YieldAndPanic(item)) => {
                drop(this.sender.send(this.sender.item(), item));
                panic!("on purpose");
            }
            Some(Wait) => Poll::Pending,
            Some(Panic) => panic!("on purpose"),
            None => Poll::Ready(()),
        }
    }
}

impl<T> Drop for Script<T> {
    fn drop(&mut self) {
        assert!(self.place.is_none_or(|place| place == &raw const *self), "the body has moved");
        increment(&self.counts.dropped);
    }
}

fn script<T>(counts: &Rc<Counts>, steps: impl Into<Vec<Step<T>>>) -> impl AsyncGenerator<Item = T> {
    let (counts, steps) = (Rc::clone(counts), steps.into());
    let body = move |sender: Sender<T>| {
        increment(&counts.started);
        Script { sender, steps: steps.into_iter(), counts, place: None, _pinned: PhantomPinned }
    };
    // SAFETY: a `Script` sends in its `poll` alone, which then returns `Pending`.
    unsafe { Generator::async_gen_from_body(body) }
}

fn poll<S: Stream>(stream: Pin<&mut S>) -> Poll<Option<S::Item>> {
    stream.poll_next(&mut Context::from_waker(Waker::noop()))
}

#[track_caller]
fn assert_panics<S: Stream>(stream: Pin<&mut S>) {
    assert!(catch_unwind(AssertUnwindSafe(|| poll(stream).map(drop))).is_err());
}

#[test]
fn a_generator_gives_what_its_body_sends_in_one_poll_of_the_body_each() {
    let counts = Rc::default();
    let mut generator = pin!(script(&counts, [Yield(1), Wait, Yield(2), Yield(3), Wait]));
    counts.check(0, 0, 0);
    let answers = [Some(Some(1)), None, Some(Some(2)), Some(Some(3)), None, Some(None)];
    for (polls, answer) in (1..).zip(answers) {
        assert_eq!(poll(generator.as_mut()), answer.map_or(Poll::Pending, Poll::Ready));
        counts.check(1, polls, 0);
    }
}

#[test]
fn a_generator_that_has_ended_polls_its_body_no_more_and_keeps_it_until_its_own_drop() {
    let counts = Rc::default();
    let mut generator = Box::pin(script(&counts, [Yield(1)]));
    for _ in 0..5 {
        let _ = poll(generator.as_mut());
    }
    assert_eq!(poll(generator.as_mut()), Poll::Ready(None));
    counts.check(1, 2, 0);
    drop(generator);
    counts.check(1, 2, 1);
}

#[test]
fn a_generator_that_was_not_polled_drops_the_closure_and_starts_nothing() {
    let counts = Rc::default();
    let generator = script(&counts, [Yield(String::from("a"))]);
    // It may move until it is polled.
    let moved = Box::new(generator);
    assert_eq!(Rc::strong_count(&counts), 2);
    drop(moved);
    counts.check(0, 0, 0);
    assert_eq!(Rc::strong_count(&counts), 1);
}

#[test]
fn a_generator_drops_its_body_once_wherever_it_has_got_to() {
    for polls in 1..6 {
        let (counts, item) = (Rc::default(), Rc::new(()));
        let steps = [Yield(Rc::clone(&item)), Wait, Yield(Rc::clone(&item)), Yield(Rc::clone(&item))];
        let mut generator = Box::pin(script(&counts, steps));
        let items = (0..polls).map(|_| poll(generator.as_mut())).collect::<Vec<_>>();
        assert_eq!(Rc::strong_count(&item), 4);
        counts.check(1, polls, 0);
        drop(generator);
        counts.check(1, polls, 1);
        // What was yielded is the caller's, what was not is gone.
        let yielded = items.iter().filter(|item| matches!(item, Poll::Ready(Some(_)))).count();
        assert_eq!(Rc::strong_count(&item), 1 + yielded);
        drop(items);
        assert_eq!(Rc::strong_count(&item), 1);
    }
}

#[test]
fn a_closure_that_panics_leaves_a_generator_that_panics_and_can_be_dropped() {
    struct Never;

    impl Future for Never {
        type Output = ();

        fn poll(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<()> {
            unreachable!("there is no body");
        }
    }

    impl Drop for Never {
        fn drop(&mut self) {
            unreachable!("there is no body");
        }
    }

    let held = Rc::new(());
    let kept = Rc::clone(&held);
    let body = move |_: Sender<String>| {
        assert_eq!(Rc::strong_count(&kept), 1, "on purpose");
        Never
    };
    // SAFETY: the body sends nothing.
    let mut generator = Box::pin(unsafe { Generator::async_gen_from_body(body) });
    assert_eq!(Rc::strong_count(&held), 2);
    assert_panics(generator.as_mut());
    assert_eq!(Rc::strong_count(&held), 1);
    for _ in 0..3 {
        assert_panics(generator.as_mut());
        assert!(!generator.is_terminated());
    }
    drop(generator);
    assert_eq!(Rc::strong_count(&held), 1);
}

#[test]
fn a_body_that_panics_is_dropped_once_with_its_generator() {
    let counts = Rc::default();
    let mut generator = Box::pin(script(&counts, [Yield(vec![1]), Panic]));
    assert_eq!(poll(generator.as_mut()), Poll::Ready(Some(vec![1])));
    assert_panics(generator.as_mut());
    counts.check(1, 2, 0);
    drop(generator);
    counts.check(1, 2, 1);
}

#[test]
fn an_async_block_that_panicked_panics_whenever_it_is_polled() {
    let held = Rc::new(());
    let kept = Rc::clone(&held);
    let body = move |sender: Sender<Rc<()>>| async move {
        let token = sender.item();
        sender.send(token, Rc::clone(&kept)).await;
        assert_eq!(Rc::strong_count(&kept), 1, "on purpose");
    };
    // SAFETY: the body awaits at once what `send` returns.
    let mut generator = Box::pin(unsafe { Generator::async_gen_from_body(body) });
    let first = poll(generator.as_mut());
    for _ in 0..3 {
        assert_panics(generator.as_mut());
        assert_eq!(Rc::strong_count(&held), 2);
    }
    drop(generator);
    drop(first);
    assert_eq!(Rc::strong_count(&held), 1);
}

#[test]
fn items_of_any_size_and_alignment_arrive_as_they_were_sent() {
    #[derive(Clone, Debug, PartialEq)]
    #[repr(align(4096))]
    struct Aligned(u8);

    #[derive(Clone, Debug, PartialEq)]
    #[repr(align(256))]
    struct AlignedUnit;

    #[track_caller]
    fn check<T: Clone + PartialEq>(items: &[T]) {
        let counts = Rc::default();
        let mut generator = Box::pin(script(&counts, items.iter().cloned().map(Yield).collect::<Vec<_>>()));
        for item in items {
            assert!(poll(generator.as_mut()) == Poll::Ready(Some(item.clone())));
        }
        assert!(poll(generator.as_mut()) == Poll::Ready(None));
        drop(generator);
        counts.check(1, u32::try_from(items.len()).unwrap() + 1, 1);
    }

    check(&[(); 3]);
    check(&[1_u8, 2, 3]);
    check(&[u128::MAX, 0, 1]);
    check(&[Some("a"), None]);
    check(&[Aligned(1), Aligned(2)]);
    check(&[AlignedUnit, AlignedUnit]);
    check(&[[1_u8; 4096], [2; 4096]]);
    check(&[[7_u16; 5000]]);
    check(&[String::from("a"), String::new(), "b".repeat(1000)]);
    check(&[vec![Box::new(1)], vec![]]);
}

#[test]
fn a_generator_tells_its_phase_without_a_poll() {
    fn shown<T>(generator: &Pin<&mut impl AsyncGenerator<Item = T>>) -> (String, bool, (usize, Option<usize>)) {
        (format!("{generator:?}"), generator.is_terminated(), generator.size_hint())
    }

    let counts = Rc::default();
    let mut generator = pin!(script(&counts, [Yield(1), Wait]));
    let mut seen = vec![shown(&generator)];
    counts.check(0, 0, 0);
    for _ in 0..4 {
        let _ = poll(generator.as_mut());
        seen.push(shown(&generator));
    }
    let open = (0, None);
    assert_eq!(
        seen,
        [
            ("AsyncGenerator { phase: Unstarted, .. }".to_owned(), false, open),
            ("AsyncGenerator { phase: Idle, .. }".to_owned(), false, open),
            ("AsyncGenerator { phase: Idle, .. }".to_owned(), false, open),
            ("AsyncGenerator { phase: Done, .. }".to_owned(), true, (0, Some(0))),
            ("AsyncGenerator { phase: Done, .. }".to_owned(), true, (0, Some(0))),
        ]
    );
}

#[test]
fn a_body_may_hold_another_generator_and_borrow_from_itself() {
    let counts = Rc::default();
    let inner_counts = Rc::clone(&counts);
    let body = move |sender: Sender<(usize, String)>| async move {
        let token = sender.item();
        let text = String::from("text");
        let borrowed = &text;
        let mut inner = pin!(script(&inner_counts, [Yield(1), Wait, Yield(2)]));
        while let Some(number) = std::future::poll_fn(|context| inner.as_mut().poll_next(context)).await {
            sender.send(token, (number, borrowed.repeat(number))).await;
        }
    };
    // SAFETY: the body awaits at once what `send` returns.
    let mut generator = Box::pin(unsafe { Generator::async_gen_from_body(body) });
    assert_eq!(poll(generator.as_mut()), Poll::Ready(Some((1, "text".to_owned()))));
    assert_eq!(poll(generator.as_mut()), Poll::Pending);
    let mut moved = generator;
    assert_eq!(poll(moved.as_mut()), Poll::Ready(Some((2, "texttext".to_owned()))));
    counts.check(1, 3, 0);
    drop(moved);
    counts.check(1, 3, 1);
}

#[test]
fn a_generator_moves_between_threads_with_its_slot() {
    let body = |sender: Sender<Vec<u8>>| async move {
        let token = sender.item();
        for length in 0..10 {
            sender.send(token, vec![1; length]).await;
        }
    };
    // SAFETY: the body awaits at once what `send` returns.
    let mut generator = Box::pin(unsafe { Generator::async_gen_from_body(body) });
    for length in 0..10 {
        let item;
        (generator, item) = thread::spawn(move || {
            let item = poll(generator.as_mut());
            (generator, item)
        })
        .join()
        .unwrap();
        assert_eq!(item, Poll::Ready(Some(vec![1; length])));
    }
    thread::spawn(move || drop(generator)).join().unwrap();
}

#[test]
fn an_item_that_a_body_sent_before_it_panicked_is_not_given() {
    let counts = Rc::default();
    // As an async block does, it panics again.
    let mut generator = Box::pin(script(&counts, [YieldAndPanic(1), Panic, Panic, Panic]));
    assert_panics(generator.as_mut());
    for _ in 0..3 {
        assert_panics(generator.as_mut());
    }
    counts.check(1, 4, 0);
    drop(generator);
    counts.check(1, 4, 1);
}
