use aiter::async_gen;

#[async_gen(boxed, returns = u32)]
async fn numbers() -> u32 {
    yield_!(1);
    2
}

fn main() {
    numbers();
}
