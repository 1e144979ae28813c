//! How rustc learns a type before it comes to the first value of it: from code that never runs.

use core::marker::PhantomData;

/// Stands for a value of a type that rustc is to learn. See [`expected`].
pub struct Expected<T>(PhantomData<fn() -> T>);

impl<T> Clone for Expected<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Expected<T> {}

impl<T> Expected<T> {
    /// Has the type of the value. It is in code that never runs, and panics.
    #[cold]
    pub fn value(self) -> T {
        unreachable!("this is called in code that never runs")
    }
}

/// Stands for a value, to tell rustc its type.
#[inline]
pub fn expected<T>() -> Expected<T> {
    Expected(PhantomData)
}
