//! Through the macros of that library.

use aiter_hygiene_re_exporting::{counter, each, find, generator, mapped, try_generator, try_mapped};
use futures::executor::block_on;

use crate::{
    facade::{CoroutineState, Stream, from_iter, resume},
    shared::names::{checked, items},
};

generator! { ()
    /// Its arguments are borrowed.
    async fn plain(words: &[&str], mut count: usize) -> usize {
        for word in words {
            count += word.len();
            yield_!(count);
        }
        each!(number in from_iter(0..2) => yield_!(number));
        yield_all!(from_iter([count]));
    }
}

generator! { ()
    fn written<'a>(word: &'a str) -> impl Stream<Item = &'a str> + Send + 'a {
        yield_!(word);
    }
}

generator! { (boxed,)
    async fn countdown(from: u32, label: &str) -> (u32, usize) {
        yield_!((from, label.len()));
        if from > 0 {
            yield_all!(countdown(from - 1, label));
        }
    }
}

generator! { ()
    fn boxed_as_written(number: u32) -> std::pin::Pin<Box<dyn Stream<Item = u32>>> {
        yield_!(number);
    }
}

generator! { (resume(first: u32), returns = u32,)
    async fn totals() -> u32 {
        first + yield_!(first)
    }
}

try_generator! { ()
    async fn results(numbers: &[u32]) -> Result<u32, u32> {
        for number in numbers {
            yield_!(checked(*number).await?);
        }
    }
}

counter!(
    /// It has documentation.
    pub counted: u8 = 1..=3
);

#[test]
fn the_macros_of_another_library_make_generators() {
    assert_eq!(items(plain(&["ab"], 1)), [3, 0, 1, 3]);
    assert_eq!(items(written("a")), ["a"]);
    assert_eq!(items(countdown(1, "a")), [(1, 1), (0, 1)]);
    assert_eq!(items(boxed_as_written(1)), [1]);
    assert_eq!(items(results(&[1, 100, 2])), [Ok(1), Err(100)]);
    assert_eq!(items(counted()), [1, 2, 3]);
    block_on(async {
        let mut totals = std::pin::pin!(totals());
        assert_eq!(resume(&mut totals, 1).await, CoroutineState::Yielded(1));
        assert_eq!(resume(&mut totals, 2).await, CoroutineState::Complete(3));
    });
}

#[test]
fn the_macros_of_another_library_make_loops_and_blocks() {
    let seen = block_on(async {
        let mut seen = Vec::new();
        each!((left, _) in from_iter([(1, 2), (3, 4)]) => seen.push(left));
        let found = find!(number in from_iter(0..9), number > 4 => number);
        seen.extend(found);
        seen
    });
    assert_eq!(seen, [1, 3, 5]);
    assert_eq!(items(mapped!(number in from_iter(0..2) => number + 1)), [1, 2]);
    assert_eq!(items(try_mapped!(number in from_iter([1, 100]) => checked(number).await)), [Ok(1), Err(100_u32)]);
}
