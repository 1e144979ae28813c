//! Looping over a future of a generator.
//!
//! Await the future, which then gives the generator: `async_for!(line in open("log").await { .. })`.

use aiter::{Stream, async_for, async_gen};

#[async_gen]
async fn lines(path: &'static str) -> String {
    yield_!(path.to_owned());
}

async fn open(path: &'static str) -> impl Stream<Item = String> {
    lines(path)
}

async fn run() {
    async_for!(line in open("log") {
        println!("{}", line.len());
    });
}

fn main() {
    let _ = run;
}
