//! The slot through which a body hands an item to its driver.

use core::{
    cell::{Cell, UnsafeCell},
    mem::ManuallyDrop,
    panic::{RefUnwindSafe, UnwindSafe},
    ptr,
    task::Poll,
};

use crate::delegate::{Link, Step};

/// How far a generator has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Phase {
    /// It has not been polled: its body is still the closure that makes it.
    Unstarted,
    /// Its body waits to be polled.
    Idle,
    /// It is a level of a chain, and its body waits to be stepped.
    Stepping,
    /// Its body has delegated, and has a chain to hand over when it is polled again.
    Handing,
    /// Its body waits for what it has delegated to, and the slot holds the chain of that.
    Delegating,
    /// Its body has returned.
    Done,
    /// It has no body: the closure that makes it is running, or panicked; or the body has been dropped, with its chain.
    Poisoned,
}

/// A phase, and the place of one item. It is written through shared references alone: the body and the driver both reach
/// it, one at a time, and neither holds a reference to it while the other runs.
// In this order the place of the phase does not depend on the item.
#[repr(C)]
pub(crate) struct Slot<T> {
    phase: Cell<Phase>,
    /// Whether the body has put an item in, and is about to suspend or has panicked.
    // Not a phase, so that a body can have delegated already when it yields the first item of a chain.
    is_full: Cell<bool>,
    content: UnsafeCell<Content<T>>,
}

/// An item or a chain.
union Content<T> {
    nothing: (),
    item: ManuallyDrop<T>,
    chain: *const Link<T>,
}

// After a panic of its body a generator does nothing but panic, so that nobody comes by what the panic left.
impl<T: UnwindSafe> UnwindSafe for Slot<T> {}

impl<T: RefUnwindSafe> RefUnwindSafe for Slot<T> {}

impl<T> Slot<T> {
    pub(crate) const fn new() -> Self {
        Self {
            phase: Cell::new(Phase::Unstarted),
            is_full: Cell::new(false),
            content: UnsafeCell::new(Content { nothing: () }),
        }
    }

    #[inline]
    pub(crate) fn is_idle(&self) -> bool {
        self.phase.get() == Phase::Idle
    }

    #[inline]
    pub(crate) fn is_unstarted(&self) -> bool {
        self.phase.get() == Phase::Unstarted
    }

    #[inline]
    pub(crate) fn phase(&self) -> Phase {
        self.phase.get()
    }

    #[inline]
    pub(crate) fn set_phase(&self, phase: Phase) {
        self.phase.set(phase);
    }

    /// Puts an item in. An item that is still there is forgotten, not dropped.
    ///
    /// # Safety
    ///
    /// Nobody else accesses the slot during the call, and there is no chain in it.
    #[inline]
    pub(crate) unsafe fn fill(&self, item: T) {
        // SAFETY: the caller's guarantee is passed on.
        unsafe { self.write(item) };
        self.is_full.set(true);
    }

    /// Puts an item in, and does not say so. By itself it is how a coroutine hands an argument to its body.
    ///
    /// # Safety
    ///
    /// As for [`Slot::fill`].
    #[inline]
    pub(crate) unsafe fn write(&self, item: T) {
        // SAFETY: the caller guarantees that no other access to the slot takes place.
        unsafe { (&raw mut (*self.content.get()).item).write(ManuallyDrop::new(item)) };
    }

    /// Takes out what `write` has put in.
    ///
    /// # Safety
    ///
    /// `write` was called, nothing has been taken out since, and nobody else accesses the slot during the call.
    #[inline]
    pub(crate) unsafe fn read(&self) -> T {
        // SAFETY: the caller guarantees that there is an item, which is read once.
        ManuallyDrop::into_inner(unsafe { ptr::read(&raw const (*self.content.get()).item) })
    }

    // The ones that follow are what a driver does before and after it polls its body. They are generic over the item alone,
    // because each function that is generic over the body too costs each generator some time to compile.

    /// What a body has sent, in a poll in which it has not ended.
    ///
    /// # Safety
    ///
    /// Nobody else accesses the slot during the call.
    #[inline]
    pub(crate) unsafe fn sent(&self) -> Poll<Option<T>> {
        if !self.is_full.get() {
            return Poll::Pending;
        }
        self.is_full.set(false);
        // SAFETY: only `fill` makes a slot full, after it has written the item; it is no longer full, so that the item is
        // read once. The caller guarantees the rest.
        Poll::Ready(Some(unsafe { self.read() }))
    }

    /// Takes note that the body has ended, and gives its last item.
    #[inline]
    pub(crate) fn ended(&self, last: Option<T>) -> Poll<Option<T>> {
        self.phase.set(Phase::Done);
        Poll::Ready(last)
    }

    /// Whether a level that was not stepped before has a body to step; else it has ended.
    ///
    /// # Panics
    ///
    /// If the body has panicked.
    #[cold]
    #[inline(never)]
    pub(crate) fn can_step(&self) -> bool {
        match self.phase.get() {
            Phase::Poisoned => panicked(),
            // A chain that it has is handed over when its body is polled.
            phase => phase != Phase::Done,
        }
    }

    /// What a level has come to when its body has been polled.
    ///
    /// # Safety
    ///
    /// As for [`Slot::sent`].
    #[inline]
    pub(crate) unsafe fn stepped(&self, body: Poll<Option<T>>) -> Step<T> {
        let last = match body {
            // SAFETY: the caller's guarantee is passed on.
            Poll::Pending => unsafe { self.sent() },
            Poll::Ready(last) => self.ended(last),
        };
        match last {
            Poll::Ready(Some(item)) => Step::Yielded(item),
            Poll::Ready(None) => Step::Moved(ptr::null()),
            // SAFETY: the caller's guarantee is passed on, and this is the phase in which there is a chain.
            Poll::Pending if self.phase.get() == Phase::Delegating => Step::Moved(unsafe { self.chain() }),
            Poll::Pending => Step::Pending,
        }
    }

    /// Puts a chain in.
    ///
    /// # Safety
    ///
    /// Nobody else accesses the slot during the call, and there is no item in it.
    pub(crate) unsafe fn set_chain(&self, chain: *const Link<T>) {
        // SAFETY: the caller guarantees that no other access to the slot takes place.
        unsafe { (*self.content.get()).chain = chain };
        self.phase.set(Phase::Delegating);
    }

    /// The chain that has been put in.
    ///
    /// # Safety
    ///
    /// The phase is [`Phase::Delegating`], and nobody else accesses the slot during the call.
    pub(crate) unsafe fn chain(&self) -> *const Link<T> {
        // SAFETY: only `set_chain` sets this phase, after it has written the chain. The caller guarantees the rest.
        unsafe { (*self.content.get()).chain }
    }
}

/// Refuses to poll a generator again.
#[cold]
pub(crate) fn panicked() -> ! {
    panic!("a generator was polled after its body had panicked")
}
