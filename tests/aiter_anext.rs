//! `aiter`, `anext`, `anext_or` and `from_iter`: what they take, give, leave and hold.

mod trace;

use std::{
    cell::Cell,
    collections::VecDeque,
    fmt::Debug,
    marker::PhantomPinned,
    ops::Range,
    pin::{Pin, pin},
    rc::Rc,
    task::{Context, Poll},
};

use aiter::{
    Anext, AnextOr, AsyncGenerator, FromIter, IntoAsyncIterator, Stream, aiter, anext, anext_or, async_for, async_gen,
    from_iter,
};
use futures::{
    StreamExt, executor::block_on, future::FusedFuture, select_biased, stream, stream::FuturesUnordered,
    task::noop_waker_ref,
};
use trace::{Noisy, Recorded, Slow, Trace, named, pause, poll_once};

#[async_gen]
async fn count(from: u32, to: u32) -> u32 {
    for number in from..to {
        yield_!(number);
        pause().await;
    }
}

fn assert_send_sync<T: Send + Sync>(value: T) -> T {
    value
}

fn assert_unpin<T: Unpin>(value: T) -> T {
    value
}

/// An iterable of songs that is no stream, by value and by reference.
struct Playlist {
    songs: Vec<String>,
}

fn playlist() -> Playlist {
    Playlist { songs: vec!["a".to_owned(), "b".to_owned()] }
}

impl IntoAsyncIterator for Playlist {
    type Item = String;
    type IntoAsyncIter = FromIter<std::vec::IntoIter<String>>;

    fn into_async_iter(self) -> Self::IntoAsyncIter {
        from_iter(self.songs)
    }
}

impl<'a> IntoAsyncIterator for &'a Playlist {
    type Item = &'a String;
    type IntoAsyncIter = FromIter<std::slice::Iter<'a, String>>;

    fn into_async_iter(self) -> Self::IntoAsyncIter {
        from_iter(&self.songs)
    }
}

impl<'a> IntoAsyncIterator for &'a mut Playlist {
    type Item = &'a mut String;
    type IntoAsyncIter = Slow<std::slice::IterMut<'a, String>>;

    fn into_async_iter(self) -> Self::IntoAsyncIter {
        Slow::new(self.songs.iter_mut())
    }
}

// aiter

#[test]
fn aiter_of_a_stream_is_that_stream_wherever_it_has_got_to() {
    block_on(async {
        let numbers: FromIter<Range<u32>> = aiter(from_iter(0..5));
        let mut numbers: FromIter<Range<u32>> = aiter(aiter(numbers));
        assert_eq!(anext(&mut numbers).await, Some(0));
        let mut numbers: FromIter<Range<u32>> = aiter(numbers);
        assert_eq!(anext(&mut numbers).await, Some(1));
        let same: &mut FromIter<Range<u32>> = aiter(&mut numbers);
        assert_eq!(anext(same).await, Some(2));
        let mut same: Pin<&mut FromIter<Range<u32>>> = aiter(Pin::new(&mut numbers));
        assert_eq!(anext(&mut same).await, Some(3));
        let mut boxed: Pin<Box<dyn Stream<Item = u32>>> = Box::pin(numbers);
        boxed = aiter(boxed);
        assert_eq!(anext(&mut boxed).await, Some(4));
        assert_eq!(anext(&mut boxed).await, None);
    });
}

#[test]
fn aiter_of_a_pinned_stream_is_the_pinned_stream() {
    block_on(async {
        let mut numbers = pin!(Slow::new(0..4));
        let mut same: Pin<&mut Slow<Range<u32>>> = aiter(numbers.as_mut());
        assert_eq!(anext(&mut same).await, Some(0));
        let erased: Pin<&mut dyn Stream<Item = u32>> = numbers.as_mut();
        let mut erased: Pin<&mut dyn Stream<Item = u32>> = aiter(erased);
        assert_eq!(anext(&mut erased).await, Some(1));
        let same: &mut Pin<&mut Slow<Range<u32>>> = aiter(&mut numbers);
        assert_eq!(anext(same).await, Some(2));
        assert_eq!(aiter(numbers).collect::<Vec<_>>().await, [3]);
    });
}

