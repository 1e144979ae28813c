//! The same among names of a user's own.

#![forbid(unsafe_code)]
#![deny(warnings, missing_docs, unused_qualifications)]
#![deny(clippy::all, clippy::pedantic, clippy::nursery)]

#[macro_use]
#[path = "../../own_names/macros.rs"]
mod macros;

#[path = "../../own_names/in_place.rs"]
mod in_place;
#[path = "../../own_names/mod.rs"]
mod row;
#[path = "../../shared/mod.rs"]
mod shared;

use ::aiter as facade;
