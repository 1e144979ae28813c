//! The next item of a type of your own that is no stream.
//!
//! A type that implements `IntoAsyncIterator` makes a stream, and is none: `let mut lines = aiter(log)`.

use aiter::{FromIter, IntoAsyncIterator, anext, from_iter};

struct Log(Vec<String>);

impl IntoAsyncIterator for Log {
    type Item = String;
    type IntoAsyncIter = FromIter<std::vec::IntoIter<String>>;

    fn into_async_iter(self) -> Self::IntoAsyncIter {
        from_iter(self.0)
    }
}

async fn run(mut log: Log) {
    println!("{:?}", anext(&mut log).await);
}

fn main() {
    let _ = run;
}
