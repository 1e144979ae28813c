//! Python's `aiter` and `anext`, and what resumes a coroutine.

use aiter_runtime::misuse::{AsyncIterable, AsyncNext, NextItem, Pinned, Resumed, Search};

#[cfg(doc)]
use crate::IntoAsyncIterator;
use crate::{Anext, AnextOr, Resume, Stream};

unseen! {
    /// Returns the async iterator of an async iterable: Python's `aiter`.
    ///
    /// The async iterator of an async iterator, that is of a [`Stream`], is that very stream, wherever it has got to: the
    /// type is the same, and nothing is wrapped. For any other type it is its [`IntoAsyncIterator::IntoAsyncIter`]. It
    /// costs nothing and polls nothing.
    ///
    /// A stream that is `!Unpin`, such as a generator, must be pinned before [`anext`] can take it; `async_for!` needs no
    /// such thing.
    ///
    /// ```
    /// use aiter::{aiter, anext, from_iter};
    ///
    /// # futures::executor::block_on(async {
    /// let mut numbers = aiter(from_iter([1, 2]));
    /// assert_eq!(anext(&mut numbers).await, Some(1));
    /// let mut numbers = aiter(numbers);
    /// assert_eq!(anext(&mut numbers).await, Some(2));
    /// assert_eq!(anext(&mut numbers).await, None);
    /// # });
    /// ```
    ///
    /// # Compiler errors
    ///
    /// What is not an async iterable is one error at the argument: ``error[E0277]: `Vec<i32>` is not an async iterable``.
    /// (The second type parameter is how it stays a single one: rustc infers it as the outcome of a search for
    /// [`IntoAsyncIterator::IntoAsyncIter`].)
    ///
    /// ```compile_fail,E0277
    /// aiter::aiter(vec![1, 2, 3]);
    /// ```
    #[inline]
    pub fn aiter<I: AsyncIterable<S>, S: Search<Iter: Sized>>(iterable: I) -> S::Iter {
        iterable.iterate()
    }
}

unseen! {
    /// Waits for the next item of an async iterator, and gives `None` when there is none: Python's `anext`.
    ///
    /// It takes a mutable reference to anything that is a [`Stream`] and [`Unpin`]; pin a stream that is not, such as a
    /// generator, where it stands. It allocates nothing, and an item costs one poll of the stream. Dropped before it is
    /// ready it has taken no item, so that it may be used in `select!`. Whether an async iterator may be asked again after
    /// its `None` is up to it: generators go on giving `None`.
    ///
    /// ```
    /// use aiter::{aiter, anext, async_gen};
    /// use std::pin::pin;
    ///
    /// #[async_gen]
    /// async fn letters() -> char {
    ///     yield_!('a');
    ///     yield_!('b');
    /// }
    ///
    /// # futures::executor::block_on(async {
    /// let mut letters = pin!(aiter(letters()));
    /// assert_eq!(anext(&mut letters).await, Some('a'));
    /// assert_eq!(anext(&mut letters).await, Some('b'));
    /// assert_eq!(anext(&mut letters).await, None);
    /// # });
    /// ```
    ///
    /// # Compiler errors
    ///
    /// One error at the argument where it is not an async iterator, or where it is one that is not pinned:
    ///
    /// ```compile_fail,E0277
    /// # async {
    /// let mut numbers = vec![1, 2, 3];
    /// aiter::anext(&mut numbers).await;
    /// # };
    /// ```
    #[inline]
    pub fn anext<I: AsyncNext<S> + ?Sized, S: Search, P>(iterator: &mut I) -> Anext<'_, S::Iter>
    where
        NextItem: Pinned<S::Iter, P>,
    {
        NextItem::anext(iterator.iterator())
    }
}

unseen! {
    /// Waits for the next item of an async iterator, and gives `default` when there is none: Python's `anext` with a
    /// default.
    ///
    /// In all else it is [`anext`].
    ///
    /// ```
    /// use aiter::{anext_or, from_iter};
    ///
    /// # futures::executor::block_on(async {
    /// let mut numbers = from_iter([7]);
    /// assert_eq!(anext_or(&mut numbers, 0).await, 7);
    /// assert_eq!(anext_or(&mut numbers, 0).await, 0);
    /// # });
    /// ```
    #[inline]
    pub fn anext_or<I, S, P>(iterator: &mut I, default: <S::Iter as Stream>::Item) -> AnextOr<'_, S::Iter>
    where
        I: AsyncNext<S> + ?Sized,
        S: Search<Iter: Stream>,
        NextItem: Pinned<S::Iter, P>,
    {
        NextItem::anext_or(iterator.iterator(), default)
    }
}

unseen! {
    /// Resumes a coroutine with a value, and waits for what it yields or returns.
    ///
    /// It takes a mutable reference to a coroutine that is pinned, as [`anext`](crate::anext) does. The value is handed
    /// over when what it returns is first polled. If that is dropped while it waits, the coroutine is left in the middle:
    /// the next `resume` goes on from there, and drops its own value.
    ///
    /// # Panics
    ///
    /// When awaited, if the coroutine has returned already, if its body panics, and once it has.
    ///
    /// ```
    /// use aiter::{CoroutineState, async_gen, resume};
    ///
    /// #[async_gen(returns = usize)]
    /// async fn words(text: &str) -> &str {
    ///     let mut count = 0;
    ///     for word in text.split(' ') {
    ///         yield_!(word);
    ///         count += 1;
    ///     }
    ///     count
    /// }
    ///
    /// # futures::executor::block_on(async {
    /// let mut words = Box::pin(words("one two"));
    /// assert_eq!(resume(&mut words, ()).await, CoroutineState::Yielded("one"));
    /// assert_eq!(resume(&mut words, ()).await, CoroutineState::Yielded("two"));
    /// assert_eq!(resume(&mut words, ()).await, CoroutineState::Complete(2));
    /// # });
    /// ```
    ///
    /// # Compiler errors
    ///
    /// One error where it is not a coroutine that takes this value, or where it is one that is not pinned:
    ///
    /// ```compile_fail,E0277
    /// # async {
    /// let mut numbers = vec![1, 2, 3];
    /// aiter::resume(&mut numbers, ()).await;
    /// # };
    /// ```
    #[inline]
    pub fn resume<C: Resumed<A, S> + ?Sized, A, S: Search, P>(coroutine: &mut C, argument: A) -> Resume<'_, S::Iter, A>
    where
        NextItem: Pinned<S::Iter, P>,
    {
        NextItem::resume(coroutine.coroutine(), argument)
    }
}
