//! What `yield_all!` yields, beside a loop that yields each item, and beside the same stream written by hand.

#![forbid(unsafe_code)]
#![allow(
    clippy::await_holding_refcell_ref,
    clippy::semicolon_if_nothing_returned,
    clippy::useless_vec,
    reason = "it is shown in every place where it can stand"
)]

mod poll;

use std::{
    cell::{Cell, RefCell},
    collections::VecDeque,
    panic::{AssertUnwindSafe, catch_unwind},
    pin::{Pin, pin},
    rc::Rc,
    sync::{Arc, Mutex},
    task::{Context, Poll},
};

use aiter::{
    AsyncGenerator, FusedStream, IntoAsyncIterator, Stream, aiter, anext, async_for, async_gen, from_iter,
    try_async_gen,
};
use futures::{StreamExt, stream};
use poll::{Loud, answers, assert_same, items, note, poll, ready, trace, wait};

fn item<T>(item: T) -> Poll<Option<T>> {
    Poll::Ready(Some(item))
}

fn assert_send<T: Send>(value: T) -> T {
    value
}

/// A stream that answers as it is told, notes each poll and its drop, and panics when it is polled after its end.
struct Script<T> {
    answers: VecDeque<Poll<Option<T>>>,
    _drop: Loud,
}

impl<T> Script<T> {
    fn new(answers: impl IntoIterator<Item = Poll<Option<T>>>) -> Self {
        Self { answers: answers.into_iter().chain([Poll::Ready(None)]).collect(), _drop: Loud("the stream") }
    }
}

impl<T: Unpin> Stream for Script<T> {
    type Item = T;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<T>> {
        note("poll");
        self.answers.pop_front().expect("it is polled after its end")
    }
}

fn scripts() -> [Vec<Poll<Option<u32>>>; 6] {
    let wait = Poll::Pending;
    [
        vec![],
        vec![wait],
        vec![item(1)],
        vec![item(1), item(2), item(3)],
        vec![wait, item(1), wait, wait, item(2)],
        vec![item(1), wait, item(2), wait, wait],
    ]
}

/// The hand-written `poll_next` beside `around`: 100, the items of the stream, and 200.
struct Around<S> {
    stream: Option<S>,
    place: u32,
}

impl<S: Stream<Item = u32> + Unpin> Stream for Around<S> {
    type Item = u32;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<u32>> {
        if self.place == 0 {
            note("before");
            self.place = 1;
            return item(100);
        }
        if let Some(stream) = &mut self.stream {
            match Pin::new(stream).poll_next(context) {
                Poll::Ready(None) => {
                    self.stream = None;
                    note("after");
                    return item(200);
                }
                answer => return answer,
            }
        }
        Poll::Ready(None)
    }
}

// Items, waits and drops.

#[test]
fn it_yields_what_the_stream_does_and_drops_the_stream_before_what_follows() {
    #[async_gen]
    async fn around(stream: impl Stream<Item = u32>) -> u32 {
        note("before");
        yield_!(100);
        yield_all!(stream);
        note("after");
        yield_!(200);
    }

    #[async_gen]
    async fn looped(stream: impl Stream<Item = u32>) -> u32 {
        note("before");
        yield_!(100);
        async_for!(number in stream {
            yield_!(number);
        });
        note("after");
        yield_!(200);
    }

    for script in scripts() {
        assert_same(around(Script::new(script.clone())), looped(Script::new(script.clone())));
        assert_same(around(Script::new(script.clone())), Around { stream: Some(Script::new(script)), place: 0 });
    }
    assert_eq!(items(around(Script::new([item(1)]))), [100, 1, 200]);
    assert_eq!(trace(), ["before", "poll", "poll", "drop the stream", "after"]);
}

