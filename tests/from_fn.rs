//! Generators of async closures, poll by poll, beside the same streams written by hand.

#![forbid(unsafe_code)]

mod poll;

use std::{
    cell::{Cell, RefCell},
    future::{Future, poll_fn},
    marker::{PhantomData, PhantomPinned},
    mem::{forget, replace},
    panic::{AssertUnwindSafe, catch_unwind},
    pin::{Pin, pin},
    rc::Rc,
    sync::{Arc, Mutex},
    task::{Context, Poll, Waker},
    thread,
};

use aiter::{
    AsyncGenerator, FusedStream, Stream, Yield, Yielder, anext, async_for, async_gen, from_fn, from_iter, try_from_fn,
};
use futures::{
    FutureExt, StreamExt,
    future::{AbortHandle, Abortable, LocalBoxFuture},
    join, poll as poll_once, select, select_biased, stream,
    stream::{FuturesOrdered, FuturesUnordered},
};
use poll::{Loud, Wakes, answers, assert_same, items, note, poll, poll_future, ready, trace, wait};
use tokio::task::yield_now;

fn poll_with<S: Stream + ?Sized>(stream: Pin<&mut S>, wakes: &Arc<Wakes>) -> Poll<Option<S::Item>> {
    stream.poll_next(&mut Context::from_waker(&Waker::from(Arc::clone(wakes))))
}

fn poll_future_with<F: Future + ?Sized>(future: Pin<&mut F>, wakes: &Arc<Wakes>) -> Poll<F::Output> {
    future.poll(&mut Context::from_waker(&Waker::from(Arc::clone(wakes))))
}

/// All items of a stream that ends. It is polled after an item and after a wake-up, as a task polls it, and not
/// otherwise.
#[track_caller]
fn run<S: Stream>(stream: S) -> Vec<S::Item> {
    let (mut stream, wakes) = (pin!(stream), Arc::<Wakes>::default());
    let mut items = Vec::new();
    loop {
        let before = wakes.count();
        match poll_with(stream.as_mut(), &wakes) {
            Poll::Ready(Some(item)) => items.push(item),
            Poll::Ready(None) => return items,
            Poll::Pending => assert_ne!(wakes.count(), before, "a task would sleep forever"),
        }
        assert!(wakes.count() < 1000, "a task would spin");
    }
}

fn item<T>(item: T) -> Poll<Option<T>> {
    Poll::Ready(Some(item))
}

/// What stands beside a generator: the stream that gives one answer a poll, written by hand.
struct ByHand<T, F> {
    poll: usize,
    answer: F,
    item: PhantomData<T>,
}

impl<T, F: FnMut(usize) -> Poll<Option<T>>> Stream for ByHand<T, F> {
    type Item = T;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<T>> {
        let this = Pin::into_inner(self);
        let answer = (this.answer)(this.poll);
        this.poll += 1;
        answer
    }
}

impl<T, F> Unpin for ByHand<T, F> {}

fn by_hand<T, F: FnMut(usize) -> Poll<Option<T>>>(answer: F) -> ByHand<T, F> {
    ByHand { poll: 0, answer, item: PhantomData }
}

const END: Poll<Option<u32>> = Poll::Ready(None);

// Items and waits.

#[test]
fn a_closure_yields_its_items_in_order_one_a_poll() {
    let generator = from_fn(async |mut y| {
        for number in 1..4 {
            y.yield_(number).await;
        }
    });
    assert_same(generator, by_hand(|poll| if poll < 3 { item(poll + 1) } else { Poll::Ready(None) }));
}

