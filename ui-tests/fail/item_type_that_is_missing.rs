use aiter::async_gen;

#[async_gen]
async fn pages() -> Page {
    yield_!(1);
    yield_!(2);
}

fn main() {
    let _ = pages;
}
