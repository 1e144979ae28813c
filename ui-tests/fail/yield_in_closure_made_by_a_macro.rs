use aiter::async_gen;

macro_rules! call {
    ($body:expr) => {
        (|| $body)()
    };
}

#[async_gen]
async fn numbers() -> u32 {
    call!(yield_!(1));
}

fn main() {}