#[test]
fn aiter_polls_nothing_and_drops_nothing() {
    let trace = Trace::default();
    let items = aiter(Slow::new(Recorded::new(&trace, named(&trace, ["a"]))));
    assert!(trace.events().is_empty());
    drop(items);
    assert_eq!(trace.events(), ["drop iterator"]);
}

#[test]
fn aiter_of_an_iterable_is_what_the_iterable_says() {
    block_on(async {
        let mut playlist = playlist();
        let mut songs: FromIter<std::slice::Iter<'_, String>> = aiter(&playlist);
        assert_eq!(anext(&mut songs).await.unwrap(), "a");
        let again: FromIter<std::slice::Iter<'_, String>> = aiter(&playlist);
        assert_eq!(again.collect::<Vec<_>>().await, ["a", "b"]);
        async_for!(song in aiter(&mut playlist) {
            song.push('!');
        });
        let mut songs: FromIter<std::vec::IntoIter<String>> = aiter(playlist);
        assert_eq!(anext(&mut songs).await.as_deref(), Some("a!"));
        assert_eq!(anext_or(&mut songs, String::new()).await, "b!");
        assert_eq!(anext_or(&mut songs, String::new()).await, "");
    });
}

#[test]
fn a_loop_takes_an_iterable_its_references_and_its_aiter() {
    let mut seen = Vec::new();
    block_on(async {
        let mut playlist = playlist();
        async_for!(song in &playlist { seen.push(song.clone()); });
        async_for!(song in &mut playlist { song.insert(0, '2'); seen.push(song.clone()); });
        async_for!(song in aiter(&playlist) { seen.push(song.replace('2', "3")); });
        async_for!(song in playlist { seen.push(song); });
    });
    assert_eq!(seen, ["a", "b", "2a", "2b", "3a", "3b", "2a", "2b"]);
}

#[test]
fn aiter_takes_what_a_generic_function_is_given() {
    async fn all<I>(iterable: I) -> Vec<I::Item>
    where
        I: IntoAsyncIterator,
        I::IntoAsyncIter: Unpin,
    {
        let mut items = Vec::new();
        let mut iterator = aiter(iterable);
        while let Some(item) = anext(&mut iterator).await {
            items.push(item);
        }
        items
    }
    async fn by_reference<T>(iterable: &T) -> usize
    where
        for<'a> &'a T: IntoAsyncIterator,
    {
        let mut length = 0;
        async_for!(_ in aiter(iterable) { length += 1; });
        async_for!(_ in iterable { length += 1; });
        length
    }
    fn erased<'a>(iterable: impl IntoAsyncIterator<Item = u32> + 'a) -> Pin<Box<dyn Stream<Item = u32> + 'a>> {
        Box::pin(iterable.into_async_iter())
    }
    assert_eq!(block_on(all(playlist())), ["a", "b"]);
    assert_eq!(block_on(all(&playlist())), ["a", "b"]);
    assert_eq!(block_on(all(from_iter(0..2))), [0, 1]);
    assert_eq!(block_on(by_reference(&playlist())), 4);
    assert_eq!(block_on(all(erased(count(0, 3)))), [0, 1, 2]);
}

// anext

