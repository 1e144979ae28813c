//! Looping over a reference to a type whose values can be looped over.
//!
//! Implement `IntoAsyncIterator` for `&Log` too, as for a `for` loop one implements `IntoIterator`; or loop over the
//! value itself.

use aiter::{FromIter, IntoAsyncIterator, async_for, from_iter};

struct Log(Vec<String>);

impl IntoAsyncIterator for Log {
    type Item = String;
    type IntoAsyncIter = FromIter<std::vec::IntoIter<String>>;

    fn into_async_iter(self) -> Self::IntoAsyncIter {
        from_iter(self.0)
    }
}

async fn run(log: Log) {
    async_for!(line in &log {
        println!("{line}");
    });
}

fn main() {
    let _ = run;
}
