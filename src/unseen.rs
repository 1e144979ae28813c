//! Bounds that rustc does not show.

/// Defines items. Of a bound in them that is not met rustc shows only the user's code, and what the trait says of it.
///
/// It must be called in another file than this one: see `aiter-macros/src/unseen.rs`.
macro_rules! unseen {
    ($($items:tt)*) => {
        aiter_macros::unseen! { $($items)* }
    };
}
