//! Allocations, which the allocator of this program counts.

use std::{
    alloc::{GlobalAlloc, Layout, System},
    hint::black_box,
    sync::atomic::{AtomicU64, Ordering},
};

struct Counting;

static COUNT: AtomicU64 = AtomicU64::new(0);

// SAFETY: every call goes to `System` as it is.
unsafe impl GlobalAlloc for Counting {
    #[inline]
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // What is counted runs on one thread; and a count that is no atomic step costs the peers that allocate nothing.
        COUNT.store(COUNT.load(Ordering::Relaxed) + 1, Ordering::Relaxed);
        // SAFETY: the caller's guarantee is passed on.
        unsafe { System.alloc(layout) }
    }

    #[inline]
    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        // SAFETY: the caller's guarantee is passed on.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// How often something allocates.
pub fn during<T>(work: impl FnOnce() -> T) -> u64 {
    let before = COUNT.load(Ordering::Relaxed);
    black_box(work());
    COUNT.load(Ordering::Relaxed) - before
}