#[test]
fn anext_takes_every_sort_of_stream_that_is_pinned() {
    async fn of_any(mut numbers: impl Stream<Item = u32> + Unpin) -> Option<u32> {
        anext(&mut numbers).await
    }
    async fn of_unsized<S: Stream<Item = u32> + Unpin + ?Sized>(numbers: &mut S) -> Option<u32> {
        anext(numbers).await
    }
    async fn of_erased(numbers: &mut (dyn Stream<Item = u32> + Unpin)) -> Option<u32> {
        anext(numbers).await
    }
    async fn of_pinned(mut numbers: Pin<&mut dyn Stream<Item = u32>>) -> Option<u32> {
        anext(&mut numbers).await
    }
    block_on(async {
        assert_eq!(of_any(from_iter(1..9)).await, Some(1));
        assert_eq!(of_any(&mut from_iter(1..9)).await, Some(1));
        assert_eq!(of_any(Box::pin(count(1, 9))).await, Some(1));
        assert_eq!(of_any(pin!(count(1, 9))).await, Some(1));
        assert_eq!(of_any(stream::iter([1])).await, Some(1));
        assert_eq!(of_unsized(&mut from_iter(1..9)).await, Some(1));
        assert_eq!(of_erased(&mut from_iter(1..9)).await, Some(1));
        assert_eq!(of_unsized::<dyn Stream<Item = u32> + Unpin>(&mut from_iter(1..9)).await, Some(1));
        assert_eq!(of_pinned(pin!(count(1, 9))).await, Some(1));
        let mut boxed: Box<dyn Stream<Item = u32> + Unpin> = Box::new(from_iter(1..9));
        assert_eq!(anext(&mut boxed).await, Some(1));
        assert_eq!(anext(&mut *boxed).await, Some(2));
        assert_eq!(anext(boxed.as_mut()).await, Some(3));
        let mut pinned = pin!(count(1, 9));
        assert_eq!(anext(&mut pinned).await, Some(1));
        assert_eq!(anext(&mut pinned.as_mut()).await, Some(2));
        let mut heap = Box::pin(count(1, 9));
        assert_eq!(anext(&mut heap).await, Some(1));
        assert_eq!(anext(&mut heap.as_mut()).await, Some(2));
    });
}

#[test]
fn anext_or_takes_every_sort_of_stream_that_is_pinned() {
    async fn of_any(mut numbers: impl Stream<Item = u32> + Unpin) -> (u32, u32) {
        (anext_or(&mut numbers, 0).await, anext_or(&mut numbers, 0).await)
    }
    async fn of_erased(numbers: &mut (dyn Stream<Item = u32> + Unpin)) -> (u32, u32) {
        (anext_or(numbers, 0).await, anext_or(numbers, 0).await)
    }
    async fn of_pinned(mut numbers: Pin<&mut dyn Stream<Item = u32>>) -> (u32, u32) {
        (anext_or(&mut numbers, 0).await, anext_or(&mut numbers, 0).await)
    }
    block_on(async {
        assert_eq!(of_any(from_iter([1])).await, (1, 0));
        assert_eq!(of_any(Box::pin(count(1, 2))).await, (1, 0));
        assert_eq!(of_any(stream::iter([1])).await, (1, 0));
        assert_eq!(of_erased(&mut from_iter([1])).await, (1, 0));
        assert_eq!(of_pinned(pin!(count(1, 2))).await, (1, 0));
        let mut generator: Pin<&mut dyn AsyncGenerator<Item = u32>> = pin!(count(1, 2));
        assert_eq!(anext_or(&mut generator, 0).await, 1);
        assert_eq!(anext_or(&mut generator, 0).await, 0);
    });
}

#[test]
fn anext_or_drops_a_default_that_was_not_needed() {
    let trace = Trace::default();
    block_on(async {
        let mut items = from_iter(named(&trace, ["a"]));
        let item = anext_or(&mut items, Noisy::new(&trace, "default")).await;
        trace.note(format!("got {item}"));
        drop(item);
        let item = anext_or(&mut items, Noisy::new(&trace, "default")).await;
        trace.note(format!("got {item}"));
    });
    assert_eq!(trace.events(), ["drop default", "got a", "drop a", "got default", "drop default"]);
}

#[test]
fn anext_after_the_end_of_a_generator_gives_none_for_ever() {
    block_on(async {
        let mut numbers = pin!(count(0, 1));
        assert_eq!(anext(&mut numbers).await, Some(0));
        for _ in 0..3 {
            assert_eq!(anext(&mut numbers).await, None);
            assert_eq!(anext_or(&mut numbers, 7).await, 7);
        }
        async_for!(number in numbers { panic!("{number}") });
    });
}

