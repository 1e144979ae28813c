//! What `async_for!` costs: the size of the future that loops, what it is `Send` for, allocations, and polls. The
//! measure is the loop that one writes by hand: `pin!`, and `while let Some(item) = stream.next().await`.

// Large futures are what is tested.
#![allow(clippy::large_futures)]

use std::{
    alloc::{GlobalAlloc, Layout, System},
    cell::Cell,
    future::{Future, poll_fn},
    hint::black_box,
    marker::PhantomPinned,
    pin::{Pin, pin},
    rc::Rc,
    task::{Context, Poll},
};

use aiter::{IntoAsyncIterator, Stream, async_for, async_gen, from_iter};
use futures::{StreamExt, executor::block_on, task::noop_waker_ref};

const LARGE: usize = 4096;

/// What a loop may need more than the one by hand.
const MARGIN: usize = 16;

/// A stream of `size_of::<T>()` bytes and more, which has to be pinned, of a few items.
struct Numbers<T> {
    left: Cell<u32>,
    waited: Cell<bool>,
    _payload: T,
    _pinned: PhantomPinned,
}

fn numbers<T>(count: u32, payload: T) -> Numbers<T> {
    Numbers { left: Cell::new(count), waited: Cell::new(false), _payload: payload, _pinned: PhantomPinned }
}

fn large_stream() -> Numbers<[u8; LARGE]> {
    numbers(3, [1; LARGE])
}

impl<T> Stream for Numbers<T> {
    type Item = u32;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<u32>> {
        if !self.waited.replace(true) {
            context.waker().wake_by_ref();
            return Poll::Pending;
        }
        self.waited.set(false);
        Poll::Ready(match self.left.get() {
            0 => None,
            left => {
                self.left.set(left - 1);
                Some(left)
            }
        })
    }
}

/// A large item, which has a drop.
struct Item {
    bytes: [u8; LARGE],
    number: u32,
}

impl Drop for Item {
    fn drop(&mut self) {
        black_box(&self.bytes);
    }
}

fn large_items() -> impl Stream<Item = Item> {
    numbers(3, ()).map(|number| Item { bytes: [0; LARGE], number })
}

fn large_copies() -> impl Stream<Item = [u8; LARGE]> {
    numbers(3, ()).map(|number| [u8::try_from(number).unwrap(); LARGE])
}

async fn pause() {
    let mut waited = false;
    poll_fn(|context| {
        context.waker().wake_by_ref();
        if std::mem::replace(&mut waited, true) { Poll::Ready(()) } else { Poll::Pending }
    })
    .await;
}

/// Compares the sizes of two futures, and gives that of the second, which runs to its end as the first one does.
#[track_caller]
fn compare<T: PartialEq + std::fmt::Debug>(by_hand: impl Future<Output = T>, looped: impl Future<Output = T>) -> usize {
    let size = size_of_val(&looped);
    let size_by_hand = size_of_val(&by_hand);
    assert!(size <= size_by_hand + MARGIN, "the loop takes {size} bytes, and {size_by_hand} by hand");
    assert_eq!(block_on(looped), block_on(by_hand));
    size
}

// Sizes.

#[test]
fn a_loop_stores_its_stream_once() {
    let size = compare(
        async {
            let mut sum = 0;
            let mut stream = pin!(large_stream());
            while let Some(number) = stream.next().await {
                sum += number;
            }
            sum
        },
        async {
            let mut sum = 0;
            async_for!(number in large_stream() {
                sum += number;
            });
            sum
        },
    );
    assert!(size < LARGE + 100, "{size}");
}

#[test]
fn a_loop_that_waits_in_its_body_stores_its_stream_once() {
    let size = compare(
        async {
            let mut sum = 0;
            let mut stream = pin!(large_stream());
            while let Some(number) = stream.next().await {
                pause().await;
                sum += number;
            }
            sum
        },
        async {
            let mut sum = 0;
            async_for!(number in large_stream() {
                pause().await;
                sum += number;
            });
            sum
        },
    );
    assert!(size < LARGE + 100, "{size}");
}

#[test]
fn a_loop_with_else_stores_its_stream_once() {
    let size = compare(
        async {
            let mut stream = pin!(large_stream());
            while let Some(number) = stream.next().await {
                pause().await;
                if number == 9 {
                    return Some(number);
                }
            }
            pause().await;
            None
        },
        async {
            async_for!(number in large_stream() {
                pause().await;
                if number == 9 {
                    break Some(number);
                }
            } else {
                pause().await;
                None
            })
        },
    );
    assert!(size < LARGE + 100, "{size}");
}

