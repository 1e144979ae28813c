//! What must not happen whatever a program does: an item or a body dropped twice, one that is moved, or one that is read
//! where none is. `tests/broken-invariants` names for each test here a change of the runtime that it finds.
#![forbid(unsafe_code)]

use std::{
    cell::{Cell, RefCell},
    future::{Future, poll_fn},
    marker::{PhantomData, PhantomPinned},
    ops::Range,
    panic::{AssertUnwindSafe, catch_unwind},
    pin::{Pin, pin},
    ptr,
    rc::Rc,
    task::{Context, Poll, Waker},
};

use aiter::{
    __private::Sender, AsyncCoroutine, AsyncGenerator, CoroutineState, Stream, Yielder, async_for, async_gen, from_fn,
    try_async_gen,
};

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

#[test]
fn a_generator_that_has_ended_stays_ended() {
    let mut generator = pin!(all_of(item_wait_item()));
    while poll(generator.as_mut()) != Poll::Ready(None) {}
    assert_eq!(poll(generator.as_mut()), Poll::Ready(None));
}

#[test]
fn a_generator_whose_item_is_out_waits_to_be_polled() {
    let mut generator = pin!(all_of(item_wait_item()));
    assert!(poll(generator.as_mut()).is_ready());
    assert_eq!(format!("{generator:?}"), "AsyncGenerator { phase: Idle, .. }");
    assert_eq!(generator.size_hint(), (0, None));
}

#[async_gen]
async fn item_then_all_of(inner: impl AsyncGenerator<Item = usize>) -> usize {
    yield_!(0);
    yield_all!(inner);
    yield_!(3);
}

#[test]
fn the_items_around_a_chain_are_given_one_a_poll() {
    let item = |item| Poll::Ready(Some(item));
    let mut generator = pin!(item_then_all_of(item_then_all_of(item_wait_item())));
    let by_hand = [item(0), item(0), item(1), Poll::Pending, item(2), item(3), item(3), Poll::Ready(None)];
    assert_eq!(by_hand.map(|_| poll(generator.as_mut())), by_hand);
}

/// Yields one and two, and panics when it is first asked for more, but not when it is asked again.
struct PanicsOnce(u32);

impl Stream for PanicsOnce {
    type Item = usize;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<usize>> {
        self.0 += 1;
        assert_ne!(self.0, 3, "the stream panics");
        Poll::Ready(Some(self.0 as usize))
    }
}

#[async_gen]
async fn holds_and_yields_all(argument: Counted<'_>, inner: impl Stream<Item = usize>) -> usize {
    let _argument = argument;
    yield_all!(inner);
}

#[async_gen]
async fn holds_and_yields_all_of_generator(argument: Counted<'_>, inner: impl AsyncGenerator<Item = usize>) -> usize {
    let _argument = argument;
    yield_all!(inner);
}

#[test]
fn a_panic_in_a_chain_drops_all_bodies_at_once_and_the_stream_is_not_polled_again() {
    let drops = [const { Cell::new(0) }; 2];
    let [level, root] = &drops;
    let level = holds_and_yields_all(Counted(level), PanicsOnce(0));
    let mut generator = pin!(holds_and_yields_all_of_generator(Counted(root), level));
    for number in 1..3 {
        assert_eq!(poll(generator.as_mut()), Poll::Ready(Some(number)));
    }
    for _ in 0..2 {
        assert!(catch_unwind(AssertUnwindSafe(|| poll(generator.as_mut()))).is_err());
        assert_eq!(drops.each_ref().map(Cell::get), [1; 2]);
    }
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

#[async_gen]
async fn is_in_its_place_after_a_chain() -> bool {
    let local = Cell::new(0);
    let reference = &local;
    yield_all!(all_in_their_place());
    yield_!(ptr::eq(reference, &raw const local));
}

#[test]
fn a_body_is_not_moved_by_what_it_delegates_to() {
    let mut generator = pin!(is_in_its_place_after_a_chain());
    for _ in 0..4 {
        assert_eq!(poll(generator.as_mut()), Poll::Ready(Some(true)));
    }
}

#[try_async_gen]
async fn is_in_its_place_or_fails() -> Result<bool, ()> {
    let local = Cell::new(0);
    let reference = &local;
    for _ in 0..3 {
        yield_!(ptr::eq(reference, &raw const local));
    }
}

#[test]
fn a_body_that_may_fail_is_not_moved_between_polls() {
    let mut generator = pin!(is_in_its_place_or_fails());
    for _ in 0..3 {
        assert_eq!(poll(generator.as_mut()), Poll::Ready(Some(Ok(true))));
    }
}

#[async_gen(resume(_first: ()))]
async fn coroutine_in_its_place() -> bool {
    let local = Cell::new(0);
    let reference = &local;
    for _ in 0..3 {
        yield_!(ptr::eq(reference, &raw const local));
    }
}

#[test]
fn a_coroutine_is_not_moved_between_polls() {
    let mut coroutine = pin!(coroutine_in_its_place());
    let context = &mut Context::from_waker(Waker::noop());
    for _ in 0..3 {
        assert_eq!(coroutine.as_mut().poll_resume(context, &mut Some(())), Poll::Ready(CoroutineState::Yielded(true)));
    }
}

/// Where a value stands in memory.
fn place<T: ?Sized>(value: &T) -> Range<usize> {
    let start = ptr::from_ref(value).addr();
    start..start + size_of_val(value)
}

/// Yields three times where it is polled.
struct Standing<'c>(&'c Cell<u32>, PhantomPinned);

