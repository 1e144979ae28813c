//! A generator among threads, tasks and wakers.

#![forbid(unsafe_code)]

mod poll;

use std::{
    cell::Cell,
    future::poll_fn,
    iter::successors,
    marker::PhantomData,
    pin::{Pin, pin},
    ptr,
    sync::{Arc, Mutex},
    task::{Context, Poll, Waker},
    thread,
    time::Duration,
};

use aiter::{AsyncGenerator, Stream, anext, async_for, async_gen};
use poll::{Wakes, items, poll, wait};
use tokio::{sync::mpsc, task::yield_now};

/// Holds references to its own locals and arguments while it is suspended.
#[async_gen]
async fn self_referential(words: Vec<String>) -> (usize, String) {
    let joined = words.concat();
    let slices = words.iter().map(String::as_str).chain([joined.as_str()]).collect::<Vec<_>>();
    for (place, slice) in slices.iter().enumerate() {
        wait(place).await;
        yield_!((place, slice.to_uppercase()));
    }
}

fn words() -> Vec<String> {
    ["a", "b", "c"].map(str::to_owned).to_vec()
}

fn upper() -> Vec<(usize, String)> {
    ["A", "B", "C", "ABC"].map(str::to_owned).into_iter().enumerate().collect()
}

#[test]
fn a_generator_may_be_polled_on_another_thread_each_time() {
    let mut generator = Box::pin(self_referential(words()));
    let mut seen = Vec::new();
    loop {
        let answer;
        (generator, answer) = thread::spawn(move || {
            let answer = poll(generator.as_mut());
            (generator, answer)
        })
        .join()
        .unwrap();
        match answer {
            Poll::Ready(Some(item)) => seen.push(item),
            Poll::Ready(None) => break,
            Poll::Pending => {}
        }
    }
    assert_eq!(seen, upper());
    thread::spawn(move || assert_eq!(poll(generator.as_mut()), Poll::Ready(None))).join().unwrap();
}

#[test]
fn a_generator_made_on_one_thread_may_run_and_be_dropped_on_others() {
    let fresh = self_referential(words());
    assert_eq!(thread::spawn(|| items(fresh)).join().unwrap(), upper());
    let mut begun = Box::pin(self_referential(words()));
    assert_eq!(poll(begun.as_mut()), Poll::Ready(Some((0, "A".to_owned()))));
    thread::spawn(move || drop(begun)).join().unwrap();
    let mut shared = pin!(self_referential(words()));
    assert!(poll(shared.as_mut()).is_ready());
    thread::scope(|scope| {
        scope.spawn(|| assert!(format!("{shared:?}").contains("Generator")));
        scope.spawn(|| assert_eq!(shared.size_hint(), (0, None)));
    });
    thread::scope(|scope| {
        scope.spawn(|| assert_eq!(items(shared.as_mut()).len(), 3));
    });
}

