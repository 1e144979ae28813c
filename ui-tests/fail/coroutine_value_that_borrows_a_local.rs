use aiter::async_gen;

#[async_gen(returns = &'a str)]
async fn last<'a>(_: &'a str) -> u32 {
    let local = String::new();
    yield_!(1);
    &*local
}

fn main() {}
