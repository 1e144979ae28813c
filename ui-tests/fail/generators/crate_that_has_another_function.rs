//! A `crate = path` to something that only looks like this crate.
//!
//! What the macros call by such a path is found in a type of ours and nowhere else, or a program without `unsafe` could
//! reach any unsafe function by it. Write the path to the real crate.

#![forbid(unsafe_code)]

mod other {
    #[allow(non_snake_case)]
    pub mod __private {
        pub use aiter::__private::*;

        pub mod Generator {
            #[allow(unused_imports)]
            pub use std::mem::transmute as async_gen_from_body;
        }
    }

    pub use aiter::AsyncGenerator;
}

#[aiter::async_gen(crate = other)]
async fn numbers() -> u32 {
    yield_!(1);
}

fn main() {
    drop(numbers());
}
