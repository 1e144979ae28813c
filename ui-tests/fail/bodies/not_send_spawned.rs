//! A generator that is not `Send`, in a spawned task.
//!
//! Use an `Arc`, or spawn on the same thread: `tokio::task::spawn_local`.

use std::rc::Rc;

use aiter::{async_for, async_gen};

#[async_gen]
async fn numbers() -> u32 {
    let number = Rc::new(1);
    yield_!(*number);
    yield_!(*number);
}

fn main() {
    tokio::spawn(async {
        async_for!(number in numbers() {
            println!("{number}");
        });
    });
}
