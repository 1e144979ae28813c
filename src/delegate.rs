//! What `yield_all!` does to its operand: it must be a stream of the right items, and may be a generator.

use core::marker::PhantomData;

use aiter_runtime::{
    expansion::{Leaf, OwnedGenerator},
    misuse::{KnownGenerator, Search, StreamOf, Wanted},
};

/// A stream of the right items. As a child it is a generator, by the function that is found first, or a leaf.
pub struct Taken<S, P = ()>(S, PhantomData<P>);

unseen! {
    /// Takes a stream, which must be one of items of the type that is wanted.
    #[inline]
    pub fn yield_all<T, S: StreamOf<T, P>, P: Search<Iter: Sized>, Q>(_: Wanted<T>, stream: S) -> Taken<P::Iter, Q> {
        Taken(stream.stream(), PhantomData)
    }

    impl<S: KnownGenerator<P>, P: Search<Iter: Sized>> Taken<S, P> {
        /// A child that is a generator.
        #[inline]
        pub fn child_of_yield_all(self) -> OwnedGenerator<P::Iter> {
            OwnedGenerator(self.0.generator())
        }
    }
}

/// Any stream, as opposed to a generator of which it is known that it is one.
pub trait AnyStream {
    /// The stream.
    type Stream;

    /// A child that is a leaf.
    fn child_of_yield_all(self) -> Leaf<Self::Stream>;
}

impl<S> AnyStream for Taken<S> {
    type Stream = S;

    #[inline]
    fn child_of_yield_all(self) -> Leaf<S> {
        Leaf(self.0)
    }
}
