//! `yield_all!` in constant time.
//!
//! A body that yields all items of a stream does not pass on each of them. It hands the stream, its child, to the driver
//! of its generator and suspends; the driver polls the child itself, and goes on with the body when the child has ended.
//! A child that is a generator of ours may hand over a child of its own, and so on: the driver of the outermost one, the
//! root, then holds a chain of children, and polls the last of them, the leaf, and nothing that lies between. So an item
//! and a wake-up cost the same at any depth.
//!
//! The links of the chain stand in the bodies that delegate, in their [`Delegation`]s, so that nothing is allocated. A
//! link points to its child, and to the link of the generator that the child was handed over by; the first link, which
//! has none before it, points to the last one instead:
//!
//! ```text
//! slot of the root ──> first link ──> child      (its body holds the next link)
//!                       │      ▲
//!                       │   next link ──> child  (its body holds the last link)
//!                       │      ▲
//!                       └─> last link ──> leaf
//! ```
//!
//! So a chain is put at the end of another in one step, however long both are. That happens when a generator is handed
//! over that has been iterated before, and has a chain of its own.
//!
//! The first poll of a child is the body's own, and so is every poll of what is a leaf to the root: a driver need not look
//! for a chain when a body has been pending, which would cost every generator that never delegates. A chain whose first
//! item has been yielded in that way is handed over in the next poll.
//!
//! A child is a level of the chain only if the body that hands it over owns it, by value or in a box: what is borrowed may
//! live longer than the root. Borrowed generators are leaves, as other streams are.
//!
//! After Jacobs, Meijer, Piessens and Schulte, "Iterators revisited: proof rules and implementation" (2005).

use core::{
    cell::Cell,
    future::Future,
    marker::{PhantomData, PhantomPinned},
    mem,
    panic::{RefUnwindSafe, UnwindSafe},
    pin::Pin,
    ptr,
    task::{Context, Poll},
};

use futures_core::stream::Stream;

use crate::{
    generator::AsyncGenerator,
    one_error::{Found, Never, NotFound, Search},
    slot::{Phase, Slot, panicked},
};

/// What stands in a chain: a generator, or a stream that is a leaf.
pub trait Level<T> {
    /// Goes on with it, which is the leaf of the chain.
    fn step(self: Pin<&mut Self>, context: &mut Context<'_>) -> Step<T>;

    /// Drops the body of a generator, which has none from then on. It does nothing to another stream.
    fn drop_body(self: Pin<&mut Self>) {}
}

/// What a level has come to.
pub enum Step<T> {
    /// It waits to be woken.
    Pending,
    /// It has yielded an item.
    Yielded(T),
    /// It is not the leaf any longer: it has delegated to the levels of this chain; or, if that is null, it has ended.
    Moved(*const Link<T>),
}

/// A level without its lifetime. Who follows it knows that the level is alive.
pub(crate) type LevelPointer<T> = *mut dyn Level<T>;

/// Forgets the lifetime of a level.
#[allow(clippy::transmute_ptr_to_ptr, reason = "rustc refuses the cast that Clippy would have")]
pub(crate) fn erase<'l, T>(level: *mut (dyn Level<T> + 'l)) -> LevelPointer<T> {
    // SAFETY: the types differ in a lifetime alone, and a pointer promises nothing of what it points to.
    unsafe { mem::transmute::<*mut (dyn Level<T> + 'l), LevelPointer<T>>(level) }
}

/// A link of a chain.
pub struct Link<T> {
    child: LevelPointer<T>,
    /// The last link, if this is the first one. Otherwise the one before; or null, if it has been taken off the chain.
    other: Cell<*const Link<T>>,
    /// It is pointed to, and what it stands in holds the child that it points to.
    _pinned: PhantomPinned,
}

impl<T> Link<T> {
    /// Takes the last link off the chain of which this is the first, and returns its child, if there is one left.
    ///
    /// # Safety
    ///
    /// It is the first link of a chain, all of which is alive, or has been taken off it.
    unsafe fn take_leaf(&self) -> Option<LevelPointer<T>> {
        let last = self.other.get();
        if last.is_null() {
            return None;
        }
        // SAFETY: by the caller.
        unsafe {
            let before = (*last).other.replace(ptr::null());
            if !ptr::eq(last, self) {
                self.other.set(before);
            }
            Some((*last).child)
        }
    }

    /// Puts a chain at the end of the one of which this is the first link, or takes the last link off if that is null.
    /// It is false if none is left.
    ///
    /// # Safety
    ///
    /// As for [`Link::take_leaf`], and this is a chain.
    #[cold]
    unsafe fn move_leaf(&self, chain: *const Self) -> bool {
        // SAFETY: by the caller.
        unsafe {
            if chain.is_null() {
                self.take_leaf();
                return !self.other.get().is_null();
            }
            self.other.set((*chain).other.replace(self.other.get()));
            true
        }
    }
}

impl<T> Drop for Link<T> {
    /// Drops the bodies of the chain, from the leaf to the child of the first link, which this is: its body is dropped
    /// with the generator that it belongs to, and that is the root.
    // Each body is dropped in its place and marked, so that the box or the body that it stands in finds nothing more to
    // drop when its turn comes: to drop one inside of the other would overflow the stack, if they are many.
    fn drop(&mut self) {
        /// Goes on where a drop has panicked.
        struct Rest<'l, T>(&'l Link<T>);

        impl<T> Rest<'_, T> {
            fn drop_all(&self) {
                // SAFETY: as in `poll_chain`. A link is off its chain when it is dropped, unless it is the first one.
                while let Some(leaf) = unsafe { self.0.take_leaf() } {
                    // SAFETY: as there. It is dropped before the body that holds its link.
                    unsafe { Pin::new_unchecked(&mut *leaf) }.drop_body();
                }
            }
        }

        impl<T> Drop for Rest<'_, T> {
            fn drop(&mut self) {
                self.drop_all();
            }
        }

        let rest = Rest(self);
        rest.drop_all();
        mem::forget(rest);
    }
}

