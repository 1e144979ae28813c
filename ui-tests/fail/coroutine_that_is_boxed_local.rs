use aiter::async_gen;

#[async_gen(returns = (), boxed_local)]
async fn sums() -> u32 {
    yield_!(1);
}

fn main() {}
