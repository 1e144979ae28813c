//! A generator that gives the thread back, as `docs/fairness.md` shows it.

use aiter::{Stream, async_for, async_gen};
use tokio::task::yield_now;

/// Yields what the stream does, and after so many items lets other tasks run.
#[async_gen]
pub async fn cooperative<S: Stream>(stream: S, every: usize) -> S::Item {
    let mut items = 0;
    async_for!(for item in stream {
        yield_!(item);
        items += 1;
        if items == every {
            items = 0;
            yield_now().await;
        }
    });
}
