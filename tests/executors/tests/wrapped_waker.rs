//! That embassy's timers tell a waker of its executor from one that wraps it: `timers.rs` would else show nothing. It is
//! alone in this file, because after that panic no timer of embassy works in its process.

#![forbid(unsafe_code)]

use std::panic::catch_unwind;

use aiter_executors::{executors::embassy, in_time};
use embassy_time::Timer;
use futures::{StreamExt, stream::FuturesUnordered};

#[test]
fn a_timer_of_embassy_panics_where_its_waker_is_wrapped() {
    let result = catch_unwind(|| {
        in_time(|| {
            embassy(async {
                let set = [Timer::after_millis(1)].into_iter().collect::<FuturesUnordered<_>>();
                set.collect::<()>().await;
            });
        });
    });
    assert!(result.is_err());
}
