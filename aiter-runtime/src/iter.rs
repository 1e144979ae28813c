//! The trait that says what can be iterated, and the futures of the next item.

use core::{
    fmt,
    future::Future,
    mem,
    pin::Pin,
    task::{Context, Poll},
};

use futures_core::{
    future::FusedFuture,
    stream::{FusedStream, Stream},
};

/// A type that can be looped over with `async_for!`: every [`Stream`], and whatever you implement it for.
///
/// It is to `async_for!` what [`IntoIterator`] is to `for`. Implement it for a type of yours, and for references to it,
/// when the type is not itself a stream but has items to stream. It has the shape of nightly's
/// `core::async_iter::IntoAsyncIterator`.
///
/// ```
/// use aiter::{FromIter, IntoAsyncIterator, async_for, from_iter};
///
/// struct Playlist {
///     songs: Vec<String>,
/// }
///
/// impl<'a> IntoAsyncIterator for &'a Playlist {
///     type Item = &'a String;
///     type IntoAsyncIter = FromIter<std::slice::Iter<'a, String>>;
///
///     fn into_async_iter(self) -> Self::IntoAsyncIter {
///         from_iter(&self.songs)
///     }
/// }
///
/// # futures::executor::block_on(async {
/// let playlist = Playlist { songs: vec!["Blue Train".to_owned()] };
/// async_for!(song in &playlist {
///     assert_eq!(song, "Blue Train");
/// });
/// # });
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an async iterable",
    label = "this is neither a `Stream` nor an `IntoAsyncIterator`",
    note = "for a type of your own implement `IntoAsyncIterator`; tokio's receivers, listeners, `Interval` and `Lines` have \
            wrappers in `tokio_stream::wrappers`"
)]
pub trait IntoAsyncIterator {
    /// What the async iterator gives.
    type Item;
    /// The async iterator.
    type IntoAsyncIter: Stream<Item = Self::Item>;

    /// Makes the async iterator. [`aiter`](https://docs.rs/aiter/latest/aiter/fn.aiter.html) is the function that calls it.
    fn into_async_iter(self) -> Self::IntoAsyncIter;
}

#[diagnostic::do_not_recommend]
impl<S: Stream> IntoAsyncIterator for S {
    type Item = S::Item;
    type IntoAsyncIter = S;

    #[inline(always)]
    fn into_async_iter(self) -> S {
        self
    }
}

/// The future of the next item of a stream. [`anext`](https://docs.rs/aiter/latest/aiter/fn.anext.html) makes it.
///
/// ```
/// use aiter::{Anext, FromIter, anext, from_iter};
///
/// # futures::executor::block_on(async {
/// let mut numbers = from_iter(0..3);
/// let next: Anext<'_, FromIter<std::ops::Range<i32>>> = anext(&mut numbers);
/// assert_eq!(next.await, Some(0));
/// # });
/// ```
#[must_use = "futures do nothing unless you `.await` or poll them"]
#[repr(transparent)]
pub struct Anext<'a, S: ?Sized> {
    pub(crate) stream: Pin<&'a mut S>,
}

/// The next item of the stream of a loop, which is borrowed from what holds the pinned reference to it.
// `Pin::as_mut` does the same in two functions more for each stream, which costs each loop some time to compile.
#[expect(
    clippy::mut_mut,
    clippy::transmute_ptr_to_ptr,
    reason = "a cast goes by a pointer, which is checked in a debug build"
)]
#[inline(always)]
pub fn next<'a, 's, S>(stream: &'a mut Pin<&'s mut S>) -> Anext<'a, S> {
    // SAFETY: a pinned reference is a transparent wrapper of a reference.
    let stream = unsafe { mem::transmute::<&'a mut Pin<&'s mut S>, &'a mut &'s mut S>(stream) };
    // SAFETY: it is pinned, since a pinned reference was to it.
    Anext { stream: unsafe { Pin::new_unchecked(&mut **stream) } }
}

impl<S: Stream + ?Sized> Future for Anext<'_, S> {
    type Output = Option<S::Item>;

    #[expect(clippy::mut_mut, reason = "as in `next`")]
    #[inline(always)]
    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        // SAFETY: both are transparent wrappers of a reference, and what may be moved is not pinned.
        let stream = unsafe { mem::transmute::<Pin<&mut Self>, &mut &mut S>(self) };
        // SAFETY: as in `next`.
        unsafe { Pin::new_unchecked(&mut **stream) }.poll_next(context)
    }
}

/// For `select!` of the crate futures: it is terminated when the stream is.
impl<S: FusedStream + ?Sized> FusedFuture for Anext<'_, S> {
    fn is_terminated(&self) -> bool {
        self.stream.is_terminated()
    }
}

impl<S: ?Sized> fmt::Debug for Anext<'_, S> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Anext").finish_non_exhaustive()
    }
}

/// The future of the next item of a stream, or of a default.
/// [`anext_or`](https://docs.rs/aiter/latest/aiter/fn.anext_or.html) makes it.
///
/// Polling it again once it is ready panics where it has given the default.
///
/// ```
/// # futures::executor::block_on(async {
/// let mut numbers = aiter::from_iter([1]);
/// let next: aiter::AnextOr<'_, _> = aiter::anext_or(&mut numbers, 9);
/// assert_eq!(next.await, 1);
/// # });
/// ```
#[must_use = "futures do nothing unless you `.await` or poll them"]
pub struct AnextOr<'a, S: Stream + ?Sized> {
    pub(crate) next: Anext<'a, S>,
    pub(crate) default: Option<S::Item>,
}

// Nothing in it is pinned: the stream is behind a reference and the default is moved out.
impl<S: Stream + ?Sized> Unpin for AnextOr<'_, S> {}

impl<S: Stream + ?Sized> Future for AnextOr<'_, S> {
    type Output = S::Item;

    #[inline]
    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<S::Item> {
        Pin::new(&mut self.next)
            .poll(context)
            .map(|item| item.or_else(|| self.default.take()).expect("`anext_or` was polled after it was ready"))
    }
}

/// For `select!` of the crate futures: it is terminated when it has given the default, and not before, even if the stream
/// is.
impl<S: FusedStream + ?Sized> FusedFuture for AnextOr<'_, S> {
    fn is_terminated(&self) -> bool {
        self.default.is_none()
    }
}

impl<S: Stream + ?Sized> fmt::Debug for AnextOr<'_, S> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("AnextOr").finish_non_exhaustive()
    }
}
