//! A `crate = path` to something that keeps what it is given in the body of a generator.
//!
//! Nothing that a body is given outlives the body, so that nothing is yielded from anywhere else. Write the path to the
//! real crate.

#![forbid(unsafe_code)]

mod other {
    pub mod __private {
        pub use aiter::__private::*;

        pub fn keep(_: Item<'static, u32>) {}

        macro_rules! delegate {
            ([$($facade:tt)*] $iterable:ident $token:ident $($operand:tt)*) => {{
                crate::other::__private::keep($token);
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
