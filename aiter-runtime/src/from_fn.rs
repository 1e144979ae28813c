//! Generators of plain async closures, without macros.

use core::{
    cell::Cell,
    fmt,
    future::{Future, poll_fn},
    marker::PhantomData,
    pin::{Pin, pin},
    task::{Context, Poll, RawWakerVTable, Waker},
};

use futures_core::future::FusedFuture;

use crate::{
    generator::{AsyncGenerator, Generator},
    iter::{Anext, IntoAsyncIterator},
    sender::Sender,
};

/// Makes a generator of an async closure, without a macro.
///
/// The closure is given a [`Yielder`] and yields through it. It runs when the generator is polled, and the generator
/// ends when it does.
///
/// ```
/// use aiter::{async_for, from_fn};
///
/// # futures::executor::block_on(async {
/// let squares = from_fn(async |mut y| {
///     for number in 1..4 {
///         y.yield_(number * number).await;
///     }
/// });
///
/// let mut seen = Vec::new();
/// async_for!(square in squares {
///     seen.push(square);
/// });
/// assert_eq!(seen, [1, 4, 9]);
/// # });
/// ```
///
/// Prefer [`#[async_gen]`](https://docs.rs/aiter/latest/aiter/attr.async_gen.html) or `stream!` where macros are
/// welcome: what they make is smaller and faster. This one works through types alone, and so in a library that wants no
/// macro, and in a helper function, which takes the `&mut Yielder<'_, T>`:
///
/// ```
/// use aiter::{Yielder, from_fn};
/// # use futures::StreamExt;
///
/// async fn twice(y: &mut Yielder<'_, u32>, item: u32) {
///     y.yield_(item).await;
///     y.yield_(item).await;
/// }
///
/// # futures::executor::block_on(async {
/// let items = from_fn(async |mut y| {
///     twice(&mut y, 1).await;
///     twice(&mut y, 2).await;
/// });
/// assert_eq!(items.collect::<Vec<_>>().await, [1, 1, 2, 2]);
/// # });
/// ```
///
/// - **Cost**: the closure's future, which holds the item that it yields, room for two more, what the closure has
///   captured once more, and about 150 bytes. It allocates nothing, and an item costs one poll of the closure's future.
/// - **Threads**: it is `Send` when the closure, its future and the items are. With items that borrow, such as
///   `&'static str`, and in the middle of another future that has to be `Send`, rustc fails to see that:
///   "implementation of `AsyncFnOnce` is not general enough". Make such a generator in a function of its own, which
///   returns `impl AsyncGenerator<Item = &'static str> + Send`.
/// - **Dropped half-way**: what the closure holds is dropped.
/// - **Panics**: when the closure does; to poll it after that panics again.
///
/// # Compiler errors
///
/// The closure is `async |mut y|`, or `async move |mut y|`. Of `|mut y| async move { .. }` rustc says `E0282`, since
/// only an `async` closure can borrow from its arguments.
///
/// The yielder cannot leave the closure: what would store it elsewhere is a lifetime error.
///
/// ```compile_fail
/// let mut outside = None;
/// let numbers = aiter::from_fn(async |y: aiter::Yielder<'_, u32>| {
///     outside = Some(y);
/// });
/// ```
///
/// Modelled on the crates asynk-strim and async-fn-stream.
#[inline]
pub fn from_fn<T, F>(body: F) -> impl AsyncGenerator<Item = T>
where
    F: for<'g> AsyncFnOnce(Yielder<'g, T>),
{
    let body = move |sender: Sender<T>| relay(sender, body, |item| item);
    // SAFETY: `relay` sends nowhere but in its own body, and awaits there what that returns.
    unsafe { Generator::async_gen_from_body(body) }
}

/// Makes a generator of results of an async closure, in which `?` yields the error and ends.
///
/// It is [`from_fn`] for a closure that may fail: what is yielded comes out as `Ok`, and an error that the closure ends
/// with as `Err`, after which the generator has ended. Where nothing else says the type of the errors, the `Ok` at the
/// end can.
///
/// ```
/// use aiter::try_from_fn;
/// # use futures::StreamExt;
///
/// # futures::executor::block_on(async {
/// let numbers = try_from_fn(async |mut y| {
///     for word in ["1", "2", "three", "4"] {
///         y.yield_(word.parse::<u32>()?).await;
///     }
///     Ok::<(), std::num::ParseIntError>(())
/// });
/// let numbers = numbers.map(|number| number.ok()).collect::<Vec<_>>().await;
/// assert_eq!(numbers, [Some(1), Some(2), None]);
/// # });
/// ```
#[inline]
pub fn try_from_fn<T, E, F>(body: F) -> impl AsyncGenerator<Item = Result<T, E>>
where
    F: for<'g> AsyncFnOnce(Yielder<'g, T>) -> Result<(), E>,
{
    let body = move |sender: Sender<Result<T, E>>| sender.of_results().body(relay(sender, body, Ok));
    // SAFETY: as in `from_fn`.
    unsafe { Generator::async_gen_from_body(body) }
}

