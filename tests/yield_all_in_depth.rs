//! Generators that yield all of generators that yield all of generators: what they yield and drop, beside nested loops that
//! yield each item, and that the depth costs nothing.

#![forbid(unsafe_code)]

mod poll;

use std::{
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    task::{Context, Poll, Wake, Waker},
    thread,
};

use aiter::{AsyncGenerator, Stream, async_for, async_gen, from_iter, stream};
use futures::StreamExt;
use poll::{Loud, note, poll, trace, wait};

type Boxed<T> = Pin<Box<dyn AsyncGenerator<Item = T>>>;

fn item<T>(item: T) -> Poll<Option<T>> {
    Poll::Ready(Some(item))
}

// The depth costs nothing.

/// Where the stack of the caller ends.
#[inline(never)]
fn end_of_stack() -> usize {
    let local = 0_u8;
    (&raw const local).addr()
}

#[test]
fn a_poll_takes_the_same_stack_at_any_depth() {
    /// Yields where on the stack it is polled.
    struct Depth(usize);

    impl Stream for Depth {
        type Item = usize;

        fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<usize>> {
            self.0 -= 1;
            Poll::Ready((self.0 > 0).then(end_of_stack))
        }
    }

    #[async_gen]
    fn nested(depth: u32) -> Boxed<usize> {
        if depth > 0 {
            yield_all!(nested(depth - 1));
        } else {
            yield_all!(Depth(4));
        }
    }

    fn depths(depth: u32) -> Vec<usize> {
        let mut generator = nested(depth);
        (0..3).map(|_| poll_from_here(&mut generator)).collect()
    }

    #[inline(never)]
    fn poll_from_here(generator: &mut Boxed<usize>) -> usize {
        let Poll::Ready(Some(address)) = poll(generator.as_mut()) else { panic!("an item") };
        end_of_stack().abs_diff(address)
    }

    let [one, ten, thousand] = [1, 10, 1000].map(depths);
    assert_eq!(one[1..], ten[1..]);
    assert_eq!(one[1..], thousand[1..]);
    assert!(one[0].abs_diff(thousand[0]) < 1000, "{one:?} {thousand:?}");
}

/// Counts down with a generator for each number, in a box of its own.
#[async_gen(boxed)]
async fn countdown(from: u32, dropped: Arc<AtomicUsize>) -> u32 {
    let _counted = Counted(Arc::clone(&dropped));
    yield_!(from);
    if from > 0 {
        yield_all!(countdown(from - 1, dropped));
    }
    wait(1).await;
    yield_!(from);
}

struct Counted(Arc<AtomicUsize>);

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }
}

/// Runs something on a thread with a stack of 64 KiB.
fn on_a_small_stack(run: impl FnOnce() + Send + 'static) {
    thread::Builder::new().stack_size(64 << 10).spawn(run).unwrap().join().unwrap();
}

const MILLION: u32 = 1_000_000;

#[test]
fn a_million_boxed_levels_run_to_their_end() {
    on_a_small_stack(|| {
        let dropped = Arc::default();
        let mut generator = countdown(MILLION, Arc::clone(&dropped));
        for number in (0..=MILLION).rev() {
            assert_eq!(poll(generator.as_mut()), item(number));
        }
        assert_eq!(dropped.load(Ordering::Relaxed), 0);
        for number in 0..=MILLION {
            assert_eq!(poll(generator.as_mut()), Poll::Pending);
            assert_eq!(poll(generator.as_mut()), item(number));
            assert_eq!(dropped.load(Ordering::Relaxed), number as usize);
        }
        assert_eq!(poll(generator.as_mut()), Poll::Ready(None));
    });
}

#[test]
fn a_million_boxed_levels_are_dropped_half_way() {
    on_a_small_stack(|| {
        let dropped = Arc::default();
        let mut generator = countdown(MILLION, Arc::clone(&dropped));
        while poll(generator.as_mut()) != item(0) {}
        assert_eq!(poll(generator.as_mut()), Poll::Pending);
        drop(generator);
        assert_eq!(dropped.load(Ordering::Relaxed), MILLION as usize + 1);
    });
}

#[test]
fn a_million_boxed_levels_are_dropped_when_one_of_them_panics_in_its_drop() {
    struct Panics(u32, Arc<AtomicUsize>);

    impl Drop for Panics {
        fn drop(&mut self) {
            self.1.fetch_add(1, Ordering::Relaxed);
            assert_ne!(self.0, MILLION / 2, "on purpose");
        }
    }

    #[async_gen(boxed)]
    async fn levels(depth: u32, dropped: Arc<AtomicUsize>) -> u32 {
        let _panics = Panics(depth, Arc::clone(&dropped));
        if depth > 0 {
            yield_all!(levels(depth - 1, dropped));
        }
        yield_!(depth);
    }

    on_a_small_stack(|| {
        let dropped = Arc::default();
        let mut generator = levels(MILLION, Arc::clone(&dropped));
        assert_eq!(poll(generator.as_mut()), item(0));
        catch_unwind(AssertUnwindSafe(|| drop(generator))).unwrap_err();
        assert_eq!(dropped.load(Ordering::Relaxed), MILLION as usize + 1);
    });
}