/// Goes on with the leaf of a chain. There is no answer if the whole chain has ended: then the body goes on.
///
/// # Safety
///
/// `first` is the first link of a chain, and belongs to a generator that is pinned.
// It is generic over the items alone, because rustc would else compile it for each child.
#[inline]
unsafe fn poll_chain<T>(first: *const Link<T>, context: &mut Context<'_>) -> Option<Poll<T>> {
    // SAFETY: all of this is as follows. The links of the chain are alive and in their place: each stands in the pinned
    // future of a body that is suspended there, which goes on only in `step`, after the link has been taken off the
    // chain, and is dropped only in `drop_body`, after the same, or with the first link. So are the children, which each
    // stand there too, or in a box that does. Nobody else polls or drops a child, because it is owned by the body that
    // waits for it.
    unsafe {
        loop {
            let last = (*first).other.get();
            match Pin::new_unchecked(&mut *(*last).child).step(context) {
                Step::Yielded(item) => return Some(Poll::Ready(item)),
                Step::Pending => return Some(Poll::Pending),
                Step::Moved(chain) => {
                    if !(*first).move_leaf(chain) {
                        return None;
                    }
                }
            }
        }
    }
}

/// The generator that a chain belongs to. It is a trait of its own, because each method of a trait is compiled for each
/// generator of which there may be a `dyn`, and `Stream` has others.
pub(crate) trait Root<T> {
    /// Polls the generator.
    fn poll_root(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<T>>;
}

/// Polls a generator that is neither idle nor new.
///
/// # Safety
///
/// `root` is pinned and borrowed mutably by the caller, and `slot` is its slot.
// It is generic over the items alone, because rustc would else compile it for each generator.
#[cold]
#[inline(never)]
pub(crate) unsafe fn poll_otherwise<T>(
    root: *mut (dyn Root<T> + '_),
    slot: *const Slot<T>,
    context: &mut Context<'_>,
) -> Poll<Option<T>> {
    // SAFETY: the root is pinned, and so is its body, in which the first link stands; and the slot is the root's.
    unsafe {
        if (*slot).phase() != Phase::Delegating {
            if (*slot).phase() != Phase::Handing {
                return end(&*slot);
            }
            // The body puts its chain into the slot.
            (*slot).set_phase(Phase::Idle);
            let _ = Pin::new_unchecked(&mut *root).poll_root(context);
        }
        // When a level panics they are all dropped, from the leaf to the root, as a panic would do to loops.
        let unwinding = Unwinding { root, slot };
        let answer = poll_chain((*slot).chain(), context);
        mem::forget(unwinding);
        if let Some(answer) = answer {
            return answer.map(Some);
        }
        (*slot).set_phase(Phase::Idle);
        Pin::new_unchecked(&mut *root).poll_root(context)
    }
}

/// What a generator that has ended, or panicked, does.
#[cold]
#[inline(never)]
fn end<T>(slot: &Slot<T>) -> Poll<Option<T>> {
    if slot.phase() == Phase::Done { Poll::Ready(None) } else { panicked() }
}

/// Drops the body of a root when a level of its chain panics.
struct Unwinding<'r, T> {
    root: *mut (dyn Root<T> + 'r),
    slot: *const Slot<T>,
}

impl<T> Drop for Unwinding<'_, T> {
    fn drop(&mut self) {
        // SAFETY: the root is a pinned generator, which nobody else accesses. When it is dropped again it finds in its
        // phase that there is nothing left.
        unsafe {
            ptr::drop_in_place(self.root);
            (*self.slot).set_phase(Phase::Poisoned);
        }
    }
}

/// What the items of a stream must be for a body to yield them all: of type `T`, or of one that lives longer.
pub struct Wanted<T>(PhantomData<fn(T)>);

impl<T> Wanted<T> {
    #[inline]
    pub(crate) fn new() -> Self {
        Self(PhantomData)
    }
}

/// What a body delegates through: like a sender, it must be given to nothing that a path finds.
pub struct Delegate<'body, T> {
    /// That of a slot of `T`, or of what lives shorter: a chain of items that live longer may be put there, since items
    /// only ever come out of it.
    slot: *const (),
    body: PhantomData<&'body ()>,
    items: PhantomData<fn(T)>,
}

