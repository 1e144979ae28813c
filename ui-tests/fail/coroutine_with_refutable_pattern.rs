use aiter::async_gen;

#[async_gen(resume(Some(first): Option<u32>))]
async fn sums() -> u32 {
    yield_!(first);
}

fn main() {}
