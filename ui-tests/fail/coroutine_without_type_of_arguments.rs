use aiter::async_gen;

#[async_gen(resume(first))]
async fn numbers() -> u32 {
    yield_!(1);
}

fn main() {
    numbers();
}
