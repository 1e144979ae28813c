use aiter::async_gen;

#[async_gen(boxed, boxed_local)]
async fn numbers() -> u32 {
    yield_!(1);
}

fn main() {
    numbers();
}