impl Stream for Standing<'_> {
    type Item = usize;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<usize>> {
        let polls = self.0.replace(self.0.get() + 1);
        Poll::Ready((polls < 3).then(|| place(&*self).start))
    }
}

#[test]
fn a_loop_polls_its_stream_where_it_stands() {
    let (polls, seen) = (Cell::new(0), RefCell::new(Vec::new()));
    let mut running = Box::pin(async {
        async_for!(address in Standing(&polls, PhantomPinned) {
            seen.borrow_mut().push(address);
        });
    });
    assert!(running.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_ready());
    let within = place(&*running);
    assert_eq!(seen.borrow().iter().map(|address| within.contains(address)).collect::<Vec<_>>(), [true; 3]);
}

#[async_gen]
async fn all_of_standing(polls: &Cell<u32>) -> usize {
    yield_all!(Standing(polls, PhantomPinned));
}

#[async_gen]
async fn addresses() -> usize {
    let local = Cell::new(0);
    for _ in 0..3 {
        yield_!(place(&local).start);
    }
}

/// Asserts that three items are addresses in the generator itself.
fn assert_within(generator: impl AsyncGenerator<Item = usize>) {
    let mut generator = Box::pin(generator);
    for _ in 0..3 {
        let Poll::Ready(Some(address)) = poll(generator.as_mut()) else { panic!("an address") };
        assert!(place(&*generator).contains(&address));
    }
}

#[test]
fn a_leaf_is_polled_where_it_stands() {
    assert_within(all_of_standing(&Cell::new(0)));
}

#[test]
fn the_leaf_of_a_chain_is_polled_where_it_stands() {
    assert_within(all_of(all_of(all_of_standing(&Cell::new(0)))));
}

#[test]
fn the_generators_of_a_chain_are_polled_where_they_stand() {
    assert_within(addresses());
    assert_within(all_of(addresses()));
    assert_within(all_of(all_of(addresses())));
}

/// Says in its drop whether it is where it was settled.
struct Settled<'c> {
    place: Cell<usize>,
    is_in_its_place: &'c Cell<Option<bool>>,
}

impl Drop for Settled<'_> {
    fn drop(&mut self) {
        self.is_in_its_place.set(Some(self.place.get() == place(self).start));
    }
}

#[async_gen]
async fn settled(is_in_its_place: &Cell<Option<bool>>) -> usize {
    let settled = Settled { place: Cell::new(0), is_in_its_place };
    settled.place.set(place(&settled).start);
    yield_!(1);
    yield_!(settled.place.get());
}

#[test]
fn a_body_is_dropped_where_it_was_polled() {
    let is_in_its_place = Cell::new(None);
    let mut generator = Box::pin(settled(&is_in_its_place));
    assert_eq!(poll(generator.as_mut()), Poll::Ready(Some(1)));
    drop(generator);
    assert_eq!(is_in_its_place.get(), Some(true));
}

