use aiter::async_gen;

#[async_gen(resume(first: &'a str))]
async fn last<'a>() -> &'static str {
    yield_!(first);
}

fn main() {}
