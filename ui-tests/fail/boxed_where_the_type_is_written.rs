use aiter::{Stream, async_gen};

#[async_gen(boxed)]
fn numbers() -> impl Stream<Item = u32> {
    yield_!(1);
}

fn main() {
    numbers();
}