/// Runs a closure to its end, and sends what it yields.
async fn relay<T, I, F, R>(sender: Sender<I>, body: F, into_item: impl Fn(T) -> I) -> R
where
    F: for<'g> AsyncFnOnce(Yielder<'g, T>) -> R,
{
    let outbox = Outbox::new();
    let token = sender.item();
    let mut running = pin!(body(Yielder::new(&outbox)));
    let mut end = None;
    loop {
        outbox.fill(running.as_mut(), &mut end).await;
        let Some(item) = outbox.take() else { break };
        sender.send(token, into_item(item)).await;
    }
    end.expect("a closure that offers nothing has ended")
}

/// What a closure given to [`from_fn`] yields through.
///
/// It belongs to its generator, and cannot be moved out of the closure, copied, or exchanged for that of another.
///
/// ```
/// use aiter::{Yielder, from_fn};
///
/// let numbers = from_fn(async |mut y: Yielder<'_, u8>| y.yield_(1).await);
/// ```
pub struct Yielder<'g, T> {
    outbox: &'g Outbox<T>,
    // A yielder could else be exchanged for one that lives as long.
    invariant: PhantomData<fn(&'g ()) -> &'g ()>,
}

impl<'g, T> Yielder<'g, T> {
    fn new(outbox: &'g Outbox<T>) -> Self {
        Self { outbox, invariant: PhantomData }
    }

    /// Yields an item, once the future that it returns is awaited.
    ///
    /// ```
    /// # use futures::StreamExt;
    /// # futures::executor::block_on(async {
    /// let numbers = aiter::from_fn(async |mut y| {
    ///     y.yield_(1).await;
    ///     drop(y.yield_(2));
    ///     y.yield_(3).await;
    /// });
    /// assert_eq!(numbers.collect::<Vec<_>>().await, [1, 3]);
    /// # });
    /// ```
    #[inline]
    pub fn yield_(&mut self, item: T) -> Yield<'_, T> {
        Yield { outbox: self.outbox, item: Some(item), is_offered: false }
    }

    /// Yields every item of a stream.
    ///
    /// ```
    /// use aiter::{from_fn, from_iter};
    /// # use futures::StreamExt;
    ///
    /// # futures::executor::block_on(async {
    /// let numbers = from_fn(async |mut y| {
    ///     y.yield_(0).await;
    ///     y.yield_all(from_iter(1..3)).await;
    /// });
    /// assert_eq!(numbers.collect::<Vec<_>>().await, [0, 1, 2]);
    /// # });
    /// ```
    ///
    /// Dropped in the middle, it drops the stream, and with it an item that the consumer has not been given.
    pub async fn yield_all<S: IntoAsyncIterator<Item = T>>(&mut self, stream: S) {
        let mut stream = pin!(stream.into_async_iter());
        while let Some(item) = (Anext { stream: stream.as_mut() }).await {
            self.yield_(item).await;
        }
    }
}

impl<T> fmt::Debug for Yielder<'_, T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Yielder").finish_non_exhaustive()
    }
}

/// The future of a yield. [`Yielder::yield_`] makes it.
///
/// Polled for the first time, it offers its item to the consumer, who takes it when the generator suspends. Once that
/// has gone on it is ready. Dropped before its first poll it yields nothing; dropped after that it withdraws the item,
/// if the consumer has not been given it: so in a `select!` that another branch wins in the same poll, nothing is
/// yielded. It may be polled by any executor in the closure, such as a `FuturesUnordered`, but not be waited for by
/// blocking: nobody would take the item.
///
/// ```
/// # use futures::StreamExt;
/// use aiter::{Yield, from_fn};
///
/// # futures::executor::block_on(async {
/// let numbers = from_fn(async |mut y| {
///     let first: Yield<'_, u8> = y.yield_(1);
///     first.await;
/// });
/// assert_eq!(numbers.collect::<Vec<_>>().await, [1]);
/// # });
/// ```
#[must_use = "nothing is yielded unless this is awaited"]
pub struct Yield<'y, T> {
    outbox: &'y Outbox<T>,
    /// Until it is offered.
    item: Option<T>,
    /// Whether the item is in the outbox, or has been taken out of it since.
    is_offered: bool,
}

