//! A coroutine resumed twice at once.
//!
//! Await the first `resume` before the second: the coroutine yields one answer to each.

use aiter::{AsyncCoroutine, resume};

async fn over(mut coroutine: impl AsyncCoroutine<u32> + Unpin) {
    let first = resume(&mut coroutine, 1);
    let second = resume(&mut coroutine, 2);
    drop((first.await, second.await));
}

fn main() {}
