//! The same behaviours under each executor, beside the same programs with `for`.

#![forbid(unsafe_code)]

use std::{
    num::ParseIntError,
    pin::pin,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use ::smol::future::yield_now;
use aiter::{AsyncGenerator, CoroutineState, Stream, async_for, async_gen, from_fn, resume, stream, try_stream};
use aiter_executors::{
    executors, in_time,
    other_thread::{OtherThread, When},
};
use futures::{
    StreamExt,
    channel::oneshot,
    future::{Either, pending, ready, select},
    join,
    lock::Mutex,
    stream::FuturesUnordered,
};

mod a_generator_awaits_what_is_ready {
    use super::*;

    #[async_gen]
    async fn squares() -> u32 {
        for number in 0..200 {
            yield_!(ready(number * number).await);
        }
    }

    pub async fn run() -> Vec<u32> {
        let mut seen = Vec::new();
        async_for!(square in squares() {
            if square % 7 == 2 {
                continue;
            }
            if square > 10_000 {
                break;
            }
            seen.push(square);
        });
        seen
    }

    pub fn plain() -> Vec<u32> {
        let mut seen = Vec::new();
        for square in (0..200).map(|number| number * number) {
            if square % 7 == 2 {
                continue;
            }
            if square > 10_000 {
                break;
            }
            seen.push(square);
        }
        seen
    }
}

#[async_gen]
async fn woken(thread: OtherThread, rounds: u32, when: fn(u32) -> When) -> u32 {
    for round in 0..rounds {
        thread.wake(when(round)).await;
        yield_!(round);
        if round % 3 == 0 {
            thread.wake(when(round)).await;
        }
    }
}

async fn rounds_woken(rounds: u32, when: fn(u32) -> When) -> Vec<u32> {
    let thread = OtherThread::default();
    let task = async {
        let mut seen = Vec::new();
        async_for!(round in woken(thread.clone(), rounds, when) {
            if round % 2 == 0 {
                thread.wake(when(round)).await;
            }
            seen.push(round);
        });
        seen
    };
    thread.watch(task).await
}

fn rounds(rounds: u32) -> Vec<u32> {
    let mut seen = Vec::new();
    for round in 0..rounds {
        seen.push(round);
    }
    seen
}

mod a_generator_that_is_woken_while_it_is_polled_goes_on {
    use super::*;

    pub async fn run() -> Vec<u32> {
        rounds_woken(100, |_| When::DuringThePoll).await
    }

    pub fn plain() -> Vec<u32> {
        rounds(100)
    }
}

mod a_generator_that_is_woken_after_its_poll_goes_on {
    use super::*;

    pub async fn run() -> Vec<u32> {
        rounds_woken(100, |_| When::AfterThePoll).await
    }

    pub fn plain() -> Vec<u32> {
        rounds(100)
    }
}

mod of_thousands_of_wake_ups_from_another_thread_none_is_lost {
    use super::*;

    pub async fn run() -> Vec<u32> {
        let when = |round| match round % 8 {
            0 => When::DuringThePoll,
            1 => When::AfterThePoll,
            _ => When::AtOnce,
        };
        rounds_woken(3000, when).await
    }

    pub fn plain() -> Vec<u32> {
        rounds(3000)
    }
}

mod a_generator_waits_for_a_channel {
    use super::*;

    #[async_gen]
    async fn received(mut receiver: tokio::sync::mpsc::Receiver<u32>) -> u32 {
        while let Some(number) = receiver.recv().await {
            yield_!(number * 2);
        }
    }

    pub async fn run() -> Vec<u32> {
        let (sender, receiver) = tokio::sync::mpsc::channel(2);
        let sending = std::thread::spawn(move || {
            for number in 0..500 {
                sender.blocking_send(number).unwrap();
            }
        });
        let mut seen = Vec::new();
        async_for!(number in received(receiver) {
            seen.push(number);
        });
        sending.join().unwrap();
        seen
    }

    pub fn plain() -> Vec<u32> {
        (0..500).map(|number| number * 2).collect()
    }
}

mod a_generator_loops_over_generators {
    use super::*;

    #[async_gen]
    async fn up_to(end: u32) -> u32 {
        for number in 0..end {
            yield_now().await;
            yield_!(number);
        }
    }

    #[async_gen]
    async fn pairs(end: u32) -> (u32, u32) {
        async_for!('rows: row in up_to(end) {
            async_for!(column in up_to(end) {
                if column > row {
                    continue 'rows;
                }
                yield_!((row, column));
            });
        });
    }

    pub async fn run() -> Vec<(u32, u32)> {
        let mut seen = Vec::new();
        async_for!(pair in pairs(20) {
            seen.push(pair);
        });
        seen
    }

    pub fn plain() -> Vec<(u32, u32)> {
        let mut seen = Vec::new();
        'rows: for row in 0..20 {
            for column in 0..20 {
                if column > row {
                    continue 'rows;
                }
                seen.push((row, column));
            }
        }
        seen
    }
}