#[test]
fn alone_it_is_the_stream_until_that_has_ended() {
    #[async_gen]
    async fn all<T>(stream: impl IntoAsyncIterator<Item = T>) -> T {
        yield_all!(stream);
    }

    struct Alone<S>(Option<S>);

    impl<S: Stream + Unpin> Stream for Alone<S> {
        type Item = S::Item;

        fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<S::Item>> {
            let Some(stream) = &mut self.0 else { return Poll::Ready(None) };
            let answer = Pin::new(stream).poll_next(context);
            if let Poll::Ready(None) = answer {
                self.0 = None;
            }
            answer
        }
    }

    for script in scripts() {
        assert_same(all(Script::new(script.clone())), Alone(Some(Script::new(script))));
    }
    assert_same(all(Script::new(["a", "b"].map(item))), Alone(Some(Script::new(["a", "b"].map(item)))));
    let mut ended = pin!(all(Script::new([item(1)])));
    assert_eq!(answers(ended.as_mut(), 4), [item(1), Poll::Ready(None), Poll::Ready(None), Poll::Ready(None)]);
    assert!(ended.is_terminated());
}

#[test]
fn nothing_happens_to_the_stream_before_its_turn() {
    #[async_gen]
    async fn late(make: impl FnOnce() -> Script<u32>) -> u32 {
        yield_!(0);
        wait(1).await;
        yield_all!(make());
    }

    let made = Rc::new(Cell::new(0));
    let count = Rc::clone(&made);
    let mut late = pin!(late(move || {
        count.set(count.get() + 1);
        Script::new([item(1), item(2)])
    }));
    assert_eq!((answers(late.as_mut(), 2), made.get()), (vec![item(0), Poll::Pending], 0));
    assert_eq!((answers(late.as_mut(), 3), made.get()), (vec![item(1), item(2), Poll::Ready(None)], 1));
}

#[test]
fn a_generator_dropped_half_way_drops_the_stream_first() {
    #[async_gen]
    async fn around(_argument: Loud, stream: Script<u32>) -> u32 {
        let _local = Loud("local");
        yield_all!(stream);
        note("never");
    }

    for polls in 1..4 {
        let script = Script::new([item(1), Poll::Pending, item(2)]);
        let mut around = Box::pin(around(Loud("argument"), script));
        answers(around.as_mut(), polls);
        assert_eq!(trace(), ["poll"].repeat(polls));
        drop(around);
        assert_eq!(trace(), ["drop the stream", "drop local", "drop argument"]);
    }
    drop(around(Loud("argument"), Script::new([])));
    assert_eq!(trace(), ["drop argument", "drop the stream"]);
}

#[test]
fn a_stream_that_panics_is_dropped_once() {
    #[async_gen]
    async fn around(argument: Loud) -> u32 {
        yield_!(0);
        // Such a stream is one item too short.
        let mut script = Script::new([item(1)]);
        script.answers.pop_back();
        yield_all!(script);
        note(argument.0);
    }

    let mut around = Box::pin(around(Loud("argument")));
    assert_eq!(answers(around.as_mut(), 2), [item(0), item(1)]);
    for _ in 0..3 {
        assert!(catch_unwind(AssertUnwindSafe(|| poll(around.as_mut()))).is_err());
    }
    drop(around);
    assert_eq!(trace(), ["poll", "poll", "drop the stream", "drop argument"]);
}

// Kinds of streams.

/// An async iterable that is no stream.
struct Numbers(u32);

impl IntoAsyncIterator for Numbers {
    type Item = u32;
    type IntoAsyncIter = Pin<Box<dyn Stream<Item = u32>>>;

    fn into_async_iter(self) -> Self::IntoAsyncIter {
        Box::pin(from_iter(0..self.0))
    }
}

impl IntoAsyncIterator for &Numbers {
    type Item = u32;
    type IntoAsyncIter = stream::Once<std::future::Ready<u32>>;

    fn into_async_iter(self) -> Self::IntoAsyncIter {
        stream::once(std::future::ready(self.0))
    }
}

#[async_gen]
async fn count(from: u32, to: u32) -> u32 {
    for number in from..to {
        yield_!(number);
        wait(1).await;
    }
}

