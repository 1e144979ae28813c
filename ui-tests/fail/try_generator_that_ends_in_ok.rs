use aiter::try_async_gen;

#[try_async_gen]
async fn numbers() -> Result<u32, String> {
    yield_!(1);
    Ok(())
}

fn main() {
    numbers();
}
