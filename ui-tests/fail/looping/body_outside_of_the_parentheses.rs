//! The body behind the parentheses, as in C.
//!
//! Write the body inside of them: `async_for!(number in from_iter(0..3) { .. });`.

async fn f() {
    aiter::async_for!(number in aiter::from_iter(0..3)) {
        println!("{number}");
    }
}

fn main() {}
