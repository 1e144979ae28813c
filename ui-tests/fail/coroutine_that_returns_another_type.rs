use aiter::async_gen;

#[async_gen(returns = u32)]
async fn numbers() -> u32 {
    yield_!(1);
    "the end"
}

fn main() {
    numbers();
}