#[test]
fn a_closure_that_yields_nothing_ends_at_its_first_poll() {
    assert_same(from_fn(async |_: Yielder<'_, u32>| {}), by_hand(|_| END));
}

#[test]
fn a_closure_waits_where_it_awaits_and_runs_up_to_its_next_yield_in_one_poll() {
    let generator = from_fn(async |mut y| {
        note("in");
        wait(2).await;
        note("first");
        y.yield_(1).await;
        note("after");
        wait(1).await;
        y.yield_(2).await;
        y.yield_(3).await;
        wait(1).await;
        note("out");
    });
    let hand = by_hand(|poll| {
        let (events, answer): (&[&str], _) = match poll {
            0 => (&["in"], Poll::Pending),
            2 => (&["first"], item(1)),
            3 => (&["after"], Poll::Pending),
            4 => (&[], item(2)),
            5 => (&[], item(3)),
            1 | 6 => (&[], Poll::Pending),
            7 => (&["out"], END),
            _ => (&[], END),
        };
        for event in events {
            note(*event);
        }
        answer
    });
    assert_same(generator, hand);
}

#[test]
fn a_closure_that_returns_early_ends_there() {
    let generator = from_fn(async |mut y| {
        for number in 0_u32.. {
            if number == 2 {
                return;
            }
            y.yield_(number).await;
        }
    });
    assert_same(generator, by_hand(|poll| if poll < 2 { item(u32::try_from(poll).unwrap()) } else { END }));
}

#[test]
fn an_async_fn_and_a_closure_that_returns_a_box_are_bodies_too() {
    async fn body(mut y: Yielder<'_, u32>) {
        y.yield_(1).await;
        wait(1).await;
    }

    // A function, which says for which lifetimes its future lives.
    fn boxed(mut y: Yielder<'_, u32>) -> LocalBoxFuture<'_, ()> {
        Box::pin(async move {
            y.yield_(1).await;
            wait(1).await;
        })
    }

    let hand = || {
        by_hand(|poll| match poll {
            0 => item(1),
            1 => Poll::Pending,
            _ => END,
        })
    };
    assert_same(from_fn(body), hand());
    assert_same(from_fn(boxed), hand());
}

#[test]
fn a_helper_function_yields_through_a_reference_to_the_yielder() {
    async fn twice<T: Clone>(y: &mut Yielder<'_, T>, item: T) {
        y.yield_(item.clone()).await;
        wait(1).await;
        y.yield_(item).await;
    }

    async fn four_times(y: &mut Yielder<'_, String>, item: &str) {
        twice(y, item.to_owned()).await;
        twice(&mut *y, item.to_uppercase()).await;
    }

    let generator = from_fn(async |mut y| {
        four_times(&mut y, "a").await;
        y.yield_("end".to_owned()).await;
    });
    let hand = by_hand(|poll| match poll {
        0 | 2 => item("a".to_owned()),
        3 | 5 => item("A".to_owned()),
        1 | 4 => Poll::Pending,
        6 => item("end".to_owned()),
        _ => Poll::Ready(None),
    });
    assert_same(generator, hand);
}

#[test]
fn a_closure_borrows_what_stands_around_it() {
    let words = ["a".to_owned(), "b".to_owned()];
    let mut count = 0;
    let seen = RefCell::new(Vec::new());
    let generator = from_fn(async |mut y| {
        for word in &words {
            count += 1;
            seen.borrow_mut().push(count);
            y.yield_(word.as_str()).await;
        }
    });
    assert_same(generator, by_hand(|poll| Poll::Ready(words.get(poll).map(String::as_str))));
    assert_eq!((count, seen.into_inner()), (2, vec![1, 2]));
}

#[test]
fn a_closure_holds_references_to_its_own_locals_across_yields() {
    let generator = from_fn(async |mut y| {
        let text = String::from("some words here");
        let words = text.split(' ').collect::<Vec<_>>();
        for word in &words {
            y.yield_(word.len()).await;
        }
    });
    assert_same(generator, by_hand(|poll| Poll::Ready([4, 5, 4].get(poll).copied())));
}

#[test]
fn a_loop_in_the_closure_yields_what_it_takes_from_another_generator() {
    #[async_gen]
    async fn numbers() -> u32 {
        for number in 0..3 {
            wait(1).await;
            yield_!(number);
        }
    }

    let generator = from_fn(async |mut y| {
        async_for!(number in numbers() {
            if number == 1 {
                continue;
            }
            y.yield_(number * 10).await;
        });
    });
    let hand = by_hand(|poll| match poll {
        0 | 2 | 3 => Poll::Pending,
        1 => item(0),
        4 => item(20),
        _ => END,
    });
    assert_same(generator, hand);
}

#[test]
fn yield_all_yields_every_item_of_a_stream_with_its_waits_and_goes_on() {
    let generator = from_fn(async |mut y| {
        y.yield_all(from_iter([1, 2])).await;
        y.yield_all(from_fn(async |mut inner| {
            wait(1).await;
            inner.yield_(3).await;
            wait(1).await;
        }))
        .await;
        y.yield_all(stream::empty()).await;
        y.yield_(4).await;
    });
    let hand = by_hand(|poll| match poll {
        0 => item(1),
        1 => item(2),
        2 | 4 => Poll::Pending,
        3 => item(3),
        5 => item(4),
        _ => END,
    });
    assert_same(generator, hand);
}

#[test]
fn yield_all_dropped_in_the_middle_drops_its_stream_and_the_item_that_was_not_given() {
    let generator = from_fn(async |mut y| {
        {
            let inner = from_fn(async |mut inner| {
                let _held = Loud("held");
                inner.yield_(Loud("withdrawn")).await;
            });
            let mut all = pin!(y.yield_all(inner));
            assert!(poll_once!(all.as_mut()).is_pending());
        }
        note("dropped");
        y.yield_(Loud("given")).await;
    });
    drop(items(generator));
    let mut events = trace();
    events[..2].sort();
    assert_eq!(events, ["drop held", "drop withdrawn", "dropped", "drop given"]);
}

#[test]
fn a_generator_yields_through_the_yielder_of_the_one_around_it() {
    let generator = from_fn(async |mut outer| {
        let inner = from_fn(async |mut inner| {
            inner.yield_('a').await;
            outer.yield_(1).await;
            wait(1).await;
            outer.yield_(2).await;
            inner.yield_('b').await;
        });
        let mut inner = pin!(inner);
        while let Some(letter) = anext(&mut inner).await {
            note(letter);
        }
        note("end");
    });
    let hand = by_hand(|poll| match poll {
        0 => {
            note('a');
            item(1)
        }
        1 => Poll::Pending,
        2 => item(2),
        _ => {
            if poll == 3 {
                note('b');
                note("end");
            }
            END
        }
    });
    assert_same(generator, hand);
}

// Results.

#[test]
fn a_fallible_closure_yields_values_as_ok_and_the_error_that_it_ends_with_last() {
    fn parsed(words: &[&str]) -> impl Stream<Item = Result<u32, String>> {
        try_from_fn(async move |mut y| {
            for word in words {
                wait(1).await;
                y.yield_(word.parse::<u32>().map_err(|error| error.to_string())?).await;
            }
            Ok(())
        })
    }

    let hand = by_hand(|poll| match poll {
        0 | 2 => Poll::Pending,
        1 => item(Ok(1)),
        3 => item(Err("invalid digit found in string".to_owned())),
        _ => Poll::Ready(None),
    });
    assert_same(parsed(&["1", "x", "3"]), hand);
    let hand = by_hand(|poll| match poll {
        0 | 2 => Poll::Pending,
        1 => item(Ok(1)),
        3 => item(Ok(2)),
        _ => Poll::Ready(None),
    });
    assert_same(parsed(&["1", "2"]), hand);
}

#[test]
fn a_fallible_closure_that_fails_with_a_forgotten_item_gives_the_item_and_then_the_error() {
    let generator = try_from_fn(async |mut y| {
        let mut lost = y.yield_(1);
        assert!(poll_once!(&mut lost).is_pending());
        forget(lost);
        Err("end")
    });
    assert_same(generator, by_hand(|poll| Poll::Ready([Ok(1), Err("end")].get(poll).copied())));
}

#[test]
fn an_error_of_another_type_is_converted_and_yield_all_takes_values() {
    let generator = try_from_fn(async |mut y| {
        y.yield_all(from_iter([1, 2])).await;
        Err::<(), _>("boxed")?;
        y.yield_(3).await;
        Ok::<_, Box<dyn std::error::Error>>(())
    });
    let texts = generator.map(|result| result.map_err(|error| error.to_string()));
    assert_same(texts, by_hand(|poll| Poll::Ready([Ok(1), Ok(2), Err("boxed".to_owned())].get(poll).cloned())));
}

// What it is.

#[test]
fn a_generator_of_a_closure_is_lazy_and_says_when_it_has_ended() {
    let generator = from_fn(async |mut y| {
        note("in");
        y.yield_(1).await;
    });
    let mut generator = pin!(generator);
    assert!(trace().is_empty());
    assert_eq!((generator.size_hint(), generator.is_terminated()), ((0, None), false));
    assert_eq!(ready(generator.as_mut()), 1);
    assert_eq!((generator.size_hint(), generator.is_terminated()), ((0, None), false));
    assert_eq!(poll(generator.as_mut()), END);
    assert_eq!((generator.size_hint(), generator.is_terminated()), ((0, Some(0)), true));
    assert_eq!(trace(), ["in"]);
}

#[test]
fn each_type_has_a_debug_output_that_asks_nothing_of_the_items() {
    struct Silent;

    let generator = from_fn(async |mut y| {
        note(format!("{y:?}"));
        let mut future: Yield<'_, Silent> = y.yield_(Silent);
        note(format!("{future:?}"));
        assert!(poll_once!(&mut future).is_pending());
        note(format!("{future:?}"));
    });
    assert!(format!("{generator:?}").starts_with("AsyncGenerator"));
    assert!(items(generator).is_empty());
    assert_eq!(trace(), ["Yielder { .. }", "Yield { is_offered: false, .. }", "Yield { is_offered: true, .. }"]);
}

// Threads.

fn assert_send<T: Send>(value: T) -> T {
    value
}

/// Has two implementations for what is `Send`, so that a call is ambiguous.
trait AmbiguousIfSend<Marker> {}

impl<T> AmbiguousIfSend<()> for T {}

impl<T: Send> AmbiguousIfSend<u8> for T {}

fn assert_not_send<T: AmbiguousIfSend<Marker>, Marker>(_: &T) {}

fn repeat<T: Clone + Send>(value: T, times: usize) -> impl AsyncGenerator<Item = T> + Send {
    from_fn(async move |mut y| {
        for _ in 0..times {
            yield_now().await;
            y.yield_(value.clone()).await;
        }
    })
}

fn lines<'a>(text: &'a str, separator: &'a str) -> impl AsyncGenerator<Item = &'a str> + Send {
    from_fn(async move |mut y| {
        for line in text.split(separator) {
            y.yield_(line).await;
            yield_now().await;
        }
    })
}

fn tree(depth: u32) -> Pin<Box<dyn Stream<Item = u32> + Send>> {
    Box::pin(from_fn(async move |mut y| {
        if depth > 0 {
            y.yield_all(tree(depth - 1)).await;
            y.yield_(depth).await;
            y.yield_all(tree(depth - 1)).await;
        }
    }))
}

/// What a future holds is known outside of the function in which it stands.
fn holds_across_a_yield() -> impl AsyncGenerator<Item = u32> {
    from_fn(async |mut y| {
        let held = Rc::new(1);
        y.yield_(1).await;
        drop(held);
    })
}

#[test]
fn a_generator_is_send_exactly_when_the_closure_its_future_and_the_items_are() {
    let (mutex, shared) = (Mutex::new(1), Rc::new(1));
    let borrows = from_fn(async |mut y| {
        y.yield_(&mutex).await;
        yield_now().await;
        y.yield_(&mutex).await;
    });
    drop(assert_send(borrows));
    let cells = from_fn(async |mut y| y.yield_(Cell::new(1)).await);
    drop(assert_send(cells));
    let results = try_from_fn(async |mut y| {
        y.yield_(Cell::new(1)).await;
        Ok::<(), Cell<u32>>(())
    });
    drop(assert_send(results));
    let captures = from_fn(async |mut y| y.yield_(*shared).await);
    assert_not_send(&captures);
    assert_not_send(&holds_across_a_yield());
    let items = from_fn(async |mut y| y.yield_(Rc::new(1)).await);
    assert_not_send(&items);
}

#[test]
fn a_yielder_and_a_yield_are_send_exactly_when_the_items_are() {
    let generator = from_fn(async |mut y: Yielder<'_, Cell<u32>>| {
        drop(assert_send(y.yield_(Cell::new(1))));
        let _y = assert_send(y);
    });
    assert!(items(generator).is_empty());
    // A guard may be read by many threads, but belongs to one.
    let mutex = Mutex::new(1);
    let generator = from_fn(async |mut y| {
        assert_not_send(&y.yield_(mutex.lock().unwrap()));
        assert_not_send(&y);
    });
    assert!(items(generator).is_empty());
}

#[test]
fn a_spawned_task_runs_generators_that_borrow_are_generic_and_recursive() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).build().unwrap();
    runtime.block_on(async {
        let task = tokio::spawn(async {
            let text = String::from("a\nb");
            let mut seen = Vec::new();
            async_for!(line in lines(&text, "\n") {
                async_for!(copy in repeat(line.to_owned(), 2) {
                    seen.push(copy);
                });
            });
            let numbers = from_fn(async |mut y| {
                for line in text.lines() {
                    yield_now().await;
                    y.yield_(line.len()).await;
                }
            });
            (seen, numbers.collect::<Vec<_>>().await, tree(3).collect::<Vec<_>>().await)
        });
        let (seen, lengths, nodes) = task.await.unwrap();
        assert_eq!(seen, ["a", "a", "b", "b"]);
        assert_eq!(lengths, [1, 1]);
        assert_eq!(nodes, [1, 2, 1, 3, 1, 2, 1]);
    });
}

