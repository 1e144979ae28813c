//! Looping over `aiter(..)` of a type of your own.
//!
//! Loop over the stream in it, `log.lines`, or implement `IntoAsyncIterator` for the type.

use aiter::{FromIter, aiter, async_for, from_iter};

struct Log {
    lines: FromIter<std::vec::IntoIter<String>>,
}

async fn run() {
    let log = Log { lines: from_iter(vec![]) };
    async_for!(line in aiter(log) {
        println!("{line}");
    });
}

fn main() {
    let _ = (run, |log: Log| log.lines);
}