#[test]
fn it_takes_any_async_iterable() {
    #[async_gen]
    async fn all(mut receiver: tokio::sync::mpsc::Receiver<u32>, unsized_: Pin<&mut dyn Stream<Item = u32>>) -> u32 {
        yield_all!(from_iter(0..2));
        yield_all!(count(2, 4));
        yield_all!(aiter(count(4, 5)));
        yield_all!(Box::pin(count(5, 6)));
        let boxed: Pin<Box<dyn AsyncGenerator<Item = u32>>> = Box::pin(count(6, 7));
        yield_all!(boxed);
        let boxed: Box<dyn Stream<Item = u32> + Unpin> = Box::new(from_iter([7]));
        yield_all!(boxed);
        yield_all!(pin!(count(8, 9)));
        yield_all!(unsized_);
        yield_all!(stream::poll_fn(|context| receiver.poll_recv(context)));
        yield_all!(stream::empty());
        yield_all!(Numbers(2));
        yield_all!(&Numbers(13));
        yield_all!(count(14, 16).map(|number| number * 10).chain(stream::once(async {
            wait(2).await;
            200
        })));
        yield_all!(stream::select(from_iter([300]), from_iter([301])));
        yield_all!(async { from_iter([400, 401]) }.await);
        yield_all!(if receiver.is_closed() { from_iter([500]) } else { from_iter([501]) });
        yield_all!({
            wait(1).await;
            from_iter(vec![600])
        });
    }

    let (sender, receiver) = tokio::sync::mpsc::channel(10);
    for number in [10, 11, 12] {
        sender.try_send(number).expect("there is room");
    }
    drop(sender);
    let unsized_ = pin!(from_iter([9]));
    let all = all(receiver, unsized_);
    let numbers = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 0, 1, 13, 140, 150, 200, 300, 301, 400, 401, 500, 600];
    assert_eq!(items(all), numbers);
}

#[test]
fn it_waits_as_a_stream_that_never_ends_does() {
    #[async_gen]
    async fn stuck(sender: Loud) -> u32 {
        yield_!(1);
        yield_all!(stream::pending());
        note(sender.0);
    }

    let mut stuck = Box::pin(stuck(Loud("argument")));
    assert_eq!(answers(stuck.as_mut(), 3), [item(1), Poll::Pending, Poll::Pending]);
    assert!(!stuck.is_terminated());
    drop(stuck);
    assert_eq!(trace(), ["drop argument"]);
}

#[test]
fn it_waits_for_a_channel_and_wakes_with_it() {
    #[async_gen]
    async fn received(mut receiver: tokio::sync::mpsc::UnboundedReceiver<u32>) -> u32 {
        yield_!(0);
        yield_all!(stream::poll_fn(|context| receiver.poll_recv(context)));
        yield_!(100);
    }

    let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
    let seen = runtime.block_on(async {
        let (sender, receiver) = tokio::sync::mpsc::unbounded_channel();
        let (seen, ()) = tokio::join!(received(receiver).collect::<Vec<_>>(), async move {
            for number in 1..4 {
                tokio::task::yield_now().await;
                sender.send(number).expect("it is received");
            }
        });
        seen
    });
    assert_eq!(seen, [0, 1, 2, 3, 100]);
}

#[test]
fn items_may_be_of_any_type() {
    #[derive(Debug, PartialEq)]
    struct Pinned(u32, std::marker::PhantomPinned);

    #[async_gen]
    async fn each<T, const N: usize>(values: [T; N]) -> T {
        yield_all!(from_iter(values));
    }

    #[async_gen]
    async fn units() {
        yield_all!(from_iter([(); 2]));
        yield_!();
    }

    #[async_gen]
    async fn words<'a>(text: &'a str, more: &'a [&'a str]) -> &'a str {
        yield_all!(from_iter(text.split(' ')));
        yield_all!(from_iter(more).map(|word| *word));
    }

    assert_eq!(items(each([[1_u8; 4096], [2; 4096]])), [[1; 4096], [2; 4096]]);
    assert_eq!(items(each([Pinned(1, std::marker::PhantomPinned)])), [Pinned(1, std::marker::PhantomPinned)]);
    assert_eq!(items(units()), [(), (), ()]);
    let text = "one two".to_owned();
    assert_eq!(items(words(&text, &["three"])), ["one", "two", "three"]);
    drop(items(each([Loud("a"), Loud("b")])));
    assert_eq!(trace(), ["drop a", "drop b"]);
}

