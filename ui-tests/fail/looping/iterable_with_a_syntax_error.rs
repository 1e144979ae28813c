//! A stream that is no expression.
//!
//! It is reported as it would be in a `for` loop, at your own code: there is one comma too many here.

use aiter::async_for;

async fn run() {
    async_for!(number in aiter::from_iter([1, 2],,) {
        println!("{}", number + 1);
    });
}

fn main() {
    let _ = run;
}
