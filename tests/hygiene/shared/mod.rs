//! Every macro and every function of the facade, in each of its forms. Each row of the matrix runs these programs.
//!
//! A row has at its root a module `facade`, which is the crate `aiter` wherever that is, and a module `row` with the
//! names that it puts in scope beside ours. So that it may put any there, and no prelude, the programs have the names
//! of the standard library from `names`.

pub mod blocks;
pub mod generators;
pub mod loops;
pub mod names;