#[test]
fn a_panic_on_one_thread_is_known_on_another() {
    #[async_gen]
    async fn panicking() -> u32 {
        yield_!(1);
        panic!("on purpose");
    }

    let generator = Mutex::new(Box::pin(panicking()));
    let poll_it = || {
        let mut generator = generator.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        poll(generator.as_mut())
    };
    thread::scope(|scope| {
        assert_eq!(scope.spawn(poll_it).join().ok(), Some(Poll::Ready(Some(1))));
        assert!(scope.spawn(poll_it).join().is_err());
        assert!(scope.spawn(poll_it).join().is_err());
    });
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn generators_run_in_tasks_that_migrate_between_workers() {
    #[async_gen]
    async fn numbers(from: usize) -> usize {
        let mut buffer = [from; 64];
        for (place, slot) in buffer.iter_mut().enumerate() {
            yield_now().await;
            *slot += place;
            yield_!(*slot);
            yield_now().await;
        }
        let sum = async { buffer.iter().sum() };
        yield_!(sum.await);
    }

    #[async_gen]
    async fn doubled(numbers: impl AsyncGenerator<Item = usize>) -> usize {
        async_for!(number in numbers {
            yield_!(number * 2);
            yield_now().await;
        });
    }

    let tasks = (0..100).map(|from| {
        tokio::spawn(async move {
            let mut sum = 0;
            async_for!(number in doubled(numbers(from)) {
                sum += number;
                yield_now().await;
            });
            (from, sum)
        })
    });
    for task in tasks.collect::<Vec<_>>() {
        let (from, sum) = task.await.unwrap();
        assert_eq!(sum, 4 * (from * 64 + (0..64).sum::<usize>()));
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_boxed_generator_is_handed_from_task_to_task() {
    type Boxed = Pin<Box<dyn AsyncGenerator<Item = (usize, String)> + Send>>;

    let mut generator: Boxed = Box::pin(self_referential(words()));
    let mut seen = Vec::new();
    loop {
        let next;
        (generator, next) = tokio::spawn(async move {
            let next = anext(&mut generator).await;
            (generator, next)
        })
        .await
        .unwrap();
        let Some(item) = next else { break };
        seen.push(item);
    }
    assert_eq!(seen, upper());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_generator_is_woken_from_other_threads() {
    #[async_gen]
    async fn received(mut receiver: mpsc::Receiver<usize>) -> usize {
        while let Some(number) = receiver.recv().await {
            tokio::time::sleep(Duration::from_micros(50)).await;
            yield_!(number);
        }
    }

    let (sender, receiver) = mpsc::channel(2);
    let threads = (0..4).map(|number| {
        let sender = sender.clone();
        thread::spawn(move || (0..25).for_each(|_| sender.blocking_send(number).unwrap()))
    });
    let threads = threads.collect::<Vec<_>>();
    drop(sender);
    let mut counts = [0; 4];
    async_for!(number in received(receiver) {
        counts[number] += 1;
    });
    assert_eq!(counts, [25; 4]);
    for thread in threads {
        thread.join().unwrap();
    }
}

#[tokio::test]
async fn an_aborted_task_drops_its_generator() {
    #[async_gen]
    async fn held(_shared: Arc<()>) -> u32 {
        yield_!(1);
        std::future::pending::<()>().await;
    }

    let shared = Arc::new(());
    let generator = held(Arc::clone(&shared));
    let task = tokio::spawn(async move {
        async_for!(_ in generator {
            yield_now().await;
        });
    });
    tokio::time::sleep(Duration::from_millis(1)).await;
    assert_eq!(Arc::strong_count(&shared), 2);
    task.abort();
    assert!(task.await.unwrap_err().is_cancelled());
    assert_eq!(Arc::strong_count(&shared), 1);
}

// Wakers.

/// Shows the waker that each poll brings, and is pending so many times. It never wakes.
async fn wakers(seen: &Mutex<Vec<Waker>>, times: usize) {
    let left = Cell::new(times);
    poll_fn(|context| {
        seen.lock().unwrap().push(context.waker().clone());
        match left.get() {
            0 => Poll::Ready(()),
            times => {
                left.set(times - 1);
                Poll::Pending
            }
        }
    })
    .await;
}

#[async_gen]
async fn inner(seen: &Mutex<Vec<Waker>>) -> u32 {
    wakers(seen, 0).await;
    yield_!(1);
    wakers(seen, 1).await;
    yield_!(2);
    wakers(seen, 2).await;
}

#[async_gen]
async fn outer(seen: &Mutex<Vec<Waker>>) -> u32 {
    async_for!(number in inner(seen) {
        yield_!(number);
    });
}

#[test]
fn what_the_body_awaits_sees_the_callers_own_waker() {
    fn check(generator: impl Stream<Item = u32>, seen: &Mutex<Vec<Waker>>) {
        let mut generator = pin!(generator);
        let mut polls = 0;
        loop {
            // Each poll comes with another waker.
            let count = Arc::new(Wakes::default());
            let waker = Waker::from(Arc::clone(&count));
            let answer = generator.as_mut().poll_next(&mut Context::from_waker(&waker));
            let brought = std::mem::take(&mut *seen.lock().unwrap());
            assert!(brought.iter().all(|other| ptr::eq(other.data(), waker.data())));
            let awaited = brought.len();
            brought.into_iter().for_each(Waker::wake);
            assert_eq!(count.count(), awaited);
            polls += awaited;
            if answer == Poll::Ready(None) {
                break;
            }
        }
        assert_eq!(polls, 1 + 2 + 3);
    }

    let seen = Mutex::default();
    check(inner(&seen), &seen);
    check(outer(&seen), &seen);
}

#[test]
fn a_yield_wakes_nobody_and_keeps_no_waker() {
    #[async_gen]
    async fn numbers() -> u32 {
        for number in 0..3 {
            yield_!(number);
        }
    }

    let count = Arc::new(Wakes::default());
    let waker = Waker::from(Arc::clone(&count));
    let mut generator = pin!(numbers());
    while generator.as_mut().poll_next(&mut Context::from_waker(&waker)) != Poll::Ready(None) {}
    assert_eq!(count.count(), 0);
    assert_eq!(Arc::strong_count(&count), 2);
}

#[test]
fn a_wake_from_another_thread_reaches_the_last_waker() {
    #[async_gen]
    async fn waiting(receiver: futures::channel::oneshot::Receiver<u32>) -> u32 {
        yield_!(0);
        yield_!(receiver.await.unwrap());
    }

    let (sender, receiver) = futures::channel::oneshot::channel();
    let mut generator = Box::pin(waiting(receiver));
    let counts = successors(Some(Arc::<Wakes>::default()), |_| Some(Arc::default())).take(4).collect::<Vec<_>>();
    for count in &counts {
        let waker = Waker::from(Arc::clone(count));
        let _ = generator.as_mut().poll_next(&mut Context::from_waker(&waker));
    }
    thread::spawn(move || sender.send(7).unwrap()).join().unwrap();
    assert_eq!(counts.iter().map(|count| count.count()).collect::<Vec<_>>(), [0, 0, 0, 1]);
    assert_eq!(poll(generator.as_mut()), Poll::Ready(Some(7)));
}

#[test]
fn a_generator_that_waits_is_woken_by_an_executor_of_any_kind() {
    #[async_gen]
    async fn slow() -> u32 {
        for number in 0..3 {
            let (sender, receiver) = futures::channel::oneshot::channel();
            thread::spawn(move || {
                thread::sleep(Duration::from_millis(1));
                sender.send(number).unwrap();
            });
            yield_!(receiver.await.unwrap());
        }
    }

    async fn sum() -> u32 {
        let mut sum = 0;
        async_for!(number in slow() {
            sum += number;
        });
        sum
    }

    let expected = 3;
    assert_eq!(futures::executor::block_on(sum()), expected);
    assert_eq!(tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(sum()), expected);
    let both = futures::executor::block_on(async { futures::join!(sum(), sum()) });
    assert_eq!(both, (expected, expected));
    let many = futures::stream::FuturesUnordered::from_iter([sum(), sum(), sum()]);
    assert_eq!(futures::executor::block_on_stream(many).collect::<Vec<_>>(), [expected; 3]);
}

/// Says whether a type is `Send`, and whether it is `Sync`: rustc takes the functions of the type where their bound holds,
/// and else those of the trait.
struct Probe<T>(PhantomData<fn() -> T>);

fn probe<T>(_: &T) -> Probe<T> {
    Probe(PhantomData)
}

#[expect(clippy::unused_self, reason = "the functions of the trait have it")]
impl<T: Send> Probe<T> {
    fn is_send(&self) -> bool {
        true
    }
}

#[expect(clippy::unused_self, reason = "the functions of the trait have it")]
impl<T: Sync> Probe<T> {
    fn is_sync(&self) -> bool {
        true
    }
}

trait NotSendOrSync {
    fn is_send(&self) -> bool {
        false
    }

    fn is_sync(&self) -> bool {
        false
    }
}

impl<T> NotSendOrSync for Probe<T> {}

/// What may not go to another thread.
struct Local(PhantomData<*const ()>);

#[test]
fn a_generator_is_send_and_sync_when_its_arguments_and_items_are() {
    macro_rules! is_send_and_sync {
        ($generator:expr) => {{
            let probe = probe(&$generator);
            (probe.is_send(), probe.is_sync())
        }};
    }

    struct Pair {
        first: u8,
        second: Local,
    }
    struct Packed(u8, Local);

    #[async_gen]
    async fn by_name(_local: Local) -> u8 {
        yield_!(1);
    }
    #[async_gen]
    async fn by_reference(_local: &Cell<u8>) -> u8 {
        yield_!(1);
    }
    #[async_gen]
    async fn unused(_: Local) -> u8 {
        yield_!(1);
    }
    #[async_gen]
    async fn in_fields(Pair { first, second: _second }: Pair) -> u8 {
        yield_!(first);
    }
    #[async_gen]
    async fn in_fields_left_out(Pair { first, .. }: Pair) -> u8 {
        yield_!(first);
    }
    #[async_gen]
    async fn in_a_tuple(Packed(first, _): Packed) -> u8 {
        yield_!(first);
    }
    #[async_gen]
    async fn of_items() -> Local {
        yield_!(Local(PhantomData));
    }
    #[async_gen]
    async fn held() -> u8 {
        let local = Local(PhantomData);
        yield_!(1);
        let _ = &local;
    }
    #[async_gen]
    async fn cell() -> Cell<u8> {
        yield_!(Cell::new(1));
    }
    #[async_gen]
    async fn plain(first: u8, (second, _): (String, u8)) -> u8 {
        yield_!(first);
        yield_!(u8::try_from(second.len()).unwrap());
    }

    let local = || Local(PhantomData);
    let number = Cell::new(1);
    assert_eq!(is_send_and_sync!(by_name(local())), (false, false));
    assert_eq!(is_send_and_sync!(by_reference(&number)), (false, false));
    assert_eq!(is_send_and_sync!(unused(local())), (false, false));
    assert_eq!(is_send_and_sync!(in_fields(Pair { first: 1, second: local() })), (false, false));
    assert_eq!(is_send_and_sync!(in_fields_left_out(Pair { first: 1, second: local() })), (false, false));
    assert_eq!(is_send_and_sync!(in_a_tuple(Packed(1, local()))), (false, false));
    assert_eq!(is_send_and_sync!(of_items()), (false, false));
    assert_eq!(is_send_and_sync!(held()), (false, false));
    assert_eq!(is_send_and_sync!(cell()), (true, false));
    assert_eq!(is_send_and_sync!(plain(1, (String::new(), 2))), (true, true));
}