#[test]
fn a_loop_over_an_argument_or_a_variable_adds_nothing() {
    async fn argument_by_hand(stream: Numbers<[u8; LARGE]>) -> u32 {
        let mut stream = pin!(stream);
        let mut sum = 0;
        while let Some(number) = stream.next().await {
            sum += number;
        }
        sum
    }
    async fn argument(stream: Numbers<[u8; LARGE]>) -> u32 {
        let mut sum = 0;
        async_for!(number in stream {
            sum += number;
        });
        sum
    }
    compare(argument_by_hand(large_stream()), argument(large_stream()));
    compare(
        async {
            let stream = large_stream();
            black_box(&stream);
            let mut stream = pin!(stream);
            while let Some(number) = stream.next().await {
                black_box(number);
            }
        },
        async {
            let stream = large_stream();
            black_box(&stream);
            async_for!(number in stream {
                black_box(number);
            });
        },
    );
}

#[test]
fn a_loop_over_a_reference_stores_a_reference() {
    let mut pinned = pin!(large_stream());
    let looped = async {
        async_for!(number in pinned.as_mut() {
            black_box(number);
        });
    };
    let size = size_of_val(&looped);
    assert!(size < 100, "{size}");
    block_on(looped);
}

#[test]
fn loops_one_after_the_other_share_their_place() {
    let size = compare(
        async {
            {
                let mut stream = pin!(large_stream());
                while let Some(number) = stream.next().await {
                    black_box(number);
                }
            }
            {
                let mut stream = pin!(large_stream());
                while let Some(number) = stream.next().await {
                    black_box(number);
                }
            }
        },
        async {
            async_for!(number in large_stream() {
                black_box(number);
            });
            async_for!(number in large_stream() {
                black_box(number);
            } else {
                black_box(0);
            });
        },
    );
    assert!(size < LARGE + 100, "{size}");
}

#[test]
fn loops_in_loops_store_a_stream_each() {
    let size = compare(
        async {
            let mut outer = pin!(large_stream());
            while let Some(row) = outer.next().await {
                let mut inner = pin!(large_stream());
                while let Some(column) = inner.next().await {
                    black_box((row, column));
                }
            }
        },
        async {
            async_for!(row in large_stream() {
                async_for!(column in large_stream() {
                    black_box((row, column));
                });
            });
        },
    );
    assert!(size < 2 * LARGE + 150, "{size}");
}

#[test]
fn a_large_item_takes_no_more_room_than_by_hand() {
    compare(
        async {
            let mut sum = 0;
            let mut stream = pin!(large_items());
            while let Some(item) = stream.next().await {
                pause().await;
                sum += item.number;
            }
            sum
        },
        async {
            let mut sum = 0;
            async_for!(item in large_items() {
                pause().await;
                sum += item.number;
            });
            sum
        },
    );
}

#[test]
fn a_large_item_that_is_copied_takes_no_more_room_than_by_hand() {
    compare(
        async {
            let mut sum = 0;
            let mut stream = pin!(large_copies());
            while let Some(bytes) = stream.next().await {
                pause().await;
                sum += u32::from(bytes[LARGE - 1]);
            }
            sum
        },
        async {
            let mut sum = 0;
            async_for!(bytes in large_copies() {
                pause().await;
                sum += u32::from(bytes[LARGE - 1]);
            });
            sum
        },
    );
}

#[test]
fn a_large_item_that_is_changed_takes_no_more_room_than_by_hand() {
    compare(
        async {
            let mut sum = 0;
            let mut stream = pin!(large_items());
            while let Some(mut item) = stream.next().await {
                item.number += 1;
                pause().await;
                sum += item.number;
            }
            sum
        },
        async {
            let mut sum = 0;
            async_for!(mut item in large_items() {
                item.number += 1;
                pause().await;
                sum += item.number;
            });
            sum
        },
    );
}

#[test]
fn the_parts_of_a_large_item_take_no_more_room_than_by_hand() {
    compare(
        async {
            let mut sum = 0;
            let mut stream = pin!(large_items().map(|item| (item.number, item)));
            while let Some((number, item)) = stream.next().await {
                pause().await;
                sum += number + item.number;
            }
            sum
        },
        async {
            let mut sum = 0;
            async_for!((number, item) in large_items().map(|item| (item.number, item)) {
                pause().await;
                sum += number + item.number;
            });
            sum
        },
    );
}

