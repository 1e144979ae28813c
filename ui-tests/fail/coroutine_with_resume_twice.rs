use aiter::async_gen;

#[async_gen(resume(first: u32), resume(second: u32))]
async fn sums() -> u32 {
    yield_!(first);
}

fn main() {}
