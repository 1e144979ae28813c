//! Async iteration for stable Rust: a `for` loop over any stream, and functions that yield.
//!
//! ```
//! use aiter::{aiter, async_for, async_gen};
//!
//! #[async_gen]
//! async fn squares(limit: u32) -> u32 {
//!     for number in 1..=limit {
//!         yield_!(number * number);
//!     }
//! }
//!
//! # futures::executor::block_on(async {
//! let mut sum = 0;
//! async_for!(square in aiter(squares(3)) {
//!     sum += square;
//! });
//! assert_eq!(sum, 1 + 4 + 9);
//! # });
//! ```
//!
//! `cargo add aiter` is all that it takes; there is no executor to choose and no feature to turn on. It works without
//! `std` and, but for boxes, without an allocator, in editions 2018 to 2024, and contains no `unsafe` that
//! `#![forbid(unsafe_code)]` would find in your crate.
//!
//! # In five minutes
//!
//! **A loop.** [`async_for!`] is a `for` loop that waits for its items: over a generator, a [`Stream`] of any other
//! crate, or a type of yours that implements [`IntoAsyncIterator`]. `break`, `continue`, labels, `return`, `?` and
//! `.await` mean in its body what they mean in `for`. The stream is pinned for you, and nothing is allocated.
//!
//! ```
//! use aiter::{Stream, async_for};
//!
//! async fn first_error(lines: impl Stream<Item = String>) -> Option<String> {
//!     async_for!(for line in lines {
//!         if line.starts_with("error") {
//!             return Some(line);
//!         }
//!     });
//!     None
//! }
//!
//! # futures::executor::block_on(async {
//! let lines = ["ok", "error: disk full", "ok"].map(str::to_owned);
//! let lines = futures::stream::iter(lines);
//! assert_eq!(first_error(lines).await.as_deref(), Some("error: disk full"));
//! # });
//! ```
//!
//! The word `for` may be left out; with it rustfmt formats the loop.
//!
//! **A generator.** Mark an `async fn` with [`#[async_gen]`](macro@async_gen), write the type of an *item* behind the
//! arrow, and yield with [`yield_!`]. The call returns a [`Stream`], so that all that exists for streams works with it.
//! It is lazy: the body runs when the stream is polled, up to the next item, and arguments may be borrowed.
//!
//! ```
//! use aiter::{Stream, async_for, async_gen};
//!
//! /// Items in groups of `size`; the last one may be smaller.
//! #[async_gen]
//! async fn groups(items: impl Stream<Item = u32>, size: usize) -> Vec<u32> {
//!     let mut group = Vec::new();
//!     async_for!(for item in items {
//!         group.push(item);
//!         if group.len() == size {
//!             yield_!(std::mem::take(&mut group));
//!         }
//!     });
//!     if !group.is_empty() {
//!         yield_!(group);
//!     }
//! }
//!
//! # futures::executor::block_on(async {
//! use futures::StreamExt;
//!
//! let groups = groups(aiter::from_iter(1..=5), 2).collect::<Vec<_>>().await;
//! assert_eq!(groups, [vec![1, 2], vec![3, 4], vec![5]]);
//! # });
//! ```
//!
//! **Errors.** In a [`#[try_async_gen]`](macro@try_async_gen) `?` yields the error, and ends the stream. Whoever loops
//! over it has results in hand, and a `?` of its own.
//!
//! ```
//! use std::num::ParseIntError;
//!
//! use aiter::{async_for, try_async_gen};
//!
//! #[try_async_gen]
//! async fn numbers(text: &str) -> Result<u32, ParseIntError> {
//!     for word in text.split(' ') {
//!         yield_!(word.parse()?);
//!     }
//! }
//!
//! async fn sum(text: &str) -> Result<u32, ParseIntError> {
//!     let mut sum = 0;
//!     async_for!(for number in numbers(text) {
//!         sum += number?;
//!     });
//!     Ok(sum)
//! }
//!
//! # futures::executor::block_on(async {
//! assert_eq!(sum("1 2 3").await, Ok(6));
//! assert!(sum("1 x 3").await.is_err());
//! # });
//! ```
//!
//! **Streams of streams, traits, recursion.** [`yield_all!`] yields every item of another stream. A generator in a trait
//! that is made into an object, or one that calls itself, goes into a box: `#[async_gen(boxed)]`.
//!
//! ```
//! use aiter::async_gen;
//!
//! struct Folder {
//!     files: Vec<String>,
//!     folders: Vec<Folder>,
//! }
//!
//! #[async_gen(boxed)]
//! async fn files(folder: &Folder) -> &str {
//!     for file in &folder.files {
//!         yield_!(file);
//!     }
//!     for inner in &folder.folders {
//!         yield_all!(files(inner));
//!     }
//! }
//!
//! # futures::executor::block_on(async {
//! # use futures::StreamExt;
//! let inner = Folder { files: vec!["b".to_owned()], folders: vec![] };
//! let outer = Folder { files: vec!["a".to_owned()], folders: vec![inner] };
//! assert_eq!(files(&outer).collect::<Vec<_>>().await, ["a", "b"]);
//! # });
//! ```
//!
//! **One item at a time.** [`aiter()`] gives the async iterator of what can be looped over, and [`anext`] its next item,
//! as in Python. Pin a generator before: a loop does that by itself.
//!
//! ```
//! use std::pin::pin;
//!
//! use aiter::{aiter, anext, from_iter, stream};
//!
//! # futures::executor::block_on(async {
//! let mut letters = pin!(aiter(stream! {
//!     yield 'a';
//!     yield 'b';
//! }));
//! assert_eq!(anext(&mut letters).await, Some('a'));
//! assert_eq!(anext(&mut letters).await, Some('b'));
//! assert_eq!(anext(&mut letters).await, None);
//! # });
//! ```
//!
//! **When it does not compile**, the error is, with few exceptions, one, at your own code, and says what to write:
//!
//! ```text
//! error[E0277]: `Vec<{integer}>` is a synchronous iterable
//!   |
//! 8 |     async_for!(number in vec![1, 2, 3] {
//!   |                          ^^^ iterate over this with `for`
//!   |
//!   = note: or make a stream of it, which is always ready: `aiter::from_iter(..)`
//! ```
//!
//! # What there is
//!
//! | | |
//! |---|---|
//! | [`async_for!`] | loops over what is an async iterable |
//! | [`#[async_gen]`](macro@async_gen), [`#[try_async_gen]`](macro@try_async_gen) | make a stream of a function; the second one of results, in which `?` yields the error and ends |
//! | [`yield_!`], [`yield_all!`] | yield an item, and all items of a stream |
//! | [`stream!`], [`try_stream!`] | make a stream of a block, in which `yield` is a keyword, in the middle of a function |
//! | [`from_fn`], [`try_from_fn`] | make one of an async closure, without a macro |
//! | [`from_iter`] | makes one of a synchronous iterable |
//! | [`aiter()`], [`anext`], [`anext_or`] | the async iterator of an async iterable, and its next item |
//! | [`IntoAsyncIterator`] | implement it, and your type can be looped over |
//! | [`AsyncGenerator`] | what a generator is beside a [`Stream`] |
//! | [`AsyncCoroutine`], [`resume`] | a generator that is told something with each item, and returns something |
//!
//! [The guide][guide] goes on from here: testing, cancellation, backpressure, firmware, coming from another crate or
//! another language, and how all of it works. [The catalogue][diagnostics] shows each error of the compiler, with what
//! to write instead. [SAFETY.md][safety] says what the unsafe code in the runtime relies on, and how it is tested.
//!
//! [guide]: https://github.com/aiter-rs/aiter/blob/main/docs/introduction.md
//! [diagnostics]: https://github.com/aiter-rs/aiter/blob/main/docs/diagnostics.md
//! [safety]: https://github.com/aiter-rs/aiter/blob/main/SAFETY.md
//!
//! # Features
//!
//! | feature | default | what it gives |
//! |---|---|---|
//! | `alloc` | yes | generators in boxes: `#[async_gen(boxed)]`, and functions that return a boxed stream |

