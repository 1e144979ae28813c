//! A generator, loops over it and an executor that polls them, without `std` and without `alloc`: what firmware has.
//!
//! `scripts/check-no-std` builds this crate and what it depends on against a sysroot that holds `core` alone.

#![no_std]
#![forbid(unsafe_code)]

use core::{
    future::Future,
    pin::{Pin, pin},
    task::{Context, Poll, Waker},
};

use aiter::{
    CoroutineState, Stream, aiter, anext, anext_or, async_for, async_gen, from_fn, from_iter, resume, stream,
    try_async_gen, try_stream,
};

/// Gives way to other tasks once.
struct GiveWay {
    done: bool,
}

impl Future for GiveWay {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        if self.done {
            return Poll::Ready(());
        }
        self.done = true;
        context.waker().wake_by_ref();
        Poll::Pending
    }
}

/// Yields each reading of a sensor, and waits in between.
#[async_gen]
async fn readings<const N: usize>(sensor: [u16; N]) -> u16 {
    for reading in sensor {
        GiveWay { done: false }.await;
        yield_!(reading);
    }
}

/// Yields the readings that are above a limit.
#[async_gen]
fn above<'a>(readings: impl Stream<Item = u16> + 'a, limit: u16) -> impl Stream<Item = u16> + 'a {
    async_for!(reading in readings {
        if reading > limit {
            yield_!(reading);
        }
    });
}

/// Yields readings that are in range, and ends with the first that is not.
#[try_async_gen]
async fn checked(limit: u16) -> Result<u16, u16> {
    async_for!(reading in readings([7, 8, 900, 9]) {
        yield_!(if reading < limit { Ok(reading) } else { Err(reading) }?);
    });
}

/// Is told a number, and says the sum so far.
#[async_gen(resume(first: u32), returns = u32)]
async fn totals() -> u32 {
    let mut total = first;
    while total < 100 {
        total += yield_!(total);
    }
    total
}

/// Loops in each way that there is, and adds up what it sees.
pub async fn run() -> u32 {
    let mut sum = 0;
    async_for!(reading in above(readings([1, 20, 3, 40]), 10) {
        sum += u32::from(reading);
    });
    let mut rest = pin!(aiter(readings([5, 6, 7])));
    sum += u32::from(anext(&mut rest).await.unwrap_or_default());
    sum += u32::from(anext_or(&mut rest, 0).await);
    sum + async_for!(number in from_iter(0..100_u32) < if number > 70 { break number; } > else { 0 })
}

/// Makes a generator in each other way that needs no allocator, and adds up what they yield.
pub async fn run_others() -> u32 {
    let mut sum = 0;
    let blocks = stream! {
        for await reading in readings([1, 2]) {
            yield Ok(reading);
        }
        yield_all!(checked(500));
        yield_all!(try_stream!(-> Result<u16, u16> {
            yield 10;
            Err(20_u16)?;
        }));
    };
    async_for!(reading in blocks {
        sum += match reading {
            Ok(reading) => u32::from(reading),
            Err(reading) => 1000 * u32::from(reading),
        };
    });
    let closure = from_fn(async |mut y| {
        y.yield_(3).await;
        y.yield_all(from_iter(4..6)).await;
    });
    async_for!(number in closure {
        sum += number;
    });
    let mut totals = pin!(totals());
    loop {
        match resume(&mut totals, 60).await {
            CoroutineState::Yielded(total) => sum += total,
            CoroutineState::Complete(total) => break sum + total,
        }
    }
}

/// Polls a future until it is ready.
pub fn block_on<F: Future>(future: F) -> F::Output {
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut context) {
            return output;
        }
    }
}
