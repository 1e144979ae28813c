//! The generator, and the driver that polls its body.

use core::{
    cell::UnsafeCell,
    fmt,
    future::Future,
    marker::PhantomData,
    mem::{self, ManuallyDrop},
    panic::RefUnwindSafe,
    pin::Pin,
    ptr,
    task::{Context, Poll},
};

use futures_core::stream::{FusedStream, Stream};

use crate::{
    delegate::{Level, Link},
    sender::Sender,
    slot::{Phase, Slot},
};

/// The type of a call to an `#[async_gen] async fn`: a stream of what it yields.
///
/// It is a [`Stream`], so that it works with everything that takes one, and a [`FusedStream`]: once it has ended it
/// stays ended, and says so. It is lazy: its body runs when it is polled, from one `yield_!` to the next.
///
/// - **Cost**: its body, room for one item, and 24 bytes at most (for items aligned to 8 or less). It
///   allocates nothing. An item costs one poll of the body; and, while `yield_all!` yields those of another generator, one
///   of the innermost one's.
/// - **Pinning**: its body may borrow from itself, so it must be pinned before it is polled. `async_for!` does that;
///   elsewhere use [`core::pin::pin!`] or `Box::pin`.
/// - **Threads**: it is `Send` and `Sync` when its items and what its body holds across a yield or an `.await` are.
/// - **`size_hint`**: `(0, None)`, and `(0, Some(0))` once it has ended.
/// - **Dropped half-way**: what its body holds is dropped, as with a future. Dropped before the first poll, its
///   arguments are.
/// - **Panics**: when its body does; to poll it after that panics again.
///
/// It is implemented by this crate alone.
///
/// ```
/// use aiter::{AsyncGenerator, async_for, async_gen};
///
/// #[async_gen]
/// async fn countdown(from: u32) -> u32 {
///     for number in (1..=from).rev() {
///         yield_!(number);
///     }
/// }
///
/// async fn sum(numbers: impl AsyncGenerator<Item = u32>) -> u32 {
///     let mut sum = 0;
///     async_for!(number in numbers {
///         sum += number;
///     });
///     sum
/// }
///
/// # futures::executor::block_on(async {
/// assert_eq!(sum(countdown(4)).await, 10);
/// # });
/// ```
#[must_use = "generators do nothing unless polled"]
pub trait AsyncGenerator: FusedStream + fmt::Debug + sealed::Sealed {}

mod sealed {
    use core::pin::Pin;

    use futures_core::stream::Stream;

    use crate::delegate::Level;

