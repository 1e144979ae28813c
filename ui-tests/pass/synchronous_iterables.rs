#![deny(warnings)]
#![forbid(unsafe_code)]

//! What is advised where a synchronous iterable stands in the place of a stream: `for`, in which the body can await as
//! well, or `from_iter`.

use std::{collections::HashMap, future::ready};

use aiter::{aiter, anext, async_for, async_gen, from_iter, stream};

/// Loops over the iterable with `for` and over the stream of it, and gives what each has found.
macro_rules! both {
    ($pattern:pat in $iterable:expr => $value:expr) => {{
        let mut found = Vec::new();
        for $pattern in $iterable {
            found.push(ready($value).await);
        }
        let mut found_later = Vec::new();
        async_for!($pattern in from_iter($iterable) {
            found_later.push($value);
        });
        (found, found_later)
    }};
}

async fn each_kind() {
    let same = |found: (Vec<u32>, Vec<u32>), expected: &[u32]| {
        assert_eq!(found.0, expected);
        assert_eq!(found.1, expected);
    };
    let numbers = vec![1, 2, 3];
    same(both!(number in vec![1, 2, 3] => number), &[1, 2, 3]);
    same(both!(number in [1, 2, 3] => number), &[1, 2, 3]);
    same(both!(number in &numbers[1..] => *number), &[2, 3]);
    same(both!(number in &numbers => *number), &[1, 2, 3]);
    same(both!(number in 0..3 => number), &[0, 1, 2]);
    same(both!((name, age) in HashMap::from([("Ann", 42)]) => name.len() as u32 + age), &[45]);
    same(both!((place, number) in numbers.iter().enumerate() => place as u32 + number), &[1, 3, 5]);
    let word = String::from("ab");
    same(both!(letter in word.chars() => letter.into()), &[97, 98]);
    same(both!(letter in "ab".bytes() => letter.into()), &[97, 98]);
    same(both!(line in "ab\nc".lines() => line.len() as u32), &[2, 1]);
    // `for` over an `Option` is what rustc warns of.
    if let Some(number) = Some(1) {
        assert_eq!(number, 1);
    }
    async_for!(number in from_iter(Some(1)) {
        assert_eq!(number, 1);
    });
}

#[async_gen]
async fn yielded(numbers: Vec<u32>, word: String) -> u32 {
    for number in &numbers {
        yield_!(*number);
    }
    yield_all!(from_iter(numbers));
    for letter in word.chars() {
        yield_!(letter.into());
    }
    yield_all!(from_iter(word.chars().map(u32::from)));
    for number in 0..2 {
        yield_!(number);
    }
    yield_all!(from_iter(0..2));
    yield_all!(aiter(from_iter([5, 6].into_iter().rev())));
}

async fn in_blocks_and_one_by_one() {
    let word = "ab".to_owned();
    let all = stream! {
        for number in vec![1, 2] {
            yield number;
        }
        for await number in from_iter(vec![3, 4]) {
            yield number;
        }
        for await letter in from_iter(word.chars()) {
            yield letter.into();
        }
        for await number in aiter(from_iter(0..2)) {
            yield number;
        }
        for await (place, number) in from_iter([5, 6].iter().enumerate()) {
            yield place as u32 + number;
        }
    };
    let mut found = Vec::new();
    async_for!(number in all {
        found.push(number);
    });
    assert_eq!(found, [1, 2, 3, 4, 97, 98, 0, 1, 5, 7]);

    let mut found = Vec::new();
    async_for!(number in yielded(vec![1, 2], "ab".to_owned()) {
        found.push(number);
    });
    assert_eq!(found, [1, 2, 1, 2, 97, 98, 97, 98, 0, 1, 0, 1, 6, 5]);

    let mut numbers = from_iter(vec![1, 2]);
    let mut letters = from_iter("ab".chars());
    let mut range = aiter(from_iter(0..3));
    let mut places = from_iter(["a", "b"].iter().enumerate());
    assert_eq!(anext(&mut numbers).await, Some(1));
    assert_eq!(anext(&mut letters).await, Some('a'));
    assert_eq!(anext(&mut range).await, Some(0));
    assert_eq!(anext(&mut places).await, Some((0, &"a")));

    let found = async_for!(number in from_iter(vec![1, 2, 3]) {
        if number > 1 {
            break Some(number);
        }
    } else {
        None
    });
    assert_eq!(found, Some(2));
    let mut sum = 0;
    async_for!(number in from_iter(vec![1, 2, 3]) < sum += number; >);
    assert_eq!(sum, 6);
    async_for!(item in from_iter(Vec::<String>::new()) {
        drop(item);
    });
}

fn main() {
    futures::executor::block_on(async {
        each_kind().await;
        in_blocks_and_one_by_one().await;
    });
}
