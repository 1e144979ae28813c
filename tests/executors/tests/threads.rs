//! Generators that go from one thread to another.

#![forbid(unsafe_code)]

use std::{
    collections::HashSet,
    pin::Pin,
    sync::Arc,
    task::{Context, Poll, Wake, Waker},
    thread::{self, ThreadId},
};

use aiter::{AsyncCoroutine, AsyncGenerator, CoroutineState, Stream, async_for, async_gen, from_fn};
use aiter_executors::{
    executors::tokio_multi_thread,
    in_time,
    other_thread::{OtherThread, When},
};
use tokio::task::yield_now;

const ITEMS: u32 = 20;

/// What was yielded, and on which threads.
type Seen = (u32, ThreadId);

#[async_gen]
async fn plain(items: u32) -> Seen {
    for number in 0..items {
        yield_now().await;
        yield_!((number, thread::current().id()));
    }
}

#[async_gen(boxed)]
async fn boxed(from: u32, to: u32) -> Seen {
    if to - from == 1 {
        yield_now().await;
        yield_!((from, thread::current().id()));
    } else {
        let middle = u32::midpoint(from, to);
        yield_all!(boxed(from, middle));
        yield_now().await;
        yield_all!(boxed(middle, to));
    }
}

#[async_gen]
async fn looping(items: u32) -> Seen {
    async_for!(item in boxed(0, items) {
        yield_now().await;
        yield_!(item);
    });
}

fn through_from_fn(items: u32) -> impl AsyncGenerator<Item = Seen> + Send {
    from_fn(async move |mut y| {
        for number in 0..items {
            yield_now().await;
            y.yield_((number, thread::current().id())).await;
        }
    })
}

#[async_gen(resume(first: u32), returns = u32)]
async fn sums(items: u32) -> Seen {
    let mut sum = first;
    for number in 0..items {
        yield_now().await;
        sum += yield_!((number, thread::current().id()));
    }
    sum
}

/// A waker that is woken on any thread.
struct Quiet;

impl Wake for Quiet {
    fn wake(self: Arc<Self>) {}
}

/// Does something on a new thread, with a waker of its own.
fn elsewhere<T: Send>(poll: impl FnOnce(&mut Context<'_>) -> Poll<T> + Send) -> Poll<T> {
    let waker = Waker::from(Arc::new(Quiet));
    thread::scope(|scope| scope.spawn(|| poll(&mut Context::from_waker(&waker))).join().unwrap())
}

/// Polls a generator to its end, on a new thread each time. Each item must come in its order, and be made on the thread
/// of its own poll.
fn assert_migrates(mut items: Pin<Box<impl Stream<Item = Seen> + Send + ?Sized>>) {
    let (mut numbers, mut threads) = (Vec::new(), HashSet::new());
    loop {
        match elsewhere(|context| items.as_mut().poll_next(context)) {
            Poll::Pending => {}
            Poll::Ready(None) => break,
            Poll::Ready(Some((number, thread))) => {
                numbers.push(number);
                threads.insert(thread);
            }
        }
    }
    assert_eq!(numbers, (0..ITEMS).collect::<Vec<_>>());
    assert_eq!(threads.len(), numbers.len());
}

#[test]
fn a_generator_goes_to_a_new_thread_at_every_poll() {
    assert_migrates(Box::pin(plain(ITEMS)));
    assert_migrates(boxed(0, ITEMS));
    assert_migrates(Box::pin(looping(ITEMS)));
    assert_migrates(Box::pin(through_from_fn(ITEMS)));
}

#[test]
fn a_coroutine_goes_to_a_new_thread_at_every_poll() {
    let mut sums = Box::pin(sums(ITEMS));
    let (mut argument, mut threads, mut expected) = (Some(1), HashSet::new(), 1);
    loop {
        match elsewhere(|context| sums.as_mut().poll_resume(context, &mut argument)) {
            Poll::Pending => {}
            Poll::Ready(CoroutineState::Yielded((number, thread))) => {
                assert_eq!(number as usize, threads.len());
                threads.insert(thread);
                argument = Some(number);
                expected += number;
            }
            Poll::Ready(CoroutineState::Complete(sum)) => {
                assert_eq!(sum, expected);
                break;
            }
        }
    }
    assert_eq!(threads.len(), ITEMS as usize);
}

/// Runs generators on several threads until each kind has been on more than one of them, and checks its items.
#[test]
fn the_threads_of_tokio_pass_generators_on() {
    async fn threads(items: impl Stream<Item = Seen> + Send) -> usize {
        let other = OtherThread::default();
        let (mut expected, mut threads) = (0, HashSet::new());
        async_for!((number, thread) in items {
            assert_eq!(number, expected);
            expected += 1;
            threads.insert(thread);
            // Woken from outside, a task goes where every thread takes its tasks from.
            other.wake(When::AtOnce).await;
            yield_now().await;
        });
        assert_eq!(expected, ITEMS);
        threads.len()
    }

    in_time(|| {
        tokio_multi_thread(async {
            let others = [(); 4].map(|()| {
                tokio::spawn(async {
                    loop {
                        yield_now().await;
                    }
                })
            });
            let mut most = [0; 4];
            while most.iter().any(|threads| *threads < 2) {
                let runs = [
                    tokio::spawn(threads(plain(ITEMS))),
                    tokio::spawn(threads(boxed(0, ITEMS))),
                    tokio::spawn(threads(looping(ITEMS))),
                    tokio::spawn(threads(through_from_fn(ITEMS))),
                ];
                for (most, run) in most.iter_mut().zip(runs) {
                    *most = run.await.unwrap().max(*most);
                }
            }
            println!("at most on so many threads: {most:?}");
            others.iter().for_each(tokio::task::JoinHandle::abort);
        });
    });
}