// Borrowed streams.

#[test]
fn the_rest_of_a_borrowed_stream_is_there_afterwards() {
    #[async_gen]
    async fn parts(mut numbers: impl Stream<Item = u32> + Unpin) -> u32 {
        yield_all!((&mut numbers).take(2));
        yield_!(100);
        yield_all!(Pin::new(&mut numbers).take(1));
        yield_!(anext(&mut numbers).await.unwrap_or(1000));
        async_for!(number in &mut numbers {
            yield_!(number * 10);
            if number == 5 {
                break;
            }
        });
        yield_all!(&mut numbers);
        yield_!(200);
        yield_all!(numbers);
    }

    #[async_gen]
    async fn pinned(numbers: impl FusedStream<Item = u32>) -> u32 {
        let mut numbers = pin!(numbers);
        yield_all!(numbers.as_mut().take(2));
        yield_!(100);
        yield_all!(numbers.as_mut());
        assert!(numbers.is_terminated());
        yield_all!(&mut numbers);
        yield_all!(numbers);
    }

    #[async_gen]
    async fn shared(numbers: &mut (impl Stream<Item = u32> + Unpin)) -> u32 {
        yield_all!(numbers.take(1));
    }

    assert_eq!(items(parts(from_iter(0..8).fuse())), [0, 1, 100, 2, 3, 40, 50, 6, 7, 200]);
    assert_eq!(items(pinned(count(0, 4))), [0, 1, 100, 2, 3]);
    let mut numbers = from_iter(0..4);
    assert_eq!(items(shared(&mut numbers)), [0]);
    assert_eq!(items(shared(&mut numbers)), [1]);
    assert_eq!(items(numbers), [2, 3]);
}

#[test]
fn a_generator_dropped_half_way_takes_no_more_from_a_borrowed_stream() {
    #[async_gen]
    async fn all(numbers: &mut (impl Stream<Item = u32> + Unpin)) -> u32 {
        yield_all!(numbers);
    }

    let mut numbers = from_iter(0..5);
    {
        let mut all = pin!(all(&mut numbers));
        assert_eq!(answers(all.as_mut(), 2), [item(0), item(1)]);
    }
    assert_eq!(items(numbers), [2, 3, 4]);
}

// Temporaries.

#[test]
fn temporaries_in_the_operand_live_until_the_stream_has_ended() {
    struct Temporary {
        numbers: Mutex<Vec<u32>>,
        _drop: Loud,
    }

    impl Temporary {
        fn stream(&self) -> impl Stream<Item = u32> {
            let numbers = self.numbers.lock().expect("it is not poisoned").clone();
            Script::new(numbers.into_iter().map(item))
        }
    }

    fn temporary(numbers: Vec<u32>) -> Temporary {
        Temporary { numbers: Mutex::new(numbers), _drop: Loud("temporary") }
    }

    #[async_gen]
    async fn all(numbers: Vec<u32>, last: bool) -> u32 {
        yield_all!(temporary(numbers.clone()).stream());
        note("after");
        if last {
            yield_all!(temporary(numbers).stream())
        }
    }

    #[async_gen]
    async fn looped(numbers: Vec<u32>, last: bool) -> u32 {
        async_for!(number in temporary(numbers.clone()).stream() {
            yield_!(number);
        });
        note("after");
        if last {
            async_for!(number in temporary(numbers).stream() {
                yield_!(number);
            })
        }
    }

    for last in [false, true] {
        assert_same(all(vec![1, 2], last), looped(vec![1, 2], last));
    }
    assert_eq!(items(all(vec![1], false)), [1]);
    assert_eq!(trace(), ["poll", "poll", "drop the stream", "drop temporary", "after"]);
}