#[test]
fn a_generator_may_be_polled_on_another_thread_each_time() {
    let mut generator = Box::pin(assert_send(from_fn(async |mut y| {
        let text = String::from("a b c");
        for word in text.split(' ') {
            y.yield_(word.to_owned()).await;
        }
    })));
    let mut seen = Vec::new();
    loop {
        let answer;
        (generator, answer) = thread::spawn(move || {
            let answer = poll(generator.as_mut());
            (generator, answer)
        })
        .join()
        .unwrap();
        let Poll::Ready(Some(word)) = answer else { break };
        seen.push(word);
    }
    assert_eq!(seen, ["a", "b", "c"]);
}

#[test]
fn a_yield_is_polled_and_dropped_on_a_scoped_thread() {
    let generator = from_fn(async |mut y| {
        // Offered there, and awaited here.
        let offered = thread::scope(|scope| {
            let task = scope.spawn(|| {
                let mut future = y.yield_(1);
                assert!(poll_future(Pin::new(&mut future)).is_pending());
                future
            });
            task.join().unwrap()
        });
        offered.await;
        // Offered here, and withdrawn there.
        let mut future = y.yield_(2);
        assert!(poll_once!(&mut future).is_pending());
        thread::scope(|scope| scope.spawn(|| drop(future)).join().unwrap());
        // Offered there, and forgotten there.
        thread::scope(|scope| {
            scope.spawn(|| {
                let mut future = y.yield_(3);
                assert!(poll_future(Pin::new(&mut future)).is_pending());
                forget(future);
            });
        });
        y.yield_(4).await;
    });
    assert_same(generator, by_hand(|poll| Poll::Ready([1, 3, 4].get(poll).copied())));
}

