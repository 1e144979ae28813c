#![deny(warnings)]
#![forbid(unsafe_code)]

//! What is advised where a loop is not written as it is to be.

use aiter::{async_for, from_iter, try_async_gen};
use futures::{Stream, StreamExt, executor::block_on};

enum Event {
    Key(char),
    End,
}

struct Point {
    x: i32,
    y: i32,
}

#[try_async_gen]
async fn numbers(text: &str) -> Result<u32, std::num::ParseIntError> {
    yield_!(text.parse()?);
}

/// The pattern matches every item, and the body looks closer.
async fn patterns() -> Result<(), std::num::ParseIntError> {
    let mut found = Vec::new();
    async_for!(number in from_iter([Some(1), None]) {
        if let Some(number) = number {
            found.push(number);
        }
        let Some(number) = number else { continue };
        found.push(number);
    });
    async_for!(event in from_iter([Event::Key('a'), Event::End]) {
        match event {
            Event::Key(key) => found.push(key.into()),
            Event::End => break,
        }
    });
    async_for!(number in from_iter([0, 1]) {
        if number == 0 {
            found.push(number);
        }
    });
    async_for!(item in from_iter([1, 2, 3].chunks(2)) {
        if let [first, second] = item {
            found.push(first + second);
        }
    });
    async_for!(number in numbers("4") {
        let number = number?;
        found.push(number);
    });
    async_for!((place, number) in from_iter([5]).enumerate() {
        found.push(place as u32 + number);
    });
    async_for!(Point { x, y: _ } in from_iter([Point { x: 6, y: 2 }]) {
        found.push(x as u32);
    });
    async_for!(word in from_iter(&["seven".to_owned()]) {
        found.push(word.len() as u32);
    });
    async_for!(mut line in from_iter([String::from("a")]) {
        line.push('!');
        found.push(line.len() as u32);
    });
    async_for!(_ in from_iter([Point { x: 1, y: 2 }.y]) {});
    assert_eq!(found, [1, 1, 97, 0, 3, 4, 5, 6, 5, 2]);
    Ok(())
}

/// With a label in front, and parentheses around an operator in front of a body in angle brackets.
async fn spellings() {
    let mut sum = 0;
    async_for!('outer: for item in from_iter([1, 2]) {
        async_for!('inner: item in from_iter(0..item) {
            if item > 0 {
                continue 'outer;
            }
            sum += item;
            break 'inner;
        });
        sum += 1;
        if sum > 10 {
            break 'outer;
        }
    });
    assert_eq!(sum, 2);
    async_for!(number in from_iter([1, 2]) < sum += number; >);
    async_for!(number in from_iter((1 << 2)..6) < sum += number; >);
    async_for!(number in from_iter(if (1 < 2) & (1 <= 2) { [1] } else { [2] }) < sum += number; >);
    async_for!(number in (Box::pin(from_iter([1])) as std::pin::Pin<Box<dyn Stream<Item = i32>>>) < sum += number; >);
    async_for!(number in { from_iter([1]) } {
        sum += number;
    });
    assert_eq!(sum, 17);
}

/// The value of a loop is that of its `break` or that of its `else`.
async fn values(limit: i32) -> Option<i32> {
    let found = async_for!('rows: row in from_iter([1, 2]) {
        for column in 0..2 {
            if column > row {
                break 'rows Some(column);
            }
        }
        if row > limit {
            break Some(row);
        }
    } else {
        if limit > 9 {
            println!("none");
        }
        None
    });
    async_for!(number in from_iter([1, 2]) < assert!(number < 3); > else {
        println!("end");
    });
    found
}

/// What a closure or an `async` block finds out ends the loop outside of it.
async fn ended_from_inside() {
    let mut rounds = 0;
    async_for!(number in from_iter([1, 2, 3]) {
        rounds += 1;
        let check = || number > 1;
        if check() || async { number > 1 }.await {
            break;
        }
    });
    assert_eq!(rounds, 2);

    let print = async || {
        async_for!(number in from_iter([1, 2]) {
            println!("{number}");
        });
    };
    print().await;

    let (mut longest, mut last) = (String::new(), None);
    let name = String::from("a");
    async_for!(word in from_iter([String::from("one"), String::from("four")]) {
        drop(name.clone());
        last = Some(word.len());
        if word.len() > longest.len() {
            longest = word;
        }
    } else {
        assert_eq!(last, Some(4));
    });
    assert_eq!(longest, "four");

    let mut numbers = vec![1, 2];
    let mut more = Vec::new();
    async_for!(number in from_iter(&numbers) {
        more.push(number + 1);
    });
    numbers.append(&mut more);
    assert_eq!(numbers, [1, 2, 2, 3]);
}

macro_rules! each {
    ($item:pat in $stream:expr => $body:block) => {
        async_for!($item in $stream $body)
    };
}

fn main() {
    block_on(async {
        patterns().await.unwrap();
        spellings().await;
        assert_eq!((values(1).await, values(10).await), (Some(2), None));
        ended_from_inside().await;
        let mut sum = 0;
        each!(item in from_iter([Some(1), None]) => {
            if let Some(number) = item {
                sum += number;
            }
        });
        assert_eq!(sum, 1);
        async_for!(number in from_iter(vec![1, 2]) {
            sum += number;
        });
        assert_eq!(sum, 4);
    });
}
