use aiter::async_gen;

#[async_gen]
fn numbers() {
    yield_!();
}

fn main() {}
