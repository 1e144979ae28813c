use aiter::{async_gen, from_iter};

#[async_gen]
async fn numbers() -> u32 {
    let all = || yield_all!(from_iter([1, 2]));
    all();
}

fn main() {
    numbers();
}
