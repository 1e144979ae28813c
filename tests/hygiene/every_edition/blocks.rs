//! `stream!` and `try_stream!` do the same in each edition, where Rust does.

use std::cell::RefCell;

use aiter::{Stream, from_iter, stream, try_stream};
use futures::{StreamExt, executor::block_on};

thread_local! {
    static DROPPED: RefCell<Vec<&'static str>> = const { RefCell::new(Vec::new()) };
}

struct Loud(&'static str);

impl Drop for Loud {
    fn drop(&mut self) {
        DROPPED.with(|dropped| dropped.borrow_mut().push(self.0));
    }
}

fn dropped() -> Vec<&'static str> {
    DROPPED.with(RefCell::take)
}

fn items<S: Stream>(stream: S) -> Vec<S::Item> {
    block_on(stream.collect())
}

#[test]
fn keywords_work_in_blocks() {
    let block = stream! {
        yield 1;
        for await number in from_iter(2..4) {
            yield number;
        }
        let () = yield 4;
    };
    assert_eq!(items(block), [1, 2, 3, 4]);
    let block = try_stream! {
        yield "1".parse::<u8>()?;
        if 1 + 1 > 2 {
            return;
        }
        yield "x".parse()?;
        yield 3;
    };
    let parsed = items(block).into_iter().map(|item: Result<u8, std::num::ParseIntError>| item.ok());
    assert_eq!(parsed.collect::<Vec<_>>(), [Some(1), None]);
}

#[test]
fn the_last_expression_of_a_block_drops_its_temporaries_as_in_an_async_block() {
    block_on(async {
        let _local = Loud("local");
        match Loud("temporary").0.len() {
            1 => (),
            _ => {}
        }
    });
    let expected = dropped();
    let block = stream! {
        let _local = Loud("local");
        match Loud("temporary").0.len() {
            1 => yield (),
            _ => {}
        }
    };
    assert!(items(block).is_empty());
    assert_eq!(dropped(), expected);
}

/// What a block has of it, and what it has not.
struct Parts {
    name: String,
    other: std::rc::Rc<u8>,
}

#[test]
fn a_block_captures_no_more_of_a_variable_than_it_uses() {
    fn assert_send<T: Send>(value: T) -> T {
        value
    }

    let parts = Parts { name: "ab".to_owned(), other: std::rc::Rc::new(1) };
    let stream = assert_send(stream! { yield parts.name; });
    drop(stream);
    assert_eq!(*parts.other, 1);
    assert_eq!(std::rc::Rc::strong_count(&parts.other), 1);
}
