//! The same as in `generators`, where the facade is not at `::aiter`.

#[allow(unused_imports, clippy::wildcard_imports)]
use crate::row::*;
use crate::{
    facade::{AsyncGenerator, CoroutineState, Stream, async_for, async_gen, from_iter, resume, try_async_gen},
    shared::names::{
        Bad, Boxed, Duplicate, Good, Just, List, Maybe, Nothing, Outcome, Pinned, Sendable, Shareable, StreamExt, Text,
        block_on, checked, is_send, items, text, wait,
    },
};

type BoxedStream<'a, T> = Pinned<Boxed<dyn Stream<Item = T> + Sendable + 'a>>;

#[async_gen(crate = crate::facade)]
async fn plain(mut from: u32, (left, _): (u32, Text), _: u8) -> u32 {
    yield_!(from);
    from += left;
    wait().await;
    yield_!(from);
    async_for!(number in from_iter(0..2) {
        yield_!(number);
    });
    yield_all!(from_iter([7, 8]));
    if from > 2 {
        return;
    }
    yield_!(9);
}

#[async_gen(crate = crate::facade)]
async fn units() {
    yield_!();
    yield_!(());
}

#[async_gen(crate = crate::facade)]
async fn maybes(words: &[&str], other: &u32) -> Maybe<Text> {
    for word in words {
        yield_!(Just(text(word)));
    }
    if *other > 0 {
        yield_!(Nothing);
    }
}

#[async_gen(crate = crate::facade)]
fn written<'a>(words: &'a [Text]) -> impl Stream<Item = &'a str> + Sendable + 'a {
    for word in words {
        yield_!(word.as_str());
    }
}

#[async_gen(crate = crate::facade)]
fn generator<T: Duplicate>(value: T) -> impl AsyncGenerator<Item = T> {
    #[async_gen(crate = crate::facade)]
    async fn inner<T: Duplicate>(value: &T) -> T {
        yield_!(value.clone());
    }

    yield_all!(inner(&value));
    yield_!(value);
}

#[async_gen(boxed, crate = crate::facade)]
async fn countdown(from: u32) -> u32 {
    yield_!(from);
    if from > 0 {
        yield_all!(countdown(from - 1));
    }
}

#[async_gen(boxed, crate = crate::facade)]
async fn boxed<T: Duplicate + Sendable + Shareable>(value: &T, words: &[&str]) -> (T, usize) {
    yield_!((value.clone(), words.len()));
}

#[async_gen(boxed_local, crate = crate::facade)]
async fn boxed_local(shared: ::std::rc::Rc<u32>, word: &str) -> usize {
    wait().await;
    yield_!(*shared as usize + word.len());
}

#[async_gen(crate = crate::facade)]
fn boxed_as_written(limit: u32) -> Pinned<Boxed<dyn Stream<Item = u32> + Sendable>> {
    for number in 0..limit {
        yield_!(number);
    }
}

#[async_gen(crate = crate::facade)]
fn boxed_as_an_alias<'a>(word: &'a str) -> BoxedStream<'a, &'a str> {
    yield_!(word);
    yield_all!(from_iter([word]));
}

#[async_gen(resume(first: u32), returns = Text, crate = crate::facade)]
async fn totals(limit: u32) -> u32 {
    let mut total = first;
    while total < limit {
        total += yield_!(total);
    }
    if total == limit {
        return text("at the limit");
    }
    text("above")
}

#[async_gen(returns = usize, crate = crate::facade)]
async fn words(all: &[&str]) -> char {
    for word in all {
        for letter in word.chars() {
            yield_!(letter);
        }
    }
    all.len()
}

#[async_gen(resume((mut left, _): (u32, u32)), crate = crate::facade)]
async fn pairs() -> u32 {
    while left > 0 {
        (left, _) = yield_!(left);
    }
}

#[try_async_gen(crate = crate::facade)]
async fn results(numbers: &[u32]) -> Outcome<u32, u32> {
    for number in numbers {
        if *number == 0 {
            return Good(());
        }
        yield_!(checked(*number).await?);
    }
    yield_all!(from_iter([Bad(1), Good(2)]));
    if numbers.is_empty() {
        return Bad(3);
    }
}

#[try_async_gen(crate = crate::facade)]
fn written_results<'a>(numbers: &'a [u32]) -> impl Stream<Item = Outcome<u32, u32>> + Sendable + 'a {
    for number in numbers {
        yield_!(checked(*number).await?);
    }
}

#[try_async_gen(boxed, crate = crate::facade)]
async fn boxed_results(numbers: &[u32]) -> Outcome<u32, u32> {
    if let [first, rest @ ..] = numbers {
        yield_!(checked(*first).await?);
        yield_all!(boxed_results(rest));
    }
}

#[try_async_gen(crate = crate::facade)]
fn results_boxed_as_an_alias<'a>(numbers: &'a [u32]) -> BoxedStream<'a, Outcome<u32, u32>> {
    for number in numbers {
        yield_!(checked(*number).await?);
    }
}

