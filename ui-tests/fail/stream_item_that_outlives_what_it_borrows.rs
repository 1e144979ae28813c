// async-stream 0.3.6 (#107): an item does not outlive what it borrows.

use std::pin::pin;

use aiter::{anext, stream};

async fn outer() {
    let mut outer = Vec::new();
    {
        let numbers = vec![0; 10];
        let borrowed = &numbers;
        let mut stream = pin!(stream! {
            for number in borrowed {
                yield number;
            }
        });
        while let Some(number) = anext(&mut stream).await {
            outer.push(number);
        }
    }
    println!("{outer:?}");
}

fn main() {
    let _ = outer();
}
