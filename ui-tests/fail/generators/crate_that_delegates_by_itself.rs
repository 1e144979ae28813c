//! A `crate = path` to something that is given the operand of `yield_all!`, and would delegate as well.
//!
//! Nothing that the path leads to is given what a generator delegates through: it could delegate twice, and have an item
//! read that is none. Write the path to the real crate.

#![forbid(unsafe_code)]

mod other {
    pub mod __private {
        pub use aiter::__private::*;

        macro_rules! delegate {
            ([$($facade:tt)*] $iterable:ident $token:ident $($operand:tt)*) => {{
                let _second = $token.delegate(aiter::from_iter([1]));
                aiter::__private::AnyStream::child_of_yield_all(aiter::__private::yield_all($token.wanted(), $iterable))
            }};
        }
        pub(crate) use delegate;
    }

    pub use aiter::AsyncGenerator;
}

#[aiter::async_gen(crate = other)]
async fn numbers() -> u32 {
    yield_all!(aiter::from_iter([3]));
}

fn main() {
    drop(numbers());
}
