use aiter::async_gen;

macro_rules! later {
    ($body:expr) => {
        async { $body }
    };
}

#[async_gen]
async fn numbers() -> u32 {
    later!(yield_!(1)).await;
}

fn main() {}