#[test]
fn a_lock_in_the_operand_is_held_until_the_stream_has_ended() {
    #[async_gen]
    async fn all(numbers: Rc<RefCell<Vec<u32>>>) -> u32 {
        yield_all!(from_iter(numbers.borrow().iter().copied()));
        yield_!(100);
    }

    let numbers = Rc::new(RefCell::new(vec![1, 2]));
    let mut all = pin!(all(Rc::clone(&numbers)));
    for number in [1, 2] {
        assert_eq!(poll(all.as_mut()), item(number));
        assert!(numbers.try_borrow_mut().is_err());
    }
    assert_eq!(poll(all.as_mut()), item(100));
    assert!(numbers.try_borrow_mut().is_ok());
}

// Threads.

#[test]
fn a_generator_is_send_where_its_stream_is() {
    #[async_gen]
    async fn all(numbers: Arc<Mutex<Vec<u32>>>) -> u32 {
        let stream = {
            let first = Rc::new(0);
            from_iter([*first, 1])
        };
        yield_all!(stream);
        let locked = {
            let guard = numbers.lock().expect("it is not poisoned");
            guard.clone()
        };
        yield_all!(from_iter(locked));
    }

    #[async_gen]
    fn said(stream: impl Stream<Item = u32> + Send) -> impl Stream<Item = u32> + Send {
        yield_all!(stream);
        yield_all!(count(3, 4));
    }

    let all = assert_send(all(Arc::new(Mutex::new(vec![2]))));
    let seen = std::thread::spawn(move || items(said(all))).join().expect("the thread ends");
    assert_eq!(seen, [0, 1, 2, 3]);
}

// Where it may stand.

#[test]
fn it_may_stand_wherever_a_yield_may() {
    #[async_gen]
    async fn places(rows: &[Vec<u32>]) -> u32 {
        let () = yield_all!(from_iter([1, 2]),);
        yield_all![from_iter([3])];
        yield_all! { from_iter([4]) }
        for row in rows {
            match row.len() {
                0 => continue,
                1 => yield_all!(from_iter(row.clone())),
                _ => {
                    yield_all!(from_iter(row).map(|number| *number));
                }
            }
            if row.len() == 3 {
                break;
            }
        }
        let mut left = 2;
        while left > 0 {
            yield_all!(count(0, left));
            left -= 1;
        }
        if let Some(row) = rows.first() {
            yield_all!(from_iter(row.iter().copied()));
        } else {
            yield_all!(stream::empty());
            return;
        }
        let label = 'block: {
            yield_all!(from_iter([50]));
            break 'block 51;
        };
        yield_!({
            yield_all!(from_iter([label]));
            yield_!(52);
            53
        });
        yield_all!({
            yield_all!(from_iter([60, 61]));
            yield_!(62);
            from_iter([63])
        });
        async_for!(number in count(70, 72) {
            yield_all!(from_iter([number, number * 10]));
        } else {
            yield_all!(from_iter([80]));
        });
        let units = [yield_all!(from_iter([90])), yield_all!(from_iter([91]))];
        assert_eq!(units.len(), 2);
        yield_all!(from_iter([100]))
    }

    assert_eq!(items(places(&[])), [1, 2, 3, 4, 0, 1, 0]);
    assert_eq!(
        items(places(&[vec![5], vec![], vec![6, 7], vec![8, 9, 10], vec![11]])),
        [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 0, 1, 0, 5, 50, 51, 52, 53, 60, 61, 62, 63, 70, 700, 71, 710, 80, 90, 91, 100]
    );
}

#[test]
fn an_operand_may_leave() {
    #[async_gen]
    async fn leaving(limit: u32) -> u32 {
        for number in 0.. {
            yield_all!(match number {
                1 => continue,
                4 => return,
                _ if number == limit => break,
                _ => from_iter([number, number]),
            });
        }
        yield_!(100);
    }

    assert_eq!(items(leaving(3)), [0, 0, 2, 2, 100]);
    assert_eq!(items(leaving(9)), [0, 0, 2, 2, 3, 3]);
}

