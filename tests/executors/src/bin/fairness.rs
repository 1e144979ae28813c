//! Measures what a loop does to its neighbours on the thread: `docs/fairness.md` has the figures.

#![forbid(unsafe_code)]

use std::{hint::black_box, pin::pin};

use aiter::{anext, async_for, async_gen, from_iter};
use aiter_executors::{
    cooperative::cooperative,
    starved::{Beside, beside},
};
use tokio::{
    sync::mpsc::unbounded_channel,
    task::{consume_budget, yield_now},
};

const ITEMS: u32 = 10_000_000;

#[async_gen]
async fn numbers() -> u32 {
    for number in 0..ITEMS {
        yield_!(number);
    }
}

#[async_gen]
async fn numbers_that_yield() -> u32 {
    for number in 0..ITEMS {
        yield_!(number);
        if number % 128 == 127 {
            yield_now().await;
        }
    }
}

fn row(name: &str, work: impl Future<Output = ()> + Send + 'static) {
    let Beside { took, turns, ticks } = beside(work);
    let each = took.as_secs_f64() * 1e9 / f64::from(ITEMS);
    println!("| {name} | {:.0} ms | {each:.1} ns | {turns} | {ticks} |", took.as_secs_f64() * 1e3);
}

fn main() {
    println!("| the loop | took | an item | turns | ticks |\n|---|--:|--:|--:|--:|");
    row("`for` over `0..`", async {
        for number in 0..ITEMS {
            black_box(number);
        }
    });
    row("`while let` over `from_iter(0..)`", async {
        let mut numbers = pin!(from_iter(0..ITEMS));
        while let Some(number) = anext(&mut numbers).await {
            black_box(number);
        }
    });
    row("`async_for!` over `from_iter(0..)`", async {
        async_for!(for number in from_iter(0..ITEMS) {
            black_box(number);
        });
    });
    row("`async_for!` over a generator that never waits", async {
        async_for!(for number in numbers() {
            black_box(number);
        });
    });
    row("`async_for!` over one that waits for a full channel of tokio's", {
        let (sender, mut receiver) = unbounded_channel();
        (0..ITEMS).for_each(|number| sender.send(number).expect("the receiver is here"));
        drop(sender);
        let items = aiter::stream!({
            while let Some(number) = receiver.recv().await {
                yield number;
            }
        });
        async {
            async_for!(for number in items {
                black_box::<u32>(number);
            });
        }
    });
    row("`consume_budget().await` in the body", async {
        async_for!(for number in numbers() {
            black_box(number);
            consume_budget().await;
        });
    });
    row("`yield_now().await` in the generator, every 128 items", async {
        async_for!(for number in numbers_that_yield() {
            black_box(number);
        });
    });
    row("`cooperative(numbers, 128)`", async {
        async_for!(for number in cooperative(numbers(), 128) {
            black_box(number);
        });
    });
    row("`cooperative(numbers, 10_000)`", async {
        async_for!(for number in cooperative(numbers(), 10_000) {
            black_box(number);
        });
    });
}