impl<'body, T> Delegate<'body, T> {
    #[inline]
    pub(crate) fn new(slot: *const Slot<T>) -> Self {
        Self { slot: slot.cast(), body: PhantomData, items: PhantomData }
    }

    /// Hands a child over. The body must then suspend, by awaiting what this returns.
    #[inline]
    pub fn delegate<C: Child<T>>(self, child: C) -> Delegation<'body, T, C> {
        Delegation { child, link: None, slot: self.slot.cast(), body: PhantomData }
    }
}

/// Every [`AsyncGenerator`]. What is of unknown type at a `yield_all!` is taken for one, because rustc does not rule it out.
///
/// As in `one_error`, the parameter is how a type that is none is reported once.
#[diagnostic::on_unimplemented(
    message = "the type of this stream, `{Self}`, is not known here yet",
    label = "what follows says what this is, too late for `yield_all!`",
    note = "state the type where the stream comes from, as in `let mut next: Option<Type> = None;`; or loop: \
            `async_for!(item in stream {{ yield_!(item) }})`"
)]
pub trait KnownGenerator<P: Search> {
    /// The same generator.
    fn generator(self) -> P::Iter
    where
        P::Iter: Sized;
}

#[diagnostic::do_not_recommend]
impl<G: AsyncGenerator> KnownGenerator<Found<G>> for G {
    #[inline]
    fn generator(self) -> G {
        self
    }
}

#[diagnostic::do_not_recommend]
impl<G: Never> KnownGenerator<NotFound> for G {
    fn generator(self) -> core::convert::Infallible {
        self.never()
    }
}

/// What a body delegates to: a stream that it owns.
pub trait Child<T>: sealed::Sealed {
    /// It as a level of a chain, where it stands or in its box.
    fn level(self: Pin<&mut Self>) -> *mut (dyn Level<T> + '_);

    /// Polls it, if it is a leaf.
    fn poll_leaf(self: Pin<&mut Self>, _: &mut Context<'_>) -> Option<Poll<Option<T>>> {
        None
    }
}

mod sealed {
    pub trait Sealed {}
}

/// A child that is a level of the chain.
pub struct OwnedGenerator<G>(pub G);

impl<G> sealed::Sealed for OwnedGenerator<G> {}

impl<G: AsyncGenerator> Child<G::Item> for OwnedGenerator<G> {
    fn level(self: Pin<&mut Self>) -> *mut (dyn Level<G::Item> + '_) {
        // SAFETY: the generator is pinned with this, which never moves it: it is `Unpin` only where the generator is, and
        // has no `Drop` of its own.
        unsafe { self.map_unchecked_mut(|child| &mut child.0) }.level()
    }
}

/// A child of which nothing is known but that it is a stream.
pub struct Leaf<S>(pub S);

impl<S> sealed::Sealed for Leaf<S> {}

impl<S: Stream> Child<S::Item> for Leaf<S> {
    fn level(self: Pin<&mut Self>) -> *mut (dyn Level<S::Item> + '_) {
        // SAFETY: it is pinned again by who follows the pointer.
        let level: *mut Self = unsafe { self.get_unchecked_mut() };
        level
    }