// Yields that are given up.

#[test]
fn a_yield_that_is_not_polled_yields_nothing_and_drops_its_item() {
    let generator = from_fn(async |mut y| {
        drop(y.yield_(Loud("unpolled")));
        note("then");
        y.yield_(Loud("given")).await;
        note("after");
    });
    let mut generator = pin!(generator);
    drop(poll(generator.as_mut()));
    assert_eq!(trace(), ["drop unpolled", "then", "drop given"]);
    assert_eq!(poll(generator.as_mut()), Poll::Ready(None));
    assert_eq!(trace(), ["after"]);
}

#[test]
fn a_yield_given_up_after_its_first_poll_withdraws_its_item() {
    let generator = from_fn(async |mut y| {
        let mut future = y.yield_(Loud("withdrawn"));
        assert!(poll_once!(&mut future).is_pending());
        assert!(poll_once!(&mut future).is_pending());
        drop(future);
        note("then");
        assert_eq!(y.yield_(Loud("never")).now_or_never(), None);
        assert!(futures::future::poll_immediate(y.yield_(Loud("immediate"))).await.is_none());
        y.yield_(Loud("given")).await;
    });
    let mut generator = pin!(generator);
    assert_eq!(ready(generator.as_mut()).0, "given");
    assert_eq!(trace(), ["drop withdrawn", "then", "drop never", "drop immediate", "drop given"]);
    assert_eq!(poll(generator.as_mut()), Poll::Ready(None));
    assert!(trace().is_empty());
}

#[test]
fn a_yield_given_up_after_the_consumer_has_its_item_takes_nothing_back() {
    let generator = from_fn(async |mut y| {
        let mut future = y.yield_(Loud("first"));
        assert!(poll_once!(&mut future).is_pending());
        wait(1).await;
        wait(1).await;
        drop(future);
        note("dropped");
        y.yield_(Loud("second")).await;
    });
    let mut generator = pin!(generator);
    let first = ready(generator.as_mut());
    assert!(poll(generator.as_mut()).is_pending());
    let second = ready(generator.as_mut());
    assert_eq!(trace(), ["dropped"]);
    assert_eq!((first.0, second.0), ("first", "second"));
}

#[test]
fn a_yield_is_ready_for_good_once_the_consumer_has_its_item() {
    let generator = from_fn(async |mut y| {
        let mut future = y.yield_(1);
        (&mut future).await;
        (&mut future).await;
        assert!(poll_once!(&mut future).is_ready());
        drop(future);
        y.yield_(2).await;
    });
    assert_same(generator, by_hand(|poll| Poll::Ready([1, 2].get(poll).copied())));
}

#[test]
fn in_select_a_yield_is_taken_or_withdrawn_as_the_branches_are_ordered() {
    let generator = from_fn(async |mut y| {
        // It loses in the poll that offered it.
        select_biased! {
            () = y.yield_(Loud("offered and lost")).fuse() => note("yield wins"),
            () = std::future::ready(()).fuse() => note("ready wins"),
        }
        // It is not polled.
        select_biased! {
            () = std::future::ready(()).fuse() => note("ready wins"),
            () = y.yield_(Loud("unpolled")).fuse() => note("yield wins"),
        }
        // The item is given, and then the one that stands first wins.
        select_biased! {
            () = y.yield_(Loud("given and won")).fuse() => note("yield wins"),
            () = wait(1).fuse() => note("wait wins"),
        }
        select_biased! {
            () = wait(1).fuse() => note("wait wins"),
            () = y.yield_(Loud("given and lost")).fuse() => note("yield wins"),
        }
        // Nothing of it is left for the next yield.
        y.yield_(Loud("last")).await;
    });
    let mut generator = pin!(generator.map(|item| note(format!("given {}", item.0))));
    while poll(generator.as_mut()) != Poll::Ready(None) {}
    let expected = [
        "drop offered and lost ready wins",
        "drop unpolled ready wins",
        "given given and won drop given and won yield wins",
        "given given and lost drop given and lost wait wins",
        "given last drop last",
    ];
    let events = trace().join(" ");
    assert_eq!(events, expected.join(" "));
}

