//! The macros of the [`aiter`](https://docs.rs/aiter) crate, which re-exports them with their documentation. Depend on
//! that crate, not on this one.
//!
//! Each macro is one pipeline, a function a step, from tokens to tokens: parse, validate, expand.

#![forbid(unsafe_code)]

mod async_for;
mod async_gen;
mod block;
mod body;
mod contents;
mod delegate;
mod depth;
mod editor;
mod expression;
mod fragment;
mod item_type;
mod nested;
mod own;
mod question_mark;
mod returns;
mod stream_of;
mod token;
mod unseen;
mod yields;

use proc_macro::TokenStream;

use self::{async_for::Spelling, async_gen::Kind};

#[doc(hidden)]
#[proc_macro]
pub fn async_for(input: TokenStream) -> TokenStream {
    async_for::expand(Spelling::Macro, input.into()).into()
}

#[doc(hidden)]
#[proc_macro]
pub fn for_await(input: TokenStream) -> TokenStream {
    async_for::expand(Spelling::ForAwait, input.into()).into()
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

/// Defines items with bounds that rustc does not show where they are not met.
#[doc(hidden)]
#[proc_macro]
pub fn unseen(items: TokenStream) -> TokenStream {
    unseen::expand(items.into()).into()
}

/// Expands to what it is given, for an editor: rustc never looks into it.
#[doc(hidden)]
#[proc_macro]
pub fn unfinished(input: TokenStream) -> TokenStream {
    input
}

#[doc(hidden)]
#[proc_macro]
pub fn function_body(input: TokenStream) -> TokenStream {
    async_gen::expand_body(input.into()).into()
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
/// # Forms
///
/// - `async fn f(..) -> T` is a generator of `T`, as `async gen fn f(..) -> T` is on nightly. It becomes a function
///   that returns `impl AsyncGenerator<Item = T>` and captures all lifetimes and types of its signature, in every
///   edition. This is the form to begin with.
/// - `fn f(..) -> impl Stream<Item = T> + Send + 'a` returns what it says.
/// - `fn f(..) -> Pin<Box<dyn Stream<Item = T> + Send>>`, or an alias of such a type, like futures' `BoxStream<'_, T>`,
///   returns what it says, in a box.
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
/// generators; and on functions of a trait, with or without a body, and of its implementations:
///
/// ```
/// # use aiter::async_gen;
/// trait Source {
///     #[async_gen]
///     async fn items(&self) -> u32;
/// }
///
/// impl Source for Vec<u32> {
///     #[async_gen]
///     async fn items(&self) -> u32 {
///         for item in self {
///             yield_!(*item);
///         }
///     }
/// }
/// # let _ = vec![1].items();
/// ```
///
/// # The body
///
/// `yield_!(item)` yields, with no import, and inside of other macros too: in `println!`, `vec![]`, in a handler of
/// `tokio::select!`, in a macro of yours. `.await` waits, `return;` ends the stream, and so does the end of the body.
/// `yield_all!(stream)` yields every item of a stream. All else means what it means in an `async fn`; the body is
/// passed on as it stands.
///
/// # Errors
///
/// What stands after `->` is the type of an item and not of the body, so `?` cannot leave the body. For that there is
/// [`#[try_async_gen]`](macro@try_async_gen).
///
/// # In a box
///
/// A generator has a type without a name, so a trait with one cannot be made into an object, and a recursive one has no
/// size. `#[async_gen(boxed)] async fn f(..) -> T` returns a `Pin<Box<dyn AsyncGenerator<Item = T> + Send>>`, and with
/// `boxed_local` one that need not be `Send`. It borrows all that its arguments do; so the signature has a lifetime
/// more, `'async_gen`, which the types of the arguments and of the items outlive, and a name for each that is left out.
/// From Rust 1.86 on it coerces to futures' `BoxStream<'_, T>`. It costs an allocation a call. It needs the feature
/// `alloc`, which is a default.
///
/// In a trait marked `#[async_trait]`, which rewrites each `async fn` before this attribute sees it, that is an error:
/// write the type out, `#[async_gen] fn items(&self) -> BoxStream<'_, T>`. So does the implementation of a trait that writes
/// it out. On a function that says what it returns and has no body the attribute changes nothing, and may be left out.
///
/// ```
/// use aiter::{async_for, async_gen};
///
/// trait Source {
///     #[async_gen(boxed)]
///     async fn items(&self, prefix: &str) -> String;
/// }
///
/// struct Letters;
///
/// impl Source for Letters {
///     #[async_gen(boxed)]
///     async fn items(&self, prefix: &str) -> String {
///         for letter in 'a'..='c' {
///             yield_!(format!("{prefix}{letter}"));
///         }
///     }
/// }
///
/// # futures::executor::block_on(async {
/// let source: Box<dyn Source> = Box::new(Letters);
/// let mut seen = Vec::new();
/// async_for!(item in source.items("letter ") {
///     seen.push(item);
/// });
/// assert_eq!(seen, ["letter a", "letter b", "letter c"]);
/// # });
/// ```
///
/// # Values into it, and out of its end
///
/// `#[async_gen(resume(first: A), returns = R)] async fn f(..) -> T` is given a value of type `A` whenever it goes on:
/// the first is bound to `first`, and the next is the value of the `yield_!`. It ends with a value of type `R`. Either
/// of the two may be left out, and is then `()`. What it makes is no stream but an `AsyncCoroutine<A, Yield = T, Return
/// = R>`, which `resume` drives.
///
/// ```
/// use aiter::{CoroutineState, async_gen, resume};
/// use std::pin::pin;
///
/// #[async_gen(resume(name: String), returns = usize)]
/// async fn greet() -> String {
///     let mut name = name;
///     let mut count = 0;
///     while !name.is_empty() {
///         count += 1;
///         name = yield_!(format!("hello {name}"));
///     }
///     count
/// }
///
/// # futures::executor::block_on(async {
/// let mut greet = pin!(greet());
/// assert_eq!(resume(&mut greet, "Ada".to_owned()).await, CoroutineState::Yielded("hello Ada".to_owned()));
/// assert_eq!(resume(&mut greet, String::new()).await, CoroutineState::Complete(1));
/// # });
/// ```
///
/// # When what runs
///
/// The call runs nothing: it moves the arguments, used or not, into the generator. The body runs when the generator is
/// polled, up to its next yield or wait. Arguments are dropped with the generator, in the order in which an `async fn`
/// drops them. After the end it yields nothing more; after its body has panicked, polling it panics again. Dropped
/// half-way, it drops what the body holds.
///
/// Since the call runs nothing, nothing can be cloned out of a borrowed argument first. For a stream that does not
/// borrow from `&self`, write a function that clones what it needs and ends in
/// [`stream!`](https://docs.rs/aiter/latest/aiter/macro.stream.html).
///
/// Another attribute that rewrites the body of a function, as `#[tracing::instrument]` does, does not fit: below this
/// one it sees the call and not the generator, and above it is an error. Instrument the generator that is returned, or
/// each wait for an item.
///
/// # Cost
///
/// A generator is its body, room for one item, and at most 24 bytes more. Each argument is stored once. (One whose
/// pattern has `ref`, `_`, `..`, `@` or more than one field in braces, `S { a, b }`, is stored as the value and as the
/// bindings, and so are the arguments after it.) It allocates nothing, and an item costs one poll of the body.
///
/// # Expansion
///
/// The body becomes an `async` block, and `yield_!` a macro of its own, which leaves the item with the generator and
/// suspends. Nothing after `if false` runs: it tells rustc the type of an item and of a `return`. Where something may
/// stand around a yield, as a closure or another macro, `yield_!` begins with `if false { break 'the_generator_itself; }`,
/// which compiles in the body itself alone. All of it is written by a macro that the attribute puts into the function, so
/// that an attribute below sees the block as you wrote it, and nothing of this. So
///
/// ```text
/// #[async_gen]
/// async fn count(to: u32) -> u32 {
///     for number in 0..to {
///         yield_!(number);
///     }
/// }
/// ```
///
/// becomes
///
/// ```text
/// fn count(to: u32) -> impl ::aiter::AsyncGenerator<Item = u32> {
///     {
///         let async_gen_value = {
///             // With this in it the closure can be called once, for which rustc has less to compile.
///             let async_gen_once = ()..();
///             let async_gen_body = move |async_gen_sender: ::aiter::__private::Sender<_>| {
///                 let _once = async_gen_once;
///                 async move {
///                     // What may be yielded: whoever holds it is in this body.
///                     let async_gen_token = (&async_gen_sender).item();
///                     let mut async_gen_item: u32;
///                     if false {
///                         // Takes each argument along, and gives a `return` its type.
///                         let _ = &to;
///                         return;
///                         #[allow(unreachable_code, unused_assignments)]
///                         {
///                             async_gen_item = async_gen_token.value();
///                         }
///                     }
///                     'the_generator_itself: {
///                         if false {
///                             break 'the_generator_itself;
///                         }
///                         {
///                             #[allow(unused_macros, unused_macro_rules)]
///                             #[collapse_debuginfo(yes)]
///                             macro_rules! yield_ {
///                                 () => { yield_!(()) };
///                                 ($item:expr $(,)?) => {
///                                     {
///                                         #[allow(unreachable_code, unused_assignments, unused_braces, unused_parens)]
///                                         {
///                                             async_gen_item = $item;
///                                             async_gen_sender.send(async_gen_token, async_gen_item).await;
///                                         }
///                                     }
///                                 };
///                             }
///                             #[allow(unused_macros, unused_macro_rules)]
///                             #[collapse_debuginfo(yes)]
///                             macro_rules! yield_all {
///                                 () => {};
///                             }
///                             for number in 0..to {
///                                 yield_!(number);
///                             }
///                         }
///                     }
///                     {}
///                 }
///             };
///             unsafe { <::aiter::__private::Generator<_, _, _>>::async_gen_from_body(async_gen_body) }
///         };
///         async_gen_value
///     }
/// }
/// ```
///
/// # Arguments of the attribute
///
/// | argument | meaning |
/// |---|---|
/// | `boxed`, `boxed_local` | return a pinned box, `Send` or not |
/// | `resume(first: A)` | each yield has a reply of type `A` |
/// | `returns = R` | the end has a value of type `R` |
/// | `crate = path` | where the `aiter` crate is, when not at `::aiter` |
///
/// # Compiler errors
///
/// Each is one error at your own code: an item of the wrong type is `E0308` at the item; `return value` is `E0308` at
/// the value; `?` is one that names `#[try_async_gen]`; a body that is not `Send` where the signature says `Send` is
/// shown with the value that is not. What is no function, does not return a stream, yields what has no size, or is
/// `const`, `extern` or variadic, is refused. A mistake in the body that has nothing to do with yielding is what it is
/// in an `async fn`. All of them are in [the catalogue][diagnostics].
///
/// ```compile_fail,E0308
/// #[aiter::async_gen]
/// async fn words() -> String {
///     yield_!("not a String");
/// }
/// ```
///
/// [diagnostics]: https://github.com/aiter-rs/aiter/blob/main/docs/diagnostics.md
///
/// Modelled on Python's async generators (PEP 525), nightly's `async gen fn` and, for boxes, the crate async-trait.
#[proc_macro_attribute]
pub fn async_gen(arguments: TokenStream, item: TokenStream) -> TokenStream {
    async_gen::expand(Kind::Plain, arguments.into(), item.into()).into()
}

/// Makes a generator of results of a function, in which `?` yields the error and ends.
///
/// ```
/// use aiter::{anext, try_async_gen};
/// use std::pin::pin;
///
/// #[try_async_gen]
/// async fn numbers(words: &[&str]) -> Result<u32, std::num::ParseIntError> {
///     for word in words {
///         yield_!(word.parse()?);
///     }
/// }
///
/// # futures::executor::block_on(async {
/// let mut numbers = pin!(numbers(&["1", "x", "3"]));
/// assert_eq!(anext(&mut numbers).await, Some(Ok(1)));
/// assert!(anext(&mut numbers).await.is_some_and(|number| number.is_err()));
/// assert_eq!(anext(&mut numbers).await, None);
/// # });
/// ```
///
/// It is [`#[async_gen]`](macro@async_gen) in everything but this:
///
/// - What stands after `->` is a `Result<T, E>`, under whatever name, such as `io::Result<T>`; in the written form it
///   is the item of the stream, `fn f(..) -> impl Stream<Item = Result<T, E>>`.
/// - `yield_!(value)` yields `Ok(value)`.
/// - `?` converts an error with `From`, yields it as `Err`, and ends. `return Err(error)` does the same without the
///   conversion.
/// - `return Ok(())` and the end of the body end it without an error. The body itself has no value, so that no `Ok(())`
///   stands at its end.
/// - `yield_all!(stream)` yields the results of a stream as they are. After an `Err` among them it goes on with the
///   next: a loop with `yield_!(item?)` in it ends there instead.
///
/// The `?` is the compiler's own, so that it works in macros too, and what is dropped before it does not count: a lock
/// guard that is gone by then does not keep the stream from being `Send`.
///
/// `boxed`, `boxed_local` and `crate = path` mean what they mean there. A generator with `resume` or `returns` needs
/// none of this: with `returns = Result<R, E>` `?` ends its body.
///
/// # Expansion
///
/// As that of [`#[async_gen]`](macro@async_gen#expansion), with a body that may fail:
///
/// ```text
/// #[try_async_gen]
/// async fn number(text: &str) -> Result<u32, ParseIntError> {
///     yield_!(text.parse()?);
/// }
/// ```
///
/// becomes
///
/// ```text
/// fn number(text: &str) -> impl ::aiter::AsyncGenerator<Item = Result<u32, ParseIntError>> {
///     {
///         let async_gen_value = {
///             // With this in it the closure can be called once, for which rustc has less to compile.
///             let async_gen_once = ()..();
///             let async_gen_body = move |async_gen_sender: ::aiter::__private::Sender<_>| {
///                 let _once = async_gen_once;
///                 let async_gen_fallible = {
///                     let async_gen_result = async_gen_sender;
///                     async_gen_result.of_results()
///                 };
///                 async_gen_fallible.body(async move {
///                     // What may be yielded: whoever holds it is in this body.
///                     let async_gen_token = (&async_gen_sender).item();
///                     let mut async_gen_item;
///                     if false {
///                         let _ = &text;
///                         let _: Result<u32, ParseIntError> = async_gen_token.value();
///                         let async_gen_end = async_gen_fallible.end();
///                         return async_gen_end;
///                         #[allow(unreachable_code, unused_assignments)]
///                         {
///                             async_gen_item = async_gen_fallible.value();
///                         }
///                     }
///                     'the_generator_itself: {
///                         if false {
///                             break 'the_generator_itself;
///                         }
///                         {
///                             #[allow(unused_macros, unused_macro_rules)]
///                             #[collapse_debuginfo(yes)]
///                             macro_rules! yield_ {
///                                 () => { yield_!(()) };
///                                 ($item:expr $(,)?) => {
///                                     {
///                                         #[allow(unreachable_code, unused_assignments, unused_braces, unused_parens)]
///                                         {
///                                             async_gen_item = $item;
///                                             async_gen_sender.send(async_gen_token, async_gen_fallible.item(async_gen_item)).await;
///                                         }
///                                     }
///                                 };
///                             }
///                             #[allow(unused_macros, unused_macro_rules)]
///                             #[collapse_debuginfo(yes)]
///                             macro_rules! yield_all {
///                                 () => {};
///                             }
///                             yield_!(text.parse()?);
///                         }
///                     }
///                     async_gen_fallible.end()
///                 })
///             };
///             unsafe { <::aiter::__private::Generator<_, _, _>>::async_gen_from_body(async_gen_body) }
///         };
///         async_gen_value
///     }
/// }
/// ```
///
/// # Compiler errors
///
/// Those of `#[async_gen]`. What is yielded is `E0308` at the item where it is of another type than `T`; an error that
/// does not convert is `E0277` at the `?`, as in any function; and items that are no results are one error at their
/// type:
///
/// ```compile_fail,E0277
/// #[aiter::try_async_gen]
/// async fn numbers() -> u32 {
///     yield_!(1);
/// }
/// ```
///
/// Modelled on `try_stream!` of the crate async-stream.
#[proc_macro_attribute]
pub fn try_async_gen(arguments: TokenStream, item: TokenStream) -> TokenStream {
    async_gen::expand(Kind::Fallible, arguments.into(), item.into()).into()
}
