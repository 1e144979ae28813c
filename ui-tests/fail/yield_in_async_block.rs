use aiter::async_gen;

#[async_gen]
async fn numbers() -> u32 {
    async {
        yield_!(1);
    }
    .await;
}

fn main() {}
