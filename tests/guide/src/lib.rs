//! Runs the programs of the guide as tests, those of each chapter by its name.
//!
//! A few pages are tested elsewhere: in `aiter` itself, in `aiter-executors` and in `aiter-interoperation`. `tests/pages.rs`
//! sees to it that none is left out.

#![forbid(unsafe_code)]

#[cfg(doctest)]
#[doc = include_str!("../../../docs/introduction.md")]
pub struct Introduction;

#[cfg(doctest)]
#[doc = include_str!("../../../docs/first-loop.md")]
pub struct FirstLoop;

#[cfg(doctest)]
#[doc = include_str!("../../../docs/first-generator.md")]
pub struct FirstGenerator;

#[cfg(doctest)]
#[doc = include_str!("../../../docs/errors.md")]
pub struct Errors;

#[cfg(doctest)]
#[doc = include_str!("../../../docs/traits-and-dyn.md")]
pub struct TraitsAndDyn;

#[cfg(doctest)]
#[doc = include_str!("../../../docs/recursion.md")]
pub struct Recursion;

#[cfg(doctest)]
#[doc = include_str!("../../../docs/testing-streams.md")]
pub struct TestingStreams;

#[cfg(doctest)]
#[doc = include_str!("../../../docs/cancellation-and-drop.md")]
pub struct CancellationAndDrop;

#[cfg(doctest)]
#[doc = include_str!("../../../docs/backpressure.md")]
pub struct Backpressure;

#[cfg(doctest)]
#[doc = include_str!("../../../docs/no-std.md")]
pub struct NoStd;

#[cfg(doctest)]
#[doc = include_str!("../../../docs/migrating.md")]
pub struct Migrating;

#[cfg(doctest)]
#[doc = include_str!("../../../docs/coming-from-python.md")]
pub struct ComingFromPython;

#[cfg(doctest)]
#[doc = include_str!("../../../docs/coming-from-csharp-and-javascript.md")]
pub struct ComingFromCsharpAndJavascript;

#[cfg(doctest)]
#[doc = include_str!("../../../docs/how-it-works.md")]
pub struct HowItWorks;

#[cfg(doctest)]
#[doc = include_str!("../../../docs/left-out.md")]
pub struct LeftOut;

#[cfg(doctest)]
#[doc = include_str!("../../../docs/faq.md")]
pub struct Questions;
