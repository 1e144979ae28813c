use aiter::async_gen;

#[async_gen]
#[async_gen]
async fn numbers() -> u32 {
    yield_!(1);
}

fn main() {
    let _ = numbers;
}
