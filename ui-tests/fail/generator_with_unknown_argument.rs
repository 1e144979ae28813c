use aiter::async_gen;

#[async_gen(boxed_up)]
async fn numbers() -> u32 {
    yield_!(1);
}

fn main() {}
