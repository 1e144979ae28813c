use aiter::async_gen;

#[async_gen]
async fn numbers() -> u32 {
    let give = |number| yield_!(number);
    give(1);
}

fn main() {}