#![no_std]
#![forbid(unsafe_code)]

#[cfg(feature = "alloc")]
extern crate alloc;

#[macro_use]
mod unseen;

mod async_for;
mod delegate;
mod functions;

pub use aiter_macros::{async_gen, try_async_gen};
pub use aiter_runtime::{
    Anext, AnextOr, AsyncCoroutine, AsyncGenerator, CoroutineState, FromIter, FusedStream, IntoAsyncIterator, Resume,
    Stream, Yield, Yielder, from_fn, from_iter, try_from_fn,
};

pub use crate::functions::{aiter, anext, anext_or, resume};

/// What the macros expand to. Nothing in it is for use by hand, and all of it may change in any version.
#[doc(hidden)]
pub mod __private {
    pub use aiter_macros::{async_for, delegate, for_await, function_body, stream, try_stream, unfinished};
    pub use aiter_runtime::expansion::*;

    pub use crate::{
        async_for::{Function, Probe},
        delegate::{AnyStream, yield_all},
    };
}

/// What rustc names in an error. It is hidden from the documentation alone: what is hidden from rustc too, it names with
/// the whole path.
#[cfg_attr(doc, doc(hidden))]
pub mod misuse {
    pub use aiter_runtime::misuse::*;

    pub use crate::{
        async_for::{
            Asked, AskedFallibly, Attempted, Function, Futures, MustBeAsync, MustBeAwaited, MustBeCalled, MustBeJoined,
            MustBeOwned, MustBePinned, MustBeRepeated, MustBeRepeatedOrFail, MustBeSplit, MustBeTried, MustBeUnwrapped,
            OneValue, Other, Shared, Synchronous, Text, Unawaited, UnawaitedWrapped, Uncalled, Unpinned, Wrapped,
        },
        delegate::{Taken, yield_all},
    };
}