#[test]
fn a_million_boxed_levels_are_dropped_when_the_leaf_panics() {
    #[async_gen(boxed)]
    async fn levels(depth: u32, dropped: Arc<AtomicUsize>) -> u32 {
        let _counted = Counted(Arc::clone(&dropped));
        if depth > 0 {
            yield_all!(levels(depth - 1, dropped));
        }
        yield_!(0);
        panic!("on purpose");
    }

    on_a_small_stack(|| {
        let dropped = Arc::default();
        let mut generator = levels(MILLION, Arc::clone(&dropped));
        assert_eq!(poll(generator.as_mut()), item(0));
        catch_unwind(AssertUnwindSafe(|| poll(generator.as_mut()))).unwrap_err();
        assert_eq!(dropped.load(Ordering::Relaxed), MILLION as usize + 1);
        catch_unwind(AssertUnwindSafe(|| poll(generator.as_mut()))).unwrap_err();
    });
}

#[test]
fn a_chain_that_grows_by_one_level_an_item_takes_no_time_for_its_length() {
    // Each of these generators has a chain of its own when it is handed over.
    on_a_small_stack(|| {
        #[async_gen]
        fn outer(inner: Boxed<u32>) -> Boxed<u32> {
            yield_all!(inner);
        }

        let mut generator: Boxed<u32> = Box::pin(stream! {
            for number in 0..=MILLION {
                yield number;
            }
        });
        for number in 0..MILLION {
            assert_eq!(poll(generator.as_mut()), item(number));
            generator = outer(generator);
        }
        assert_eq!(poll(generator.as_mut()), item(MILLION));
        assert_eq!(poll(generator.as_mut()), Poll::Ready(None));
    });
}

#[test]
fn a_wake_up_of_the_leaf_wakes_who_polls_the_root() {
    struct Count(AtomicUsize);

    impl Wake for Count {
        fn wake(self: Arc<Self>) {
            self.0.fetch_add(1, Ordering::Relaxed);
        }
    }

    #[async_gen]
    fn levels(depth: u32, receiver: tokio::sync::mpsc::Receiver<u32>) -> Boxed<u32> {
        let mut receiver = receiver;
        if depth > 0 {
            yield_all!(levels(depth - 1, receiver));
        } else {
            while let Some(number) = receiver.recv().await {
                yield_!(number);
            }
        }
    }

    let (sender, receiver) = tokio::sync::mpsc::channel(1);
    let mut generator = levels(20, receiver);
    let mut polled_with = |count: &Arc<Count>| {
        let waker = Waker::from(Arc::clone(count));
        generator.as_mut().poll_next(&mut Context::from_waker(&waker))
    };
    let [first, second] = [(); 2].map(|()| Arc::new(Count(AtomicUsize::new(0))));
    assert_eq!(polled_with(&first), Poll::Pending);
    assert_eq!(polled_with(&second), Poll::Pending);
    sender.try_send(1).unwrap();
    assert_eq!((first.0.load(Ordering::Relaxed), second.0.load(Ordering::Relaxed)), (0, 1));
    assert_eq!(polled_with(&second), item(1));
    assert_eq!(polled_with(&first), Poll::Pending);
    drop(sender);
    assert_eq!((first.0.load(Ordering::Relaxed), second.0.load(Ordering::Relaxed)), (1, 1));
    assert_eq!(polled_with(&first), Poll::Ready(None));
}

// What is yielded and dropped.

/// What a generator does, one after the other.
#[derive(Clone, Debug)]
enum Act {
    Yield(u32),
    Wait(usize),
    Panic,
    Return,
    /// Yields all of a generator that does the given acts.
    All(Child, Vec<Act>),
}

/// How a generator owns, or does not own, the one of which it yields all.
#[derive(Clone, Copy, Debug)]
enum Child {
    ByValue,
    Boxed,
    BoxedTwice,
    BoxedWithUnpin,
    BoxedAsStream,
    Borrowed,
    Adapted,
    /// After so many polls.
    Begun(usize),
    /// Without a generator.
    Iterator,
}

macro_rules! delegate_all {
    ($child:expr) => {
        yield_all!($child)
    };
}

macro_rules! yield_each {
    ($child:expr) => {
        async_for!(item in $child {
            yield_!(item);
        })
    };
}

