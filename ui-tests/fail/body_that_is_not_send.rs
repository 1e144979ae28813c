use aiter::{Stream, async_gen};
use std::rc::Rc;

#[async_gen]
fn numbers() -> impl Stream<Item = u32> + Send {
    let number = Rc::new(1);
    yield_!(*number);
    yield_!(*number);
}

fn main() {}
