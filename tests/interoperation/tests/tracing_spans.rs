//! Spans of tracing around generators and loops: which of the events are in which span, beside functions without aiter.
//!
//! `#[instrument]` above `#[async_gen]` cannot work: it comes first, and wraps the body. The cases `instrument_above..` in
//! `ui-tests/fail/generators` show the error.
//!
//! Below, `#[instrument(err)]` is one error, since the call returns a generator, and no result:
//!
//! ```text
//! error[E0308]: mismatched types (expected opaque type, found `Result<_, _>`, at `#[tracing::instrument(err)]`)
//! ```

#![forbid(unsafe_code)]

use std::{
    pin::pin,
    sync::{Arc, Mutex},
};

use aiter::{Stream, anext, async_for, async_gen};
use futures::StreamExt;
use tokio::task::yield_now;
use tracing::{
    Event, Instrument, Span, Subscriber, info, info_span, instrument,
    span::{Attributes, Id},
    subscriber::set_default,
};
use tracing_subscriber::{
    Layer, Registry,
    layer::{Context, SubscriberExt},
    registry::LookupSpan,
};

/// The names of the spans that there were, and of that which each event was in.
#[derive(Debug, Default, PartialEq)]
struct Record {
    spans: Vec<&'static str>,
    events: Vec<Option<&'static str>>,
}

#[derive(Clone, Default)]
struct Recorder(Arc<Mutex<Record>>);

impl<S: Subscriber + for<'s> LookupSpan<'s>> Layer<S> for Recorder {
    fn on_new_span(&self, span: &Attributes<'_>, _: &Id, _: Context<'_, S>) {
        self.0.lock().unwrap().spans.push(span.metadata().name());
    }

    fn on_event(&self, event: &Event<'_>, context: Context<'_, S>) {
        self.0.lock().unwrap().events.push(context.event_span(event).map(|span| span.name()));
    }
}

async fn record(future: impl Future<Output = ()>) -> Record {
    let recorder = Recorder::default();
    let guard = set_default(Registry::default().with(recorder.clone()));
    future.await;
    drop(guard);
    std::mem::take(&mut *recorder.0.lock().unwrap())
}

#[async_gen]
async fn numbers(limit: u32) -> u32 {
    for number in 0..limit {
        info!("before a number");
        yield_now().await;
        yield_!(number);
    }
}

fn numbers_by_hand(limit: u32) -> impl Stream<Item = u32> {
    futures::stream::iter(0..limit).then(async |number| {
        info!("before a number");
        yield_now().await;
        number
    })
}

async fn drain(numbers: impl Stream<Item = u32>) {
    async_for!(for _ in numbers {
        info!("in the loop");
    });
}

async fn drain_by_hand(numbers: impl Stream<Item = u32>) {
    let mut numbers = pin!(numbers);
    while numbers.next().await.is_some() {
        info!("in the loop");
    }
}

/// As in any function that returns a stream, the span is that of the call, and over before the first poll.
#[tokio::test]
async fn instrument_below_async_gen_is_the_span_of_the_call_alone() {
    #[async_gen]
    #[instrument]
    async fn instrumented(limit: u32) -> u32 {
        info!("in the body");
        yield_!(limit);
    }

    #[instrument(name = "instrumented")]
    fn by_hand(limit: u32) -> impl Stream<Item = u32> {
        futures::stream::once(async move {
            info!("in the body");
            limit
        })
    }

    let seen = record(async { drain(instrumented(1)).await }).await;
    assert_eq!(seen, record(async { drain_by_hand(by_hand(1)).await }).await);
    assert_eq!(seen, Record { spans: vec!["instrumented"], events: vec![None, None] });
}

#[tokio::test]
async fn instrument_below_async_gen_is_so_too_where_the_function_says_what_it_returns() {
    #[async_gen]
    #[instrument]
    fn instrumented(limit: u32) -> impl Stream<Item = u32> + Send {
        info!("in the body");
        yield_!(limit);
    }

    let seen = record(async { drain(instrumented(1)).await }).await;
    assert_eq!(seen, Record { spans: vec!["instrumented"], events: vec![None, None] });
}

/// What enters a span whenever the generator runs, and leaves it when it suspends.
#[async_gen]
async fn in_span<S: Stream>(stream: S, span: Span) -> S::Item {
    let mut stream = pin!(stream);
    while let Some(item) = anext(&mut stream).instrument(span.clone()).await {
        yield_!(item);
    }
}

#[tokio::test]
async fn a_span_around_each_poll_has_the_body_of_the_generator_in_it_and_not_that_of_the_loop() {
    async fn by_hand() {
        let mut numbers = pin!(numbers_by_hand(2));
        let span = info_span!("numbers");
        while numbers.next().instrument(span.clone()).await.is_some() {
            info!("in the loop");
        }
    }

    let seen = record(async { drain(in_span(numbers(2), info_span!("numbers"))).await }).await;
    assert_eq!(seen, record(by_hand()).await);
    assert_eq!(seen.events, [Some("numbers"), None, Some("numbers"), None]);
}

#[tokio::test]
async fn a_span_around_the_awaits_of_a_body_ends_before_the_yield() {
    #[async_gen]
    async fn fetched(limit: u32) -> u32 {
        for number in 0..limit {
            let fetch = async {
                info!("before a number");
                yield_now().await;
                number
            };
            yield_!(fetch.instrument(info_span!("fetch")).await);
        }
    }

    let seen = record(drain(fetched(2))).await;
    assert_eq!(seen.events, [Some("fetch"), None, Some("fetch"), None]);
}

#[tokio::test]
async fn a_loop_is_in_the_span_of_its_future_with_all_that_it_polls() {
    #[instrument(skip_all)]
    async fn looping(numbers: impl Stream<Item = u32>) {
        async_for!(for _ in numbers {
            info!("in the loop");
            yield_now().await;
            info!("in the loop still");
        });
    }

    #[instrument(name = "looping", skip_all)]
    async fn looping_by_hand(numbers: impl Stream<Item = u32>) {
        let mut numbers = pin!(numbers);
        while numbers.next().await.is_some() {
            info!("in the loop");
            yield_now().await;
            info!("in the loop still");
        }
    }

    let seen = record(looping(numbers(2))).await;
    assert_eq!(seen, record(looping_by_hand(numbers_by_hand(2))).await);
    assert_eq!(seen.events, [Some("looping"); 6]);

    let seen = record(async { drain(numbers(2)).instrument(info_span!("around")).await }).await;
    assert_eq!(seen.events, [Some("around"); 4]);
}
