use aiter::async_gen;

#[async_gen(resume(first: u32, second: u32))]
async fn sums() -> u32 {
    yield_!(first + second);
}

fn main() {}
