//! Programs whose meaning must not depend on the edition.

use std::cell::RefCell;

use aiter::{Stream, async_for, async_gen, from_iter};

/// What the methods borrow from.
#[derive(Debug)]
pub struct Shelf {
    /// The names on it.
    pub names: Vec<String>,
}

impl Shelf {
    /// Borrows from `self` and from an argument. Editions before 2024 would not capture the lifetimes.
    #[async_gen]
    pub async fn longer_than(&self, other: &str, extra: &u32) -> &str {
        for name in &self.names {
            if name.len() > other.len() + *extra as usize {
                yield_!(name);
            }
        }
    }

    /// The second form.
    #[async_gen]
    pub fn lengths<'a>(&'a self) -> impl Stream<Item = usize> + Send + 'a {
        for name in &self.names {
            yield_!(name.len());
        }
    }
}

/// A generator that is in a variable called `gen` where that is no keyword.
pub async fn sum_of(limit: u32) -> u32 {
    #[async_gen]
    async fn numbers(limit: u32) -> u32 {
        for number in 0..limit {
            yield_!(number);
        }
    }
    let r#gen = numbers(limit);
    let mut sum = 0;
    async_for!(number in r#gen {
        sum += number;
    });
    sum
}

/// A loop as the last expression, which borrows a temporary and a local.
pub async fn count_of(words: &[&str]) -> usize {
    let lengths = RefCell::new(Vec::new());
    async_for!(for word in from_iter(words) {
        lengths.borrow_mut().push(word.len());
    });
    let total = std::cell::Cell::new(0);
    let found = async_for!(length in from_iter(lengths.borrow().iter().copied()) {
        total.set(total.get() + length);
        if total.get() > 100 {
            break None;
        }
    } else {
        Some(total.get())
    });
    found.unwrap_or_default()
}

/// A loop in the tail of a block whose local it borrows.
pub async fn each_of(words: Vec<String>, mut f: impl FnMut(&str)) {
    let words = RefCell::new(words);
    async_for!(word in from_iter(words.borrow().iter()) {
        f(word)
    })
}

/// Notes when it is dropped.
#[derive(Debug)]
struct Noisy<'a>(&'static str, &'a RefCell<Vec<&'static str>>);

impl Drop for Noisy<'_> {
    fn drop(&mut self) {
        self.1.borrow_mut().push(self.0);
    }
}

impl Noisy<'_> {
    const fn look(&self) {
        let _ = self.0;
    }
}

/// What an `async fn` drops, whose last expression has a temporary in it.
pub async fn dropped_by_an_async_fn() -> Vec<&'static str> {
    async fn body(trace: &RefCell<Vec<&'static str>>) {
        std::future::ready(()).await;
        let _local = Noisy("local", trace);
        Noisy("temporary", trace).look()
    }
    let trace = RefCell::new(Vec::new());
    body(&trace).await;
    trace.into_inner()
}

/// What a generator with the same body drops.
pub async fn dropped_by_a_generator() -> Vec<&'static str> {
    #[async_gen]
    async fn body(trace: &RefCell<Vec<&'static str>>) -> u32 {
        let _local = Noisy("local", trace);
        Noisy("temporary", trace).look()
    }
    let trace = RefCell::new(Vec::new());
    async_for!(_number in body(&trace) {});
    trace.into_inner()
}
