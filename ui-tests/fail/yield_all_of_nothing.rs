use aiter::async_gen;

#[async_gen]
async fn numbers() -> u32 {
    yield_all!();
}

fn main() {
    numbers();
}
