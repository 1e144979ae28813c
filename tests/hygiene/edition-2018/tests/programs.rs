//! What the macros expand to in edition 2018, under the strictest lints that a user may set.

#![forbid(unsafe_code)]
#![deny(warnings, missing_docs, unused_qualifications, single_use_lifetimes, rust_2018_idioms, unused)]
#![deny(explicit_outlives_requirements, impl_trait_redundant_captures, keyword_idents, let_underscore)]
#![deny(macro_use_extern_crate, meta_variable_misuse, redundant_lifetimes, trivial_casts, trivial_numeric_casts)]
#![deny(unit_bindings, unused_import_braces, unused_lifetimes, unused_macro_rules, variant_size_differences)]
#![deny(clippy::all, clippy::pedantic, clippy::nursery)]
// Some programs hold a `RefCell` across their loops, and end in a loop without a semicolon, on purpose.
#![allow(clippy::await_holding_refcell_ref, clippy::future_not_send, clippy::semicolon_if_nothing_returned)]

use aiter as facade;

mod row {}

#[path = "../../shared/mod.rs"]
mod shared;

#[path = "../../fragments/mod.rs"]
mod fragments;

#[path = "../../fragments/yields.rs"]
mod yields;

#[path = "../../every_edition/mod.rs"]
mod every_edition;

#[path = "../../every_edition/gen_variable.rs"]
mod gen_variable;
