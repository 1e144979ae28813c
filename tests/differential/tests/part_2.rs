//! See `build/main.rs`.

#![forbid(unsafe_code)]
#![allow(warnings, clippy::all, clippy::pedantic, reason = "the programs are random")]

use aiter_differential::{Consumer, Program, compare};

include!(concat!(env!("OUT_DIR"), "/programs_2.rs"));
include!(concat!(env!("OUT_DIR"), "/table_2.rs"));

#[test]
fn random_programs_do_with_aiter_what_they_do_without_it() {
    compare(SEED, include_str!(concat!(env!("OUT_DIR"), "/programs_2.rs")), PROGRAMS);
}
