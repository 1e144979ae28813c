//! An attribute below that makes the generator hold what is not `Send`.
//!
//! It hands the function to a macro, which adds to what the generator captures. What a generator holds before the first poll
//! it holds later too, so that it is no more `Send` than what its body holds. Leave the `Rc` out, or the `Send`.

#![forbid(unsafe_code)]

use std::rc::Rc;

use aiter::{Stream, async_gen};
use macro_rules_attribute::apply;

macro_rules! hold {
    (fn $name:ident() -> $type:ty {
        ::$facade:ident::$hidden:ident::$macro:ident!(
            $path:tt $function:ident $value:ident $kind:ident $item:tt [] $bindings:tt $body:tt
        )
    }) => {
        fn $name() -> $type {
            let number = Rc::new(1);
            ::$facade::$hidden::$macro!($path $function $value $kind $item [number number] $bindings $body)
        }
    };
}

#[async_gen]
#[apply(hold)]
fn numbers() -> impl Stream<Item = u32> + Send {
    yield_!(1);
}

fn main() {
    drop(numbers());
}