mod a_tree_of_boxed_generators_yields_all_of_itself {
    use super::*;

    pub struct Tree {
        value: u32,
        children: Vec<Tree>,
    }

    fn tree(value: u32) -> Tree {
        Tree { value, children: (1..=value / 2).map(|part| tree(value - 2 * part)).collect() }
    }

    #[async_gen(boxed)]
    async fn values(tree: &Tree) -> u32 {
        yield_now().await;
        yield_!(tree.value);
        for child in &tree.children {
            yield_all!(values(child));
        }
        yield_now().await;
    }

    fn plain_values(tree: &Tree, seen: &mut Vec<u32>) {
        seen.push(tree.value);
        for child in &tree.children {
            plain_values(child, seen);
        }
    }

    pub async fn run() -> Vec<u32> {
        let tree = tree(16);
        let mut seen = Vec::new();
        async_for!(value in values(&tree) {
            seen.push(value);
        });
        seen
    }

    pub fn plain() -> Vec<u32> {
        let mut seen = Vec::new();
        plain_values(&tree(16), &mut seen);
        seen
    }
}

mod a_stream_of_results_ends_with_the_first_error {
    use super::*;

    const TEXTS: [&str; 4] = ["1 2 3", "4 five 6", "", "7 8 9 x"];

    fn parsed(text: &str) -> impl Stream<Item = Result<u32, ParseIntError>> + Send {
        try_stream! {
            for word in text.split(' ') {
                yield_now().await;
                yield word.parse()?;
            }
        }
    }

    fn doubled<T: Send>(
        numbers: impl Stream<Item = Result<u32, T>> + Send,
    ) -> impl Stream<Item = Result<u32, T>> + Send {
        stream! {
            for await number in numbers {
                yield_now().await;
                yield number.map(|number| number * 2);
            }
        }
    }

    async fn sum(text: &str) -> Result<u32, ParseIntError> {
        let mut sum = 0;
        async_for!(number in parsed(text) {
            sum += number?;
        });
        Ok(sum)
    }

    pub async fn run() -> Vec<Result<u32, ParseIntError>> {
        let mut seen = Vec::new();
        for text in TEXTS {
            async_for!(result in doubled(parsed(text)) {
                seen.push(result);
            });
            seen.push(sum(text).await);
        }
        seen
    }

    pub fn plain() -> Vec<Result<u32, ParseIntError>> {
        let mut seen = Vec::new();
        for text in TEXTS {
            for word in text.split(' ') {
                let result = word.parse::<u32>();
                let has_failed = result.is_err();
                seen.push(result.map(|number| number * 2));
                if has_failed {
                    break;
                }
            }
            seen.push(text.split(' ').map(str::parse::<u32>).sum());
        }
        seen
    }
}

mod closures_yield_in_joined_futures_and_sets_of_futures {
    use super::*;

    fn joined(thread: OtherThread) -> impl AsyncGenerator<Item = u32> + Send {
        from_fn(async move |y| {
            let y = Mutex::new(y);
            let three = async |from: u32| {
                for number in from..from + 3 {
                    thread.wake(When::AtOnce).await;
                    y.lock().await.yield_(number).await;
                }
            };
            join!(three(0), three(10), three(20));
            let set = (3..20).map(|ten| three(ten * 10)).collect::<FuturesUnordered<_>>();
            set.collect::<()>().await;
        })
    }

    /// Each future's items, in the order in which they came.
    pub async fn run() -> Vec<u32> {
        let mut seen = Vec::new();
        async_for!(number in joined(OtherThread::default()) {
            seen.push(number);
        });
        seen.sort_by_key(|number| number / 10);
        seen
    }

    pub fn plain() -> Vec<u32> {
        let mut seen = Vec::new();
        for ten in 0..20 {
            for number in ten * 10..ten * 10 + 3 {
                seen.push(number);
            }
        }
        seen
    }
}

mod a_coroutine_is_told_and_returns {
    use super::*;

    #[async_gen(resume(first: u32), returns = u32)]
    async fn totals() -> u32 {
        let mut total = first;
        loop {
            yield_now().await;
            match yield_!(total) {
                0 => return total * 100,
                number => total += number,
            }
        }
    }