/// A `for` loop over a stream.
///
/// ```text
/// [ATTRIBUTES] ['label:] [for] PATTERN in ITERABLE { BODY } [else { .. }]
/// [ATTRIBUTES] ['label:] [for] PATTERN in ITERABLE < BODY > [else { .. }]
/// ```
///
/// It loops over any [`Stream`], and over any other [`IntoAsyncIterator`], in any async function, block, closure or
/// generator. In all else it is a `for` loop: `break`, `continue`, labels, `return`, `?` and `.await` mean in the body
/// what they mean in `for`.
///
/// ```
/// use aiter::{async_for, from_iter};
///
/// # futures::executor::block_on(async {
/// let mut even = Vec::new();
/// async_for!(number in from_iter(0..10) {
///     if number % 2 == 1 {
///         continue;
///     }
///     if number > 6 {
///         break;
///     }
///     even.push(number);
/// });
/// assert_eq!(even, [0, 2, 4, 6]);
/// # });
/// ```
///
/// # Spellings
///
/// The arguments may stand in `( )`, `{ }` or `[ ]`. With a leading `for`, in parentheses, rustfmt formats the loop,
/// because it then is an expression of Rust's own; one with `else`, or with its body in angle brackets, is none.
///
/// ```
/// # use aiter::{async_for, from_iter};
/// # futures::executor::block_on(async {
/// let mut pairs = Vec::new();
/// async_for!('rows: for row in from_iter(0..3) {
///     async_for!(for column in from_iter(0..3) {
///         if column > row {
///             continue 'rows;
///         }
///         pairs.push((row, column));
///     });
/// });
/// assert_eq!(pairs, [(0, 0), (1, 0), (1, 1), (2, 0), (2, 1), (2, 2)]);
/// # });
/// ```
///
/// The body may stand in angle brackets. It begins at the first `<` at which what stands before it is a complete
/// expression, and ends at the last `>`; so comparisons and generics mean in the body, and inside of brackets in the
/// iterable, what they always do. At the top level of the iterable a comparison, a shift or a cast to a generic type
/// needs parentheses.
///
/// ```
/// # use aiter::{async_for, from_iter};
/// # futures::executor::block_on(async {
/// let mut small = Vec::<u32>::new();
/// async_for!(number in from_iter(Vec::<u32>::from([1, 20, 3])) < if number < 10 { small.push(number); } >);
/// assert_eq!(small, [1, 3]);
/// # });
/// ```
///
/// Attributes stand inside of the macro, as in front of a `for`. (In front of the macro rustc ignores them, and says
/// so.)
///
/// ```
/// # use aiter::{async_for, from_iter};
/// # futures::executor::block_on(async {
/// let mut count = 0;
/// async_for!(#[allow(unused_variables)] for number in from_iter(0..3) {
///     count += 1;
/// });
/// assert_eq!(count, 3);
/// # });
/// ```
///
/// # `else`
///
/// As in Python, a block after `else` runs when the stream has ended without a `break`. The loop is then an expression:
/// `break` takes a value, and the block gives one of the same type. A `break` or `continue` in the block belongs to the
/// loop around this one.
///
/// ```
/// # use aiter::{async_for, from_iter};
/// # futures::executor::block_on(async {
/// let found = async_for!(number in from_iter([3, 8, 5]) {
///     if number % 2 == 0 {
///         break Some(number);
///     }
/// } else {
///     None
/// });
/// assert_eq!(found, Some(8));
/// # });
/// ```
///
/// # What is evaluated, polled and dropped
///
/// The iterable is evaluated once; temporaries in it live until the loop ends, whether or not the loop is the last
/// expression of a block. Its stream is pinned in place, so that a generator needs no `pin!`, and is dropped when the
/// loop ends, before the `else` block runs. To use the rest of a stream afterwards, loop over `&mut stream`, or
/// `stream.as_mut()` of a pinned one: nothing is taken from it but the items that the body has seen. A future that is
/// dropped in the middle of its loop drops the item and then the stream.
///
/// # Cost
///
/// An item costs one poll of the stream, and nothing is allocated. The loop stores the stream once in the future that
/// contains it, and is `Send` when the stream is, and what the body keeps while it waits. Like any other loop it gives
/// way to other tasks only where it waits.
///
/// # Expansion
///
/// `Probe` finds at compile time what the iterable is, for the errors below, and runs nothing. (`Function` is for a
/// function that is not called. It is left out where the iterable is a call.)
///
/// ```text
/// async_for!(number in numbers {
///     println!("{number}");
/// })
/// ```
///
/// becomes
///
/// ```text
/// {
///     let async_for_done = match (::aiter::__private::Probe { it: (numbers) }) {
///         async_for_matched => {
///             let mut async_for_stream = ::aiter::__private::pin!({
///                 #[allow(unused_imports)]
///                 use ::aiter::__private::Function as _;
///                 { async_for_matched }.async_for()
///             });
///             while true {
///                 let ::aiter::__private::Option::Some(mut async_for_item) =
///                     ::aiter::__private::next(&mut async_for_stream).await else { break };
///                 let (number) = async_for_item;
///                 {
///                     println!("{number}");
///                 }
///             }
///         }
///     };
///     async_for_done
/// }
/// ```
///
/// # Compiler errors
///
/// Each is one error at your own code. A synchronous iterable, a future that was not awaited, a function that was not
/// called, a `Result` or `Option` of a stream, a stream that is not pinned, and anything else that is not an async
/// iterable is `E0277` at the iterable, and says what to write. A refutable pattern is `E0005`; `break` with a value in
/// a loop without `else` asks for one; a loop outside of async code is `E0728`. All of them are in [the
/// catalogue][diagnostics].
///
/// [diagnostics]: https://github.com/aiter-rs/aiter/blob/main/docs/diagnostics.md
///
/// ```compile_fail,E0277
/// # async fn doc() {
/// aiter::async_for!(number in vec![1, 2, 3] {
///     println!("{number}");
/// });
/// # }
/// ```
///
/// Modelled on Python's `async for` (PEP 492) and on nightly's `for await`.
#[macro_export]
macro_rules! async_for {
    () => {
        $crate::__private::compile_error!("this loop is empty: write `async_for!(item in stream { .. })`")
    };
    ($($input:tt)*) => {
        $crate::__private::async_for!([$crate] $($input)*)
    };
}

