use aiter::async_gen;

#[async_gen]
async fn numbers() -> u32 {
    let number = 1;
    let _ = tokio::spawn(async move { yield_!(number) }).await;
}

fn main() {}