/// The same generators, which yield all of their children by this macro.
macro_rules! generators {
    ($name:ident, $all:ident) => {
        mod $name {
            use super::*;

            pub fn boxed(acts: Vec<Act>) -> Boxed<u32> {
                Box::pin(generator(acts))
            }

            fn boxed_as_stream(acts: Vec<Act>) -> Pin<Box<dyn Stream<Item = u32>>> {
                Box::pin(generator(acts))
            }

            #[async_gen]
            async fn by_value(acts: Vec<Act>) -> u32 {
                let _by_value = Loud("by value");
                $all!(boxed(acts));
                note("by value goes on");
            }

            #[async_gen]
            async fn generator(acts: Vec<Act>) -> u32 {
                let _first = Loud("first");
                note("begin");
                for act in acts {
                    let _act = Loud("act");
                    match act {
                        Act::Yield(number) => yield_!(number),
                        Act::Wait(times) => wait(times).await,
                        // Without a message on the standard error.
                        Act::Panic => resume_unwind(Box::new("on purpose")),
                        Act::Return => return,
                        Act::All(Child::ByValue, acts) => $all!(by_value(acts)),
                        Act::All(Child::Boxed, acts) => $all!(boxed(acts)),
                        Act::All(Child::BoxedTwice, acts) => $all!(Box::pin(boxed(acts))),
                        Act::All(Child::BoxedWithUnpin, acts) => {
                            let unpin: Box<dyn AsyncGenerator<Item = u32> + Unpin> = Box::new(boxed(acts));
                            $all!(Pin::from(unpin));
                        }
                        Act::All(Child::BoxedAsStream, acts) => $all!(boxed_as_stream(acts)),
                        Act::All(Child::Borrowed, acts) => {
                            let mut child = boxed(acts);
                            $all!(&mut child);
                            note("borrowed");
                        }
                        Act::All(Child::Adapted, acts) => $all!(boxed(acts).map(|number| number + 1)),
                        Act::All(Child::Begun(polls), acts) => {
                            let mut child = boxed(acts);
                            let mut begun = Vec::new();
                            for _ in 0..polls {
                                if let Poll::Ready(Some(number)) = poll(child.as_mut()) {
                                    begun.push(number);
                                }
                            }
                            for number in begun {
                                yield_!(number);
                            }
                            $all!(child);
                        }
                        Act::All(Child::Iterator, acts) => {
                            $all!(from_iter(0..u32::try_from(acts.len()).unwrap()));
                        }
                    }
                    note("act");
                }
                note("end");
            }
        }
    };
}

generators!(delegating, delegate_all);
generators!(looping, yield_each);

/// A small generator of numbers that look random, the same in each run.
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % end
    }

    fn acts(&mut self, depth: usize) -> Vec<Act> {
        let count = self.below(4);
        (0..count).map(|_| self.act(depth)).collect()
    }

    fn act(&mut self, depth: usize) -> Act {
        match self.below(if depth > 0 { 14 } else { 6 }) {
            0..=2 => Act::Yield(u32::try_from(self.below(100)).unwrap()),
            3 | 4 => Act::Wait(self.below(3)),
            5 if self.below(10) == 0 => Act::Panic,
            5 => Act::Return,
            _ => {
                let child = match self.below(9) {
                    0 => Child::ByValue,
                    1 => Child::Boxed,
                    2 => Child::BoxedTwice,
                    3 => Child::BoxedWithUnpin,
                    4 => Child::BoxedAsStream,
                    5 => Child::Borrowed,
                    6 => Child::Adapted,
                    7 => Child::Begun(self.below(4)),
                    _ => Child::Iterator,
                };
                Act::All(child, self.acts(depth - 1))
            }
        }
    }
}

/// What a generator answers to so many polls, with what happens in each and in its drop.
fn told(mut generator: Boxed<u32>, polls: usize) -> Vec<String> {
    let mut told = Vec::new();
    for _ in 0..polls {
        let answer = catch_unwind(AssertUnwindSafe(|| poll(generator.as_mut())));
        told.push(answer.map_or("panic".into(), |answer| format!("{answer:?}")));
        told.extend(trace());
    }
    drop(generator);
    told.push("drop".into());
    told.extend(trace());
    told
}

#[test]
fn random_mixes_yield_and_drop_what_nested_loops_do() {
    let mut deepest = 0;
    for seed in 1..=1000_u64 {
        let mut random = Random(0x9E37_79B9_7F4A_7C15 ^ seed);
        let acts = random.acts(5);
        let whole = told(looping::boxed(acts.clone()), 60);
        deepest = deepest.max(whole.len());
        for polls in (0..60).filter(|polls| *polls < 12 || polls % 7 == 0) {
            let (delegating, looping) =
                (told(delegating::boxed(acts.clone()), polls), told(looping::boxed(acts.clone()), polls));
            assert_eq!(delegating, looping, "seed {seed}, {polls} polls of {acts:?}");
        }
    }
    assert!(deepest > 100, "the programs do little: {deepest}");
}
