use aiter::async_gen;

#[async_gen(boxed, resume(_: u32))]
async fn sums() -> u32 {
    yield_!(1);
}

fn main() {}
