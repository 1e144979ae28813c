use aiter::async_gen;

#[async_gen]
async fn words() -> String {
    yield_!("one");
}

fn main() {}
