//! What is here are the tests, and what rustc refuses: in a block inside of a generator, an import of another `yield_!`
//! than the one that the generator brings is ambiguous, by name and by glob.
//!
//! ```compile_fail,E0659
//! mod own {
//!     macro_rules! yield_ { ($number:expr) => { $number } }
//!     pub(crate) use yield_;
//! }
//!
//! #[aiter::async_gen]
//! async fn numbers() -> u32 {
//!     {
//!         use crate::own::yield_;
//!         yield_!(1);
//!     }
//! }
//! # fn main() {}
//! ```
//!
//! ```compile_fail,E0659
//! mod own {
//!     macro_rules! yield_ { ($number:expr) => { $number } }
//!     pub(crate) use yield_;
//! }
//!
//! #[aiter::async_gen]
//! async fn numbers() -> u32 {
//!     {
//!         use crate::own::*;
//!         yield_!(1);
//!     }
//! }
//! # fn main() {}
//! ```
