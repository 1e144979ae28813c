//! Generators and loops with the crates that they are used with. All of it is in `tests`.

#![forbid(unsafe_code)]

/// Runs the programs in the page on interoperation as tests.
#[cfg(doctest)]
#[doc = include_str!("../../../docs/interoperation.md")]
pub struct Interoperation;

/// `#[instrument]` above `#[async_gen] async fn` does not compile, as the page says.
///
/// ```compile_fail,E0308
/// #[tracing::instrument]
/// #[aiter::async_gen]
/// async fn numbers() -> u32 {
///     yield_!(1);
/// }
/// ```
///
/// Below it does.
///
/// ```
/// #[aiter::async_gen]
/// #[tracing::instrument]
/// async fn numbers() -> u32 {
///     yield_!(1);
/// }
/// ```
#[cfg(doctest)]
pub struct InstrumentAbove;
