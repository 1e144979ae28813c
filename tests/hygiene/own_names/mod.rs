//! Names of a user's own that the programs have in scope: those of the prelude, of the crates, of our macros' variables,
//! and methods of any type that are called as ours are.

#![allow(dead_code, non_camel_case_types, non_upper_case_globals, unused_imports)]

/// Types and traits.
pub struct Option;
pub struct Result;
pub struct Box;
pub struct Pin;
pub struct String;
pub struct Vec;
pub struct ManuallyDrop;
pub struct Context;
pub struct Poll;
pub struct Generator;
pub struct Coroutine;
pub struct Sender;
pub trait Stream {}
pub trait AsyncGenerator {}
pub trait AsyncCoroutine {}
pub trait IntoAsyncIterator {}
pub trait Future {}
pub trait Iterator {}
pub trait Send {}
pub trait Sync {}
pub trait Sized {}
pub trait Unpin {}
pub trait Drop {}
pub trait Fn {}
pub trait FnOnce {}

/// The variants of another enumeration.
pub enum Other {
    Some,
    None,
    Ok,
    Err,
}
pub use self::Other::{Err, None, Ok, Some};

/// Crates.
pub mod std {}
pub mod core {}
pub mod alloc {}
pub mod aiter {}
pub mod aiter_macros {}
pub mod aiter_runtime {}
pub mod futures {}
pub mod __private {}
pub mod expansion {}

/// What is in a pattern a constant, and not a variable.
pub const item: () = ();
pub const it: () = ();
pub const body: () = ();
pub const slot: () = ();
pub static end: () = ();
pub static token: () = ();
pub static held: () = ();
pub struct sender;
pub struct argument;
pub const fn stream() {}
pub const fn iterable() {}
pub const fn send() {}
pub const fn drop() {}
pub const fn identity() {}
pub const fn probe() {}
pub const fn next() {}
pub mod yielder {}
pub mod sent {}

macro_rules! of_any_type {
    ($($trait:ident: $receiver:ty => $($method:ident)*;)*) => {
        $(
            /// Its methods are there for any type.
            pub trait $trait {
                $(
                    fn $method(self: $receiver) -> u8
                    where
                        Self: ::core::marker::Sized,
                    {
                        0
                    }
                )*
            }

            impl<T: ?::core::marker::Sized> $trait for T {}
        )*
    };
}

of_any_type! {
    ByValue: Self =>
        next send item value pin poll_next async_for argument yielded item_value return_value returned body end
        into_inner start fallible into_async_iter into_future poll_body stream iterator iterate pinned
        is_terminated resume poll_resume child wanted delegate generator level poll_leaf step kind probe it
        of_results coroutine_body future;
}

/// The same for references.
pub mod by_reference {
    of_any_type! {
        ByReference: &Self =>
            next send item value pin poll_next async_for argument yielded item_value return_value returned body end
            into_inner start fallible into_async_iter into_future poll_body stream iterator iterate pinned
            is_terminated resume poll_resume child wanted delegate generator level poll_leaf step kind probe it
        of_results coroutine_body future;
    }
}

/// The same for mutable references.
pub mod by_mutable_reference {
    of_any_type! {
        ByMutableReference: &mut Self =>
            next send item value pin poll_next async_for argument yielded item_value return_value returned body end
            into_inner start fallible into_async_iter into_future poll_body stream iterator iterate pinned
            is_terminated resume poll_resume child wanted delegate generator level poll_leaf step kind probe it
        of_results coroutine_body future;
    }
}
pub use self::{by_mutable_reference::ByMutableReference, by_reference::ByReference};
