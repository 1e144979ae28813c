use aiter::async_gen;

#[async_gen(resume(_: ()))]
async fn last<'a>(_: &'a str) -> &'a str {
    let local = String::new();
    yield_!(&*local);
}

fn main() {}
