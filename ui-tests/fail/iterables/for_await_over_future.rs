//! Looping over a future with `for await`.
//!
//! Await the future, which then gives the stream: `for await line in lines().await`. The `await` of the loop waits for
//! the items.

use aiter::{FromIter, from_iter};

async fn lines() -> FromIter<std::vec::IntoIter<String>> {
    from_iter(Vec::new())
}

fn main() {
    let _ = aiter::stream! {
        for await line in lines() {
            yield line.len();
        }
    };
}