#[test]
fn in_tokio_select_and_in_a_random_select_a_yield_is_given_exactly_when_it_was_suspended_on() {
    let generator = from_fn(async |mut y| {
        tokio::select! {
            biased;
            () = y.yield_(1) => unreachable!(),
            () = std::future::ready(()) => {}
        }
        tokio::select! {
            biased;
            () = y.yield_(2) => {}
            () = wait(1) => unreachable!(),
        }
        // Whichever is polled first, the yield is suspended on once.
        for number in 3..50 {
            let mut future = y.yield_(number).fuse();
            select! {
                () = future => {}
                () = wait(1).fuse() => {}
            }
        }
    });
    assert_same(generator, by_hand(|poll| if poll < 48 { item(u32::try_from(poll).unwrap() + 2) } else { END }));
}

#[test]
fn an_aborted_yield_is_withdrawn() {
    let generator = from_fn(async |mut y| {
        {
            let (handle, registration) = AbortHandle::new_pair();
            let mut future = pin!(Abortable::new(y.yield_(Loud("aborted")), registration));
            assert!(poll_once!(future.as_mut()).is_pending());
            handle.abort();
            assert!(poll_once!(future.as_mut()).is_ready());
        }
        note("then");
        let (handle, registration) = AbortHandle::new_pair();
        let future = Abortable::new(y.yield_(Loud("given")), registration);
        let (result, ()) = join!(future, async {
            wait(1).await;
            handle.abort();
        });
        // The item was given, whatever is said of the future.
        note(format!("{}", result.is_ok()));
    });
    let mut generator = pin!(generator);
    assert_eq!(ready(generator.as_mut()).0, "given");
    assert_eq!(trace(), ["drop aborted", "then", "drop given"]);
    assert_eq!(poll(generator.as_mut()), Poll::Ready(None));
    assert_eq!(trace(), ["true"]);
}

#[test]
fn a_yield_forgotten_after_its_poll_is_given_before_the_next_one() {
    let generator = from_fn(async |mut y| {
        for number in [1, 3] {
            let mut future = y.yield_(number);
            assert!(poll_once!(&mut future).is_pending());
            forget(future);
            y.yield_(number + 1).await;
        }
    });
    assert_same(generator, by_hand(|poll| Poll::Ready([1, 2, 3, 4].get(poll).copied())));
}

#[test]
fn a_yield_given_up_while_a_forgotten_item_is_in_its_way_takes_nothing_of_the_other() {
    let generator = from_fn(async |mut y| {
        let mut future = y.yield_(Loud("forgotten"));
        assert!(poll_once!(&mut future).is_pending());
        forget(future);
        let mut future = y.yield_(Loud("in the queue"));
        assert!(poll_once!(&mut future).is_pending());
        drop(future);
    });
    let mut generator = pin!(generator);
    assert_eq!(ready(generator.as_mut()).0, "forgotten");
    assert_eq!(trace(), ["drop in the queue", "drop forgotten"]);
    assert_eq!(poll(generator.as_mut()), Poll::Ready(None));
}

#[test]
fn a_yield_forgotten_at_the_very_end_is_given_in_the_poll_that_ends_the_closure() {
    let generator = from_fn(async |mut y| {
        y.yield_(1).await;
        let mut future = y.yield_(2);
        assert!(poll_once!(&mut future).is_pending());
        forget(future);
    });
    assert_same(generator, by_hand(|poll| Poll::Ready([1, 2].get(poll).copied())));
}

#[test]
fn a_forgotten_item_that_nobody_took_is_dropped_with_the_generator() {
    let generator = from_fn(async |mut y| {
        let mut future = y.yield_(Loud("forgotten"));
        assert!(poll_once!(&mut future).is_pending());
        forget(future);
        panic!("on purpose");
    });
    let mut generator = Box::pin(generator);
    assert!(catch_unwind(AssertUnwindSafe(|| poll(generator.as_mut()))).is_err());
    drop(generator);
    assert_eq!(trace(), ["drop forgotten"]);
}

// Executors in the closure.

#[test]
fn futures_in_a_set_yield_one_after_the_other() {
    type Futures<'a> = FuturesUnordered<LocalBoxFuture<'a, ()>>;
    let generator = from_fn(async |mut y| {
        let futures = Futures::new();
        futures.push(Box::pin(async {
            y.yield_(1).await;
            wait(2).await;
            y.yield_(2).await;
            y.yield_(3).await;
        }));
        futures.push(Box::pin(wait(3)));
        futures.collect::<()>().await;
        let mut ordered = FuturesOrdered::new();
        ordered.push_back(futures::future::Either::Left(wait(4)));
        ordered.push_back(futures::future::Either::Right(y.yield_(4)));
        ordered.collect::<()>().await;
    });
    assert_eq!(run(generator), [1, 2, 3, 4]);
}

#[test]
fn a_set_of_futures_dropped_in_the_middle_withdraws_the_item_that_was_not_given() {
    let generator = from_fn(async |mut y| {
        {
            let mut futures = FuturesUnordered::new();
            futures.push(y.yield_(Loud("withdrawn")));
            assert!(poll_once!(futures.next()).is_pending());
        }
        y.yield_(Loud("given")).await;
        let futures = FuturesUnordered::new();
        futures.push(y.yield_(Loud("given in a set")));
        let _ = futures::future::select(futures.into_future(), wait(1)).await;
        y.yield_(Loud("last")).await;
    });
    let given = run(generator.map(|item| item.0));
    assert_eq!(given, ["given", "given in a set", "last"]);
    assert_eq!(trace(), ["drop withdrawn", "drop given", "drop given in a set", "drop last"]);
}