    pub trait Sealed: Stream {
        /// It as a level of a chain, where it stands or in its box.
        fn level(self: Pin<&mut Self>) -> *mut (dyn Level<Self::Item> + '_);
    }
}

/// What a generator runs: a future that ends, or one whose output is the last item.
pub trait Body<T> {
    /// Goes on with the body, and gives its last item when it has ended.
    fn poll_body(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<T>>;
}

impl<T, Fut: Future<Output = ()>> Body<T> for Fut {
    #[inline(always)]
    fn poll_body(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<T>> {
        // Not `Poll::map`, which would be two more functions for each body.
        match self.poll(context) {
            Poll::Pending => Poll::Pending,
            Poll::Ready(()) => Poll::Ready(None),
        }
    }
}

/// A future whose output has a meaning, `E`: what it makes of it is the generator's last item.
pub struct Ending<E, Fut> {
    future: Fut,
    end: PhantomData<fn() -> E>,
}

impl<E, Fut: Future> Ending<E, Fut> {
    #[inline]
    pub(crate) fn new(future: Fut) -> Self {
        Self { future, end: PhantomData }
    }
}

/// What `E` makes of the output of a future, `O`: the last item of a generator of `T`.
pub trait LastItem<T, O> {
    /// The last item, if there is one.
    fn last_item(output: O) -> Option<T>;
}

impl<T, E: LastItem<T, Fut::Output>, Fut: Future> Body<T> for Ending<E, Fut> {
    #[inline]
    fn poll_body(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<T>> {
        // SAFETY: the future is pinned with this, which never moves it: it is `Unpin` only where the future is, and has
        // no `Drop` of its own.
        unsafe { self.map_unchecked_mut(|ending| &mut ending.future) }.poll(context).map(E::last_item)
    }
}

/// Does nothing: who calls it says that this path is seldom taken, and LLVM keeps it out of the way of the other.
#[cold]
#[inline(always)]
const fn cold() {}

/// A body and the slot through which its items come out.
// In this order the state of the slot has the address of the generator, which a loop has at hand.
#[repr(C)]
pub struct Generator<T, F, Fut> {
    slot: Slot<T>,
    body: Stage<F, Fut>,
}

// A generator is never `Unpin`, since its body holds a pointer to its slot; a mutable reference to what is not `Unpin` is
// the one that rustc does not take for the only access. The bound is one that no generator meets, and nobody but this
// crate can make it meet it; without it rustc would ask each field, and report each.
impl<T, F, Fut> Unpin for Generator<T, F, Fut> where Self: PinnedFirst {}

// SAFETY: a generator holds items, and a body. As long as that is the closure, what it holds is what the future will hold,
// by the contract of `Generator::async_gen_from_body`, so that rustc reports once what is not `Send`.
unsafe impl<T: Send, F, Fut: Send> Send for Generator<T, F, Fut> {}

// SAFETY: the same; and of its slot only the phase is read through a shared generator, which is written only while the
// generator is borrowed mutably. `T: Sync` is what a field of type `T` would ask for.
unsafe impl<T: Sync, F, Fut: Sync> Sync for Generator<T, F, Fut> {}

/// Implemented by nothing: what rustc says of a generator that is used as if it were `Unpin`.
#[diagnostic::on_unimplemented(
    message = "a generator must be pinned before it is polled",
    label = "this generator is not pinned",
    note = "pin it where it stands, `let mut it = std::pin::pin!(..)`, or in a box, `Box::pin(..)`; or use `async_for!`, which \
            does that"
)]
pub trait PinnedFirst {}

/// Which of the two it is follows from the phase: `start` in [`Phase::Unstarted`], none in [`Phase::Poisoned`], and
/// `running` otherwise.
union Stage<F, Fut> {
    start: ManuallyDrop<F>,
    running: ManuallyDrop<Fut>,
    /// Never there. A body may hold mutable references into itself while somebody asks its generator for its `size_hint`.
    /// With a cell in the union the shared reference that this needs claims nothing of the body.
    _cell: ManuallyDrop<UnsafeCell<()>>,
}

// What the body says of itself: the cell is never there.
impl<F: RefUnwindSafe, Fut: RefUnwindSafe> RefUnwindSafe for Stage<F, Fut> {}

impl<T, F, Fut> Generator<T, F, Fut>
where
    F: FnOnce(Sender<T>) -> Fut,
    Fut: Body<T>,
{
    /// Makes a generator of a body.
    ///
    /// # Safety
    ///
    /// What `body` returns calls [`Sender::send`] only from inside its own `poll`, and not again in the same `poll`; it
    /// awaits, itself and until that is ready, what [`Delegate::delegate`](crate::delegate::Delegate::delegate) returns; and once
    /// it has panicked it panics whenever it is polled, as an async block does. It holds all that `body` captures.
    // The macro calls it with a closure that it has written out, and nothing of the facade stands in between: a path to
    // another crate in place of the facade's, which the user may give, must not come by a sender. It is an associated
    // function of a type with a name of its own, and called as one, so that such a path cannot lead to some other unsafe
    // function either. It hides the type, which rustc would write out in messages, with the bodies in it.
    #[inline(always)]
    pub unsafe fn async_gen_from_body(
        // Whatever stands on the line of the type is shown with it.
        body: F,
    ) -> impl AsyncGenerator<Item = T> {
        // Not a call of `new`, which would be one more function for each generator.
        Self { slot: const { Slot::new() }, body: Stage { start: ManuallyDrop::new(body) } }
    }

    /// The same, with its type.
    ///
    /// # Safety
    ///
    /// See [`Generator::async_gen_from_body`].
    #[inline]
    pub(crate) unsafe fn new(body: F) -> Self {
        Self { slot: const { Slot::new() }, body: Stage { start: ManuallyDrop::new(body) } }
    }

    /// Puts a message for the body into the slot. Only a coroutine does that, when its body waits for one.
    pub(crate) fn put(self: Pin<&mut Self>, message: T) {
        // SAFETY: the body is not running, since the generator is borrowed mutably.
        unsafe { self.slot.write(message) };
    }

    /// Makes the body, and says whether it was there to be made.
    ///
    /// # Safety
    ///
    /// It is pinned.
    #[inline(always)]
    unsafe fn make(&mut self) -> bool {
        if !self.slot.is_unstarted() {
            return false;
        }
        // The pointer stays good for as long as the body lives: it is derived from the whole generator, which is pinned,
        // and a mutable reference to a generator claims no exclusive access to it, because it is not `Unpin`.
        let sender = Sender::new(&raw const self.slot);
        self.slot.set_phase(Phase::Poisoned);
        // SAFETY: until now `start` was what the body holds. It is taken once, because the phase has changed.
        let start = unsafe { ManuallyDrop::take(&mut self.body.start) };
        // Nothing is overwritten that needs to be dropped, since `start` has been taken.
        self.body.running = ManuallyDrop::new(start(sender));
        self.slot.set_phase(Phase::Idle);
        true
    }
}

impl<T, F, Fut> Stream for Generator<T, F, Fut>
where
    F: FnOnce(Sender<T>) -> Fut,
    Fut: Body<T>,
{
    type Item = T;

    #[expect(clippy::transmute_ptr_to_ptr, reason = "a cast goes by a pointer, which is checked in a debug build")]
    #[inline]
    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<T>> {
        // SAFETY: nothing is moved out of the pinned generator: its slot is written in place and its body is pinned
        // again below.
        let this = unsafe { self.get_unchecked_mut() };
        if !this.slot.empty() {
            cold();
            // SAFETY: it was pinned above.
            if !unsafe { this.make() } {
                return this.slot.end();
            }
        }
        // A reference, because each access through a pointer is checked in a debug build.
        let slot = &this.slot;
        // SAFETY: in this phase the body is running, and it does not move, since the generator that holds it is pinned. The
        // wrapper is a transparent one; its own access to what it holds is one function more for each body. The body is
        // polled in this place alone, so that LLVM puts it in here, however large it is.
        let running = unsafe { mem::transmute::<&mut ManuallyDrop<Fut>, &mut Fut>(&mut this.body.running) };
        // SAFETY: as above.
        match unsafe { Pin::new_unchecked(running) }.poll_body(context) {
            // SAFETY: it was empty, and the body has returned from its poll, so that nobody else accesses the slot.
            Poll::Pending => unsafe { slot.sent() },
            Poll::Ready(last) => slot.ended(last),
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, if self.is_terminated() { Some(0) } else { None })
    }
}

impl<T, F, Fut> FusedStream for Generator<T, F, Fut>
where
    F: FnOnce(Sender<T>) -> Fut,
    Fut: Body<T>,
{
    fn is_terminated(&self) -> bool {
        self.slot.phase() == Phase::Done
    }
}

impl<T, F, Fut> Level<T> for Generator<T, F, Fut>
where
    F: FnOnce(Sender<T>) -> Fut,
    Fut: Body<T>,
{
    fn begin(self: Pin<&mut Self>) -> bool {
        // SAFETY: nothing is moved out of the pinned generator, as in `poll_next`.
        let this = unsafe { self.get_unchecked_mut() };
        // SAFETY: it was pinned above.
        unsafe { this.make() };
        this.slot.begin()
    }

    fn poll_level(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<T>> {
        self.poll_next(context)
    }

    fn take_chain(self: Pin<&mut Self>) -> *const Link<T> {
        self.slot.take_chain()
    }

    fn drop_body(self: Pin<&mut Self>) {
        // SAFETY: nothing is moved out of the pinned generator: its body is dropped where it is.
        let this = unsafe { self.get_unchecked_mut() };
        let phase = this.slot.phase();
        this.slot.set_phase(Phase::Poisoned);
        match phase {
            // SAFETY: as in `Drop`, which finds nothing more to drop from now on.
            Phase::Unstarted => unsafe { ManuallyDrop::drop(&mut this.body.start) },
            Phase::Poisoned => {}
            // SAFETY: the same.
            _ => unsafe { ManuallyDrop::drop(&mut this.body.running) },
        }
    }
}

impl<T, F, Fut> sealed::Sealed for Generator<T, F, Fut>
where
    F: FnOnce(Sender<T>) -> Fut,
    Fut: Body<T>,
{
    fn level(self: Pin<&mut Self>) -> *mut (dyn Level<T> + '_) {
        // SAFETY: it is pinned again by who follows the pointer.
        let level: *mut Self = unsafe { self.get_unchecked_mut() };
        level
    }
}

impl<T, F, Fut> AsyncGenerator for Generator<T, F, Fut>
where
    F: FnOnce(Sender<T>) -> Fut,
    Fut: Body<T>,
{
}

#[cfg(feature = "alloc")]
impl<G: AsyncGenerator + ?Sized> sealed::Sealed for Pin<alloc::boxed::Box<G>> {
    fn level(self: Pin<&mut Self>) -> *mut (dyn Level<G::Item> + '_) {
        self.get_mut().as_mut().level()
    }
}

#[cfg(feature = "alloc")]
impl<G: AsyncGenerator + ?Sized> AsyncGenerator for Pin<alloc::boxed::Box<G>> {}

impl<T, F, Fut> fmt::Debug for Generator<T, F, Fut> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("AsyncGenerator").field("phase", &self.slot.phase()).finish_non_exhaustive()
    }
}

impl<T, F, Fut> Drop for Generator<T, F, Fut> {
    // Not `ManuallyDrop::drop`, nor `cast`, which would be one more function each for each body.
    #[expect(clippy::ptr_as_ptr, reason = "`cast` is a function")]
    fn drop(&mut self) {
        match self.slot.phase() {
            // SAFETY: in this phase `start` is what the body holds, and it is dropped here alone.
            Phase::Unstarted => unsafe { ptr::drop_in_place(&raw mut self.body.start as *mut F) },
            // The start took `start` and panicked, or `drop_body` has dropped it.
            Phase::Poisoned => {}
            // An item that is still there is forgotten: there is one only if the body panicked after it had sent it,
            // which a body that the macro writes does not. To look for one here makes every pipeline slower by an
            // eighth. SAFETY: in these phases the body is running. It is dropped here alone, where it was pinned.
            _ => unsafe { ptr::drop_in_place(&raw mut self.body.running as *mut Fut) },
        }
    }
}