/// Yields an item from a generator: `yield_!(item)`, or `yield_!()` for `()`.
///
/// In the body of an [`#[async_gen]`](macro@async_gen) function it needs no import: the function brings its own, which
/// this one only stands in for where there is no generator. There it is an error that says so.
///
/// The item is evaluated, and temporaries in it are dropped, before the generator suspends. The generator goes on when
/// it is polled again. The value of a yield is `()`.
///
/// ```
/// use aiter::{anext, async_gen};
/// use std::pin::pin;
///
/// #[async_gen]
/// async fn greeting() -> &'static str {
///     yield_!("hello");
///     yield_!("world");
/// }
///
/// # futures::executor::block_on(async {
/// let mut words = pin!(greeting());
/// assert_eq!(anext(&mut words).await, Some("hello"));
/// assert_eq!(anext(&mut words).await, Some("world"));
/// assert_eq!(anext(&mut words).await, None);
/// # });
/// ```
///
/// # Compiler errors
///
/// One at the yield outside of a generator, and one at the first yield in a closure, a nested `async` block or a nested
/// function, which could not suspend the generator. Where a macro of yours hides the nesting, rustc gives an error
/// more. An item of the wrong type is `E0308` at the item.
///
/// An import of this one is not needed, and in a block inside of a generator it is ambiguous (`E0659`). A macro of your
/// own of that name is shadowed in a generator, and so is one named `yield_all`.
///
/// ```compile_fail
/// aiter::yield_!(1);
/// ```
#[macro_export]
macro_rules! yield_ {
    ($($item:tt)*) => {
        $crate::__private::compile_error!(
            "`yield_!` by a path, or outside of a generator: write `yield_!(..)` in a function marked `#[async_gen]`"
        )
    };
}

