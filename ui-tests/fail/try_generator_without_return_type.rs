use aiter::try_async_gen;

#[try_async_gen]
async fn numbers() {
    Err("no")?;
}

fn main() {
    numbers();
}
