//! Crates of generators and loops, a loop for each generator. rustc's work on them is measured, and what it makes of them.

use std::fmt::Write;

use crate::package::Package;

/// A way to write them.
pub struct Way {
    /// What it is called in tables.
    pub name: &'static str,
    package: &'static str,
    source: fn(u32) -> String,
}

/// All ways, ours first and async-stream's second.
pub const WAYS: [Way; 3] = [
    Way { name: "aiter", package: "generators-aiter", source: aiter },
    Way { name: "async-stream", package: "generators-async-stream", source: async_stream },
    Way { name: "by hand", package: "generators-by-hand", source: hand_written },
];

/// So many pairs make the crate of which all is measured.
pub const COUNT: u32 = 200;

impl Way {
    /// Writes a crate of so many pairs in this way. It takes the place of one of another number.
    ///
    /// # Errors
    ///
    /// Where it cannot be written.
    pub fn package(&self, count: u32) -> Result<Package, String> {
        self.package_of(&(self.source)(count))
    }

    /// The same, with each loop in a box too. An optimized build has code of what is in a box, and leaves it to the crates
    /// that use the rest.
    ///
    /// # Errors
    ///
    /// Where it cannot be written.
    pub fn package_with_boxes(&self, count: u32) -> Result<Package, String> {
        let mut source = (self.source)(count);
        for place in 0..count {
            let _ = writeln!(
                source,
                "pub fn b{place}() -> std::pin::Pin<Box<dyn std::future::Future<Output = u32>>> {{ Box::pin(l{place}()) }}"
            );
        }
        self.package_of(&source)
    }

    fn package_of(&self, source: &str) -> Result<Package, String> {
        // All have all dependencies, so that it makes no difference what cargo hands to rustc.
        Package::new(self.package, &["aiter", "async-stream", "futures"], source)
    }
}

fn aiter(count: u32) -> String {
    let mut source = "use aiter::*;\n".to_owned();
    for place in 0..count {
        let _ = writeln!(
            source,
            "#[async_gen] pub async fn g{place}(n: u32) -> u32 {{ for x in 0..n {{ yield_!(x + {place}); }} \
             yield_!({place}); }}\n\
             pub async fn l{place}() -> u32 {{ let mut s = 0; async_for!(x in g{place}(3) {{ s += x; }}); s }}"
        );
    }
    source
}

fn async_stream(count: u32) -> String {
    let mut source = "use async_stream::stream; use futures::Stream; use futures::StreamExt;\n".to_owned();
    for place in 0..count {
        let _ = writeln!(
            source,
            "pub fn g{place}(n: u32) -> impl Stream<Item = u32> {{ stream! {{ for x in 0..n {{ yield x + {place}; }} \
             yield {place}; }} }}\n\
             pub async fn l{place}() -> u32 {{ let mut s = 0; let mut g = std::pin::pin!(g{place}(3)); \
             while let Some(x) = g.next().await {{ s += x; }} s }}"
        );
    }
    source
}

fn hand_written(count: u32) -> String {
    let mut source =
        "use futures::Stream; use futures::StreamExt; use std::{ops::Range, pin::Pin, task::*};\n".to_owned();
    for place in 0..count {
        let _ = writeln!(
            source,
            "pub struct G{place} {{ numbers: Range<u32>, last: Option<u32> }}\n\
             impl Stream for G{place} {{ type Item = u32; \
             fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<u32>> {{ \
             if let Some(x) = self.numbers.next() {{ return Poll::Ready(Some(x + {place})); }} \
             Poll::Ready(self.last.take()) }} }}\n\
             pub fn g{place}(n: u32) -> G{place} {{ G{place} {{ numbers: 0..n, last: Some({place}) }} }}\n\
             pub async fn l{place}() -> u32 {{ let mut s = 0; let mut g = std::pin::pin!(g{place}(3)); \
             while let Some(x) = g.next().await {{ s += x; }} s }}"
        );
    }
    source
}
