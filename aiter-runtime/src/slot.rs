//! The slot through which a body hands an item to its driver.

use core::{
    cell::{Cell, UnsafeCell},
    mem::{self, ManuallyDrop},
    panic::{RefUnwindSafe, UnwindSafe},
    ptr,
    task::Poll,
};

use crate::delegate::Link;

/// How far a generator has come.
// The numbers leave the lowest bit of a slot's state to `FULL`. The first is the one that a driver tests in each poll.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Phase {
    /// Its body waits to be polled.
    Idle = 0,
    /// It has not been polled: its body is still the closure that makes it.
    Unstarted = 2,
    /// Its body has delegated, and the slot holds the chain that it hands over.
    Delegating = 4,
    /// Its body has returned.
    Done = 6,
    /// It has no body: the closure that makes it is running, or panicked; or the body has been dropped, with its chain.
    Poisoned = 8,
}

/// The bit of a state that says that the body has put an item in since it was polled last.
const FULL: u8 = 1;

/// A phase, and the place of one item. It is written through shared references alone: the body and the driver both reach
/// it, one at a time.
// In this order the place of the state does not depend on the item.
#[repr(C)]
pub struct Slot<T> {
    /// A phase, and perhaps [`FULL`]: in one byte, so that a driver clears the bit and tests the phase in one instruction.
    state: Cell<u8>,
    /// Whether its generator is a level of a chain: then it is the root that goes on with what its body delegates to.
    // Not a phase, since it is all the same to a driver.
    is_level: Cell<bool>,
    content: UnsafeCell<Content<T>>,
}

/// An item, or a chain in [`Phase::Delegating`].
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
            state: Cell::new(Phase::Unstarted as u8),
            is_level: Cell::new(false),
            content: UnsafeCell::new(Content { nothing: () }),
        }
    }

    #[inline]
    pub(crate) fn phase(&self) -> Phase {
        // SAFETY: a state is a phase, and perhaps `FULL`.
        unsafe { mem::transmute::<u8, Phase>(self.state.get() & !FULL) }
    }

    /// Whether its generator is a level of a chain.
    #[inline]
    pub(crate) fn is_level(&self) -> bool {
        self.is_level.get()
    }

    /// Whether it is in [`Phase::Unstarted`], in which there is no item yet.
    // The read is volatile, so that `empty` before it stays one instruction: LLVM would keep the state in a register.
    #[inline]
    pub(crate) fn is_unstarted(&self) -> bool {
        // SAFETY: the state is alive as long as the slot, and belongs to one thread at a time.
        unsafe { ptr::read_volatile(self.state.as_ptr()) == Phase::Unstarted as u8 }
    }

    /// Makes it empty, and says whether it is in [`Phase::Idle`]. An item that is still there is forgotten, not dropped.
    #[inline]
    pub(crate) fn empty(&self) -> bool {
        let phase = self.state.get() & !FULL;
        self.state.set(phase);
        phase == Phase::Idle as u8
    }

    /// Sets the phase, and makes it empty.
    #[inline]
    pub(crate) fn set_phase(&self, phase: Phase) {
        self.state.set(phase as u8);
    }

    /// Puts an item in. An item that is still there is forgotten, not dropped.
    ///
    /// # Safety
    ///
    /// Nobody else accesses the slot during the call.
    #[inline]
    pub(crate) unsafe fn fill(&self, item: T) {
        // SAFETY: the caller's guarantee is passed on.
        unsafe { self.write(item) };
        self.state.set(self.state.get() | FULL);
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
    /// The slot was empty when the body was polled, and nobody else accesses it during the call.
    #[inline]
    pub(crate) unsafe fn sent(&self) -> Poll<Option<T>> {
        if self.state.get() & FULL == 0 {
            return Poll::Pending;
        }
        // SAFETY: only `fill` makes a slot full, after it has written the item. It is read once, since a slot is
        // emptied before its body is polled again. The caller guarantees the rest.
        Poll::Ready(Some(unsafe { self.read() }))
    }

    /// Takes note that the body has ended, and gives its last item.
    #[inline]
    pub(crate) fn ended(&self, last: Option<T>) -> Poll<Option<T>> {
        self.set_phase(Phase::Done);
        Poll::Ready(last)
    }

    /// Marks its generator as a level of a chain, and says whether there is a body to poll. Without one it has ended.
    ///
    /// # Panics
    ///
    /// If the body has panicked.
    pub(crate) fn begin(&self) -> bool {
        match self.phase() {
            Phase::Poisoned => panicked(),
            Phase::Done => false,
            _ => {
                self.set_phase(Phase::Idle);
                self.is_level.set(true);
                true
            }
        }
    }

    /// Yields what another stream has answered. It is ready when that has ended.
    ///
    /// # Safety
    ///
    /// As for [`Slot::fill`].
    #[inline]
    pub(crate) unsafe fn pass_on(&self, answer: Poll<Option<T>>) -> Poll<()> {
        match answer {
            Poll::Pending => Poll::Pending,
            Poll::Ready(None) => Poll::Ready(()),
            Poll::Ready(Some(item)) => {
                // SAFETY: by the caller.
                unsafe { self.fill(item) };
                Poll::Pending
            }
        }
    }

    /// Hands over a chain.
    ///
    /// # Safety
    ///
    /// Nobody else accesses the slot during the call, and it is empty.
    pub(crate) unsafe fn hand_over(&self, chain: *const Link<T>) {
        // SAFETY: the caller guarantees that no other access to the slot takes place.
        unsafe { (*self.content.get()).chain = chain };
        self.set_phase(Phase::Delegating);
    }

    /// The chain that has been handed over, or null.
    pub(crate) fn take_chain(&self) -> *const Link<T> {
        if self.phase() != Phase::Delegating {
            return ptr::null();
        }
        self.set_phase(Phase::Idle);
        // SAFETY: only `hand_over` sets that phase, after it has written the chain.
        unsafe { (*self.content.get()).chain }
    }

    /// What a generator that has ended, or panicked, does when it is polled.
    #[cold]
    #[inline(never)]
    pub(crate) fn end(&self) -> Poll<Option<T>> {
        if self.phase() == Phase::Done { Poll::Ready(None) } else { panicked() }
    }
}

/// Refuses to poll a generator again.
#[cold]
pub(crate) fn panicked() -> ! {
    panic!("a generator was polled after its body had panicked")
}
