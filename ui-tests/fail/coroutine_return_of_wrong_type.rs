use aiter::async_gen;

#[async_gen(returns = String)]
async fn sums() -> u32 {
    if true {
        return 2;
    }
    yield_!(1);
    String::new()
}

fn main() {}