/// Yields every item of a stream from a generator: `yield_all!(stream)`, Python's `yield from`.
///
/// It is brought, as [`yield_!`] is, by the generator, and needs no import. It takes what a loop takes, polls it until
/// it has ended, and yields each item as it is; the generator then goes on. In a generator of results an `Err` is an
/// item like any other, after which the next one follows. The stream is dropped as soon as it has ended, or with the
/// generator.
///
/// ```
/// use aiter::{async_gen, from_iter};
/// # use futures::StreamExt;
///
/// #[async_gen]
/// async fn digits() -> u32 {
///     yield_!(0);
///     yield_all!(from_iter(1..4));
///     yield_!(4);
/// }
///
/// # futures::executor::block_on(async {
/// assert_eq!(digits().collect::<Vec<_>>().await, [0, 1, 2, 3, 4]);
/// # });
/// ```
///
/// A generator that yields all of itself has to be boxed, as any recursive `async fn` has:
///
/// ```
/// # use aiter::async_gen;
/// # use futures::StreamExt;
/// struct Tree {
///     value: u32,
///     children: Vec<Tree>,
/// }
///
/// #[async_gen(boxed)]
/// async fn values(tree: &Tree) -> u32 {
///     yield_!(tree.value);
///     for child in &tree.children {
///         yield_all!(values(child));
///     }
/// }
///
/// # futures::executor::block_on(async {
/// let leaf = |value| Tree { value, children: vec![] };
/// let tree = Tree { value: 1, children: vec![leaf(2), leaf(3)] };
/// assert_eq!(values(&tree).collect::<Vec<_>>().await, [1, 2, 3]);
/// # });
/// ```
///
/// # Cost
///
/// Where the stream is a generator that the call owns, by value or as a `Pin<Box<_>>` of one or of a `dyn`
/// [`AsyncGenerator`], this costs the same at any depth: the outermost generator polls the innermost one itself, and the
/// bodies between them wait until that has ended. Nothing is allocated for it; the body holds the stream and 32 bytes
/// more meanwhile. To drop the outermost generator drops the innermost body first, and takes no stack for the depth.
///
/// Any other stream is polled by the generator that it was given to, once a level: a `dyn Stream`, what an adaptor made,
/// what is borrowed, and a generator that its signature calls an `impl Stream`. So return `Pin<Box<dyn AsyncGenerator<..>>>`
/// from what is recursive, as `#[async_gen(boxed)]` does: through `Pin<Box<dyn Stream<..>>>` each item costs in proportion
/// to the depth, in time and in stack (a small generator overflows 2 MiB of stack at 13,000 levels, and without
/// optimization at 1,400). The type of the stream must be known where the `yield_all!` stands.
///
/// # Expansion
///
/// The `delegate!` in it is given the stream, and finds what kind of one it is as a loop does.
///
/// ```text
/// #[async_gen]
/// async fn numbers() -> u32 {
///     yield_all!(other());
/// }
/// ```
///
/// becomes
///
/// ```text
/// fn numbers() -> impl ::aiter::AsyncGenerator<Item = u32> {
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
///                                         // An error in a closure or another block.
///                                         if false {
///                                             break 'the_generator_itself;
///                                         }
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
///                                 ($stream:expr $(,)?) => {
///                                     {
///                                         if false {
///                                             break 'the_generator_itself;
///                                         }
///                                         #[allow(unreachable_code, unused_braces, unused_parens)]
///                                         match ::aiter::__private::identity($stream) {
///                                             async_gen_iterable => {
///                                                 let async_gen_child = {
///                                                     #[allow(unused_imports)]
///                                                     use ::aiter::__private::AnyStream as _;
///                                                     ::aiter::__private::delegate!([::aiter] async_gen_iterable async_gen_token $stream)
///                                                 };
///                                                 // Suspends until the stream has ended.
///                                                 let () = async_gen_sender.delegate(async_gen_token).delegate(async_gen_child).await;
///                                             }
///                                         };
///                                     }
///                                 };
///                             }
///                             yield_all!(other());
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
/// # Compiler errors
///
/// Those of [`async_for!`] for what is no stream, and those of [`yield_!`] for where it may stand. A stream of other
/// items than the generator's is one error at the stream.
///
/// ```compile_fail,E0277
/// #[aiter::async_gen]
/// async fn numbers() -> u32 {
///     yield_all!(aiter::from_iter(["not a number"]));
/// }
/// ```
///
/// Modelled on Python's `yield from` (PEP 380), which async generators there do not have; its cost is that of nested
/// iterators in "Iterators revisited" (Jacobs, Meijer, Piessens, Schulte, 2005).
#[macro_export]
macro_rules! yield_all {
    ($($stream:tt)*) => {
        $crate::__private::compile_error!(
            "`yield_all!` by a path, or outside of a generator: write `yield_all!(..)` in a function marked `#[async_gen]`"
        )
    };
}

