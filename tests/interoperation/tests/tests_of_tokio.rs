//! `#[tokio::test]` on functions that loop over generators.
//!
//! A test that yields has no meaning, since nobody takes the items: `#[tokio::test]` and `#[async_gen]` on one function are an
//! error, which the cases `test_of_tokio_..` in `ui-tests/fail/generators` show.

#![forbid(unsafe_code)]

use std::{num::ParseIntError, time::Duration};

use aiter::{async_for, async_gen, try_async_gen};
use tokio::time::{Instant, sleep};

#[async_gen]
async fn seconds(limit: u32) -> u32 {
    for number in 0..limit {
        sleep(Duration::from_secs(1)).await;
        yield_!(number);
    }
}

#[tokio::test(start_paused = true)]
async fn the_time_of_a_test_is_that_of_its_generators() {
    async fn by_hand() -> Duration {
        let start = Instant::now();
        for _ in 0..3 {
            sleep(Duration::from_secs(1)).await;
        }
        start.elapsed()
    }

    let start = Instant::now();
    async_for!(for _ in seconds(3) {});
    assert_eq!(start.elapsed(), by_hand().await);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_generator_in_a_test_borrows_from_it_on_many_threads() {
    #[async_gen]
    async fn lengths(words: &[String]) -> usize {
        for word in words {
            tokio::task::yield_now().await;
            yield_!(word.len());
        }
    }

    let words = ["a", "bcd"].map(str::to_owned);
    let mut seen = Vec::new();
    async_for!(for length in lengths(&words) {
        seen.push(length);
    });
    assert_eq!(seen, words.each_ref().map(String::len));
}

#[try_async_gen]
async fn parsed(text: &str) -> Result<u32, ParseIntError> {
    for word in text.split(' ') {
        yield_!(word.parse()?);
    }
}

#[tokio::test]
async fn the_question_mark_of_a_loop_is_that_of_the_test() -> Result<(), ParseIntError> {
    let mut sum = 0;
    async_for!(for number in parsed("1 2 3") {
        sum += number?;
    });
    assert_eq!(sum, "1 2 3".split(' ').map(str::parse::<u32>).sum::<Result<u32, _>>()?);
    Ok(())
}

#[tokio::test]
#[should_panic(expected = "at 1")]
async fn a_panic_in_a_loop_is_that_of_the_test() {
    async_for!(for number in parsed("0 1 2") {
        assert_ne!(number.unwrap(), 1, "at 1");
    });
}
