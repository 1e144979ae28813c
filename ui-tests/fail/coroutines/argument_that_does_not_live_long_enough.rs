//! A coroutine resumed with what does not live long enough.
//!
//! Let what is passed live as long as the coroutine is used, or pass what owns it: `resume(first: String)`. The
//! coroutine may keep what it is resumed with, as this one does.

use std::pin::pin;

use aiter::{async_gen, resume};

#[async_gen(resume(first: &'a str))]
async fn last<'a>() -> &'a str {
    let mut last = first;
    loop {
        last = yield_!(last);
    }
}

async fn over() {
    let mut last = pin!(last());
    {
        let word = String::from("word");
        drop(resume(&mut last, &*word).await);
    }
    drop(resume(&mut last, "").await);
}

fn main() {}
