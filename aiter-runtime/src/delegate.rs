//! `yield_all!` in constant time.
//!
//! A body that yields all items of a stream, its child, awaits a [`Delegation`], which polls the child. If the child is a
//! generator of ours, its own body may delegate too, and so on. Then it does not poll its child: it hands that over and
//! suspends. So the body of the outermost generator, the root, comes to hold a chain of children, of which it polls the
//! last one, the leaf, and nothing that lies between. An item and a wake-up cost the same at any depth.
//!
//! The links of the chain stand in the bodies that delegate, in their [`Delegation`]s, so that nothing is allocated. A
//! link points to its child, and to the link of the generator that the child was handed over by; the first link, which
//! has none before it, points to the last one instead:
//!
//! ```text
//! body of the root: first link ──> child      (its body holds the next link)
//!                    │      ▲
//!                    │   next link ──> child  (its body holds the last link)
//!                    │      ▲
//!                    └─> last link ──> leaf
//! ```
//!
//! So a chain is put at the end of another in one step, however long both are. That happens when a generator is handed
//! over that has been iterated before, and has a chain of its own.
//!
//! It is the body that polls the chain, and not the driver of its generator: a driver need not look for a chain, which would
//! cost every generator that never delegates; and a panic leaves a chain as it leaves a loop.
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
    slot::Slot,
};

/// What stands in a chain: a generator, or a stream that is a leaf.
pub trait Level<T> {
    /// Makes it a level of a chain, and says whether it has anything left to yield.
    fn begin(self: Pin<&mut Self>) -> bool {
        true
    }

    /// Polls it, which is the leaf of the chain.
    fn poll_level(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<T>>;

    /// The chain that it has delegated to in its last poll, if it was pending then; or null.
    fn take_chain(self: Pin<&mut Self>) -> *const Link<T> {
        ptr::null()
    }

    /// Drops the body of a generator, which has none from then on. It does nothing to another stream.
    fn drop_body(self: Pin<&mut Self>) {}
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

    /// Finds the new leaf of the chain of which this is the first link. If the leaf has ended it is taken off, else the chain
    /// that it has delegated to is put behind it. It is false if the whole chain has ended, or the leaf stays what it is.
    ///
    /// # Safety
    ///
    /// As for [`Link::take_leaf`].
    unsafe fn move_leaf(&self, has_ended: bool) -> bool {
        // SAFETY: by the caller.
        unsafe {
            if has_ended {
                self.take_leaf();
                return !self.other.get().is_null();
            }
            let chain = Pin::new_unchecked(&mut *(*self.other.get()).child).take_chain();
            if chain.is_null() {
                return false;
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
                // SAFETY: as in `poll_last`. A link is off its chain when it is dropped, unless it is the first one.
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

/// Polls a chain, and gives the next item of its leaf. It has none when the whole chain has ended.
///
/// # Safety
///
/// `first` is the first link of a chain, and stands in the body of a generator that is pinned.
// It is generic over the items alone, because rustc would else compile it for each child.
#[inline(never)]
unsafe fn poll_chain<T>(first: *const Link<T>, context: &mut Context<'_>) -> Poll<Option<T>> {
    // SAFETY: by the caller.
    let answer = unsafe { poll_last(first, context) };
    if let Poll::Ready(Some(_)) = answer {
        return answer;
    }
    // SAFETY: by the caller.
    unsafe { poll_further(first, context, answer.is_ready()) }
}

/// Goes on where the leaf had no item: it has ended, or is pending, perhaps because it has delegated.
///
/// # Safety
///
/// As for [`poll_chain`].
// Most polls of a chain do not come here.
#[cold]
#[inline(never)]
unsafe fn poll_further<T>(first: *const Link<T>, context: &mut Context<'_>, mut has_ended: bool) -> Poll<Option<T>> {
    // SAFETY: by the caller.
    unsafe {
        while (*first).move_leaf(has_ended) {
            let answer = poll_last(first, context);
            if let Poll::Ready(Some(_)) = answer {
                return answer;
            }
            has_ended = answer.is_ready();
        }
    }
    if has_ended { Poll::Ready(None) } else { Poll::Pending }
}

/// Polls the last child of a chain, which is its leaf.
///
/// # Safety
///
/// As for [`poll_chain`].
#[inline]
unsafe fn poll_last<T>(first: *const Link<T>, context: &mut Context<'_>) -> Poll<Option<T>> {
    // SAFETY: the links of the chain are alive and in their place: each stands in the pinned future of a body that is
    // suspended there, which goes on only when its generator is polled as a level, after the link has been taken off the
    // chain, and is dropped only in `drop_body`, after the same, or with the first link. So are the children, which each
    // stand there too, or in a box that does. Nobody else polls or drops a child, because it is owned by the body that
    // waits for it.
    unsafe {
        let last = (*first).other.get();
        Pin::new_unchecked(&mut *(*last).child).poll_level(context)
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
    fn poll_level(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<S::Item>> {
        self.poll_next(context)
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
        // SAFETY: the slot is alive and in its place, and nobody else accesses it, as in `Sender::send`, since a `Delegate`
        // is made by a sender alone; and it is empty, because the body sends no item in the same poll.
        let slot = unsafe { &*this.slot };
        let is_root = !slot.is_level();
        if is_root {
            let answer = match &this.link {
                // SAFETY: it is the first of a chain, in the body of the root, which is pinned.
                Some(link) => Some(unsafe { poll_chain(link, context) }),
                // The leaf of a root is polled by the body itself, as a loop would do.
                // SAFETY: the child is pinned with this, which never moves it.
                None => unsafe { Pin::new_unchecked(&mut this.child) }.poll_leaf(context),
            };
            if let Some(answer) = answer {
                // SAFETY: as above.
                return unsafe { slot.pass_on(answer) };
            }
        }
        // SAFETY: it is pinned.
        unsafe { this.poll_in_chain(is_root, context) }
    }
}

impl<T, C: Child<T>> Delegation<'_, T, C> {
    /// Polls what has no link yet, or belongs to a level.
    ///
    /// # Safety
    ///
    /// It is pinned.
    #[cold]
    #[inline(never)]
    unsafe fn poll_in_chain(&mut self, is_root: bool, context: &mut Context<'_>) -> Poll<()> {
        let link = if let Some(link) = &self.link {
            link
        } else {
            // SAFETY: the child is pinned with this, which never moves it.
            let child = erase(unsafe { Pin::new_unchecked(&mut self.child) }.level());
            let link = &*self.link.insert(Link { child, other: Cell::new(ptr::null()), _pinned: PhantomPinned });
            // SAFETY: as above.
            if unsafe { Pin::new_unchecked(&mut *child) }.begin() {
                link.other.set(link);
            }
            link
        };
        if link.other.get().is_null() {
            return Poll::Ready(());
        }
        // SAFETY: as above. The link is in its place until this is dropped.
        unsafe {
            if is_root {
                return (*self.slot).pass_on(poll_chain(link, context));
            }
            (*self.slot).hand_over(link);
        }
        Poll::Pending
    }
}
