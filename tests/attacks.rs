//! What must not happen whatever a program does: an item or a body dropped twice, one that is moved, or one that is read
//! where none is. `tests/broken-invariants` names for each test here a change of the runtime that it finds.
#![forbid(unsafe_code)]

use std::{
    cell::Cell,
    future::poll_fn,
    marker::PhantomData,
    panic::{AssertUnwindSafe, catch_unwind},
    pin::{Pin, pin},
    ptr,
    rc::Rc,
    task::{Context, Poll, Waker},
};

use aiter::{AsyncCoroutine, AsyncGenerator, CoroutineState, Stream, Yielder, async_gen, from_fn};

/// Counts how often it is dropped. It holds no memory of its own, so that to drop it twice is no more than a wrong count.
struct Counted<'c>(&'c Cell<u32>);

impl Drop for Counted<'_> {
    fn drop(&mut self) {
        self.0.set(self.0.get() + 1);
    }
}

fn poll<S: Stream>(stream: Pin<&mut S>) -> Poll<Option<S::Item>> {
    stream.poll_next(&mut Context::from_waker(Waker::noop()))
}

/// Is pending once.
async fn wait() {
    let mut has_waited = false;
    poll_fn(|_| if std::mem::replace(&mut has_waited, true) { Poll::Ready(()) } else { Poll::Pending }).await;
}

#[async_gen]
async fn item_wait_item() -> usize {
    yield_!(1);
    wait().await;
    yield_!(2);
}

#[async_gen]
async fn all_of(inner: impl AsyncGenerator<Item = usize>) -> usize {
    yield_all!(inner);
}

#[test]
fn an_item_is_given_once_though_the_body_waits_after_it() {
    let mut generator = pin!(item_wait_item());
    let by_hand = [Poll::Ready(Some(1)), Poll::Pending, Poll::Ready(Some(2)), Poll::Ready(None)];
    assert_eq!(by_hand.map(|_| poll(generator.as_mut())), by_hand);
}

#[test]
fn a_level_that_waits_after_an_item_has_no_chain_to_hand_over() {
    let mut generator = pin!(all_of(all_of(all_of(item_wait_item()))));
    let by_hand = [Poll::Ready(Some(1)), Poll::Pending, Poll::Ready(Some(2)), Poll::Ready(None)];
    assert_eq!(by_hand.map(|_| poll(generator.as_mut())), by_hand);
}

#[async_gen]
async fn counted<'c>(drops: &'c Cell<u32>) -> Counted<'c> {
    for _ in 0..3 {
        yield_!(Counted(drops));
    }
}

#[test]
fn each_item_is_dropped_once_by_who_has_it() {
    let drops = Cell::new(0);
    let mut generator = pin!(counted(&drops));
    for given in 1..4 {
        let item = poll(generator.as_mut());
        assert!(matches!(item, Poll::Ready(Some(_))));
        assert_eq!(drops.get(), given - 1);
        drop(item);
        assert_eq!(drops.get(), given);
    }
    assert!(matches!(poll(generator.as_mut()), Poll::Ready(None)));
    assert_eq!(drops.get(), 3);
}

#[async_gen]
async fn holds(argument: Counted<'_>, panics: bool) -> u32 {
    let _argument = argument;
    yield_!(1);
    assert!(!panics, "the body panics");
    yield_!(2);
}

#[async_gen]
async fn around(argument: Counted<'_>, inner: impl AsyncGenerator<Item = u32>) -> u32 {
    let _argument = argument;
    yield_all!(inner);
}

#[test]
fn an_argument_is_dropped_once_wherever_the_generator_is() {
    for polls in 0..4 {
        let drops = Cell::new(0);
        {
            let mut generator = pin!(holds(Counted(&drops), false));
            for _ in 0..polls {
                let _ = poll(generator.as_mut());
            }
            assert_eq!(drops.get(), u32::from(polls == 3));
        }
        assert_eq!(drops.get(), 1, "after {polls} polls");
    }
}

#[test]
fn the_bodies_of_a_chain_are_dropped_once_wherever_it_is() {
    for polls in 0..4 {
        let drops = [const { Cell::new(0) }; 3];
        {
            let [leaf, middle, root] = &drops;
            let leaf = holds(Counted(leaf), false);
            let mut generator = pin!(around(Counted(root), around(Counted(middle), leaf)));
            for _ in 0..polls {
                let _ = poll(generator.as_mut());
            }
        }
        assert_eq!(drops.map(Cell::into_inner), [1; 3], "after {polls} polls");
    }
}