#[test]
fn it_may_stand_in_the_arms_of_select() {
    #[async_gen]
    async fn of_tokio(mut orders: tokio::sync::mpsc::Receiver<u32>) -> u32 {
        loop {
            tokio::select! {
                biased;
                Some(to) = orders.recv() => {
                    yield_all!(count(0, to));
                    yield_!(100);
                }
                () = wait(1) => yield_all!(from_iter([200])),
                else => break,
            }
            if orders.is_closed() && orders.is_empty() {
                return;
            }
        }
    }

    #[async_gen]
    async fn of_futures(orders: impl FusedStream<Item = u32>) -> u32 {
        let mut orders = pin!(orders);
        loop {
            futures::select! {
                to = orders.select_next_some() => yield_all!(count(0, to)),
                complete => break,
            }
        }
    }

    let (sender, receiver) = tokio::sync::mpsc::channel(10);
    for to in [2, 0, 1] {
        sender.try_send(to).expect("there is room");
    }
    let mut generator = pin!(of_tokio(receiver));
    let seen = std::iter::repeat_with(|| poll(generator.as_mut())).filter(Poll::is_ready);
    assert_eq!(seen.take(7).collect::<Vec<_>>(), [0, 1, 100, 100, 0, 100, 200].map(item));
    assert_eq!(items(of_futures(from_iter([2, 0, 3]).fuse())), [0, 1, 0, 1, 2]);
}

#[test]
fn it_may_stand_in_a_macro_of_the_users() {
    macro_rules! each {
        ($($stream:expr),* => $yields:ident) => { $($yields!($stream);)* };
    }
    macro_rules! twice {
        ($($statements:tt)*) => { $($statements)* $($statements)* };
    }

    #[async_gen]
    async fn all() -> u32 {
        macro_rules! both {
            ($left:expr, $right:expr) => {{
                yield_all!($left);
                yield_all!($right.map(|number| number + 1));
            }};
        }
        each!(from_iter([1, 2]), count(3, 4) => yield_all);
        twice! {
            yield_all!(from_iter([5]));
        }
        both!(from_iter([6]), from_iter([7]));
        let units = vec![yield_all!(from_iter([9])), yield_!(10)];
        println!("{units:?} {:?}", yield_all!(from_iter([11])));
    }

    assert_eq!(items(all()), [1, 2, 3, 5, 5, 6, 8, 9, 10, 11]);
}

#[test]
fn the_names_of_the_expansion_are_its_own() {
    #[async_gen]
    #[allow(non_upper_case_globals)]
    async fn all() -> u32 {
        struct Stream;
        struct Option;
        let _ = (Stream, Option);
        let (it, async_gen_stream, async_gen_item) = (from_iter([1]), from_iter([2]), from_iter([3]));
        yield_all!(it);
        yield_all!(async_gen_stream);
        yield_all!(async_gen_item);
        yield_all!(from_iter([4]));
    }

    assert_eq!(items(all()), [1, 2, 3, 4]);
}

// Deep and long.

#[test]
fn generators_may_yield_all_of_each_other() {
    #[async_gen]
    async fn pairs<S: Stream<Item = u32>>(left: S, right: S) -> u32 {
        yield_all!(left);
        yield_all!(right);
    }

    let deep = pairs(pairs(count(0, 1), count(1, 3)), pairs(count(3, 3), count(4, 6)));
    let by_hand = count(0, 1).chain(count(1, 3)).chain(count(3, 3)).chain(count(4, 6)).fuse();
    assert_same(deep, by_hand);
}

#[test]
fn a_long_stream_of_ready_items_does_not_deepen_the_stack() {
    #[async_gen]
    async fn all() -> u64 {
        for _ in 0..100_000 {
            yield_all!(stream::empty());
        }
        yield_all!(from_iter(0..100_000));
    }

    assert_eq!(items(all()).len(), 100_000);
}

// Generators of results.

