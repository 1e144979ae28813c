//! Looping over items whose type is not known.
//!
//! State the type where the items come from: `from_iter(Vec::<u32>::new())`. What rustc proposes, a type in the
//! pattern, is allowed here no more than in `for`.

use aiter::{async_for, from_iter};

async fn run() {
    async_for!(item in from_iter(Vec::new()) {
        drop(item);
    });
}

fn main() {
    let _ = run;
}