    #[inline]
    fn poll_leaf(self: Pin<&mut Self>, context: &mut Context<'_>) -> Option<Poll<Option<S::Item>>> {
        Some(self.poll_next(context))
    }
}

impl<S: Stream> Leaf<S> {
    #[inline]
    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<S::Item>> {
        // SAFETY: the stream is pinned with this, which never moves it, as above.
        unsafe { self.map_unchecked_mut(|leaf| &mut leaf.0) }.poll_next(context)
    }
}

impl<S: Stream> Level<S::Item> for Leaf<S> {
    fn step(self: Pin<&mut Self>, context: &mut Context<'_>) -> Step<S::Item> {
        match self.poll_next(context) {
            Poll::Pending => Step::Pending,
            Poll::Ready(Some(item)) => Step::Yielded(item),
            Poll::Ready(None) => Step::Moved(ptr::null()),
        }
    }
}

/// Suspends a body until the child, which it holds, has ended.
#[must_use = "a body must suspend when it has delegated"]
pub struct Delegation<'body, T, C> {
    /// As soon as the child is in a chain. It is dropped before the child.
    link: Option<Link<T>>,
    child: C,
    slot: *const Slot<T>,
    body: PhantomData<&'body ()>,
}

// SAFETY: it moves to another thread with the generator whose body it stands in, and which holds the whole chain: the
// pointers lead to that generator, and to the child and what that holds in turn. The generator is `Send` where its items
// are. A bound of the same here would let rustc forget which lifetimes they are of.
unsafe impl<T, C: Send> Send for Delegation<'_, T, C> {}

// SAFETY: nothing can be done with a shared one.
unsafe impl<T, C: Sync> Sync for Delegation<'_, T, C> {}

// What the child says of itself; the generator says what its slot does.
impl<T, C: UnwindSafe> UnwindSafe for Delegation<'_, T, C> {}

impl<T, C: RefUnwindSafe> RefUnwindSafe for Delegation<'_, T, C> {}

impl<T, C: Child<T>> Future for Delegation<'_, T, C> {
    type Output = ();

    #[inline]
    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        // SAFETY: nothing is moved out of it, and the child is pinned again below.
        let this = unsafe { self.get_unchecked_mut() };
        let slot = this.slot;
        // SAFETY: the slot is alive and in its place, and nobody else accesses it, as in `Sender::send`, since a `Delegate`
        // is made by a sender alone; and it is empty, because the body sends no item in the same poll.
        let is_root = unsafe { (*slot).is_idle() };
        if let Some(link) = &this.link {
            if link.other.get().is_null() {
                return Poll::Ready(());
            }
            // SAFETY: as above. The link is in its place until this is dropped.
            unsafe { (*slot).set_chain(link) };
            return Poll::Pending;
        }
        // SAFETY: the child is pinned with this, which never moves it.
        let mut child = unsafe { Pin::new_unchecked(&mut this.child) };
        // The leaf of a root is polled by the body itself, as a loop would do.
        if let Some(answer) = if is_root { child.as_mut().poll_leaf(context) } else { None } {
            return match answer {
                Poll::Ready(None) => Poll::Ready(()),
                Poll::Ready(Some(item)) => {
                    // SAFETY: as above.
                    unsafe { (*slot).fill(item) };
                    Poll::Pending
                }
                Poll::Pending => Poll::Pending,
            };
        }
        let child = erase(child.level());
        let link = this.link.insert(Link { child, other: Cell::new(ptr::null()), _pinned: PhantomPinned });
        link.other.set(link);
        // SAFETY: as above.
        unsafe {
            if is_root {
                match poll_chain(link, context) {
                    None => return Poll::Ready(()),
                    Some(Poll::Pending) => {}
                    Some(Poll::Ready(item)) => {
                        (*slot).fill(item);
                        (*slot).set_phase(Phase::Handing);
                        return Poll::Pending;
                    }
                }
            }
            (*slot).set_chain(link);
        }
        Poll::Pending
    }
}
