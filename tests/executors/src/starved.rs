//! A loop over a stream that is always ready, and its neighbours on the thread.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use tokio::{
    runtime::Builder,
    task::yield_now,
    time::{MissedTickBehavior, interval},
};

/// What happened beside a loop.
#[derive(Clone, Copy, Debug)]
pub struct Beside {
    /// How long the loop took.
    pub took: Duration,
    /// How often a task had its turn that does nothing but let others run.
    pub turns: usize,
    /// How often a timer of a millisecond rang.
    pub ticks: usize,
}

/// Runs a loop on one thread of tokio's, beside one task that takes turns all the time, and one that waits for a timer.
///
/// # Panics
///
/// If the loop does.
pub fn beside(work: impl Future<Output = ()> + Send + 'static) -> Beside {
    let runtime = Builder::new_current_thread().enable_time().build().expect("a runtime");
    runtime.block_on(async {
        let [turns, ticks] = [(); 2].map(|()| Arc::<AtomicUsize>::default());
        let turning = Arc::clone(&turns);
        tokio::spawn(async move {
            loop {
                turning.fetch_add(1, Ordering::Relaxed);
                yield_now().await;
            }
        });
        let ticking = Arc::clone(&ticks);
        tokio::spawn(async move {
            let mut timer = interval(Duration::from_millis(1));
            timer.set_missed_tick_behavior(MissedTickBehavior::Skip);
            loop {
                timer.tick().await;
                ticking.fetch_add(1, Ordering::Relaxed);
            }
        });
        // Both have begun when the loop does.
        while [&turns, &ticks].into_iter().any(|count| count.load(Ordering::Relaxed) == 0) {
            yield_now().await;
        }
        let looping = tokio::spawn(async move {
            let counts = || [&turns, &ticks].map(|count| count.load(Ordering::Relaxed));
            let (start, before) = (Instant::now(), counts());
            work.await;
            let (took, after) = (start.elapsed(), counts());
            Beside { took, turns: after[0] - before[0], ticks: after[1] - before[1] }
        });
        looping.await.expect("the loop has ended")
    })
}
