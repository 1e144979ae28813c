//! A comma between the stream and the body.
//!
//! Leave the comma out, as in `for`: `async_for!(item in stream { .. })`.

use aiter::async_for;

async fn run() {
    async_for!(number in aiter::from_iter([1, 2]), {
        println!("{number}");
    });
}

fn main() {
    let _ = run;
}
