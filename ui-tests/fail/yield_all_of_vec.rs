use aiter::async_gen;

#[async_gen]
async fn numbers() -> u32 {
    yield_all!(vec![1, 2]);
}

fn main() {
    numbers();
}
