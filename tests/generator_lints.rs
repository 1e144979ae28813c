//! What `#[async_gen]` and `yield_!` expand to is clean under every lint that a user may deny.

#![forbid(unsafe_code)]
#![deny(
    warnings,
    future_incompatible,
    keyword_idents,
    let_underscore,
    nonstandard_style,
    rust_2018_idioms,
    rust_2021_compatibility,
    rust_2024_compatibility,
    unused,
    explicit_outlives_requirements,
    impl_trait_redundant_captures,
    macro_use_extern_crate,
    meta_variable_misuse,
    missing_copy_implementations,
    missing_debug_implementations,
    missing_docs,
    redundant_imports,
    redundant_lifetimes,
    single_use_lifetimes,
    trivial_casts,
    trivial_numeric_casts,
    unit_bindings,
    unreachable_pub,
    unused_import_braces,
    unused_lifetimes,
    unused_macro_rules,
    unused_qualifications,
    unused_results,
    variant_size_differences
)]
#![deny(
    clippy::all,
    clippy::nursery,
    clippy::pedantic,
    clippy::allow_attributes,
    clippy::as_conversions,
    clippy::else_if_without_else,
    clippy::indexing_slicing,
    clippy::let_underscore_must_use,
    clippy::let_underscore_untyped,
    clippy::mem_forget,
    clippy::panic,
    clippy::semicolon_inside_block,
    clippy::semicolon_outside_block,
    clippy::shadow_same,
    clippy::undocumented_unsafe_blocks,
    clippy::unwrap_used
)]

use aiter::{Stream, async_for, async_gen, from_iter, stream, try_stream};
use futures::{StreamExt, executor::block_on};

fn items<S: Stream>(stream: S) -> Vec<S::Item> {
    block_on(stream.collect())
}

#[derive(Debug)]
struct Guard(u32);

impl Drop for Guard {
    fn drop(&mut self) {
        self.0 = 0;
    }
}

#[async_gen]
async fn plain(value: u32, _unused: Guard, _: u8, (left, right): (u8, Guard), _rest: String) -> u32 {
    yield_!(value);
    core::future::ready(()).await;
    yield_!(u32::from(left));
    drop(right);
    for item in 0..2 {
        yield_!(item);
    }
    if value > 10 {
        return;
    }
    yield_!(
        2, // with a comma
    );
}

#[async_gen]
async fn units() {
    yield_!();
    yield_!(());
}

#[async_gen]
async fn empty() -> u32 {}

#[async_gen]
async fn without_arguments() -> Result<String, u32> {
    yield_!(Ok(String::new()));
    yield_!(Err(1));
}

#[async_gen]
fn second<'list>(list: &'list [Guard], other: &u32) -> impl Stream<Item = &'list u32> + Send {
    if *other > 0 {
        for guard in list {
            yield_!(&guard.0);
        }
    }
}

#[async_gen]
async fn generic<T: Clone + Sync>(value: &T) -> T {
    #[async_gen]
    async fn inner<T: Clone + Sync>(value: &T) -> T {
        yield_!(value.clone());
    }

    async_for!(item in inner(value) {
        yield_!(item);
    });
}

#[async_gen]
async fn boxed() -> Box<dyn Fn(u32) -> u32> {
    yield_!(Box::new(|number| number));
}

#[async_gen]
async fn shown() -> impl core::fmt::Debug {
    yield_!(1_u8);
}

#[async_gen]
async fn patterns([.., last]: [u32; 3], mut count: u32, whole @ (_, _): (u8, Guard), Guard(..): Guard) -> u32 {
    yield_!(last);
    count += 1;
    yield_!(count);
    drop(whole);
}

#[async_gen]
async fn endless() -> u32 {
    let mut number = 0;
    loop {
        yield_!(number);
        number += 1;
    }
}

#[derive(Debug)]
struct Text(String);

impl Text {
    #[async_gen]
    async fn by_reference(&self, _other: &mut u8) -> &str {
        yield_!(&self.0);
    }

    #[async_gen]
    async fn by_mutable_reference(&mut self, text: &str) -> usize {
        self.0.push_str(text);
        yield_!(self.0.len());
    }

    #[async_gen]
    async fn by_value(self) -> String {
        yield_!(self.0);
    }

    #[async_gen]
    async fn by_mutable_value(mut self) -> String {
        self.0.clear();
        yield_!(self.0);
    }
}

#[async_gen]
async fn elided_in_impl(words: impl Iterator<Item = &str>, mut seen: impl FnMut(&str)) -> usize {
    for word in words {
        seen(word);
        yield_!(word.len());
    }
}

#[async_gen(boxed)]
async fn boxed_one(text: &str) -> &str {
    yield_!(text);
}

