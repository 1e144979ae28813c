//! The macros where the dependency is renamed in Cargo.toml.

#![forbid(unsafe_code)]
#![deny(warnings, missing_docs, unused_qualifications)]
#![deny(clippy::all, clippy::pedantic, clippy::nursery)]

use streams as facade;

mod row {}

#[path = "../../shared"]
mod shared {
    pub mod blocks;
    #[path = "elsewhere.rs"]
    pub mod generators;
    pub mod loops;
    pub mod names;
}
