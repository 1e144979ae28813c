//! A boxed generator becomes a boxed stream where one is asked for. It does from Rust 1.86 on, one later than the lowest:
//! `scripts/check-lowest-rust` leaves this file out.
#![forbid(unsafe_code)]

mod poll;

use std::{pin::Pin, rc::Rc};

use aiter::{AsyncGenerator, Stream, async_gen, from_iter};
use futures::{
    StreamExt,
    stream::{self, BoxStream, FusedStream, LocalBoxStream},
};
use poll::items;

#[test]
fn a_boxed_generator_is_a_boxed_stream_of_futures() {
    #[async_gen(boxed)]
    async fn numbers(numbers: &[u32]) -> u32 {
        yield_all!(from_iter(numbers).map(|number| *number));
    }

    #[async_gen(boxed_local)]
    async fn local(number: Rc<u32>) -> u32 {
        yield_!(*number);
    }

    let given = [1, 2];
    let local_generator: Pin<Box<dyn AsyncGenerator<Item = u32>>> = local(Rc::new(2));
    assert_eq!(items(local_generator), [2]);
    let stream: BoxStream<'_, u32> = numbers(&given);
    let local: LocalBoxStream<'static, u32> = local(Rc::new(3));
    let plain: Pin<Box<dyn Stream<Item = u32> + '_>> = numbers(&given);
    let fused: Pin<Box<dyn FusedStream<Item = u32> + Send + '_>> = numbers(&given);
    assert_eq!(items(stream::select_all([stream, numbers(&given)])), [1, 1, 2, 2]);
    assert_eq!((items(local), items(plain), items(fused)), (vec![3], vec![1, 2], vec![1, 2]));
}
