use aiter::async_gen;

#[async_gen]
fn numbers() -> u32 {
    yield_!(1);
}

fn main() {}