#[async_gen(boxed)]
async fn boxed_several<'text, 'long: 'text, T: Clone + Send, U>(
    text: &'text str,
    value: &(impl Clone + Sync),
    _other: (T, &'long (impl Sync + ?Sized)),
    count: U,
    _last: T,
) -> &'text str
where
    U: Into<u64> + Send + Sync,
{
    for _ in 0..count.into() {
        drop(value.clone());
        yield_!(text);
    }
}

trait Source<T>: Sync {
    #[async_gen(boxed)]
    async fn each(&self, words: &mut Vec<&str>, value: T) -> &T;

    #[async_gen(boxed_local)]
    async fn given(&self, value: T, _: &str) -> T {
        yield_!(value);
    }
}

impl Source<u32> for [u32] {
    #[async_gen(boxed)]
    async fn each(&self, words: &mut Vec<&str>, value: u32) -> &u32 {
        words.clear();
        yield_all!(from_iter(self.iter().filter(move |item| **item != value)));
    }
}

#[async_gen]
async fn expected(
    #[expect(unused_variables, reason = "it is")] unused: u32,
    #[expect(unused_mut)] mut used: u32,
) -> u32 {
    yield_!(used);
}

#[async_gen(boxed)]
async fn expected_in_a_box(#[expect(unused_variables)] (left, right): (u8, u8), number: &u32) -> u32 {
    yield_!(*number);
}

#[test]
fn an_expansion_triggers_no_lint() {
    let guard = || Guard(7);
    assert_eq!(items(plain(5, guard(), 1, (6, guard()), String::new())), [5, 6, 0, 1, 2]);
    assert_eq!(items(units()).len(), 2);
    assert_eq!(items(empty()), [0; 0]);
    assert_eq!(items(without_arguments()), [Ok(String::new()), Err(1)]);
    assert_eq!(items(second(&[guard()], &1)), [&7]);
    assert_eq!(items(generic(&1)), [1]);
    assert_eq!(items(boxed()).len(), 1);
    assert_eq!(format!("{:?}", items(shown())), "[1]");
    assert_eq!(items(patterns([1, 2, 3], 4, (1, guard()), guard())), [3, 5]);
    assert_eq!(items(endless().take(2)), [0, 1]);
    assert_eq!(items(elided_in_impl("a bc".split(' '), |word| assert!(!word.is_empty()))), [1, 2]);
    assert_eq!(items(boxed_one("text")), ["text"]);
    assert_eq!(items(boxed_several("text", &1, (2_u32, "other"), 1_u32, 2)), ["text"]);
    assert_eq!(items([1, 2][..].each(&mut vec!["a"], 1)), [&2]);
    assert_eq!(items([1, 2][..].given(3, "")), [3]);
    assert_eq!(items(expected(1, 2)), [2]);
    assert_eq!(items(expected_in_a_box((1, 2), &3)), [3]);
    let mut text = Text("a".to_owned());
    assert_eq!(items(text.by_reference(&mut 1)), ["a"]);
    assert_eq!(items(text.by_mutable_reference("b")), [2]);
    assert_eq!(items(text.by_value()), ["ab"]);
    assert_eq!(items(Text(String::new()).by_mutable_value()), [""]);
}

// Clippy rightly says so of the operands; rustc, which is what the test is about, would not of `let _ = break;`.
#[test]
#[expect(clippy::diverging_sub_expression, reason = "the operands diverge on purpose")]
fn an_operand_that_never_ends_is_not_warned_about() {
    #[async_gen]
    async fn unfinished(limit: u32) -> u32 {
        for number in 0.. {
            if number < limit {
                yield_!(number);
            } else {
                yield_!(break);
            }
        }
        yield_!(todo!());
    }

    drop(unfinished(1));
}

// clippy would ask for a `;` behind the macro, where it did not see a loop at the end of the block.
#[test]
fn a_loop_at_the_end_of_a_block_is_not_warned_about() {
    fn twice<T: Copy>(items: impl Stream<Item = T>, is_wanted: bool) -> impl Stream<Item = T> {
        stream!({
            if is_wanted {
                for await item in items {
                    yield item;
                    yield item;
                }
            } else {
                match items.size_hint() {
                    (0, _) => {}
                    _ => {
                        for await item in items {
                            yield item;
                        }
                    }
                }
            }
        })
    }
    fn once<T>(items: impl Stream<Item = T>) -> impl Stream<Item = Result<T, ()>> {
        try_stream!({
            for await item in items {
                yield item;
            }
        })
    }

    assert_eq!(items(twice(from_iter([1, 2]), true)), [1, 1, 2, 2]);
    assert_eq!(items(twice(from_iter([1, 2]), false)), [1, 2]);
    assert_eq!(items(once(from_iter([1]))), [Ok(1)]);
}