#[test]
fn the_bodies_of_a_chain_are_dropped_once_when_the_leaf_panics() {
    let drops = [const { Cell::new(0) }; 3];
    {
        let [leaf, middle, root] = &drops;
        let leaf = holds(Counted(leaf), true);
        let mut generator = pin!(around(Counted(root), around(Counted(middle), leaf)));
        assert_eq!(poll(generator.as_mut()), Poll::Ready(Some(1)));
        for _ in 0..2 {
            assert!(catch_unwind(AssertUnwindSafe(|| poll(generator.as_mut()))).is_err());
        }
    }
    assert_eq!(drops.map(Cell::into_inner), [1; 3]);
}

#[async_gen]
async fn is_in_its_place() -> bool {
    let local = Cell::new(0);
    let reference = &local;
    for _ in 0..3 {
        yield_!(ptr::eq(reference, &raw const local));
    }
}

#[test]
fn a_body_is_not_moved_between_polls() {
    let mut generator = pin!(is_in_its_place());
    for _ in 0..3 {
        assert_eq!(poll(generator.as_mut()), Poll::Ready(Some(true)));
    }
}

#[async_gen]
async fn all_in_their_place() -> bool {
    yield_all!(is_in_its_place());
}

#[test]
fn a_level_is_not_moved_between_polls() {
    let mut generator = pin!(all_in_their_place());
    for _ in 0..3 {
        assert_eq!(poll(generator.as_mut()), Poll::Ready(Some(true)));
    }
}

#[async_gen(resume(first: Counted<'c>))]
async fn waits_with_its_argument<'c>() -> u32 {
    let _first = first;
    wait().await;
    yield_!(1);
}

#[test]
fn a_coroutine_that_waits_in_the_middle_takes_no_argument() {
    let drops = Cell::new(0);
    let mut coroutine = pin!(waits_with_its_argument());
    let mut argument = Some(Counted(&drops));
    let context = &mut Context::from_waker(Waker::noop());
    assert_eq!(coroutine.as_mut().poll_resume(context, &mut argument), Poll::Pending);
    assert!(argument.is_none());
    let mut argument = Some(Counted(&drops));
    assert_eq!(coroutine.as_mut().poll_resume(context, &mut argument), Poll::Ready(CoroutineState::Yielded(1)));
    assert!(argument.is_some());
}

/// Says of a type whether it is `Send`, and so on, by the method that is found: its own where the bound holds.
struct Of<T>(PhantomData<T>);

fn of<T>(_: &T) -> Of<T> {
    Of(PhantomData)
}

#[allow(clippy::unused_self, reason = "only a method is looked for in this order")]
trait Otherwise {
    fn is_send(&self) -> bool {
        false
    }

    fn is_sync(&self) -> bool {
        false
    }

    fn is_unpin(&self) -> bool {
        false
    }
}

impl<T> Otherwise for Of<T> {}

#[allow(clippy::unused_self, reason = "as above")]
impl<T: Send> Of<T> {
    fn is_send(&self) -> bool {
        true
    }
}

#[allow(clippy::unused_self, reason = "as above")]
impl<T: Sync> Of<T> {
    fn is_sync(&self) -> bool {
        true
    }
}

#[allow(clippy::unused_self, reason = "as above")]
impl<T: Unpin> Of<T> {
    fn is_unpin(&self) -> bool {
        true
    }
}

#[async_gen]
async fn items<T>(item: Option<T>) -> T {
    if let Some(item) = item {
        yield_!(item);
    }
}

#[async_gen]
async fn of_what_is_not_send() -> u32 {
    yield_all!(from_fn(async |mut y| {
        let held = Rc::new(());
        y.yield_(1).await;
        drop(held);
    }));
}

#[test]
fn nothing_is_send_that_holds_what_is_not() {
    assert!(of(&items(Some(1))).is_send());
    assert!(!of(&items(Some(Rc::new(1)))).is_send());
    assert!(!of(&of_what_is_not_send()).is_send());
    assert!(Of::<Yielder<'static, u32>>(PhantomData).is_send());
    assert!(!Of::<Yielder<'static, Rc<u32>>>(PhantomData).is_send());
}

#[async_gen]
async fn of_what_is_not_sync() -> u32 {
    yield_all!(from_fn(async |mut y| {
        let held = Cell::new(1);
        y.yield_(1).await;
        held.set(2);
    }));
}

#[test]
fn nothing_is_sync_that_holds_what_is_not() {
    assert!(of(&items(Some(1))).is_sync());
    assert!(!of(&items(Some(Cell::new(1)))).is_sync());
    assert!(of(&of_what_is_not_sync()).is_send());
    assert!(!of(&of_what_is_not_sync()).is_sync());
}

#[test]
fn no_generator_is_unpin() {
    assert!(!of(&items(Some(1))).is_unpin());
    assert!(of(&1).is_unpin());
}
