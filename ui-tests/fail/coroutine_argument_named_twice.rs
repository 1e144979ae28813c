use aiter::async_gen;

#[async_gen(resume(number: u32))]
async fn numbers(number: u32) -> u32 {
    yield_!(number);
}

fn main() {
    let _ = numbers(1);
}
