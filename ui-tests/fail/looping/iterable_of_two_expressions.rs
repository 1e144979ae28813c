//! Two expressions where the stream is to stand.
//!
//! Write one: what is missing here is something between the two.

use aiter::async_for;

async fn run() {
    async_for!(number in aiter::from_iter([1, 2]) aiter::from_iter([3]) {
        println!("{}", number + 1);
    });
}

fn main() {
    let _ = run;
}
