//! Generators that are given a value whenever they go on, and return one at their end.

use core::{
    fmt,
    future::Future,
    ops::DerefMut,
    pin::Pin,
    task::{Context, Poll},
};

use futures_core::stream::Stream;

use crate::{
    expected::expected,
    generator::{Body, Ending, Generator, LastItem},
    sender::{Item, Sender},
};

/// What a coroutine has come to. [`resume`](https://docs.rs/aiter/latest/aiter/fn.resume.html) gives it.
///
/// It has the shape of nightly's `core::ops::CoroutineState`.
///
/// ```
/// use aiter::CoroutineState;
///
/// let state: CoroutineState<u32, &str> = CoroutineState::Yielded(1);
/// assert_ne!(state, CoroutineState::Complete("done"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum CoroutineState<Y, R> {
    /// It has yielded an item, and waits to be resumed.
    Yielded(Y),
    /// It has returned.
    Complete(R),
}

/// A generator that takes a value of type `A` whenever it is resumed, and returns one at its end: Python's `asend`.
///
/// An [`#[async_gen]`](https://docs.rs/aiter/latest/aiter/attr.async_gen.html) function with `resume(..)` or `returns =
/// ..` makes one. It is no [`Stream`], because a stream is not told anything: a generator that is told nothing and
/// returns nothing is an [`AsyncGenerator`](crate::AsyncGenerator), and costs less. Drive it with
/// [`resume`](https://docs.rs/aiter/latest/aiter/fn.resume.html). Like a generator it allocates nothing, runs only when
/// it is resumed, has to be pinned, and drops what it holds when it is dropped.
///
/// ```
/// use aiter::{CoroutineState, async_gen, resume};
/// use std::pin::pin;
///
/// /// Adds up what it is given, up to a zero.
/// #[async_gen(resume(first: u32), returns = &'static str)]
/// async fn totals() -> u32 {
///     let mut total = first;
///     loop {
///         match yield_!(total) {
///             0 => return "that was all",
///             number => total += number,
///         }
///     }
/// }
///
/// # futures::executor::block_on(async {
/// let mut totals = pin!(totals());
/// assert_eq!(resume(&mut totals, 5).await, CoroutineState::Yielded(5));
/// assert_eq!(resume(&mut totals, 2).await, CoroutineState::Yielded(7));
/// assert_eq!(resume(&mut totals, 0).await, CoroutineState::Complete("that was all"));
/// # });
/// ```
#[must_use = "coroutines do nothing unless resumed"]
pub trait AsyncCoroutine<A = ()> {
    /// What it yields.
    type Yield;
    /// What it returns.
    type Return;

    /// Goes on until it yields or returns. It takes `argument` where it waits for one: at its beginning, and after each
    /// item. Where it was left in the middle, because it was pending, it takes none.
    ///
    /// # Panics
    ///
    /// If it waits for an argument and there is none, if it has returned already, if its body panics, and once it has.
    fn poll_resume(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        argument: &mut Option<A>,
    ) -> Poll<CoroutineState<Self::Yield, Self::Return>>;
}

impl<A, P> AsyncCoroutine<A> for Pin<P>
where
    P: DerefMut<Target: AsyncCoroutine<A>>,
{
    type Yield = <P::Target as AsyncCoroutine<A>>::Yield;
    type Return = <P::Target as AsyncCoroutine<A>>::Return;

    #[inline]
    fn poll_resume(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        argument: &mut Option<A>,
    ) -> Poll<CoroutineState<Self::Yield, Self::Return>> {
        self.as_deref_mut().poll_resume(context, argument)
    }
}

/// The future of what a coroutine comes to. [`resume`](https://docs.rs/aiter/latest/aiter/fn.resume.html) makes it.
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct Resume<'c, C: ?Sized, A> {
    pub(crate) coroutine: Pin<&'c mut C>,
    pub(crate) argument: Option<A>,
}

// The argument is never pinned.
impl<C: ?Sized, A> Unpin for Resume<'_, C, A> {}

impl<C: AsyncCoroutine<A> + ?Sized, A> Future for Resume<'_, C, A> {
    type Output = CoroutineState<C::Yield, C::Return>;

    #[inline]
    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let this = &mut *self;
        this.coroutine.as_mut().poll_resume(context, &mut this.argument)
    }
}

