//! A library that re-exports the facade, and hands out macros of its own that expand to those of the facade. It is of
//! another edition than the crate that uses it.

#![forbid(unsafe_code)]

pub use aiter as streams;

/// Makes a generator of a function: `generator!((arguments) function)`.
#[macro_export]
macro_rules! generator {
    (($($arguments:tt)*) $($function:tt)*) => {
        #[$crate::streams::async_gen($($arguments)* crate = $crate::streams)]
        $($function)*
    };
}

/// Makes a generator of results of a function: `try_generator!((arguments) function)`.
#[macro_export]
macro_rules! try_generator {
    (($($arguments:tt)*) $($function:tt)*) => {
        #[$crate::streams::try_async_gen($($arguments)* crate = $crate::streams)]
        $($function)*
    };
}

/// A generator of this library, whose parts are handed in.
#[macro_export]
macro_rules! counter {
    ($(#[$attribute:meta])* $visibility:vis $name:ident: $item:ty = $range:expr) => {
        $(#[$attribute])*
        #[$crate::streams::async_gen(crate = $crate::streams)]
        $visibility async fn $name() -> $item {
            for number in $range {
                yield_!(number);
            }
        }
    };
}

/// A loop of this library.
#[macro_export]
macro_rules! each {
    ($pattern:pat in $iterable:expr => $body:expr) => {
        $crate::streams::async_for!($pattern in $iterable {
            $body;
        })
    };
}

/// The first item that meets a condition.
#[macro_export]
macro_rules! find {
    ($pattern:pat in $iterable:expr, $condition:expr => $found:expr) => {
        $crate::streams::async_for!($pattern in $iterable {
            if $condition {
                break ::core::option::Option::Some($found);
            }
        } else {
            ::core::option::Option::None
        })
    };
}

/// A block of this library.
#[macro_export]
macro_rules! mapped {
    ($pattern:pat in $iterable:expr => $mapped:expr) => {
        $crate::streams::stream! {
            for await $pattern in $iterable {
                yield $mapped;
            }
        }
    };
}

/// A block of results of this library.
#[macro_export]
macro_rules! try_mapped {
    ($pattern:pat in $iterable:expr => $mapped:expr) => {
        $crate::streams::try_stream! {
            for await $pattern in $iterable {
                yield $mapped?;
            }
        }
    };
}
