//! An attribute below that uses the names of the expansion.
//!
//! It hands the function to a macro, which puts code into the body that is to yield by itself. What yields has no name
//! outside of its own expansion. Write a `yield_!` or `yield_all!`.

#![forbid(unsafe_code)]

use aiter::async_gen;
use macro_rules_attribute::apply;

macro_rules! steal {
    (fn $name:ident() -> $type:ty {
        ::$facade:ident::$hidden:ident::$macro:ident!(
            $path:tt $function:ident $value:ident $kind:ident $item:tt $names:tt $bindings:tt { $($body:tt)* }
        )
    }) => {
        fn $name() -> $type {
            ::$facade::$hidden::$macro!($path $function $value $kind $item $names $bindings {
                let sender: &dyn std::any::Any = &async_gen_sender;
                assert!(!sender.is::<u32>());
            })
        }
    };
}

#[async_gen]
#[apply(steal)]
async fn numbers() -> u32 {
    yield_!(1);
}

fn main() {
    drop(numbers());
}
