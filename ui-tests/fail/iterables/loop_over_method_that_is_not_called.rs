//! Looping over a method that is not called.
//!
//! Call it: `async_for!(line in log.lines() { .. })`.

use aiter::{async_for, async_gen};

struct Log;

impl Log {
    #[async_gen]
    async fn lines(&self) -> String {
        yield_!(String::new());
    }
}

async fn run(log: Log) {
    async_for!(line in log.lines {
        println!("{}", line.len());
    });
}

fn main() {
    let _ = run;
}
