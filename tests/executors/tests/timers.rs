//! Generators that wait for the timers of their executor, and are dropped by its timeouts.

#![forbid(unsafe_code)]

use std::{
    future::pending,
    pin::{Pin, pin},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use aiter::{AsyncGenerator, CoroutineState, async_for, async_gen, from_fn, resume, stream};
use aiter_executors::{
    executors::{embassy, smol, tokio_current_thread, tokio_multi_thread},
    in_time,
};

struct Counted(Arc<AtomicUsize>);

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.fetch_add(1, Ordering::Relaxed);
    }
}

/// Yields three, and waits forever.
#[async_gen]
async fn endless(drops: Arc<AtomicUsize>) -> u32 {
    let _held = Counted(Arc::clone(&drops));
    for number in 0..3 {
        yield_!(number);
    }
    let _held_too = Counted(drops);
    pending::<()>().await;
}

#[async_gen(boxed)]
async fn outer(drops: Arc<AtomicUsize>) -> u32 {
    let _held = Counted(Arc::clone(&drops));
    yield_all!(endless(drops));
}

/// What has happened when a loop was dropped by a timeout: the number of items, and of drops. A timeout may ring before
/// all of them have come, so the loop sets it itself, by `arm`, when it has seen three.
async fn run_until_timeout<F: Future<Output = ()> + Send>(timer: fn() -> F) -> [usize; 2] {
    let drops = Arc::<AtomicUsize>::default();
    let seen = AtomicUsize::new(0);
    let (arm, armed) = tokio::sync::oneshot::channel();
    {
        let looping = pin!(async {
            let mut arm = Some(arm);
            async_for!(number in outer(Arc::clone(&drops)) {
                seen.fetch_add(1, Ordering::Relaxed);
                if number == 2 {
                    arm.take().unwrap().send(()).unwrap();
                }
            });
        });
        let timeout = pin!(async {
            armed.await.unwrap();
            timer().await;
        });
        futures::future::select(looping, timeout).await;
    }
    [seen.into_inner(), drops.load(Ordering::Relaxed)]
}

/// A loop in `for`, left in the middle of the same scopes.
fn left_in_the_middle() -> [usize; 2] {
    let drops = Arc::<AtomicUsize>::default();
    let mut seen = 0;
    {
        let _outer = Counted(Arc::clone(&drops));
        let _held = Counted(Arc::clone(&drops));
        for _ in 0..3 {
            seen += 1;
        }
        let _held_too = Counted(Arc::clone(&drops));
    }
    [seen, drops.load(Ordering::Relaxed)]
}

const SHORT: Duration = Duration::from_millis(2);

async fn tokio_timer() {
    tokio::time::sleep(SHORT).await;
}

async fn smol_timer() {
    ::smol::Timer::after(SHORT).await;
}

async fn embassy_timer() {
    embassy_time::Timer::after_millis(2).await;
}

#[test]
fn a_timeout_drops_a_generator_half_way() {
    let seen = in_time(|| {
        [
            tokio_current_thread(run_until_timeout(tokio_timer)),
            tokio_multi_thread(run_until_timeout(tokio_timer)),
            smol(run_until_timeout(smol_timer)),
            embassy(run_until_timeout(embassy_timer)),
        ]
    });
    assert_eq!(seen, [left_in_the_middle(); 4]);
}

#[test]
fn the_timeouts_of_the_executors_drop_a_generator_half_way() {
    async fn drain(drops: Arc<AtomicUsize>) {
        async_for!(_ in outer(drops) {});
    }

    let [tokio, embassy_drops] = in_time(|| {
        let drops = [(); 2].map(|()| Arc::<AtomicUsize>::default());
        let [one, two] = drops.clone();
        let timeout = tokio_current_thread(async { tokio::time::timeout(SHORT, drain(one)).await.is_err() });
        assert!(timeout);
        let timeout = embassy(async {
            embassy_time::with_timeout(embassy_time::Duration::from_millis(2), drain(two)).await.is_err()
        });
        assert!(timeout);
        drops.map(|drops| drops.load(Ordering::Relaxed))
    });
    assert_eq!([tokio, embassy_drops], [left_in_the_middle()[1]; 2]);
}

// The timers of embassy ask the waker for its task, and panic where it has been wrapped, as `wrapped_waker.rs` shows.

type Sleep = fn() -> Pin<Box<dyn Future<Output = ()> + Send>>;

#[async_gen]
async fn plain(sleep: Sleep) -> u32 {
    for number in 0..3 {
        sleep().await;
        yield_!(number);
    }
}

#[async_gen(boxed)]
async fn delegating(sleep: Sleep, depth: u32) -> u32 {
    if depth == 0 {
        yield_all!(plain(sleep));
    } else {
        sleep().await;
        yield_!(10 * depth);
        yield_all!(delegating(sleep, depth - 1));
    }
}

fn through_from_fn(sleep: Sleep) -> impl AsyncGenerator<Item = u32> + Send {
    from_fn(async move |mut y| {
        y.yield_(100).await;
        sleep().await;
        y.yield_all(delegating(sleep, 2)).await;
        let both = pin!(async {
            sleep().await;
            y.yield_(200).await;
        });
        futures::join!(both, sleep());
    })
}

#[async_gen(resume(first: u32), returns = u32)]
async fn doubled(sleep: Sleep) -> u32 {
    sleep().await;
    let second = yield_!(first * 2);
    sleep().await;
    second * 2
}

async fn every_way(sleep: Sleep) -> Vec<u32> {
    let mut seen = Vec::new();
    let items = stream! {
        for await item in through_from_fn(sleep) {
            sleep().await;
            yield item;
        }
    };
    async_for!(item in items {
        sleep().await;
        seen.push(item);
    });
    let mut doubled = pin!(doubled(sleep));
    for argument in [1000, 2000] {
        match resume(&mut doubled, argument).await {
            CoroutineState::Yielded(value) | CoroutineState::Complete(value) => seen.push(value),
        }
    }
    seen
}

#[test]
fn every_kind_of_generator_passes_the_waker_of_the_executor_on() {
    let mut expected = vec![100];
    for depth in [2, 1] {
        expected.push(10 * depth);
    }
    expected.extend(0..3);
    expected.push(200);
    for argument in [1000, 2000] {
        expected.push(argument * 2);
    }
    let seen = in_time(|| {
        [
            embassy(every_way(|| Box::pin(embassy_timer()))),
            tokio_current_thread(every_way(|| Box::pin(tokio_timer()))),
            smol(every_way(|| Box::pin(smol_timer()))),
        ]
    });
    assert_eq!(seen, [expected.clone(), expected.clone(), expected]);
}
