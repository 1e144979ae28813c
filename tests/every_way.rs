//! Each way to write a generator, beside the same stream written by hand: they answer the same in every poll, and the
//! same happens in it.

#![forbid(unsafe_code)]

mod poll;

use std::{
    future::Future,
    num::ParseIntError,
    pin::Pin,
    task::{Context, Poll},
};

use aiter::{
    AsyncCoroutine, AsyncGenerator, CoroutineState, Stream, Yielder, async_for, async_gen, from_fn, from_iter, stream,
    try_async_gen, try_from_fn, try_stream,
};
use futures::stream::BoxStream;
use poll::{Loud, Wait, answers, assert_same, note, poll_future, trace, wait};

/// By hand: the length of each word up to "stop", with a wait in front of each, and a value that is dropped at the end.
struct LengthsByHand<'t> {
    words: std::str::Split<'t, char>,
    state: State<'t>,
    held: Option<Loud>,
}

enum State<'t> {
    Next,
    Waiting(&'t str, Wait),
    Done,
}

impl<'t> LengthsByHand<'t> {
    fn new(text: &'t str) -> Self {
        Self { words: text.split(' '), state: State::Next, held: None }
    }
}

impl Stream for LengthsByHand<'_> {
    type Item = usize;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<usize>> {
        loop {
            match &mut self.state {
                State::Next => {
                    self.held.get_or_insert_with(|| Loud("held"));
                    match self.words.next() {
                        Some(word) if word != "stop" => {
                            note(format!("wait for {word}"));
                            self.state = State::Waiting(word, wait(1));
                        }
                        _ => {
                            self.held = None;
                            self.state = State::Done;
                        }
                    }
                }
                State::Waiting(word, wait) => {
                    if Pin::new(wait).poll(context).is_pending() {
                        return Poll::Pending;
                    }
                    let length = word.len();
                    self.state = State::Next;
                    return Poll::Ready(Some(length));
                }
                State::Done => return Poll::Ready(None),
            }
        }
    }
}

/// By hand: the same with numbers in place of lengths, which ends at the first word that is none.
struct NumbersByHand<'t> {
    lengths: LengthsByHand<'t>,
    words: std::str::Split<'t, char>,
}

impl<'t> NumbersByHand<'t> {
    fn new(text: &'t str) -> Self {
        Self { lengths: LengthsByHand::new(text), words: text.split(' ') }
    }
}

impl Stream for NumbersByHand<'_> {
    type Item = Result<u32, ParseIntError>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        match Pin::new(&mut self.lengths).poll_next(context) {
            Poll::Pending => Poll::Pending,
            Poll::Ready(None) => Poll::Ready(None),
            Poll::Ready(Some(_)) => {
                let number = self.words.next().unwrap().parse();
                if number.is_err() {
                    self.lengths.held = None;
                    self.lengths.state = State::Done;
                }
                Poll::Ready(Some(number))
            }
        }
    }
}

const TEXTS: [&str; 5] = ["", "a bb ccc", "a stop bb", "stop", "1 22 stop x"];
const NUMBERS: [&str; 6] = ["1 2 3", "1 stop 2", "1 x 2", "x", "stop", "1 2 y"];

/// Compares generators of lengths, and what is left of them when they are dropped after some polls.
fn assert_lengths<'t, S: Stream<Item = usize>>(lengths: impl Fn(&'t str) -> S) {
    for text in TEXTS {
        assert_same(lengths(text), LengthsByHand::new(text));
        for polls in 0..6 {
            let effects = (answers(lengths(text), polls), trace());
            assert_eq!(effects, (answers(LengthsByHand::new(text), polls), trace()), "{text:?}, {polls} polls");
        }
    }
}

/// The same for generators of numbers.
fn assert_numbers<'t, S: Stream<Item = Result<u32, ParseIntError>>>(numbers: impl Fn(&'t str) -> S) {
    for text in NUMBERS {
        assert_same(numbers(text), NumbersByHand::new(text));
        for polls in 0..6 {
            let effects = (answers(numbers(text), polls), trace());
            assert_eq!(effects, (answers(NumbersByHand::new(text), polls), trace()), "{text:?}, {polls} polls");
        }
    }
}