#[test]
fn a_large_item_that_is_not_bound_takes_no_more_room_than_by_hand() {
    compare(
        async {
            let mut sum = 0;
            let mut stream = pin!(large_items());
            while let Some(Item { number, .. }) = stream.next().await {
                pause().await;
                sum += number;
            }
            sum
        },
        async {
            let mut sum = 0;
            async_for!(Item { number, .. } in large_items() {
                pause().await;
                sum += number;
            });
            sum
        },
    );
    compare(
        async {
            let mut stream = pin!(large_items());
            while let Some(_item) = stream.next().await {
                pause().await;
            }
        },
        async {
            async_for!(_item in large_items() {
                pause().await;
            });
        },
    );
}

#[test]
fn a_large_item_in_a_loop_with_else_takes_no_more_room_than_by_hand() {
    compare(
        async {
            let mut stream = pin!(large_items());
            while let Some(item) = stream.next().await {
                pause().await;
                if item.number == 9 {
                    return item.number;
                }
            }
            0
        },
        async {
            async_for!(item in large_items() {
                pause().await;
                if item.number == 9 {
                    break item.number;
                }
            } else {
                0
            })
        },
    );
}

#[test]
fn a_large_item_in_a_body_that_does_not_wait_is_not_stored() {
    let looped = async {
        async_for!(item in large_items() {
            black_box(&item.bytes);
        });
    };
    let size = size_of_val(&looped);
    assert!(size < 100, "{size}");
    block_on(looped);
}

// What is not the stream.

/// A large iterable that is not `Send`, of which a small stream is made that is.
struct Recipe {
    payload: [u8; LARGE],
    _not_send: Rc<()>,
}

impl Recipe {
    fn new() -> Self {
        Self { payload: [3; LARGE], _not_send: Rc::new(()) }
    }
}

impl IntoAsyncIterator for Recipe {
    type Item = u32;
    type IntoAsyncIter = Numbers<()>;

    fn into_async_iter(self) -> Numbers<()> {
        numbers(u32::from(self.payload[0]), ())
    }
}

fn assert_send<T: Send>(value: T) -> T {
    value
}

#[test]
fn an_iterable_that_is_not_the_stream_is_not_stored() {
    let size = compare(
        async {
            let mut sum = 0;
            let mut stream = pin!(Recipe::new().into_async_iter());
            while let Some(number) = stream.next().await {
                pause().await;
                sum += number;
            }
            sum
        },
        async {
            let mut sum = 0;
            async_for!(number in Recipe::new() {
                pause().await;
                sum += number;
            });
            sum
        },
    );
    assert!(size < 200, "{size}");
    let variable = async {
        let recipe = Recipe::new();
        async_for!(number in recipe {
            black_box(number);
        } else {
            pause().await;
        });
    };
    let size = size_of_val(&variable);
    assert!(size < 200, "{size}");
}

#[test]
fn a_future_that_loops_is_send_when_the_stream_is() {
    let looped = assert_send(async {
        let mut sum = 0;
        async_for!(number in Recipe::new() {
            pause().await;
            sum += number;
        });
        let recipe = Recipe::new();
        async_for!(number in recipe {
            pause().await;
            if number == 9 {
                break;
            }
        } else {
            pause().await;
            sum += 10;
        });
        sum
    });
    assert_eq!(block_on(looped), 16);
}

#[test]
fn a_value_that_is_dead_before_the_loop_waits_does_not_keep_its_future_from_being_send() {
    let looped = assert_send(async {
        async_for!(number in { let rc = Rc::new(3); numbers(*rc, ()) } {
            {
                let rc = Rc::new(number);
                black_box(&rc);
            }
            pause().await;
        });
    });
    block_on(looped);
}

#[test]
fn a_future_that_loops_in_a_generic_function_is_send_when_the_stream_is() {
    async fn sum<I>(iterable: I) -> u32
    where
        I: IntoAsyncIterator<Item = u32>,
    {
        let mut sum = 0;
        async_for!(number in iterable {
            sum += number;
        });
        sum
    }

    fn spawn<S: Stream<Item = u32> + Send + 'static>(stream: S) -> Pin<Box<dyn Future<Output = u32> + Send>> {
        Box::pin(sum(stream))
    }

    assert_eq!(block_on(spawn(numbers(3, ()))), 6);
}

// Allocations.

struct Counting;

thread_local! {
    static ALLOCATIONS: Cell<usize> = const { Cell::new(0) };
}

// SAFETY: it is the system's allocator.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ALLOCATIONS.with(|count| count.set(count.get() + 1));
        // SAFETY: the caller keeps the contract, which is the same.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        // SAFETY: the caller keeps the contract, which is the same.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// Runs a future on the stack, and gives its output, the number of allocations and how often it was polled.
