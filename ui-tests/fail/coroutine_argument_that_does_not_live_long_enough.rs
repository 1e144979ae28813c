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
