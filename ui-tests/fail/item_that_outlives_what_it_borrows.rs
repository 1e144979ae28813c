use aiter::async_gen;

#[async_gen]
async fn words<'a>(word: &'a str) -> &'static str {
    yield_!(word);
}

fn main() {}
