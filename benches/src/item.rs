//! What the measured streams yield.

/// An item that is made of a number and gives it back.
pub trait Item: Copy + 'static {
    /// Makes an item, all of which depends on `number`.
    fn of(number: u64) -> Self;

    /// The number of which it was made.
    fn number(&self) -> u64;
}

impl Item for u64 {
    #[inline]
    fn of(number: u64) -> Self {
        number
    }

    #[inline]
    fn number(&self) -> u64 {
        *self
    }
}

impl<const N: usize> Item for [u64; N] {
    #[inline]
    fn of(number: u64) -> Self {
        [number; N]
    }

    #[inline]
    fn number(&self) -> u64 {
        self[N - 1]
    }
}
