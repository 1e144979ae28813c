//! `stream!` and `try_stream!` in edition 2021.

#![forbid(unsafe_code)]
#![deny(warnings, clippy::all, clippy::pedantic)]
#![allow(clippy::match_same_arms, clippy::single_match, reason = "the last expression of a block is a `match`")]

#[path = "../../every_edition/blocks.rs"]
mod blocks;