#[test]
fn futures_that_are_joined_share_a_yielder_through_a_lock_and_lose_nothing() {
    let generator = from_fn(async |y| {
        let y = futures::lock::Mutex::new(y);
        let each = async |from: u32, times| {
            for number in from..from + 3 {
                wait(times).await;
                y.lock().await.yield_(number).await;
            }
        };
        join!(each(10, 0), each(20, 1), each(30, 2));
        futures::future::join_all((1..50).map(|place| each(place * 100, 0))).await;
    });
    let mut seen = run(generator);
    // Each one's items stay in their order.
    for from in [10, 20, 30, 100, 4900] {
        let own = seen.iter().filter(|number| (from..from + 3).contains(*number)).copied();
        assert_eq!(own.collect::<Vec<_>>(), [from, from + 1, from + 2]);
    }
    seen.sort_unstable();
    let mut expected = [10, 20, 30].into_iter().chain((1..50).map(|place| place * 100));
    assert_eq!(seen, expected.by_ref().flat_map(|from| from..from + 3).collect::<Vec<_>>());
}

#[test]
fn a_yield_in_another_task_of_the_closure_is_woken_and_the_consumer_is_not() {
    let (driver, inner) = (Arc::<Wakes>::default(), Arc::<Wakes>::default());
    let generator = from_fn(async |mut y| {
        for number in 1..4 {
            let mut future = pin!(y.yield_(number));
            assert!(poll_future_with(future.as_mut(), &inner).is_pending());
            // Woken once at each poll that has it wait: what is woken polls again.
            assert!(poll_future_with(future.as_mut(), &inner).is_pending());
            assert!(suspend().await);
            assert!(poll_future_with(future.as_mut(), &inner).is_ready());
        }
    });
    let mut generator = pin!(generator);
    for number in 1..4 {
        assert_eq!(poll_with(generator.as_mut(), &driver), item(number));
        assert_eq!(inner.count(), 2 * number);
    }
    assert_eq!(poll_with(generator.as_mut(), &driver), Poll::Ready(None));
    assert_eq!((driver.count(), inner.count()), (0, 6));
}

/// Suspends the closure once, and wakes nobody.
async fn suspend() -> bool {
    let mut is_first = true;
    poll_fn(|_| if replace(&mut is_first, false) { Poll::Pending } else { Poll::Ready(true) }).await
}

#[test]
fn yields_wake_nobody_when_they_are_awaited_whatever_waker_comes_next() {
    let generator = from_fn(async |mut y| {
        y.yield_(1).await;
        y.yield_all(from_fn(async |mut inner| inner.yield_(2).await)).await;
        join!(y.yield_(3), suspend());
        select_biased! {
            () = y.yield_(4).fuse() => {}
            _ = suspend().boxed_local().fuse() => {}
        }
        y.yield_(5).await;
    });
    let mut generator = pin!(generator);
    let wakers = [(); 3].map(|()| Arc::<Wakes>::default());
    for number in 1..6 {
        assert_eq!(poll_with(generator.as_mut(), &wakers[number % 3]), item(number));
    }
    assert_eq!(poll_with(generator.as_mut(), &wakers[0]), Poll::Ready(None));
    assert_eq!(wakers.map(|wakes| wakes.count()), [0, 0, 0]);
}

#[test]
fn a_yield_polled_with_an_old_waker_of_the_driver_wakes_that_one() {
    let (first, second) = (Arc::<Wakes>::default(), Arc::<Wakes>::default());
    let generator = from_fn(async |mut y| {
        let old = poll_fn(|context| Poll::Ready(context.waker().clone())).await;
        assert!(suspend().await);
        let mut future = y.yield_(1);
        assert!(Pin::new(&mut future).poll(&mut Context::from_waker(&old)).is_pending());
        future.await;
    });
    let mut generator = pin!(generator);
    assert!(poll_with(generator.as_mut(), &first).is_pending());
    assert_eq!(poll_with(generator.as_mut(), &second), item(1));
    assert_eq!((first.count(), second.count()), (1, 0));
    assert_eq!(poll_with(generator.as_mut(), &second), Poll::Ready(None));
}

#[test]
fn a_yield_waits_for_its_item_to_be_taken_whoever_polls_it_meanwhile() {
    let wakes = Arc::<Wakes>::default();
    let generator = from_fn(async |mut y| {
        let mut future = y.yield_(1);
        for _ in 0..10 {
            assert!(poll_once!(&mut future).is_pending());
            assert!(poll_future_with(Pin::new(&mut future), &wakes).is_pending());
        }
        future.await;
    });
    assert_same(generator, by_hand(|poll| if poll == 0 { item(1) } else { END }));
    assert_eq!(wakes.count(), 10);
}

// Panics.

#[track_caller]
fn assert_panics<S: Stream + ?Sized>(stream: Pin<&mut S>) {
    assert!(catch_unwind(AssertUnwindSafe(|| poll(stream).map(drop))).is_err());
}

#[test]
fn a_panic_drops_what_the_closure_holds_and_the_offered_item_and_each_poll_after_it_panics() {
    let captured = Loud("captured");
    let generator = from_fn(async move |mut y| {
        let _captured = captured;
        y.yield_(Loud("given")).await;
        let mut future = y.yield_(Loud("offered"));
        assert!(poll_once!(&mut future).is_pending());
        panic!("on purpose");
    });
    let mut generator = Box::pin(generator);
    assert_eq!(ready(generator.as_mut()).0, "given");
    assert_eq!(trace(), ["drop given"]);
    assert_panics(generator.as_mut());
    assert_eq!(trace(), ["drop offered", "drop captured"]);
    for _ in 0..3 {
        assert_panics(generator.as_mut());
        assert!(!generator.is_terminated());
    }
    drop(generator);
    assert!(trace().is_empty());
}

