use std::time::Duration;

use aiter::{async_for, async_gen};
use tokio::time::{Instant, sleep};

#[async_gen]
async fn seconds() -> u32 {
    for second in 1..=60 {
        sleep(Duration::from_secs(1)).await;
        yield_!(second);
    }
}

/// It takes no time: tokio sets its clock forward when all tasks sleep (feature `test-util`).
#[tokio::test(start_paused = true)]
async fn a_minute_has_sixty_seconds() {
    let start = Instant::now();
    async_for!(for second in seconds() {
        assert_eq!(start.elapsed().as_secs(), second.into());
    });
}
