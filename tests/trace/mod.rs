//! Records what happens in which order, so that a loop can be compared with the `for` that it stands for.

// Each test file uses a part of this module.
#![allow(dead_code, unused_imports, unused_macros)]

use std::{
    cell::{Cell, RefCell},
    fmt,
    future::Future,
    marker::PhantomPinned,
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    pin::{Pin, pin},
    rc::Rc,
    task::{Context, Poll},
};

use aiter::Stream;
use futures::{executor::block_on, task::noop_waker};

/// What has happened, in order.
#[derive(Clone, Debug, Default)]
pub(crate) struct Trace(Rc<RefCell<Vec<String>>>);

impl Trace {
    /// Records an event.
    pub(crate) fn note(&self, event: impl fmt::Display) {
        self.0.borrow_mut().push(event.to_string());
    }

    /// Records an event and gives it back.
    pub(crate) fn noted<T: fmt::Debug>(&self, event: T) -> T {
        self.note(format!("{event:?}"));
        event
    }

    pub(crate) fn events(&self) -> Vec<String> {
        self.0.borrow().clone()
    }
}

/// A value that records its drop.
pub(crate) struct Noisy {
    pub(crate) name: String,
    trace: Trace,
}

impl Noisy {
    pub(crate) fn new(trace: &Trace, name: impl fmt::Display) -> Self {
        Self { name: name.to_string(), trace: trace.clone() }
    }

    pub(crate) fn trace(&self) -> &Trace {
        &self.trace
    }

    /// Borrows the value, and records the end of that.
    pub(crate) fn guard(&self) -> Guard<'_> {
        self.trace.note(format!("borrow {self}"));
        Guard(self)
    }

    /// Borrows the value for as long as the iterator lives.
    pub(crate) fn letters(&self) -> std::str::Chars<'_> {
        self.name.chars()
    }
}

impl Drop for Noisy {
    fn drop(&mut self) {
        self.trace.note(format!("drop {self}"));
    }
}

impl fmt::Display for Noisy {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.name)
    }
}

impl fmt::Debug for Noisy {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.name)
    }
}

/// A borrowed [`Noisy`].
pub(crate) struct Guard<'a>(pub(crate) &'a Noisy);

impl Guard<'_> {
    pub(crate) fn name(&self) -> &str {
        &self.0.name
    }
}

impl Drop for Guard<'_> {
    fn drop(&mut self) {
        self.0.trace.note(format!("release {}", self.0));
    }
}

/// An iterator that records when it is asked for an item and when it is dropped.
pub(crate) struct Recorded<I> {
    iter: I,
    end: Noisy,
}

impl<I> Recorded<I> {
    pub(crate) fn new(trace: &Trace, iterable: impl IntoIterator<IntoIter = I>) -> Self {
        Self { iter: iterable.into_iter(), end: Noisy::new(trace, "iterator") }
    }
}

impl<I: Iterator> Iterator for Recorded<I> {
    type Item = I::Item;

    fn next(&mut self) -> Option<I::Item> {
        self.end.trace.note("next");
        self.iter.next()
    }
}

/// A stream of the items of an iterator that is pending twice before each of them, and that has to be pinned.
pub(crate) struct Slow<I> {
    iter: RefCell<I>,
    waited: Cell<u8>,
    pinned: PhantomPinned,
}

impl<I> Slow<I> {
    pub(crate) fn new(iter: I) -> Self {
        Self { iter: RefCell::new(iter), waited: Cell::new(0), pinned: PhantomPinned }
    }
}

impl<I: Iterator> Stream for Slow<I> {
    type Item = I::Item;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<I::Item>> {
        if self.waited.get() < 2 {
            self.waited.set(self.waited.get() + 1);
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        self.waited.set(0);
        Poll::Ready(self.iter.borrow_mut().next())
    }
}

/// Noisy items of these names, made when they are asked for.
pub(crate) fn named<'a, const N: usize>(
    trace: &'a Trace,
    names: [&'a str; N],
) -> impl Iterator<Item = Noisy> + use<'a, N> {
    names.into_iter().map(|name| Noisy::new(trace, name))
}

/// Two noisy parts, of which a pattern may bind one.
pub(crate) struct Pair {
    pub(crate) left: Noisy,
    pub(crate) right: Noisy,
}

/// Pairs whose parts have names like `1 left`.
pub(crate) fn pairs(trace: &Trace, count: u32) -> impl Iterator<Item = Pair> + use<'_> {
    (1..=count).map(move |number| Pair {
        left: Noisy::new(trace, format!("{number} left")),
        right: Noisy::new(trace, format!("{number} right")),
    })
}

