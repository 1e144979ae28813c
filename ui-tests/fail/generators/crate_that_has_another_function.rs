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

        #[allow(dead_code)]
        pub struct Box;

        impl Box {
            #[allow(dead_code)]
            pub fn pin(body: usize) -> super::super::Numbers {
                std::boxed::Box::pin(aiter::from_iter([body]))
            }
        }
    }
}

type Numbers = std::pin::Pin<Box<dyn aiter::Stream<Item = usize>>>;

#[aiter::async_gen(crate = other)]
fn numbers(number: usize) -> Numbers {
    yield_!(number);
}

fn main() {
    drop(numbers(1));
}
