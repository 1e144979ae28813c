use aiter::try_async_gen;

struct Failure;

#[try_async_gen]
async fn numbers() -> Result<u32, Failure> {
    yield_!("one".parse()?);
}

fn main() {
    numbers();
}