#[test]
fn an_error_is_an_item_like_any_other_after_which_the_generator_goes_on() {
    #[try_async_gen]
    async fn all(stream: impl Stream<Item = Result<u32, String>>) -> Result<u32, String> {
        yield_!(0);
        yield_all!(stream);
        yield_!(100);
        Err("the end")?;
    }

    #[async_gen]
    async fn looped(stream: impl Stream<Item = Result<u32, String>>) -> Result<u32, String> {
        yield_!(Ok(0));
        async_for!(item in stream {
            yield_!(item);
        });
        yield_!(Ok(100));
        yield_!(Err("the end".to_owned()));
    }

    let error = |text: &str| item(Err(text.to_owned()));
    let wait = Poll::Pending;
    for script in [
        vec![],
        vec![item(Ok(1)), wait.clone(), error("two"), item(Ok(3)), error("four")],
        vec![error("one"), error("two"), wait],
    ] {
        assert_same(all(Script::new(script.clone())), looped(Script::new(script)));
    }
    let seen = items(all(from_iter([Ok(1), Err("two".to_owned()), Ok(3)])));
    assert_eq!(seen, [Ok(0), Ok(1), Err("two".to_owned()), Ok(3), Ok(100), Err("the end".to_owned())]);
}

#[test]
fn a_generator_of_results_may_yield_all_of_another_that_fails() {
    #[try_async_gen]
    async fn lines(text: &str) -> Result<u32, std::num::ParseIntError> {
        for word in text.split(' ') {
            yield_!(word.parse()?);
        }
    }

    #[try_async_gen]
    async fn files(texts: Vec<Option<&str>>) -> Result<u32, std::num::ParseIntError> {
        for text in texts {
            let Some(text) = text else { return Ok(()) };
            yield_all!(lines(text));
        }
        yield_!("x".parse()?);
    }

    let seen = |texts| items(files(texts)).into_iter().map(Result::ok).collect::<Vec<_>>();
    assert_eq!(seen(vec![Some("1 2"), Some("3 x 4"), Some("5")]), [Some(1), Some(2), Some(3), None, Some(5), None]);
    assert_eq!(seen(vec![Some("1 x"), None, Some("2")]), [Some(1), None]);
}

#[test]
fn the_stream_of_a_failing_operand_is_not_looked_for() {
    #[try_async_gen]
    async fn all(streams: Vec<Result<Script<Result<u32, String>>, &str>>) -> Result<u32, String> {
        for stream in streams {
            yield_all!(stream?);
        }
    }

    let streams = vec![Ok(Script::new([item(Ok(1))])), Err("shut"), Ok(Script::new([item(Ok(2))]))];
    let mut all = Box::pin(all(streams));
    assert_eq!(ready(all.as_mut()), Ok(1));
    assert_eq!(ready(all.as_mut()), Err("shut".to_owned()));
    assert_eq!(poll(all.as_mut()), Poll::Ready(None));
    assert_eq!(trace(), ["poll", "poll", "drop the stream", "drop the stream"]);
}

#[test]
fn items_that_live_longer_may_be_yielded_with_items_that_live_shorter() {
    #[async_gen]
    async fn constants() -> &'static str {
        yield_!("constant");
    }

    #[async_gen]
    async fn words(text: &str) -> &str {
        yield_!(text);
        yield_all!(constants());
    }

    let text = String::from("owned");
    assert_eq!(items(words(&text)), ["owned", "constant"]);
}

#[test]
fn items_of_a_projected_type_may_be_sent_to_threads() {
    trait Source<'a> {
        type Item;
    }

    impl<'a> Source<'a> for str {
        type Item = &'a str;
    }

    #[async_gen]
    fn all<'a, S: Source<'a> + ?Sized + 'a>(
        stream: Pin<Box<dyn Stream<Item = S::Item> + Send + 'a>>,
    ) -> impl Stream<Item = S::Item> + Send + 'a
    where
        S::Item: Send,
    {
        yield_all!(stream);
    }

    let text = "one two".to_owned();
    let words = assert_send(all::<str>(Box::pin(stream::iter(text.split(' ')))));
    assert_eq!(items(words), ["one", "two"]);
}