#[async_gen]
async fn lengths(text: &str) -> usize {
    let _held = Loud("held");
    for word in text.split(' ') {
        if word == "stop" {
            return;
        }
        note(format!("wait for {word}"));
        wait(1).await;
        yield_!(word.len());
    }
}

#[test]
fn a_function_is_the_stream_by_hand() {
    assert_lengths(lengths);
}

#[test]
fn a_function_that_says_what_it_returns_is_the_stream_by_hand() {
    #[async_gen]
    fn written<'t>(text: &'t str) -> impl Stream<Item = usize> + Send + 't {
        let _held = Loud("held");
        for word in text.split(' ').take_while(|word| *word != "stop") {
            note(format!("wait for {word}"));
            wait(1).await;
            yield_!(word.len());
        }
    }

    assert_lengths(written);
}

#[test]
fn a_function_that_may_fail_is_the_stream_by_hand() {
    #[try_async_gen]
    async fn numbers(text: &str) -> Result<u32, ParseIntError> {
        let _held = Loud("held");
        for word in text.split(' ') {
            if word == "stop" {
                return Ok(());
            }
            note(format!("wait for {word}"));
            wait(1).await;
            yield_!(word.parse()?);
        }
    }

    assert_numbers(numbers);
}

#[test]
fn a_function_that_may_fail_and_says_what_it_returns_is_the_stream_by_hand() {
    type Parsed = Result<u32, ParseIntError>;

    #[try_async_gen]
    fn numbers<'t>(text: &'t str) -> impl AsyncGenerator<Item = Parsed> + Send + 't {
        let _held = Loud("held");
        for word in text.split(' ').take_while(|word| *word != "stop") {
            note(format!("wait for {word}"));
            wait(1).await;
            match word.parse() {
                Ok(number) => yield_!(number),
                Err(error) => return Err(error),
            }
        }
    }

    assert_numbers(numbers);
}

#[test]
fn a_boxed_function_is_the_stream_by_hand() {
    #[async_gen(boxed)]
    async fn boxed(text: &str) -> usize {
        yield_all!(lengths(text));
    }

    #[async_gen(boxed_local)]
    async fn boxed_local(text: &str) -> usize {
        yield_all!(lengths(text));
    }

    #[async_gen]
    fn boxed_as_written(text: &str) -> Pin<Box<dyn Stream<Item = usize> + '_>> {
        yield_all!(lengths(text));
    }

    #[async_gen]
    fn boxed_as_an_alias(text: &str) -> BoxStream<'_, usize> {
        yield_all!(lengths(text));
    }

    assert_lengths(boxed);
    assert_lengths(boxed_local);
    assert_lengths(boxed_as_written);
    assert_lengths(boxed_as_an_alias);
}

#[test]
fn a_function_of_a_trait_is_the_stream_by_hand() {
    trait Text {
        #[async_gen]
        async fn lengths(&self) -> usize;

        #[async_gen(boxed)]
        async fn boxed_lengths(&self) -> usize;

        #[async_gen]
        async fn provided(&self) -> usize {
            yield_all!(self.boxed_lengths());
        }
    }

    impl Text for str {
        #[async_gen]
        async fn lengths(&self) -> usize {
            yield_all!(lengths(self));
        }

        #[async_gen(boxed)]
        async fn boxed_lengths(&self) -> usize {
            async_for!(length in self.lengths() {
                yield_!(length);
            });
        }
    }

    assert_lengths(str::lengths);
    assert_lengths(str::boxed_lengths);
    assert_lengths(str::provided);
}

#[test]
fn a_generator_of_itself_is_the_stream_by_hand() {
    #[async_gen(boxed)]
    async fn rest<'t>(words: &'t [&'t str]) -> usize {
        let [word, rest_of_words @ ..] = words else { return };
        if *word == "stop" {
            return;
        }
        note(format!("wait for {word}"));
        wait(1).await;
        yield_!(word.len());
        yield_all!(rest(rest_of_words));
    }

    #[async_gen]
    async fn all(text: &str) -> usize {
        let words = text.split(' ').collect::<Vec<_>>();
        let _held = Loud("held");
        yield_all!(rest(&words));
    }

    assert_lengths(all);
}

