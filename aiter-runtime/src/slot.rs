//! The slot through which a body hands an item to its driver.

use core::{
    cell::{Cell, UnsafeCell},
    mem::MaybeUninit,
    panic::{RefUnwindSafe, UnwindSafe},
};

/// How far a generator has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Phase {
    /// It has not been polled: its body is still the closure that makes it.
    Unstarted,
    /// Its body waits to be polled, and the slot is empty.
    Idle,
    /// Its body has put an item into the slot, and is about to suspend or has panicked.
    Full,
    /// Its body has returned.
    Done,
    /// The closure that makes its body is running, or panicked.
    Poisoned,
}

/// A phase and the place of one item. It is written through shared references alone: the body and the driver both reach
/// it, one at a time, and neither holds a reference to it while the other runs.
// In this order the place of the phase does not depend on the item.
#[repr(C)]
pub(crate) struct Slot<T> {
    phase: Cell<Phase>,
    item: UnsafeCell<MaybeUninit<T>>,
}

// SAFETY: through a shared slot of a shared generator only the phase can be read, and it is written only while that
// generator is borrowed mutably. `T: Sync` is what a field of type `T` would ask for.
unsafe impl<T: Sync> Sync for Slot<T> {}

// After a panic of its body a generator does nothing but panic, so that nobody comes by what the panic left.
impl<T: UnwindSafe> UnwindSafe for Slot<T> {}

impl<T: RefUnwindSafe> RefUnwindSafe for Slot<T> {}

impl<T> Slot<T> {
    pub(crate) const fn new() -> Self {
        Self { phase: Cell::new(Phase::Unstarted), item: UnsafeCell::new(MaybeUninit::uninit()) }
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
    /// Nobody else accesses the slot during the call.
    #[inline]
    pub(crate) unsafe fn fill(&self, item: T) {
        // SAFETY: the caller guarantees that no other access to the slot takes place.
        unsafe { self.write(item) };
        self.phase.set(Phase::Full);
    }

    /// Puts an item in, and leaves the phase as it is. By itself it is how a coroutine hands an argument to its body.
    ///
    /// # Safety
    ///
    /// Nobody else accesses the slot during the call.
    #[inline]
    pub(crate) unsafe fn write(&self, item: T) {
        // SAFETY: the caller guarantees that no other access to the slot takes place.
        unsafe { (*self.item.get()).write(item) };
    }

    /// Takes out what `write` has put in.
    ///
    /// # Safety
    ///
    /// `write` was called, nothing has been taken out since, and nobody else accesses the slot during the call.
    #[inline]
    pub(crate) unsafe fn read(&self) -> T {
        // SAFETY: the caller guarantees that there is an item, which is read once.
        unsafe { (*self.item.get()).assume_init_read() }
    }

    /// Takes the item out of a full slot.
    ///
    /// # Safety
    ///
    /// The phase is [`Phase::Full`], and nobody else accesses the slot during the call.
    #[inline]
    pub(crate) unsafe fn take(&self) -> T {
        self.phase.set(Phase::Idle);
        // SAFETY: only `fill` makes a slot full, after it has written the item; the phase is no longer full, so that
        // the item is read once. The caller guarantees the rest.
        unsafe { self.read() }
    }
}
