//! Generators and loops with the crates that they are used with. All of it is in `tests`.

#![forbid(unsafe_code)]

/// Runs the programs in the page on interoperation as tests.
#[cfg(doctest)]
#[doc = include_str!("../../../docs/interoperation.md")]
pub struct Interoperation;
