use aiter::{async_gen, from_iter};

#[async_gen]
async fn numbers() -> u32 {
    yield_all!(from_iter(["one", "two"]));
}

fn main() {
    numbers();
}