    pub async fn run() -> Vec<u32> {
        let mut totals = pin!(totals());
        let mut seen = Vec::new();
        for number in [5, 2, 8, 1, 0, 9] {
            match resume(&mut totals, number).await {
                CoroutineState::Yielded(total) => seen.push(total),
                CoroutineState::Complete(end) => {
                    seen.push(end);
                    break;
                }
            }
        }
        seen
    }

    pub fn plain() -> Vec<u32> {
        let mut total = 0;
        let mut seen = Vec::new();
        for number in [5, 2, 8, 1, 0, 9] {
            if number == 0 {
                seen.push(total * 100);
                break;
            }
            total += number;
            seen.push(total);
        }
        seen
    }
}

mod a_generator_that_loses_a_select_is_dropped_half_way {
    use super::*;

    struct Counted(Arc<AtomicUsize>);

    impl Drop for Counted {
        fn drop(&mut self) {
            self.0.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// Holds one and yields three. Then it lets the other branch win, and waits.
    #[async_gen]
    async fn endless(drops: Arc<AtomicUsize>, other: oneshot::Sender<()>) -> Counted {
        let _held = Counted(Arc::clone(&drops));
        for _ in 0..3 {
            yield_now().await;
            yield_!(Counted(Arc::clone(&drops)));
        }
        other.send(()).unwrap();
        let _held_too = Counted(drops);
        pending::<()>().await;
    }

    /// Through a box, a generator that delegates, and one that loops.
    #[async_gen(boxed)]
    async fn outer(drops: Arc<AtomicUsize>, other: oneshot::Sender<()>) -> Counted {
        let _held = Counted(Arc::clone(&drops));
        async_for!(item in stream!({ yield_all!(endless(drops, other)); }) {
            yield_!(item);
        });
    }

    /// The items, the drops while it waits, and those once it has been dropped.
    pub async fn run() -> [usize; 3] {
        let drops = Arc::<AtomicUsize>::default();
        let (sender, receiver) = oneshot::channel();
        let seen = AtomicUsize::new(0);
        let taking = Box::pin(async {
            async_for!(_item in outer(Arc::clone(&drops), sender) {
                seen.fetch_add(1, Ordering::Relaxed);
            });
        });
        let Either::Right((_, taking)) = select(taking, receiver).await else { panic!("it has ended") };
        let while_it_waits = drops.load(Ordering::Relaxed);
        drop(taking);
        [seen.load(Ordering::Relaxed), while_it_waits, drops.load(Ordering::Relaxed)]
    }

    /// The same scopes, left in the middle.
    pub fn plain() -> [usize; 3] {
        let drops = Arc::<AtomicUsize>::default();
        let mut seen = 0;
        let while_it_waits;
        {
            let _outer = Counted(Arc::clone(&drops));
            let _held = Counted(Arc::clone(&drops));
            for _ in 0..3 {
                let _item = Counted(Arc::clone(&drops));
                seen += 1;
            }
            let _held_too = Counted(Arc::clone(&drops));
            while_it_waits = drops.load(Ordering::Relaxed);
        }
        [seen, while_it_waits, drops.load(Ordering::Relaxed)]
    }
}

macro_rules! behaviours {
    ($executor:ident: $($behaviour:ident)*) => {
        $(
            #[test]
            fn $behaviour() {
                let seen = crate::in_time(|| crate::executors::$executor(crate::$behaviour::run()));
                assert_eq!(seen, crate::$behaviour::plain());
            }
        )*
    };
}

/// Runs each behaviour under each executor.
macro_rules! under {
    ($($executor:ident)*) => {
        $(
            mod $executor {
                behaviours! {
                    $executor:
                    a_generator_awaits_what_is_ready
                    a_generator_that_is_woken_while_it_is_polled_goes_on
                    a_generator_that_is_woken_after_its_poll_goes_on
                    of_thousands_of_wake_ups_from_another_thread_none_is_lost
                    a_generator_waits_for_a_channel
                    a_generator_loops_over_generators
                    a_tree_of_boxed_generators_yields_all_of_itself
                    a_stream_of_results_ends_with_the_first_error
                    closures_yield_in_joined_futures_and_sets_of_futures
                    a_coroutine_is_told_and_returns
                    a_generator_that_loses_a_select_is_dropped_half_way
                }
            }
        )*
    };
}

under! { tokio_current_thread tokio_multi_thread smol futures_block_on futures_local_pool pollster embassy }
