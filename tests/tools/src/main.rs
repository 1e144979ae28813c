//! The same functions in plain Rust, in each spelling of ours, and in async-stream. Lines that correspond have the same
//! mark at their end: `// [branches.3]`.

#![forbid(unsafe_code)]
// Of each spelling a function that is never called.
#![allow(dead_code)]

mod async_for;
mod async_for_angles;
mod async_for_for;
mod async_gen;
mod async_stream;
mod async_try_stream;
mod boxed;
mod coroutine;
mod drive;
mod plain;
mod plain_loop;
mod stream;
mod stream_in_parentheses;
mod try_async_gen;
mod try_stream;

fn main() {
    plain::run();
    async_gen::run();
    boxed::run();
    coroutine::run();
    try_async_gen::run();
    stream::run();
    stream_in_parentheses::run();
    try_stream::run();
    async_stream::run();
    async_try_stream::run();
    plain_loop::run();
    async_for::run();
    async_for_for::run();
    async_for_angles::run();
}
