//! The macros through a library that re-exports them, on which alone this crate depends.

#![forbid(unsafe_code)]
#![deny(warnings, missing_docs, unused_qualifications)]
#![deny(clippy::all, clippy::pedantic, clippy::nursery)]

use aiter_hygiene_re_exporting::streams as facade;

mod wrapped;

mod row {}

#[path = "../../shared"]
mod shared {
    pub mod blocks;
    #[path = "elsewhere.rs"]
    pub mod generators;
    pub mod loops;
    pub mod names;
}