#[test]
fn a_closure_that_panics_before_it_makes_its_future_panics_at_each_poll() {
    fn body(mut y: Yielder<'_, u32>) -> LocalBoxFuture<'_, ()> {
        let offered = y.yield_(1).now_or_never();
        assert!(offered.is_some(), "on purpose");
        Box::pin(async move { y.yield_(2).await })
    }

    let mut generator = pin!(from_fn(body));
    assert_panics(generator.as_mut());
    assert_panics(generator.as_mut());
    assert!(!generator.is_terminated());
}

#[test]
fn a_panic_that_the_closure_catches_withdraws_the_item_and_the_generator_goes_on() {
    let generator = from_fn(async |mut y| {
        let caught = AssertUnwindSafe(async {
            let mut future = y.yield_(Loud("withdrawn"));
            assert!(poll_once!(&mut future).is_pending());
            panic!("on purpose");
        });
        assert!(caught.catch_unwind().await.is_err());
        note("caught");
        y.yield_(Loud("given")).await;
    });
    assert_eq!(run(generator.map(|item| item.0)), ["given"]);
    assert_eq!(trace(), ["drop withdrawn", "caught", "drop given"]);
}

#[test]
fn an_item_that_panics_when_it_is_withdrawn_is_dropped_once() {
    struct Bomb;

    impl Drop for Bomb {
        fn drop(&mut self) {
            note("drop bomb");
            panic!("on purpose");
        }
    }

    let generator = from_fn(async |mut y: Yielder<'_, Option<Bomb>>| {
        let caught = AssertUnwindSafe(async {
            let mut future = y.yield_(Some(Bomb));
            assert!(poll_once!(&mut future).is_pending());
        });
        assert!(caught.catch_unwind().await.is_err());
        y.yield_(None).await;
    });
    assert_eq!(run(generator.map(|item| item.is_some())), [false]);
    assert_eq!(trace(), ["drop bomb"]);
}

// A consumer that is gone.

#[test]
fn a_generator_dropped_at_any_stage_drops_everything_once_and_the_given_items_are_the_consumers() {
    let expected: [&[&str]; 6] = [
        &["drop captured"],
        &["begun", "first given", "drop local", "drop captured"],
        &["begun", "first given", "drop local", "drop captured"],
        &["begun", "first given", "second given", "drop local", "drop captured"],
        &["begun", "first given", "second given", "drop local", "drop captured", "end"],
        &["begun", "first given", "second given", "drop local", "drop captured", "end"],
    ];
    for (polls, expected) in expected.into_iter().enumerate() {
        let captured = Loud("captured");
        let generator = from_fn(async move |mut y| {
            let captured = captured;
            {
                let _local = Loud("local");
                note("begun");
                y.yield_("first").await;
                wait(1).await;
                // What is waiting beside the yield is dropped too.
                join!(y.yield_("second"), wait(1));
            }
            drop(captured);
            note("end");
        });
        let mut generator = Box::pin(generator);
        for _ in 0..polls {
            if let Poll::Ready(Some(word)) = poll(generator.as_mut()) {
                note(format!("{word} given"));
            }
        }
        drop(generator);
        assert_eq!(trace(), expected, "after {polls} polls");
    }
}

#[test]
fn an_item_in_a_yield_that_was_never_polled_is_dropped_with_the_generator() {
    let generator = from_fn(async |mut y| {
        let future = y.yield_(Loud("unpolled"));
        wait(2).await;
        future.await;
    });
    let mut generator = Box::pin(generator);
    assert!(poll(generator.as_mut()).is_pending());
    assert!(trace().is_empty());
    drop(generator);
    assert_eq!(trace(), ["drop unpolled"]);
}

#[test]
fn an_item_that_was_given_outlives_the_generator() {
    let mut generator = Box::pin(from_fn(async |mut y| y.yield_(Loud("given")).await));
    let given = ready(generator.as_mut());
    drop(generator);
    assert!(trace().is_empty());
    drop(given);
    assert_eq!(trace(), ["drop given"]);
}

// Items of any type.

#[test]
fn items_may_be_of_no_size_of_a_great_alignment_and_not_unpin() {
    #[derive(Debug, PartialEq)]
    #[repr(align(4096))]
    struct Page(u8);

    #[derive(Debug, PartialEq)]
    struct Fixed(u8, PhantomPinned);

    let units = from_fn(async |mut y| {
        y.yield_(()).await;
        y.yield_(()).await;
    });
    assert_same(units, by_hand(|poll| Poll::Ready((poll < 2).then_some(()))));
    let pages = from_fn(async |mut y| {
        y.yield_(Page(1)).await;
        let mut future = y.yield_(Page(2));
        assert!(poll_once!(&mut future).is_pending());
        drop(future);
        y.yield_(Page(3)).await;
    });
    let mut pages = Box::pin(pages);
    for number in [1, 3] {
        let page = ready(pages.as_mut());
        assert_eq!((&page, (&raw const page).addr() % 4096), (&Page(number), 0));
    }
    assert_eq!(poll(pages.as_mut()), Poll::Ready(None));
    let fixed = from_fn(async |mut y| {
        let future = y.yield_(Fixed(1, PhantomPinned));
        let future = Box::new(future);
        future.await;
        y.yield_(Fixed(2, PhantomPinned)).await;
    });
    assert_same(fixed, by_hand(|poll| Poll::Ready([1, 2].get(poll).map(|number| Fixed(*number, PhantomPinned)))));
    let never = from_fn(async |_: Yielder<'_, std::convert::Infallible>| {});
    assert!(answers(never, 2).iter().all(|answer| matches!(answer, Poll::Ready(None))));
}

#[test]
fn an_item_may_be_a_future_or_a_generator() {
    let generators = from_fn(async |mut y| {
        for number in 1..3 {
            y.yield_(from_fn(async move |mut inner| {
                inner.yield_(number).await;
                inner.yield_(number * 10).await;
            }))
            .await;
        }
    });
    assert_eq!(run(generators.map(Box::pin).flatten()), [1, 10, 2, 20]);
    let futures = from_fn(async |mut y| {
        y.yield_(wait(1)).await;
        y.yield_(wait(2)).await;
    });
    assert_eq!(run(futures.buffer_unordered(2)), [(), ()]);
}

// Schedules.

/// What happens to a yield, one thing after the other.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Step {
    /// It is polled with the waker that the closure is polled with.
    Poll,
    /// It is polled with another waker.
    PollForeign,
    /// The closure is suspended.
    Suspend,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum End {
    Drop,
    Forget,
    Await,
}

type Schedule = Vec<(Vec<Step>, End)>;

struct Random(u64);

impl Random {
    /// The next of an xorshift.
    fn below(&mut self, limit: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % limit
    }

    fn schedule(&mut self) -> Schedule {
        let steps = [Step::Poll, Step::PollForeign, Step::Suspend];
        let ends = [End::Drop, End::Forget, End::Await, End::Await];
        let pick = |random: &mut Self, length: usize| usize::try_from(random.below(length as u64)).unwrap();
        (0..self.below(7))
            .map(|_| ((0..self.below(6)).map(|_| steps[pick(self, 3)]).collect(), ends[pick(self, 4)]))
            .collect()
    }
}

/// An item that counts its drops.
struct Counted<'a> {
    place: usize,
    drops: &'a [Cell<u32>],
}