#[::core::prelude::v1::test]
fn a_generator_of_each_form_yields() {
    ::std::assert_eq!(items(is_send(plain(1, (2, Text::new()), 3))), [1, 3, 0, 1, 7, 8]);
    ::std::assert_eq!(items(plain(1, (0, Text::new()), 3)), [1, 1, 0, 1, 7, 8, 9]);
    ::std::assert_eq!(items(units()), [(), ()]);
    ::std::assert_eq!(items(maybes(&["a"], &1)), [Just(text("a")), Nothing]);
    ::std::assert_eq!(items(is_send(written(&[text("b")]))), ["b"]);
    ::std::assert_eq!(items(generator("c")), ["c", "c"]);
    ::std::assert_eq!(items(is_send(countdown(2))), [2, 1, 0]);
    ::std::assert_eq!(items(is_send(boxed(&1, &["a", "b"]))), [(1, 2)]);
    ::std::assert_eq!(items(boxed_local(::std::rc::Rc::new(1), "ab")), [3]);
    ::std::assert_eq!(items(is_send(boxed_as_written(3))), [0, 1, 2]);
    ::std::assert_eq!(items(boxed_as_an_alias("d")), ["d", "d"]);
}

#[::core::prelude::v1::test]
fn a_generator_of_results_of_each_form_ends_with_its_error() {
    ::std::assert_eq!(items(results(&[7, 100, 8])), [Good(7), Bad(100)]);
    ::std::assert_eq!(items(results(&[7, 0, 8])), [Good(7)]);
    ::std::assert_eq!(items(results(&[])), [Bad(1), Good(2), Bad(3)]);
    ::std::assert_eq!(items(written_results(&[1, 100, 2])), [Good(1), Bad(100)]);
    ::std::assert_eq!(items(boxed_results(&[1, 2, 100, 3])), [Good(1), Good(2), Bad(100)]);
    ::std::assert_eq!(items(results_boxed_as_an_alias(&[1, 100, 2])), [Good(1), Bad(100)]);
}

#[::core::prelude::v1::test]
fn a_coroutine_of_each_form_is_told_and_returns() {
    block_on(async {
        let mut sums = ::core::pin::pin!(totals(3));
        ::std::assert_eq!(resume(&mut sums, 1).await, CoroutineState::Yielded(1));
        ::std::assert_eq!(resume(&mut sums, 1).await, CoroutineState::Yielded(2));
        ::std::assert_eq!(resume(&mut sums, 1).await, CoroutineState::Complete(text("at the limit")));
        let mut letters = Boxed::pin(words(&["a"]));
        ::std::assert_eq!(resume(&mut letters, ()).await, CoroutineState::Yielded('a'));
        ::std::assert_eq!(resume(&mut letters, ()).await, CoroutineState::Complete(1));
        let mut numbers = ::core::pin::pin!(pairs());
        ::std::assert_eq!(resume(&mut numbers, (5, 1)).await, CoroutineState::Yielded(5));
        ::std::assert_eq!(resume(&mut numbers, (0, 1)).await, CoroutineState::Complete(()));
    });
}

/// A trait whose methods are generators.
trait Source<T> {
    /// As in nightly's `async gen fn`.
    #[async_gen(crate = crate::facade)]
    async fn all(&self) -> u32;

    /// With a default.
    #[async_gen(crate = crate::facade)]
    async fn doubled(&self) -> u32
    where
        Self: Shareable,
    {
        async_for!(number in self.all() {
            yield_!(number * 2);
        });
    }

    /// A method that a trait object has.
    #[async_gen(boxed, crate = crate::facade)]
    async fn labelled(&self, label: &str) -> (usize, T);

    /// As written.
    #[async_gen(crate = crate::facade)]
    fn written<'a>(&'a mut self) -> impl Stream<Item = &'a T> + Sendable + 'a
    where
        T: 'a;

    /// Results.
    #[try_async_gen(crate = crate::facade)]
    async fn checked(&self, limit: u32) -> Outcome<u32, u32>;
}

struct Shelf<T> {
    numbers: List<u32>,
    value: T,
}

impl<T: Duplicate + Sendable + Shareable> Source<T> for Shelf<T> {
    #[async_gen(crate = crate::facade)]
    async fn all(&self) -> u32 {
        for number in &self.numbers {
            yield_!(*number);
        }
    }

    #[async_gen(boxed, crate = crate::facade)]
    async fn labelled(&self, label: &str) -> (usize, T) {
        wait().await;
        yield_!((label.len(), self.value.clone()));
    }

    #[async_gen(crate = crate::facade)]
    fn written<'a>(&'a mut self) -> impl Stream<Item = &'a T> + Sendable + 'a
    where
        T: 'a,
    {
        yield_!(&self.value);
    }

    #[try_async_gen(crate = crate::facade)]
    async fn checked(&self, limit: u32) -> Outcome<u32, u32> {
        for number in &self.numbers {
            if *number > limit {
                return Bad(limit);
            }
            yield_!(*number);
        }
    }
}

impl<T> Shelf<T> {
    #[async_gen(crate = crate::facade)]
    async fn into_all(self) -> u32 {
        yield_all!(from_iter(self.numbers));
    }
}

#[::core::prelude::v1::test]
fn a_method_of_each_form_yields() {
    let mut shelf = Shelf { numbers: ::std::vec![1, 20], value: 'a' };
    ::std::assert_eq!(items(shelf.all()), [1, 20]);
    ::std::assert_eq!(items(shelf.doubled()), [2, 40]);
    ::std::assert_eq!(items(is_send(shelf.labelled("ab"))), [(2, 'a')]);
    ::std::assert_eq!(items(StreamExt::map(shelf.written(), |letter| *letter)), ['a']);
    ::std::assert_eq!(items(shelf.checked(5)), [Good(1), Bad(5)]);
    ::std::assert_eq!(items(shelf.into_all()), [1, 20]);
}