impl From<Pair> for (Noisy, Noisy) {
    fn from(pair: Pair) -> Self {
        (pair.left, pair.right)
    }
}

/// Waits once.
pub(crate) async fn pause() {
    let mut waited = false;
    std::future::poll_fn(|context| {
        if waited {
            return Poll::Ready(());
        }
        waited = true;
        context.waker().wake_by_ref();
        Poll::Pending
    })
    .await;
}

/// Panics with nothing printed.
pub(crate) fn panic_quietly(message: &'static str) -> ! {
    resume_unwind(Box::new(message))
}

/// Polls a future once, with a waker that wakes nothing.
pub(crate) fn poll_once<F: Future>(future: Pin<&mut F>) -> Poll<F::Output> {
    future.poll(&mut Context::from_waker(&noop_waker()))
}

/// Runs a case to its end, and records what it gave.
pub(crate) fn play<T: fmt::Debug>(case: impl AsyncFnOnce(&Trace) -> T) -> Vec<String> {
    let trace = Trace::default();
    let outcome = catch_unwind(AssertUnwindSafe(|| block_on(case(&trace))));
    match outcome {
        Ok(value) => trace.note(format!("gave {value:?}")),
        Err(panic) => trace.note(format!("panicked with {:?}", panic.downcast_ref::<&str>())),
    }
    trace.events()
}

/// Polls a case until it has noted that it `waits`, and drops it.
pub(crate) fn abandon(case: impl AsyncFnOnce(&Trace)) -> Vec<String> {
    let trace = Trace::default();
    {
        let mut case = pin!(case(&trace));
        while !trace.events().iter().any(|event| event == "waits") {
            assert!(poll_once(case.as_mut()).is_pending());
        }
    }
    trace.events()
}

/// What a case is written with, for it to run with `for`.
pub(crate) mod as_for {
    use super::{Recorded, Trace};

    pub(crate) use std::iter::{IntoIterator as Iterable, Iterator as Sequence};

    macro_rules! async_for {
        ($label:lifetime : $($arguments:tt)*) => { $label: for $($arguments)* };
        ($($arguments:tt)*) => { for $($arguments)* };
    }
    pub(crate) use async_for;

    pub(crate) fn source<I: IntoIterator>(trace: &Trace, iterable: I) -> Recorded<I::IntoIter> {
        Recorded::new(trace, iterable)
    }

    pub(crate) fn from_iter<I: IntoIterator>(iterable: I) -> I::IntoIter {
        iterable.into_iter()
    }
}

/// What the same case is written with, for it to run with `async_for!`.
pub(crate) mod as_async_for {
    use super::{Recorded, Slow, Trace};

    pub(crate) use aiter::{IntoAsyncIterator as Iterable, Stream as Sequence, async_for, from_iter};

    pub(crate) fn source<I: IntoIterator>(trace: &Trace, iterable: I) -> Slow<Recorded<I::IntoIter>> {
        Slow::new(Recorded::new(trace, iterable))
    }
}

/// Runs a case twice, the loops in it once as `for` and once as `async_for!`, and gives the trace, which must be the
/// same.
macro_rules! beside_for {
    (|$trace:ident| $(-> $output:ty)? { $($body:tt)* }) => {
        $crate::trace::beside_for!($crate::trace::play, |$trace| $(-> $output)? { $($body)* })
    };
    ($play:path, |$trace:ident| $(-> $output:ty)? { $($body:tt)* }) => {{
        let expected = {
            use $crate::trace::as_for::*;
            $play(async |$trace: &$crate::trace::Trace| $(-> $output)? { $($body)* })
        };
        let actual = {
            use $crate::trace::as_async_for::*;
            $play(async |$trace: &$crate::trace::Trace| $(-> $output)? { $($body)* })
        };
        assert_eq!(actual, expected, "on the left is `async_for!`, on the right is `for`");
        actual
    }};
}
pub(crate) use beside_for;

/// Runs two cases, the first with loops of Rust's own, and gives the trace, which must be the same.
macro_rules! beside {
    ($expected:expr, $actual:expr $(,)?) => {{
        let expected = $crate::trace::play($expected);
        let actual = $crate::trace::play($actual);
        assert_eq!(actual, expected, "on the left is `async_for!`, on the right is its equivalent");
        actual
    }};
}
pub(crate) use beside;
