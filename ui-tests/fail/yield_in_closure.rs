use aiter::async_gen;

#[async_gen]
async fn numbers() -> u32 {
    [1, 2].iter().for_each(|number| {
        yield_!(*number);
        yield_!(number + 1);
    });
}

fn main() {}
