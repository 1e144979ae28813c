use aiter::try_async_gen;

#[try_async_gen]
async fn numbers() -> Result<u32, String> {
    yield_!("one");
}

fn main() {
    numbers();
}
