use aiter::try_async_gen;

#[try_async_gen(resume(_: u32))]
async fn sums() -> Result<u32, String> {
    yield_!(1);
}

fn main() {}