/// Makes a generator of a block, in which `yield item` yields.
///
/// ```text
/// stream! { STATEMENTS }      stream!({ STATEMENTS })      stream!(-> TYPE { STATEMENTS })
/// ```
///
/// It is an expression, of a type that is a [`Stream`] and an [`AsyncGenerator`]; what
/// [`#[async_gen]`](macro@async_gen) is to functions it is to blocks. rustfmt formats a block in `({ .. })`.
///
/// ```
/// use aiter::{Stream, async_for, stream};
///
/// fn double(numbers: impl Stream<Item = u32>) -> impl Stream<Item = u32> {
///     stream! {
///         for await number in numbers {
///             yield number * 2;
///         }
///     }
/// }
///
/// # futures::executor::block_on(async {
/// let numbers = stream!({
///     yield 1;
///     yield 2;
/// });
/// let mut seen = Vec::new();
/// async_for!(number in double(numbers) {
///     seen.push(number);
/// });
/// assert_eq!(seen, [2, 4]);
/// # });
/// ```
///
/// # In the block
///
/// - `yield item` yields, wherever an expression may stand, in the input of other macros too; its value is `()`.
///   `yield` alone yields `()`. A block without a yield is a stream of `()`.
/// - `for await PATTERN in EXPRESSION { .. }` is a loop over a stream, with or without a label.
/// - [`yield_!`], [`yield_all!`] and [`async_for!`] mean what they mean in a function.
/// - `.await` waits, `return;` ends the stream, and so does the end of the block.
/// - In a block that yields results, `?` yields the error and ends. ([`try_stream!`] yields values, and makes them
///   `Ok`.)
///
/// The block is an `async move` block: it takes along what it mentions. (A `macro_rules!` that is handed the statements
/// must take them as `tt`: rustc does not accept the keyword `yield` in what it parses as a `block`, `stmt` or `expr`.)
///
/// # The type of an item
///
/// It is inferred, from the items or from where the stream is used. Where it cannot be, or where an item should be
/// coerced, state it:
///
/// ```
/// # use aiter::stream;
/// # use futures::StreamExt;
/// # futures::executor::block_on(async {
/// let shown = stream!(-> Box<dyn std::fmt::Display> {
///     yield Box::new(1);
///     yield Box::new("two");
/// });
/// let shown = shown.map(|item| item.to_string()).collect::<Vec<_>>().await;
/// assert_eq!(shown, ["1", "two"]);
/// # });
/// ```
///
/// # Cost, order, panics and drops
///
/// Those of [`#[async_gen]`](macro@async_gen): nothing is allocated, nothing runs before the first poll, and dropped
/// half-way it drops what the block holds.
///
/// # Expansion
///
/// The parts of it are explained at [`#[async_gen]`](macro@async_gen#expansion).
///
/// ```text
/// stream! {
///     yield 1;
/// }
/// ```
///
/// becomes
///
/// ```text
/// {
///     const _: () = ();
///     let async_gen_once = ()..();
///     let async_gen_body = move |async_gen_sender: ::aiter::__private::Sender<_>| {
///         let _once = async_gen_once;
///         async move {
///             // What may be yielded: whoever holds it is in this body.
///             let async_gen_token = (&async_gen_sender).item();
///             let mut async_gen_item;
///             if false {
///                 return;
///                 #[allow(unreachable_code, unused_assignments)]
///                 {
///                     async_gen_item = async_gen_token.value();
///                 }
///             }
///             'the_generator_itself: {
///                 if false {
///                     break 'the_generator_itself;
///                 }
///                 {
///                     #[allow(unused_macros, unused_macro_rules)]
///                     #[collapse_debuginfo(yes)]
///                     macro_rules! yield_ {
///                         () => { yield_!(()) };
///                         ($item:expr $(,)?) => {
///                             {
///                                 #[allow(unreachable_code, unused_assignments, unused_braces, unused_parens)]
///                                 {
///                                     async_gen_item = $item;
///                                     async_gen_sender.send(async_gen_token, async_gen_item).await;
///                                 }
///                             }
///                         };
///                     }
///                     #[allow(unused_macros, unused_macro_rules)]
///                     #[collapse_debuginfo(yes)]
///                     macro_rules! yield_all {
///                         () => {};
///                     }
///                     yield_!(1);
///                 }
///             }
///         }
///     };
///     unsafe { <::aiter::__private::Generator<_, _, _>>::async_gen_from_body(async_gen_body) }
/// }
/// ```
///
/// # Compiler errors
///
/// Those of [`#[async_gen]`](macro@async_gen) and [`async_for!`], at your own code. An item of a wrong type is `E0308`
/// at the item where the type is stated, and `E0271` at the return type of the function where it is not.
///
/// ```compile_fail,E0308
/// let numbers = aiter::stream!(-> u32 {
///     yield "not a number";
/// });
/// ```
///
/// It takes the place of `stream!` of the crate async-stream, on which it is modelled: a change of the imports is all.
/// `docs/from-async-stream.md` in the repository says what differs.
#[macro_export]
macro_rules! stream {
    ($($body:tt)*) => {
        $crate::__private::stream!([$crate] $($body)*)
    };
}