impl<C: ?Sized, A> fmt::Debug for Resume<'_, C, A> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Resume").finish_non_exhaustive()
    }
}

/// What goes through the slot of a coroutine, in both directions.
pub enum Message<A, Y, R> {
    /// To the body.
    Argument(A),
    /// From the body.
    State(CoroutineState<Y, R>),
}

/// A generator that gives its state, and takes arguments.
pub struct Coroutine<A, Y, R, F, Fut> {
    generator: Generator<Message<A, Y, R>, F, Fut>,
    /// Whether the next thing that the body does is to take an argument.
    is_waiting: bool,
}

impl<A, Y, R, F, Fut> Coroutine<A, Y, R, F, Fut>
where
    F: FnOnce(Sender<Message<A, Y, R>>) -> Fut,
    Fut: Body<Message<A, Y, R>>,
{
    /// Makes a coroutine of a body.
    ///
    /// # Safety
    ///
    /// What [`Generator::async_gen_from_body`] asks for. Also the body calls [`Sender::argument`] once when it is first
    /// polled, before anything else, and once when it goes on after each [`Sender::send`], before anything else; and at
    /// no other time.
    #[inline]
    pub unsafe fn async_gen_from_coroutine_body(body: F) -> impl AsyncCoroutine<A, Yield = Y, Return = R> {
        // SAFETY: the caller guarantees it.
        Self { generator: unsafe { Generator::new(body) }, is_waiting: true }
    }
}

impl<A, Y, R, F, Fut> AsyncCoroutine<A> for Coroutine<A, Y, R, F, Fut>
where
    F: FnOnce(Sender<Message<A, Y, R>>) -> Fut,
    Fut: Body<Message<A, Y, R>>,
{
    type Yield = Y;
    type Return = R;

    fn poll_resume(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
        argument: &mut Option<A>,
    ) -> Poll<CoroutineState<Y, R>> {
        // SAFETY: the generator is pinned again below, and nothing else in a coroutine is pinned.
        let this = unsafe { self.get_unchecked_mut() };
        // SAFETY: it is pinned with the coroutine that holds it.
        let mut generator = unsafe { Pin::new_unchecked(&mut this.generator) };
        if this.is_waiting {
            let argument = argument.take().expect("a coroutine that waits for an argument is resumed with one");
            this.is_waiting = false;
            generator.as_mut().put(Message::Argument(argument));
        }
        match generator.poll_next(context) {
            Poll::Pending => Poll::Pending,
            Poll::Ready(Some(Message::State(state))) => {
                this.is_waiting = matches!(state, CoroutineState::Yielded(_));
                Poll::Ready(state)
            }
            Poll::Ready(_) => panic!("a coroutine was resumed after it had returned"),
        }
    }
}

impl<A, Y, R> Sender<Message<A, Y, R>> {
    /// Makes a body of a future.
    #[inline]
    pub fn coroutine_body<Fut: Future<Output = R>>(self, future: Fut) -> Ending<Returns, Fut> {
        Ending::new(future)
    }

    /// Takes the argument of the coroutine.
    ///
    /// # Panics
    ///
    /// When there is none.
    #[inline]
    pub fn argument(self, _token: Item<'_, Message<A, Y, R>>) -> A {
        match self.receive() {
            Message::Argument(argument) => argument,
            Message::State(_) => unreachable!("a body takes its argument when it is resumed"),
        }
    }
}

impl<A, Y, R> Item<'_, Message<A, Y, R>> {
    /// The message of an item.
    #[inline]
    pub fn yielded(self, item: Y) -> Message<A, Y, R> {
        Message::State(CoroutineState::Yielded(item))
    }

    /// Has the type of the items. It is in code that never runs, and panics.
    #[cold]
    pub fn item_value(self) -> Y {
        expected().value()
    }

    /// Has the type of what is returned. It is in code that never runs, and panics.
    #[cold]
    pub fn return_value(self) -> R {
        expected().value()
    }
}

/// Says that what a body returns is the last message.
pub struct Returns;

impl<A, Y, R> LastItem<Message<A, Y, R>, R> for Returns {
    #[inline]
    fn last_item(value: R) -> Option<Message<A, Y, R>> {
        Some(Message::State(CoroutineState::Complete(value)))
    }
}
