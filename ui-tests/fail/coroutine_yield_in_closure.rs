use aiter::async_gen;

#[async_gen(resume(first: u32), returns = u32)]
async fn sums() -> u32 {
    [1, 2].iter().for_each(|number| drop(yield_!(number + first)));
    first
}

fn main() {}
