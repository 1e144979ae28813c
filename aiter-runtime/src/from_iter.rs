//! A synchronous iterable as a stream.

use core::{
    pin::Pin,
    task::{Context, Poll},
};

use futures_core::stream::Stream;

/// Makes a stream of a synchronous iterable.
///
/// It yields what the iterable's iterator gives, in its order, and is ready whenever it is polled: a loop over it never
/// waits, and lets no other task run unless its body does. It calls `into_iter` at once, allocates nothing, and is as
/// large as the iterator. It is `Unpin`, so that [`anext`](https://docs.rs/aiter/latest/aiter/fn.anext.html) takes it as
/// it is. Its `size_hint` is the iterator's.
///
/// ```
/// use aiter::{async_for, from_iter};
///
/// # futures::executor::block_on(async {
/// let mut squares = Vec::new();
/// async_for!(number in from_iter(1..4) {
///     squares.push(number * number);
/// });
/// assert_eq!(squares, [1, 4, 9]);
/// # });
/// ```
#[inline]
pub fn from_iter<I: IntoIterator>(iterable: I) -> FromIter<I::IntoIter> {
    FromIter { iter: iterable.into_iter() }
}

/// The stream of a synchronous iterator. [`from_iter`] makes it.
///
/// ```
/// use aiter::{FromIter, from_iter};
///
/// let numbers: FromIter<std::ops::Range<u8>> = from_iter(0..3);
/// ```
#[derive(Clone, Debug)]
#[must_use = "streams do nothing unless polled"]
pub struct FromIter<I> {
    iter: I,
}

// The iterator is never pinned.
impl<I> Unpin for FromIter<I> {}

impl<I: Iterator> Stream for FromIter<I> {
    type Item = I::Item;

    #[inline]
    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<I::Item>> {
        Poll::Ready(self.iter.next())
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.iter.size_hint()
    }
}