#[test]
fn anext_does_nothing_before_it_is_polled_and_polls_once_each_time() {
    let trace = Trace::default();
    let mut items = pin!(Slow::new(Recorded::new(&trace, [1, 2])));
    drop(anext(&mut items));
    drop(anext_or(&mut items, 0));
    assert!(trace.events().is_empty());
    let mut next = anext(&mut items);
    assert!(poll_once(Pin::new(&mut next)).is_pending());
    assert!(poll_once(Pin::new(&mut next)).is_pending());
    assert!(trace.events().is_empty());
    assert_eq!(poll_once(Pin::new(&mut next)), Poll::Ready(Some(1)));
    assert_eq!(trace.events(), ["next"]);
    // It may be polled for the item after.
    assert_eq!(block_on(next), Some(2));
}

#[test]
fn anext_that_is_dropped_while_it_waits_loses_nothing() {
    let mut items = pin!(Slow::new(0..4));
    let mut seen = Vec::new();
    for polls in [1, 2, 1, 2, 1, 2, 1, 2] {
        let mut next = anext(&mut items);
        for _ in 0..polls {
            if let Poll::Ready(item) = poll_once(Pin::new(&mut next)) {
                seen.extend(item);
            }
        }
    }
    let mut next = anext_or(&mut items, 9);
    assert!(poll_once(Pin::new(&mut next)).is_pending());
    drop(next);
    seen.push(block_on(anext_or(&mut items, 9)));
    assert_eq!(seen, [0, 1, 2, 3, 9]);
}

#[test]
fn anext_in_select_loses_nothing() {
    async fn with_tokio() -> Vec<u32> {
        let (mut slow, mut fast) = (pin!(Slow::new(0..5)), pin!(count(100, 110)));
        let mut seen = Vec::new();
        loop {
            tokio::select! {
                biased;
                Some(number) = anext(&mut slow) => seen.push(number),
                Some(number) = anext(&mut fast) => seen.push(number),
                else => return seen,
            }
        }
    }
    async fn with_futures() -> Vec<u32> {
        use futures::{FutureExt, select_biased};
        let (mut slow, mut fast) = (pin!(Slow::new(0..5)), pin!(count(100, 110)));
        let mut seen = Vec::new();
        let mut ended = 0;
        while ended < 2 {
            let number = select_biased! {
                number = anext(&mut slow).fuse() => number,
                number = anext_or(&mut fast, 999).fuse() => (number != 999).then_some(number),
            };
            match number {
                Some(number) => seen.push(number),
                None => ended = if seen.len() == 15 { 2 } else { ended },
            }
        }
        seen
    }
    for seen in [block_on(with_tokio()), block_on(with_futures())] {
        let (slow, fast) = seen.iter().partition::<Vec<u32>, _>(|number| **number < 100);
        assert_eq!(slow, (0..5).collect::<Vec<_>>());
        assert_eq!(fast, (100..110).collect::<Vec<_>>());
        assert_ne!(seen, [slow, fast].concat(), "the two take turns");
    }
}

#[test]
fn anext_can_be_joined() {
    block_on(async {
        let (mut left, mut right) = (pin!(Slow::new(0..2)), pin!(count(100, 101)));
        assert_eq!(futures::join!(anext(&mut left), anext(&mut right)), (Some(0), Some(100)));
        assert_eq!(tokio::join!(anext(&mut left), anext_or(&mut right, 7)), (Some(1), 7));
        let both = futures::future::try_join(async { anext(&mut left).await.ok_or("left") }, async {
            anext(&mut right).await.ok_or("right")
        });
        assert!(both.await.is_err());
    });
}

#[test]
fn anext_is_unpin_and_send_when_the_stream_is() {
    fn assert_of_generator(mut numbers: Pin<&mut (impl AsyncGenerator<Item = u32> + Send + Sync)>) {
        drop(assert_send_sync(anext(&mut numbers)));
    }
    let mut not_send = from_iter([Rc::new(1)]);
    drop(assert_unpin(anext(&mut not_send)));
    drop(assert_unpin(anext_or(&mut not_send, Rc::new(2))));
    let mut pinned = pin!(Slow::new([PhantomPinned].into_iter()));
    drop(assert_unpin(anext(&mut pinned)));
    drop(assert_unpin(anext_or(&mut pinned, PhantomPinned)));
    let mut send = from_iter(0..2);
    drop(assert_send_sync(anext(&mut send)));
    drop(assert_send_sync(anext_or(&mut send, 1)));
    assert_of_generator(pin!(count(0, 1)));
}

