use aiter::async_gen;

#[async_gen]
async fn words() -> &'static str {
    let word = String::from("one");
    yield_!(&word);
}

fn main() {}