/// Makes a generator of results of a block, in which `?` yields the error and ends.
///
/// It is [`stream!`] with the rules of [`#[try_async_gen]`](macro@try_async_gen): `yield value` yields `Ok(value)`, `?`
/// converts an error with `From`, yields it as `Err`, and ends; `return Err(error)` does so without the conversion.
///
/// ```
/// use aiter::{Stream, try_stream};
/// # use futures::StreamExt;
/// use std::num::ParseIntError;
///
/// fn numbers(text: &str) -> impl Stream<Item = Result<u32, ParseIntError>> {
///     try_stream! {
///         for word in text.split(' ') {
///             if word == "stop" {
///                 return;
///             }
///             yield word.parse()?;
///         }
///     }
/// }
///
/// # futures::executor::block_on(async {
/// assert_eq!(numbers("1 2 stop x").collect::<Vec<_>>().await, [Ok(1), Ok(2)]);
/// assert_eq!(numbers("1 x 2").map(|number| number.is_ok()).collect::<Vec<_>>().await, [true, false]);
/// # });
/// ```
///
/// The type of the errors is inferred from where the stream is used. Where nothing says it, state the type of an item:
///
/// ```
/// # use aiter::try_stream;
/// let lines = try_stream!(-> std::io::Result<String> {
///     yield std::fs::read_to_string("a")?;
///     yield std::fs::read_to_string("b")?;
/// });
/// # let _ = lines;
/// ```
///
/// `return;` ends the stream without an error, as `return Ok(())` does, and so does `return` with a value of type `()`. One
/// in a closure, an `async` block or a function is that one's own. In a macro of yours that hides it, write
/// `return Ok(())`.
///
/// # Compiler errors
///
/// Those of [`stream!`] and [`#[try_async_gen]`](macro@try_async_gen). Without a type of the errors it is `E0282`:
///
/// ```compile_fail,E0282
/// let numbers = aiter::try_stream! {
///     yield "1".parse::<u32>()?;
/// };
/// ```
///
/// It takes the place of `try_stream!` of the crate async-stream.
#[macro_export]
macro_rules! try_stream {
    ($($body:tt)*) => {
        $crate::__private::try_stream!([$crate] $($body)*)
    };
}

/// Runs the programs in the README as tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
pub struct Readme;

/// And those in the guide for those who come from another crate.
#[cfg(doctest)]
#[doc = include_str!("../docs/from-async-stream.md")]
pub struct FromAsyncStream;
