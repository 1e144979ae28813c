//! The macros of the [`aiter`](https://docs.rs/aiter) crate, which re-exports them with their documentation. Depend on
//! that crate, not on this one.
//!
//! Each macro is one pipeline, a function a step, from tokens to tokens: parse, validate, expand.

#![forbid(unsafe_code)]

mod async_for;
mod async_gen;
mod block;
mod body;
mod delegate;
mod expression;
mod fragment;
mod nested;
mod nesting;
mod pinned_stream;
mod token;
mod yields;

use proc_macro::TokenStream;

use self::async_gen::Kind;

#[doc(hidden)]
#[proc_macro]
pub fn async_for(input: TokenStream) -> TokenStream {
    async_for::expand(input.into()).into()
}

#[doc(hidden)]
#[proc_macro]
pub fn stream(input: TokenStream) -> TokenStream {
    block::expand(false, input.into()).into()
}

#[doc(hidden)]
#[proc_macro]
pub fn try_stream(input: TokenStream) -> TokenStream {
    block::expand(true, input.into()).into()
}

#[doc(hidden)]
#[proc_macro]
pub fn delegate(input: TokenStream) -> TokenStream {
    delegate::expand(input.into()).into()
}

/// Makes a generator of a function: a stream of what the function yields.
///
/// ```
/// use aiter::{AsyncGenerator, Stream, async_for, async_gen};
///
/// #[async_gen]
/// async fn count(from: u32, to: u32) -> u32 {
///     for number in from..to {
///         yield_!(number);
///     }
/// }
///
/// # futures::executor::block_on(async {
/// let mut seen = Vec::new();
/// async_for!(number in count(2, 5) {
///     seen.push(number);
/// });
/// assert_eq!(seen, [2, 3, 4]);
/// # });
/// ```
///
/// # Two forms
///
/// - `async fn f(..) -> T` is a generator of `T`, as `async gen fn f(..) -> T` is on nightly. It becomes a function
///   that returns `impl AsyncGenerator<Item = T>` and captures all lifetimes and types of its signature, in every
///   edition.
/// - `fn f(..) -> impl Stream<Item = T> + Send + 'a` returns what it says.
///
/// ```
/// # use aiter::{Stream, async_gen};
/// struct Log {
///     lines: Vec<String>,
/// }
///
/// impl Log {
///     #[async_gen]
///     async fn errors(&self) -> &str {
///         for line in &self.lines {
///             if line.starts_with("error") {
///                 yield_!(line);
///             }
///         }
///     }
///
///     #[async_gen]
///     fn lengths<'a>(&'a self) -> impl Stream<Item = usize> + Send + 'a {
///         for line in &self.lines {
///             yield_!(line.len());
///         }
///     }
/// }
/// # let log = Log { lines: Vec::new() };
/// # let _ = (log.errors(), log.lengths());
/// ```
///
/// It may stand on free functions and methods, with any arguments, generics and attributes, and within other
/// generators.
///
/// # The body
///
/// `yield_!(item)` yields, with no import, and inside of other macros too: in `println!`, `vec![]`, in a handler of
/// `tokio::select!`, in a macro of yours. `.await` waits, `return;` ends the stream, and so does the end of the body.
/// All else means what it means in an `async fn`; the body is passed on as it stands.
///
/// # Errors
///
/// What stands after `->` is the type of an item and not of the body, so `?` cannot leave the body: a generator of
/// results yields the error and returns.
///
/// ```
/// # use aiter::{anext, async_gen};
/// #[async_gen]
/// async fn numbers(words: &[&str]) -> Result<u32, std::num::ParseIntError> {
///     for word in words {
///         let number = word.parse();
///         let failed = number.is_err();
///         yield_!(number);
///         if failed {
///             return;
///         }
///     }
/// }
/// # futures::executor::block_on(async {
/// let mut numbers = std::pin::pin!(numbers(&["1", "x", "3"]));
/// assert_eq!(anext(&mut numbers).await, Some(Ok(1)));
/// assert!(anext(&mut numbers).await.is_some_and(|number| number.is_err()));
/// assert_eq!(anext(&mut numbers).await, None);
/// # });
/// ```
///
/// # When what runs
///
/// The call runs nothing: it moves the arguments, used or not, into the generator. The body runs when the generator is
/// polled, up to its next yield or wait. Arguments are dropped with the generator, in the order in which an `async fn`
/// drops them. After the end it yields nothing more; after a panic of its body, to poll it panics again. Dropped
/// half-way, it drops what the body holds.
///
/// # Cost
///
/// A generator is its body, room for one item, and at most 24 bytes more. Each argument is stored once. (One whose
/// pattern has `ref`, `_`, `..` or `@` in it is stored as the value and as the bindings, and so are the arguments after
/// it.) It allocates nothing, and an item costs one poll of the body.
///
/// # Arguments of the attribute
///
/// `#[async_gen(crate = path)]` says where the `aiter` crate is, when not at `::aiter`.
///
/// # Compiler errors
///
/// Each is one error at your own code: an item of the wrong type is `E0308` at the item; `return value` is `E0308` at
/// the value; a body that is not `Send` where the signature says `Send` is shown with the value that is not. What is no
/// function, does not return a stream, or is `const`, `extern` or variadic, is refused.
///
/// ```compile_fail,E0308
/// #[aiter::async_gen]
/// async fn words() -> String {
///     yield_!("not a String");
/// }
/// ```
///
/// Modelled on Python's async generators (PEP 525) and on nightly's `async gen fn`.
#[proc_macro_attribute]
pub fn async_gen(arguments: TokenStream, item: TokenStream) -> TokenStream {
    async_gen::expand(Kind::Plain, arguments.into(), item.into()).into()
}

/// Makes a generator of results of a function, in which `?` yields the error and ends.
#[proc_macro_attribute]
pub fn try_async_gen(arguments: TokenStream, item: TokenStream) -> TokenStream {
    async_gen::expand(Kind::Fallible, arguments.into(), item.into()).into()
}
