//! Unfinished code as it is in an editor while somebody types: it does not compile.
//!
//! `scripts/check-completions` asks rust-analyzer at each mark what can follow. Of `foo./*^*/` the answer has to hold
//! `alpha`, `beta` and `gamma`. Of `foo./*async_gen^*/` too, and there the code has to be expanded by the macro that is
//! named, the outermost one. Of `foo./*!*/` it may hold none of them. Each mark stands in a function of its own, whose
//! name says what it shows.

mod async_for;
mod async_gen;
mod controls;
mod from_fn;
mod mistakes;
mod stream;
mod try_async_gen;

use std::{
    pin::Pin,
    task::{Context, Poll},
};

pub struct Foo {
    pub alpha: u32,
    pub gamma: String,
}

impl Foo {
    pub fn beta(&self, _: u32) -> Result<u32, Failure> {
        Ok(self.alpha)
    }
}

pub struct Failure;

/// A stream that has fields and methods too.
pub struct Foos {
    pub alpha: u32,
    pub gamma: String,
}

impl Foos {
    pub fn beta(self) -> Self {
        self
    }
}

impl aiter::Stream for Foos {
    type Item = Foo;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Foo>> {
        Poll::Ready(None)
    }
}

pub fn make() -> Foo {
    Foo { alpha: 1, gamma: String::new() }
}

pub fn foos() -> Foos {
    Foos { alpha: 1, gamma: String::new() }
}

pub fn take(_: u32) {}

pub async fn wait() {}
