//! What the macros expand to in edition 2018, under the strictest lints that a user may set.

#![forbid(unsafe_code)]
#![deny(warnings, missing_docs, unused_qualifications, single_use_lifetimes, rust_2018_idioms)]
#![deny(clippy::all, clippy::pedantic, clippy::nursery)]
// Some programs hold a `RefCell` across their loops, and end in a loop without a semicolon, on purpose.
#![allow(clippy::await_holding_refcell_ref, clippy::future_not_send, clippy::semicolon_if_nothing_returned)]

#[path = "../../every_edition/mod.rs"]
mod every_edition;

#[path = "../../every_edition/gen_variable.rs"]
mod gen_variable;
