//! What a stream that is always ready does to its neighbours on the thread, and what gives the thread back.

#![forbid(unsafe_code)]

use std::pin::pin;

use aiter::{anext, async_for, async_gen, from_iter};
use aiter_executors::{
    cooperative::cooperative,
    executors::{embassy, futures_local_pool, smol, tokio_multi_thread},
    in_time,
    starved::beside,
};
use futures::StreamExt;
use tokio::task::{consume_budget, yield_now};

const ITEMS: usize = 10_000;

#[async_gen]
async fn numbers() -> usize {
    for number in 0..ITEMS {
        yield_!(number);
    }
}

#[test]
fn a_loop_over_what_is_always_ready_leaves_its_neighbours_no_turn_however_it_is_written() {
    let plain = beside(async {
        for number in 0..ITEMS {
            assert!(number < ITEMS);
        }
    });
    let by_hand = beside(async {
        let mut numbers = futures::stream::iter(0..ITEMS);
        while let Some(number) = numbers.next().await {
            assert!(number < ITEMS);
        }
    });
    let by_anext = beside(async {
        let mut numbers = pin!(numbers());
        while let Some(number) = anext(&mut numbers).await {
            assert!(number < ITEMS);
        }
    });
    let by_the_loop = beside(async {
        async_for!(for number in from_iter(0..ITEMS) {
            assert!(number < ITEMS);
        });
    });
    let over_a_generator = beside(async {
        async_for!(for number in numbers() {
            assert!(number < ITEMS);
        });
    });
    for beside in [plain, by_hand, by_anext, by_the_loop, over_a_generator] {
        assert_eq!((beside.turns, beside.ticks), (0, 0));
    }
}

#[test]
fn a_loop_that_gives_the_thread_back_leaves_its_neighbours_as_many_turns() {
    let consuming = beside(async {
        async_for!(for _ in numbers() {
            consume_budget().await;
        });
    });
    let yielding = beside(async {
        async_for!(for number in numbers() {
            if number % 100 == 99 {
                yield_now().await;
            }
        });
    });
    let adapted = beside(async {
        async_for!(for _ in cooperative(numbers(), 100) {});
    });
    // How large its budget is tokio does not promise.
    assert!(consuming.turns > 0, "{consuming:?}");
    for beside in [yielding, adapted] {
        assert!(beside.turns >= ITEMS / 100 - 1, "{beside:?}");
    }
}

#[test]
fn a_cooperative_stream_yields_what_the_stream_does_under_any_executor() {
    async fn seen() -> Vec<usize> {
        cooperative(numbers(), 7).collect().await
    }

    let expected = (0..ITEMS).collect::<Vec<_>>();
    let seen = in_time(|| [tokio_multi_thread(seen()), smol(seen()), futures_local_pool(seen()), embassy(seen())]);
    for seen in seen {
        assert_eq!(seen, expected);
    }
}

#[test]
fn the_page_shows_the_adaptor_that_is_tested() {
    let source = include_str!("../src/cooperative.rs");
    let adaptor = &source[source.find("use aiter").expect("an import")..];
    let page = include_str!("../../../docs/fairness.md");
    for part in adaptor.split("\n\n") {
        assert!(page.contains(part.trim()), "{part}");
    }
}
