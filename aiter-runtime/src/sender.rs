//! What a body yields through.

use core::{
    future::Future,
    marker::PhantomData,
    panic::{RefUnwindSafe, UnwindSafe},
    pin::Pin,
    task::{Context, Poll},
};

use crate::{
    delegate::{Delegate, Wanted},
    expected::expected,
    fallible::{Fallible, Parts, ResultItem},
    slot::Slot,
};

/// The body's end of the slot. The driver makes it when the body starts.
///
/// It is a bare pointer, so that a body stores eight bytes for it: what keeps it inside the body is the [`Item`] that
/// each yield needs.
pub struct Sender<T> {
    slot: *const Slot<T>,
}

impl<T> Clone for Sender<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Sender<T> {}

// SAFETY: a sender moves to another thread with the generator that holds it, slot and all, and sends items of type `T`
// there.
unsafe impl<T: Send> Send for Sender<T> {}

// SAFETY: a shared sender gives nothing but tokens and copies of itself, and those reach the slot from the body alone,
// which runs while its generator is borrowed mutably. `T: Sync` is what the slot asks for.
unsafe impl<T: Sync> Sync for Sender<T> {}

// What the slot says of itself.
impl<T: UnwindSafe> UnwindSafe for Sender<T> {}

impl<T: RefUnwindSafe> RefUnwindSafe for Sender<T> {}

impl<T> Sender<T> {
    pub(crate) fn new(slot: *const Slot<T>) -> Self {
        Self { slot }
    }

    /// A token for the item type that borrows from the body, which holds the sender: so it cannot be moved to a task, a
    /// thread or a place that outlives the body.
    #[inline]
    pub fn item(&self) -> Item<'_, T> {
        Item { body: PhantomData, invariant: PhantomData }
    }

    /// The parts of the item type, which must be a `Result`.
    #[inline]
    pub fn of_results<P: Parts<T>>(self) -> Fallible<T, P>
    where
        T: ResultItem<P>,
    {
        Fallible::new()
    }

    /// Hands `item` over. The body must then suspend once, by awaiting what this returns.
    #[inline]
    pub fn send(self, _token: Item<'_, T>, item: T) -> Suspend {
        // SAFETY: a `Sender` is made by `Generator::make` alone and given to a body that, by the contract of
        // `Generator::async_gen_from_body`, calls `send` only from inside its own `poll`. The generator is then pinned,
        // so that the slot is alive and in its place, and its driver, which waits for that `poll` to return, does not
        // access it.
        unsafe { (*self.slot).fill(item) };
        Suspend { resumed: false }
    }

    /// What a `yield_all!` delegates through. The body must await what [`Delegate::delegate`] returns.
    #[inline]
    pub fn delegate(self, _token: Item<'_, T>) -> Delegate<'_, T> {
        Delegate::new(self.slot)
    }

    /// Takes what the driver of a coroutine has put into the slot.
    #[inline]
    pub(crate) fn receive(self) -> T {
        // SAFETY: the slot is alive and nobody else accesses it, as in `send`. There is a message in it, which is read
        // once: by the contract of `Coroutine::async_gen_from_coroutine_body` the body takes one whenever it goes on
        // where it waits for one, and at no other time, and its driver puts one in before it lets the body go on there.
        unsafe { (*self.slot).read() }
    }
}

/// The type of the items of a body, for as long as that body runs. See [`Sender::item`].
pub struct Item<'body, T> {
    body: PhantomData<&'body ()>,
    // An item could else be given a longer life on its way out.
    invariant: PhantomData<fn(T) -> T>,
}

impl<T> Clone for Item<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Item<'_, T> {}

impl<T> Item<'_, T> {
    /// Has the item type. It is in code that never runs, and panics.
    #[cold]
    pub fn value(self) -> T {
        expected().value()
    }

    /// Stands for what `yield_all!` takes.
    #[inline]
    pub fn wanted(self) -> Wanted<T> {
        Wanted::new()
    }
}

/// Suspends the body once.
#[must_use = "a body must suspend after each item"]
pub struct Suspend {
    resumed: bool,
}

impl Future for Suspend {
    type Output = ();

    #[inline]
    fn poll(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<()> {
        if self.resumed {
            Poll::Ready(())
        } else {
            self.resumed = true;
            Poll::Pending
        }
    }
}