#[test]
fn a_block_is_the_stream_by_hand() {
    assert_lengths(|text| {
        stream! {
            let _held = Loud("held");
            for await word in from_iter(text.split(' ')) {
                if word == "stop" {
                    return;
                }
                note(format!("wait for {word}"));
                wait(1).await;
                yield word.len();
            }
        }
    });
    assert_lengths(|text| {
        stream!(-> usize {
            let _held = Loud("held");
            let mut words = text.split(' ');
            while let Some(word) = words.next().filter(|word| *word != "stop") {
                note(format!("wait for {word}"));
                wait(1).await;
                let () = yield word.len();
            }
        })
    });
}

#[test]
fn a_block_that_may_fail_is_the_stream_by_hand() {
    assert_numbers(|text| {
        try_stream! {
            let _held = Loud("held");
            for word in text.split(' ') {
                if word == "stop" {
                    return;
                }
                note(format!("wait for {word}"));
                wait(1).await;
                yield word.parse()?;
            }
        }
    });
}

#[test]
fn a_closure_is_the_stream_by_hand() {
    async fn yield_length(y: &mut Yielder<'_, usize>, word: &str) {
        note(format!("wait for {word}"));
        wait(1).await;
        y.yield_(word.len()).await;
    }

    assert_lengths(|text| {
        from_fn(async move |mut y| {
            let _held = Loud("held");
            for word in text.split(' ') {
                if word == "stop" {
                    return;
                }
                yield_length(&mut y, word).await;
            }
        })
    });
    assert_lengths(|text| from_fn(async move |mut y| y.yield_all(lengths(text)).await));
}

#[test]
fn a_closure_that_may_fail_is_the_stream_by_hand() {
    assert_numbers(|text| {
        try_from_fn(async move |mut y| {
            let _held = Loud("held");
            for word in text.split(' ') {
                if word == "stop" {
                    return Ok(());
                }
                note(format!("wait for {word}"));
                wait(1).await;
                y.yield_(word.parse()?).await;
            }
            Ok(())
        })
    });
}

/// By hand: the sum of what it is told, with a wait in front of each, up to a limit.
struct TotalsByHand {
    total: u32,
    limit: u32,
    /// What it waits for, unless it waits to be told a number.
    waiting: Option<Wait>,
}

impl AsyncCoroutine<u32> for TotalsByHand {
    type Yield = u32;
    type Return = String;

    fn poll_resume(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        argument: &mut Option<u32>,
    ) -> Poll<CoroutineState<u32, String>> {
        let mut waiting = self.waiting.take().unwrap_or_else(|| {
            let number = argument.take().expect("an argument");
            note(format!("told {number}"));
            self.total += number;
            wait(1)
        });
        if Pin::new(&mut waiting).poll(context).is_pending() {
            self.waiting = Some(waiting);
            return Poll::Pending;
        }
        if self.total > self.limit {
            return Poll::Ready(CoroutineState::Complete(format!("{} is too much", self.total)));
        }
        Poll::Ready(CoroutineState::Yielded(self.total))
    }
}

#[test]
fn a_coroutine_is_the_state_machine_by_hand() {
    #[async_gen(resume(first: u32), returns = String)]
    async fn totals(limit: u32) -> u32 {
        let (mut total, mut number) = (0, first);
        loop {
            note(format!("told {number}"));
            total += number;
            wait(1).await;
            if total > limit {
                return format!("{total} is too much");
            }
            number = yield_!(total);
        }
    }

    let mut one = Box::pin(totals(10));
    let mut other = Box::pin(TotalsByHand { total: 0, limit: 10, waiting: None });
    for number in [1, 2, 3, 5] {
        let (mut resumed, mut resumed_by_hand) = (aiter::resume(&mut one, number), aiter::resume(&mut other, number));
        for _ in 0..2 {
            let answer = (poll_future(Pin::new(&mut resumed)), trace());
            assert_eq!(answer, (poll_future(Pin::new(&mut resumed_by_hand)), trace()), "told {number}");
        }
    }
}