impl Drop for Counted<'_> {
    fn drop(&mut self) {
        self.drops[self.place].set(self.drops[self.place].get() + 1);
    }
}

fn scheduled<'a>(
    schedule: &'a Schedule,
    drops: &'a [Cell<u32>],
    foreign: &'a Arc<Wakes>,
) -> impl Stream<Item = Counted<'a>> {
    from_fn(async move |mut y| {
        for (place, (steps, end)) in schedule.iter().enumerate() {
            let mut future = y.yield_(Counted { place, drops });
            for step in steps {
                match step {
                    Step::Poll => drop(poll_once!(&mut future)),
                    Step::PollForeign => drop(poll_future_with(Pin::new(&mut future), foreign)),
                    Step::Suspend => drop(suspend().await),
                }
            }
            match end {
                End::Drop => drop(future),
                End::Forget => forget(future),
                End::Await => future.await,
            }
        }
    })
}

/// What a schedule should come to.
#[derive(Debug, Default, PartialEq)]
struct Outcome {
    /// What each poll gives, up to the end.
    answers: Vec<Option<usize>>,
    drops: Vec<u32>,
    foreign_wakes: usize,
}

/// A yield holds its item, then the outbox does, then the consumer.
fn model(schedule: &Schedule) -> Outcome {
    let mut outcome = Outcome { drops: vec![1; schedule.len()], ..Outcome::default() };
    let mut outbox = None;
    for (place, (steps, end)) in schedule.iter().enumerate() {
        let mut is_held = true;
        let poll = |is_held: &mut bool, outbox: &mut Option<usize>| {
            if outbox.is_none() && *is_held {
                *is_held = false;
                *outbox = Some(place);
            }
            outbox.is_none()
        };
        for step in steps {
            match step {
                Step::Poll => drop(poll(&mut is_held, &mut outbox)),
                Step::PollForeign => {
                    outcome.foreign_wakes += usize::from(!poll(&mut is_held, &mut outbox));
                }
                Step::Suspend => outcome.answers.push(outbox.take()),
            }
        }
        match end {
            End::Drop if outbox == Some(place) => outbox = None,
            End::Drop => {}
            // An item that is forgotten in its yield is leaked, one in the outbox is not.
            End::Forget => outcome.drops[place] = u32::from(!is_held),
            End::Await => {
                while !poll(&mut is_held, &mut outbox) {
                    outcome.answers.push(outbox.take());
                }
            }
        }
    }
    if outbox.is_some() {
        outcome.answers.push(outbox);
    }
    outcome
}

#[test]
fn in_any_schedule_each_item_is_given_at_most_once_in_order_and_dropped_once() {
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    for _ in 0..5000 {
        let schedule = random.schedule();
        let drops = vec![Cell::new(0); schedule.len()];
        let (driver, foreign) = (Arc::<Wakes>::default(), Arc::<Wakes>::default());
        let mut outcome = Outcome::default();
        {
            let mut generator = pin!(scheduled(&schedule, &drops, &foreign));
            loop {
                match poll_with(generator.as_mut(), &driver) {
                    Poll::Ready(Some(item)) => outcome.answers.push(Some(item.place)),
                    Poll::Ready(None) => break,
                    Poll::Pending => outcome.answers.push(None),
                }
            }
        }
        outcome.drops = drops.iter().map(Cell::get).collect();
        outcome.foreign_wakes = foreign.count();
        assert_eq!(outcome, model(&schedule), "{schedule:?}");
        assert!(outcome.answers.iter().flatten().is_sorted_by(|one, next| one < next));
        assert_eq!(driver.count(), 0);
    }
}

#[test]
fn in_any_schedule_that_is_cut_off_each_item_is_dropped_once() {
    let mut random = Random(0x0123_4567_89AB_CDEF);
    for _ in 0..2000 {
        let schedule = random.schedule();
        let whole = model(&schedule);
        for polls in 0..whole.answers.len() {
            let drops = vec![Cell::new(0); schedule.len()];
            let foreign = Arc::default();
            let mut reached = 0;
            {
                let mut generator = pin!(scheduled(&schedule, &drops, &foreign));
                for answer in &whole.answers[..polls] {
                    let given = match poll(generator.as_mut()) {
                        Poll::Ready(item) => item.map(|item| item.place),
                        Poll::Pending => None,
                    };
                    assert_eq!(given, *answer, "{schedule:?}");
                    reached = reached.max(given.map_or(0, |place| place + 1));
                }
            }
            for (place, (drops, expected)) in drops.iter().zip(&whole.drops).enumerate() {
                // Of what stands after the last item that was given, the model of the whole schedule says nothing.
                assert!(drops.get() <= 1 && (place >= reached || drops.get() == *expected), "{schedule:?}");
            }
        }
    }
}
