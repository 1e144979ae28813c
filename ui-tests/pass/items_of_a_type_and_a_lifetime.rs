#![deny(warnings)]
#![forbid(unsafe_code)]

//! What to write where an item had another type, no size, or did not live long enough.

use std::fmt::Display;

use aiter::{Stream, async_for, async_gen, from_iter, stream};
use futures::{StreamExt, stream::BoxStream};

#[async_gen]
async fn owned() -> String {
    let word = String::from("one");
    yield_!("zero".to_string());
    yield_!(word.clone());
    yield_!(word);
}

#[async_gen]
async fn borrowed(text: &str) -> &str {
    for word in text.split(' ') {
        yield_!(word);
    }
}

#[async_gen]
async fn slices(all: &[u8]) -> &[u8] {
    for pair in all.chunks(2) {
        yield_!(pair);
    }
}

#[async_gen]
async fn shown() -> Box<dyn Display> {
    yield_!(Box::new(1));
    yield_!(Box::new("two"));
}

#[async_gen]
fn written<'a>(text: &'a str) -> impl Stream<Item = &'a str> {
    yield_!(text);
}

#[async_gen]
async fn of_both<'a>(one: &'a str, two: &'a str) -> &'a str {
    yield_!(one);
    yield_!(two);
}

#[async_gen]
async fn that_outlives<'a, 'b: 'a>(one: &'a str, two: &'b str) -> &'a str {
    yield_!(one);
    yield_!(two);
}

struct Words(String);

impl Words {
    #[async_gen]
    async fn words<'a>(&'a self, other: &'a str) -> &'a str {
        yield_!(&self.0);
        yield_!(other);
    }
}

#[async_gen]
fn lengths(word: &str) -> BoxStream<'_, usize> {
    yield_!(word.len());
}

#[async_gen]
async fn numbers(all: &[u32], mut limit: u32) -> u32 {
    for number in all {
        yield_!(*number);
    }
    limit += 1;
    yield_!(limit);
    yield_!(if all.is_empty() { 0 } else { 1 });
}

#[async_gen]
async fn maybe() -> Option<(u32, u32)> {
    yield_!(Some((1, 2)));
    yield_!(None);
}

#[async_gen]
async fn units() {
    yield_!();
}

#[async_gen]
async fn converted<'a>(words: impl Stream<Item = &'a str>) -> usize {
    async_for!(word in words {
        yield_!(word.len());
    });
    yield_all!(from_iter([1, 2]));
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    assert_eq!(owned().collect::<Vec<_>>().await, ["zero", "one", "one"]);
    assert_eq!(borrowed("a b").collect::<Vec<_>>().await, ["a", "b"]);
    assert_eq!(slices(&[1, 2, 3]).collect::<Vec<_>>().await, [&[1, 2][..], &[3]]);
    assert_eq!(shown().map(|item| item.to_string()).collect::<Vec<_>>().await, ["1", "two"]);
    assert_eq!(written("a").collect::<Vec<_>>().await, ["a"]);
    assert_eq!(of_both("a", "b").collect::<Vec<_>>().await, ["a", "b"]);
    assert_eq!(that_outlives("a", "b").collect::<Vec<_>>().await, ["a", "b"]);
    assert_eq!(Words("a".to_string()).words("b").collect::<Vec<_>>().await, ["a", "b"]);
    assert_eq!(lengths("abc").collect::<Vec<_>>().await, [3]);
    assert_eq!(numbers(&[5], 6).collect::<Vec<_>>().await, [5, 7, 1]);
    assert_eq!(maybe().collect::<Vec<_>>().await, [Some((1, 2)), None]);
    assert_eq!(units().collect::<Vec<_>>().await, [()]);
    assert_eq!(converted(from_iter(["abc"])).collect::<Vec<_>>().await, [3, 1, 2]);

    let shown = stream!(-> Box<dyn Display> {
        yield Box::new(1);
        yield Box::new("two");
    });
    assert_eq!(shown.map(|item| item.to_string()).collect::<Vec<_>>().await, ["1", "two"]);
    let words = vec![String::from("a")];
    let borrowed = &words;
    let lengths = stream! {
        for word in borrowed {
            yield word.len();
        }
    };
    assert_eq!(lengths.collect::<Vec<_>>().await, [1]);
    assert_eq!(words.len(), 1);

    let text = String::from("moved along");
    let task = tokio::spawn(async move {
        let mut seen = 0;
        async_for!(word in self::borrowed(&text) {
            seen += word.len();
        });
        seen
    });
    assert_eq!(task.await.unwrap(), 10);
}