// The item is never pinned.
impl<T> Unpin for Yield<'_, T> {}

impl<T> Future for Yield<'_, T> {
    type Output = ();

    #[inline]
    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        if !self.outbox.is_full.get() {
            let Some(item) = self.item.take() else {
                self.is_offered = false;
                return Poll::Ready(());
            };
            self.is_offered = true;
            self.outbox.put(item);
        }
        // Who takes the item polls the whole closure again, but not what is polled with a waker of its own. An item
        // that is still there may also be that of a yield that was forgotten, after which this one must be polled
        // again.
        self.outbox.wake_unless_driver(context.waker());
        Poll::Pending
    }
}

impl<T> FusedFuture for Yield<'_, T> {
    fn is_terminated(&self) -> bool {
        self.item.is_none() && !self.is_offered
    }
}

impl<T> Drop for Yield<'_, T> {
    fn drop(&mut self) {
        // Nothing else can have been offered, since this borrows the yielder.
        if self.is_offered {
            drop(self.outbox.take());
        }
    }
}

impl<T> fmt::Debug for Yield<'_, T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Yield").field("is_offered", &self.is_offered).finish_non_exhaustive()
    }
}

/// Where a yielder leaves its item for the driver. It stands in the frame of the generator, beside the closure's
/// future.
struct Outbox<T> {
    item: Cell<Option<T>>,
    is_full: Cell<bool>,
    /// The parts of the waker that the closure's future is polled with, to compare others with.
    driver: Cell<Option<(*const (), &'static RawWakerVTable)>>,
}

// SAFETY: an outbox is reached by its driver, by the one yielder, which is borrowed mutably for each access, and by the
// future of a yield, which keeps it borrowed. A yielder cannot leave the closure, since the closure is one for every
// lifetime of it; so on whatever thread it is used, that happens inside of a poll of the closure's future, while the
// driver waits. What is moved from one thread to another is an item.
unsafe impl<T: Send> Sync for Outbox<T> {}

// SAFETY: as above. The pointer in it is compared, and never followed.
unsafe impl<T: Send> Send for Outbox<T> {}

impl<T> Outbox<T> {
    fn new() -> Self {
        Self { item: Cell::new(None), is_full: Cell::new(false), driver: Cell::new(None) }
    }

    fn put(&self, item: T) {
        self.item.set(Some(item));
        self.is_full.set(true);
    }

    fn take(&self) -> Option<T> {
        self.is_full.set(false);
        self.item.take()
    }

    fn wake_unless_driver(&self, waker: &Waker) {
        let is_driver = self
            .driver
            .get()
            .is_some_and(|(data, vtable)| core::ptr::eq(data, waker.data()) && core::ptr::eq(vtable, waker.vtable()));
        if !is_driver {
            waker.wake_by_ref();
        }
    }

    /// Runs the closure's future until it has offered an item, or has ended. The item is taken out by another call, so
    /// that what awaits this does not store it.
    async fn fill<R>(&self, mut running: Pin<&mut impl Future<Output = R>>, end: &mut Option<R>) {
        poll_fn(|context| {
            // It may have ended with an item left, of a yield that was forgotten.
            if end.is_none() {
                self.driver.set(Some((context.waker().data(), context.waker().vtable())));
                if let Poll::Ready(result) = running.as_mut().poll(context) {
                    *end = Some(result);
                }
            }
            if end.is_some() || self.is_full.get() { Poll::Ready(()) } else { Poll::Pending }
        })
        .await;
    }
}

#[cfg(test)]
mod tests {
    use core::marker::PhantomData;

    use super::Outbox;

    /// Whether a type is `Send`, by the constant that is found: its own where the bound holds.
    struct Of<T>(PhantomData<T>);

    trait Otherwise {
        const IS_SEND: bool = false;
    }

    impl<T> Otherwise for Of<T> {}

    impl<T: Send> Of<T> {
        const IS_SEND: bool = true;
    }

    #[test]
    fn an_outbox_is_send_where_its_items_are() {
        assert_eq!((Of::<Outbox<u8>>::IS_SEND, Of::<Outbox<*const u8>>::IS_SEND), (true, false));
    }
}
