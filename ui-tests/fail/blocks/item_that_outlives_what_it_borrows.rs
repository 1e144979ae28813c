//! A `stream!` whose items outlive what they borrow.
//!
//! Let the vector live longer than the items that are kept, or keep copies: `outer.push(*number)`. The error is the one
//! that a `for` loop over the vector gives (async-stream 0.3.6, #107).

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
