use aiter::try_async_gen;

#[try_async_gen]
async fn numbers() -> u32 {
    yield_!(1);
    Err("no")?;
    return Err("no");
}

fn main() {
    numbers();
}