#[test]
fn the_bodies_of_a_chain_are_dropped_where_they_were_polled() {
    let is_in_its_place = Cell::new(None);
    let mut generator = Box::pin(all_of(all_of(settled(&is_in_its_place))));
    assert_eq!(poll(generator.as_mut()), Poll::Ready(Some(1)));
    assert_eq!(poll(generator.as_mut()).map(|item| item.is_some()), Poll::Ready(true));
    drop(generator);
    assert_eq!(is_in_its_place.get(), Some(true));
}

#[async_gen(resume(first: Counted<'c>))]
async fn counts_its_arguments<'c>() -> u32 {
    drop(first);
    for number in 1..4 {
        drop(yield_!(number));
    }
}

#[test]
fn an_argument_is_dropped_once_by_the_coroutine_that_takes_it() {
    let drops = Cell::new(0);
    let mut coroutine = pin!(counts_its_arguments());
    let context = &mut Context::from_waker(Waker::noop());
    for number in 1..4 {
        let state = coroutine.as_mut().poll_resume(context, &mut Some(Counted(&drops)));
        assert_eq!(state, Poll::Ready(CoroutineState::Yielded(number)));
        assert_eq!(drops.get(), number);
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
    assert!(Of::<Sender<u32>>(PhantomData).is_send());
    assert!(!Of::<Sender<Rc<u32>>>(PhantomData).is_send());
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
    assert!(Of::<Sender<u32>>(PhantomData).is_sync());
    assert!(!Of::<Sender<Cell<u32>>>(PhantomData).is_sync());
}

#[test]
fn no_generator_is_unpin() {
    assert!(!of(&items(Some(1))).is_unpin());
    assert!(of(&1).is_unpin());
}

/// Pushes to the vector that it holds a mutable reference to, before and after each item.
#[async_gen]
async fn pushes() -> usize {
    let mut pushed = Vec::new();
    let borrowed = &mut pushed;
    for number in 0..2 {
        borrowed.push(number);
        yield_!(borrowed.len());
        wait().await;
        borrowed.push(number);
    }
    yield_!(pushed.len());
}

/// The same around a chain of levels that do it too.
#[async_gen]
async fn pushes_around(inner: Pin<Box<dyn AsyncGenerator<Item = usize>>>) -> usize {
    let mut pushed = Vec::new();
    let borrowed = &mut pushed;
    borrowed.push(0);
    yield_all!(inner);
    borrowed.push(1);
    yield_!(pushed.len());
}

#[async_gen(resume(first: usize), returns = usize)]
async fn pushes_what_it_is_told() -> usize {
    let mut pushed = vec![first];
    let borrowed = &mut pushed;
    while borrowed.len() < 3 {
        let told = yield_!(borrowed.len());
        borrowed.push(told);
    }
    pushed.len()
}

/// Only Miri can tell that a shared reference has made the mutable one invalid.
#[test]
fn a_shared_reference_to_a_generator_leaves_what_its_body_borrows_from_itself() {
    fn poll_among_looks(mut generator: Pin<&mut impl AsyncGenerator<Item = usize>>) -> Vec<usize> {
        let mut items = Vec::new();
        while !generator.is_terminated() {
            let looked_at: &_ = &*generator;
            let _ = (looked_at.size_hint(), format!("{looked_at:?}"));
            if let Poll::Ready(Some(item)) = poll(generator.as_mut()) {
                items.push(item);
            }
        }
        items
    }

    assert_eq!(poll_among_looks(pin!(pushes())), [1, 3, 4]);
    assert_eq!(poll_among_looks(pin!(pushes_around(Box::pin(pushes())))), [1, 3, 4, 2]);
    let mut level = Box::pin(pushes_around(Box::pin(pushes())));
    assert_eq!(poll(level.as_mut()), Poll::Ready(Some(1)));
    assert_eq!(poll_among_looks(pin!(pushes_around(level))), [3, 4, 2, 2]);

    let mut coroutine = pin!(pushes_what_it_is_told());
    let states =
        [1, 2, 3].map(|told| coroutine.as_mut().poll_resume(&mut Context::from_waker(Waker::noop()), &mut Some(told)));
    let expected = [CoroutineState::Yielded(1), CoroutineState::Yielded(2), CoroutineState::Complete(3)];
    assert_eq!(states, expected.map(Poll::Ready));
}