#[test]
fn anext_is_a_pointer() {
    assert_eq!(size_of::<Anext<'_, FromIter<Range<u32>>>>(), size_of::<usize>());
    assert_eq!(size_of::<Anext<'_, dyn Stream<Item = u32>>>(), 2 * size_of::<usize>());
    let mut numbers = from_iter(0..1);
    let next: Anext<'_, FromIter<Range<u32>>> = anext(&mut numbers);
    assert_eq!(format!("{next:?}"), "Anext { .. }");
    let next: AnextOr<'_, FromIter<Range<u32>>> = anext_or(&mut numbers, 7);
    assert_eq!(format!("{next:?}"), "AnextOr { .. }");
}

#[test]
fn anext_or_that_gave_its_default_panics_when_it_is_polled_again() {
    let mut numbers = from_iter(0..0);
    let mut next = anext_or(&mut numbers, 7);
    assert_eq!(poll_once(Pin::new(&mut next)), Poll::Ready(7));
    let again = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| poll_once(Pin::new(&mut next))));
    assert!(again.is_err());
}

// from_iter

#[test]
fn from_iter_gives_the_items_of_any_iterable() {
    fn all<I: IntoIterator>(iterable: I) -> Vec<I::Item> {
        block_on(from_iter(iterable).collect())
    }
    assert_eq!(all([1, 2]), [1, 2]);
    assert_eq!(all(vec!['a', 'b']), ['a', 'b']);
    assert_eq!(all(&[1, 2]), [&1, &2]);
    assert_eq!(all(0..3), [0, 1, 2]);
    assert_eq!(all(Some("one")), ["one"]);
    assert_eq!(all(None::<u8>), [0; 0]);
    assert_eq!(all(&mut [1, 2].iter().map(|number| number * 2)), [2, 4]);
    assert_eq!(all::<Box<dyn Iterator<Item = u8>>>(Box::new([1, 2].into_iter())), [1, 2]);
    assert_eq!(all("ab".chars().rev()), ['b', 'a']);
}

#[test]
fn from_iter_asks_for_its_iterator_at_once_and_for_items_when_polled() {
    struct Iterable<'a>(&'a Trace);

    impl IntoIterator for Iterable<'_> {
        type Item = u32;
        type IntoIter = Recorded<std::array::IntoIter<u32, 1>>;

        fn into_iter(self) -> Self::IntoIter {
            self.0.note("into_iter");
            Recorded::new(self.0, [1])
        }
    }

    let trace = Trace::default();
    let mut numbers = from_iter(Iterable(&trace));
    assert_eq!(trace.events(), ["into_iter"]);
    assert_eq!(block_on(anext(&mut numbers)), Some(1));
    assert_eq!(trace.events(), ["into_iter", "next"]);
    drop(numbers);
    assert_eq!(trace.events(), ["into_iter", "next", "drop iterator"]);
}

#[test]
fn from_iter_is_always_ready() {
    let mut numbers = from_iter(0..3);
    let mut seen = 0;
    while let Poll::Ready(Some(number)) = Pin::new(&mut numbers).poll_next(&mut Context::from_waker(noop_waker_ref())) {
        assert_eq!(number, seen);
        seen += 1;
    }
    assert_eq!(seen, 3);
}

#[test]
fn from_iter_has_the_size_hint_and_the_size_of_its_iterator() {
    let mut numbers = from_iter([1, 2, 3]);
    assert_eq!(numbers.size_hint(), (3, Some(3)));
    block_on(anext(&mut numbers));
    assert_eq!(numbers.size_hint(), (2, Some(2)));
    assert_eq!(from_iter(0..).size_hint(), (usize::MAX, None));
    assert_eq!(from_iter((0..9).filter(|number| number % 2 == 0)).size_hint(), (0, Some(9)));
    assert_eq!(size_of::<FromIter<std::array::IntoIter<u64, 100>>>(), size_of::<std::array::IntoIter<u64, 100>>());
}

