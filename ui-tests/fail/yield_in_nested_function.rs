use aiter::async_gen;

#[async_gen]
async fn numbers() -> u32 {
    fn give() {
        yield_!(1);
    }
    give();
}

fn main() {}
