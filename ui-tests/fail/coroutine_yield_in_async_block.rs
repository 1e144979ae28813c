use aiter::async_gen;

#[async_gen(resume(first: u32))]
async fn sums() -> u32 {
    async { yield_!(first) }.await;
}

fn main() {}
