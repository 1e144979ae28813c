use aiter::async_gen;

#[async_gen]
async fn numbers(stop: bool) -> u32 {
    yield_!(1);
    if stop {
        return 2;
    }
    yield_!(3);
}

fn main() {}
