//! Looping over a `Vec` with `else`.
//!
//! Make a stream of it, `from_iter(vec![1, 2, 3])`, or use what iterators have for it: `find`, `any`.

use aiter::async_for;

async fn run() {
    let found = async_for!(number in vec![1, 2, 3] {
        if number > 1 {
            break Some(number);
        }
    } else {
        None
    });
    println!("{found:?}");
}

fn main() {
    let _ = run;
}