#[test]
fn from_iter_goes_on_as_its_iterator_does_after_the_end() {
    let turn = Cell::new(0);
    let mut every_second = from_iter(std::iter::from_fn(|| {
        turn.set(turn.get() + 1);
        (turn.get() % 2 == 1).then_some(turn.get())
    }));
    let seen = block_on(async {
        let mut seen = Vec::new();
        for _ in 0..4 {
            seen.push(anext(&mut every_second).await);
        }
        seen
    });
    assert_eq!(seen, [Some(1), None, Some(3), None]);
}

#[test]
fn from_iter_is_unpin_whatever_its_iterator_is() {
    struct Pinned(PhantomPinned, u32);

    impl Iterator for Pinned {
        type Item = u32;

        fn next(&mut self) -> Option<u32> {
            self.1 = self.1.checked_sub(1)?;
            Some(self.1)
        }
    }

    let mut numbers = assert_unpin(from_iter(Pinned(PhantomPinned, 2)));
    assert_eq!(block_on(anext(&mut numbers)), Some(1));
    assert_eq!(block_on(anext(&mut numbers)), Some(0));
    assert_eq!(block_on(anext(&mut numbers)), None);
}

#[test]
fn from_iter_is_clone_debug_and_send_when_its_iterator_is() {
    fn assert_traits<T: Clone + Debug + Send + Sync>(value: T) -> T {
        value
    }
    let mut numbers = assert_traits(from_iter(VecDeque::from([1, 2])));
    let copy = numbers.clone();
    assert_eq!(block_on(anext(&mut numbers)), Some(1));
    assert_eq!(block_on(numbers.collect::<Vec<_>>()), [2]);
    assert_eq!(block_on(copy.collect::<Vec<_>>()), [1, 2]);
    assert_eq!(format!("{:?}", from_iter(0..2)), "FromIter { iter: 0..2 }");
    let sum = std::thread::spawn(|| {
        let numbers = from_iter([1, 2]);
        block_on(async {
            let mut sum = 0;
            async_for!(number in numbers { sum += number; });
            sum
        })
    });
    assert_eq!(sum.join().unwrap(), 3);
}

/// What `select!` of futures sees of a stream of numbers and a set of work, by ours or by `next` of futures.
macro_rules! selected {
    ($next:ident) => {
        block_on(async {
            let mut numbers = pin!(count(0, 3));
            let mut work = FuturesUnordered::new();
            let mut seen = Vec::new();
            loop {
                select_biased! {
                    number = $next(&mut numbers) => match number {
                        Some(number) => work.push(async move { pause().await; number * 10 }),
                        None => seen.push(99),
                    },
                    done = $next(&mut work) => seen.extend(done),
                    complete => break seen,
                }
            }
        })
    };
}

#[test]
fn select_of_futures_completes_when_every_stream_has_ended() {
    fn next<S: Stream + Unpin + ?Sized>(stream: &mut S) -> stream::Next<'_, S> {
        stream.next()
    }

    let seen = selected!(anext);
    assert_eq!(seen, selected!(next));
    assert!(seen.contains(&20) && seen.contains(&99), "{seen:?}");
}

#[test]
fn anext_is_terminated_when_its_stream_is() {
    let mut numbers = pin!(count(0, 1));
    assert!(!anext(&mut numbers).is_terminated());
    let mut next = anext(&mut numbers);
    assert_eq!(poll_once(Pin::new(&mut next)), Poll::Ready(Some(0)));
    // As `next` of futures does, it goes on with the item behind.
    assert!(!next.is_terminated());
    assert_eq!(block_on(&mut next), None);
    assert!(next.is_terminated());
    assert!(anext(&mut numbers).is_terminated() && numbers.next().is_terminated());
}

#[test]
fn anext_or_is_terminated_when_it_has_given_the_default() {
    let mut numbers = pin!(count(0, 1));
    assert_eq!(block_on(anext(&mut numbers)), Some(0));
    assert_eq!(block_on(anext(&mut numbers)), None);
    let mut next = anext_or(&mut numbers, 7);
    assert!(!next.is_terminated());
    assert_eq!(block_on(&mut next), 7);
    assert!(next.is_terminated());
}