fn run<T>(future: impl Future<Output = T>) -> (T, usize, usize) {
    let mut future = pin!(future);
    let before = ALLOCATIONS.with(Cell::get);
    let mut polls = 0;
    loop {
        polls += 1;
        if let Poll::Ready(output) = future.as_mut().poll(&mut Context::from_waker(noop_waker_ref())) {
            return (output, ALLOCATIONS.with(Cell::get) - before, polls);
        }
    }
}

#[async_gen]
async fn squares(limit: u32) -> u32 {
    async_for!(number in numbers(limit, ()) {
        pause().await;
        yield_!(number * number);
    });
}

#[test]
fn a_loop_allocates_nothing() {
    let (sum, allocations, _) = run(async {
        let mut sum = 0;
        async_for!('outer: number in large_stream() {
            pause().await;
            async_for!(square in squares(number) {
                sum += square;
                if square == 4 {
                    continue 'outer;
                }
            });
        });
        sum += async_for!(number in Numbers::<()>::into_async_iter(numbers(5, ())) {
            if number == 2 {
                break number;
            }
        } else {
            0
        });
        sum
    });
    assert_eq!((sum, allocations), ((9 + 4) + 4 + 1 + 2, 0));
    assert_eq!(run(async { drop(Box::new(1)) }).1, 1, "allocations are counted");
}

// Polls.

/// A stream that counts its polls: it is pending once before each item.
struct Counted<'a> {
    polls: &'a Cell<usize>,
    numbers: Numbers<()>,
}

impl Stream for Counted<'_> {
    type Item = u32;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<u32>> {
        self.polls.set(self.polls.get() + 1);
        if self.numbers.waited.replace(true) {
            self.numbers.waited.set(false);
            let left = self.numbers.left.get();
            self.numbers.left.set(left.saturating_sub(1));
            Poll::Ready((left > 0).then_some(left))
        } else {
            context.waker().wake_by_ref();
            Poll::Pending
        }
    }
}

/// Runs two futures over a stream of five items, and gives how often the stream was polled, which must be the same.
fn polls<T: PartialEq + std::fmt::Debug>(
    by_hand: impl AsyncFnOnce(Counted<'_>) -> T,
    looped: impl AsyncFnOnce(Counted<'_>) -> T,
) -> usize {
    let (hand_polls, loop_polls) = (Cell::new(0), Cell::new(0));
    let by_hand = run(by_hand(Counted { polls: &hand_polls, numbers: numbers(5, ()) }));
    let looped = run(looped(Counted { polls: &loop_polls, numbers: numbers(5, ()) }));
    assert_eq!(looped, by_hand);
    assert_eq!(loop_polls, hand_polls);
    loop_polls.get()
}

#[test]
fn a_loop_polls_its_stream_once_for_each_item_and_for_its_end() {
    let count = polls(
        async |stream| {
            let mut stream = pin!(stream);
            while let Some(number) = stream.next().await {
                black_box(number);
            }
        },
        async |stream| {
            async_for!(number in stream {
                black_box(number);
            });
        },
    );
    assert_eq!(count, 2 * (5 + 1));
}

#[test]
fn a_loop_does_not_poll_its_stream_while_its_body_waits() {
    let count = polls(
        async |stream| {
            let mut stream = pin!(stream);
            while let Some(number) = stream.next().await {
                pause().await;
                pause().await;
                black_box(number);
            }
        },
        async |stream| {
            async_for!(number in stream {
                pause().await;
                pause().await;
                black_box(number);
            });
        },
    );
    assert_eq!(count, 2 * (5 + 1));
}

#[test]
fn a_break_polls_the_stream_no_more() {
    let count = polls(
        async |stream| {
            let mut stream = pin!(stream);
            while let Some(number) = stream.next().await {
                if number == 4 {
                    break;
                }
            }
            pause().await;
        },
        async |stream| {
            async_for!(number in stream {
                if number == 4 {
                    break;
                }
            });
            pause().await;
        },
    );
    assert_eq!(count, 2 * 2);
}

#[test]
fn else_polls_the_stream_no_more() {
    let count = polls(
        async |stream| {
            let mut stream = pin!(stream);
            while stream.next().await.is_some() {}
            pause().await;
            7
        },
        async |stream| {
            async_for!(_ in stream {} else {
                pause().await;
                7
            })
        },
    );
    assert_eq!(count, 2 * (5 + 1));
}

#[test]
fn the_value_of_a_break_is_not_held_while_the_else_block_waits() {
    let looped = assert_send(async {
        let found = async_for!(number in from_iter(0..3) {
            if number == 5 {
                break Rc::new(number);
            }
        } else {
            pause().await;
            Rc::new(4)
        });
        *found
    });
    assert_eq!(block_on(looped), 4);
}
