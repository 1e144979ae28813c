use aiter::async_gen;

#[async_gen(resume(_: u32), returns = u32)]
async fn sums() -> u32 {
    yield_!("word");
    1
}

fn main() {}
