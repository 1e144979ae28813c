use aiter::{Stream, async_gen};

#[async_gen]
fn words() -> impl Stream<Item = String> {
    yield_!("one");
}

fn main() {}
