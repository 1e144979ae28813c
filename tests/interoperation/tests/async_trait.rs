//! A trait of `#[async_trait]` that also has a generator.
//!
//! `#[async_trait]` makes a future of each `async fn` of its trait, before `#[async_gen]` on it has its turn, so that the
//! generator states the type it returns. `#[async_gen] async fn`, with `boxed` and without, is one error:
//!
//! ```text
//! error: `#[async_trait]` has made a future of this generator
//!
//!        help: leave it away where `boxed` is enough, or write the type out in its trait: `#[async_gen] fn f(&self) -> Pin<Box<dyn Stream<Item = T> + Send + '_>>`
//! ```

#![forbid(unsafe_code)]

use aiter::{async_for, async_gen};
use async_trait::async_trait;
use futures::{StreamExt, stream::BoxStream};
use tokio::task::yield_now;

#[async_trait]
trait Source: Sync {
    fn items(&self) -> BoxStream<'_, u32>;

    async fn sum(&self) -> u32 {
        let mut sum = 0;
        async_for!(for item in self.items() {
            sum += item;
        });
        sum
    }

    async fn count(&self) -> usize;
}

struct Generated(Vec<u32>);

#[async_trait]
impl Source for Generated {
    #[async_gen]
    fn items(&self) -> BoxStream<'_, u32> {
        for item in &self.0 {
            yield_now().await;
            yield_!(*item);
        }
    }

    async fn count(&self) -> usize {
        let mut count = 0;
        async_for!(for _ in self.items() {
            count += 1;
        });
        count
    }
}

struct ByHand(Vec<u32>);

#[async_trait]
impl Source for ByHand {
    fn items(&self) -> BoxStream<'_, u32> {
        futures::stream::iter(self.0.iter().copied()).boxed()
    }

    async fn count(&self) -> usize {
        self.0.len()
    }
}

#[tokio::test]
async fn objects_of_such_a_trait_give_the_items_of_a_generator() {
    let sources: [Box<dyn Source + Send>; 2] = [Box::new(Generated(vec![1, 2, 3])), Box::new(ByHand(vec![1, 2, 3]))];
    let mut answers = Vec::new();
    for source in sources {
        // In a task, which needs all of it to be `Send`.
        let answer =
            async move { (source.sum().await, source.count().await, source.items().collect::<Vec<_>>().await) };
        answers.push(tokio::spawn(answer).await.unwrap());
    }
    assert_eq!(answers[0], answers[1]);
    assert_eq!(answers[0], (6, 3, vec![1, 2, 3]));
}
