//! Looping over a `HashMap`.
//!
//! Iterate over it with `for`, in which the body can await as well, or make a stream of it: `from_iter(ages)`.

use std::collections::HashMap;

use aiter::async_for;

async fn run() {
    let ages = HashMap::from([("Ann", 42)]);
    async_for!((name, age) in ages {
        println!("{} {}", name.len(), age + 1);
    });
}

fn main() {
    let _ = run;
}
