//! Macros of a user's own that are called as those are that ours expand to.

#![allow(unused_macros)]

macro_rules! compile_error {
    ($($input:tt)*) => {
        0
    };
}
macro_rules! pin {
    ($($input:tt)*) => {
        0
    };
}
macro_rules! delegate {
    ($($input:tt)*) => {
        0
    };
}
macro_rules! yield_ {
    ($($input:tt)*) => {
        ::core::compile_error!("the user's `yield_!`")
    };
}
macro_rules! yield_all {
    ($($input:tt)*) => {
        ::core::compile_error!("the user's `yield_all!`")
    };
}
