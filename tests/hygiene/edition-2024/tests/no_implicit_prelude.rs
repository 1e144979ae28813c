//! The same with no prelude.

#![no_implicit_prelude]
#![forbid(unsafe_code)]
#![deny(warnings, missing_docs, unused_qualifications, single_use_lifetimes, rust_2018_idioms, unused)]
#![deny(explicit_outlives_requirements, impl_trait_redundant_captures, keyword_idents, let_underscore)]
#![deny(macro_use_extern_crate, meta_variable_misuse, redundant_lifetimes, trivial_casts, trivial_numeric_casts)]
#![deny(unit_bindings, unused_import_braces, unused_lifetimes, unused_macro_rules, variant_size_differences)]
#![deny(clippy::all, clippy::pedantic, clippy::nursery)]

use ::aiter as facade;

mod row {}

#[path = "../../shared/mod.rs"]
mod shared;
