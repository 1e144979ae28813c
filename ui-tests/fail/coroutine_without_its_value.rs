use aiter::async_gen;

#[async_gen(returns = String)]
async fn sums() -> u32 {
    yield_!(1);
}

fn main() {}
