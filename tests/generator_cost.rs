//! What a generator costs: memory, allocations and polls; and which auto traits it has.

mod poll;

use std::{
    alloc::{GlobalAlloc, Layout, System},
    cell::{Cell, RefCell},
    future::Future,
    hint::black_box,
    mem::replace,
    pin::{Pin, pin},
    rc::Rc,
    sync::{Arc, Mutex},
    task::{Context, Poll},
};

use aiter::{AsyncGenerator, Stream, anext, async_for, async_gen, from_iter};
use poll::{poll, poll_future, wait};

// Memory. Each generator stands beside an async block that does the same, and suspends once where the generator yields.

/// Suspends once. It is as large as what a yield awaits.
struct Once(bool);

impl Future for Once {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<()> {
        if replace(&mut self.0, true) { Poll::Ready(()) } else { Poll::Pending }
    }
}

macro_rules! beside {
    ($name:ident$(<$type:ident>)?($($arguments:tt)*) -> $item:ty $body:block) => {
        mod $name {
            #[allow(unused_imports, reason = "not every body needs all of it")]
            use super::*;

            #[async_gen]
            pub async fn generator$(<$type: Copy>)?($($arguments)*) -> $item $body

            macro_rules! yield_ {
                ($value:expr) => {{
                    black_box::<$item>($value);
                    Once(false).await
                }};
            }

            pub fn future$(<$type: Copy>)?($($arguments)*) -> impl Future {
                async move $body
            }
        }
    };
}

beside!(repeated<T>(make: fn() -> T, times: u32) -> T {
    for _ in 0..times {
        yield_!(make());
    }
});

beside!(kept<T>(value: T) -> T {
    yield_!(value);
    yield_!(value);
});

beside!(waiting<T>(value: T) -> T {
    wait(1).await;
    yield_!(value);
    wait(2).await;
    yield_!(value);
    std::future::ready(()).await;
});

beside!(local() -> usize {
    let mut buffer = [0_u8; 1000];
    for byte in &mut buffer {
        *byte += 1;
        yield_!(usize::from(*byte));
    }
});

beside!(many(one: u8, two: &str, three: String) -> u32 {
    yield_!(u32::from(one));
    yield_!(two.parse().unwrap_or_default());
    let length = three.len();
    yield_!(u32::try_from(length).unwrap_or_default());
    yield_!(u32::from(one));
});

beside!(nested(numbers: &[u32]) -> u32 {
    async_for!(number in from_iter(numbers) {
        yield_!(*number);
    });
    let mut rest = from_iter(0..10_u32);
    while let Some(number) = anext(&mut rest).await {
        yield_!(number);
    }
});

/// Asserts that a generator is its body, an item or a pointer, and 16 bytes, each rounded up to its alignment. (A body
/// that is aligned to less than a pointer has a pointer in a generator, and is rounded up to that too.)
#[track_caller]
fn assert_small<G: Stream, F>(generator: &G, body: &F) {
    let alignment = align_of_val(generator);
    let (size, item) = (size_of_val(generator), size_of::<G::Item>().max(size_of::<usize>()));
    let parts = size_of_val(body).next_multiple_of(alignment) + item.next_multiple_of(alignment);
    let rest = if align_of_val(body) < align_of::<usize>() { 24 } else { 16 };
    assert!(size <= parts + rest, "{size} bytes for a body and an item of {parts}");
}

macro_rules! assert_small {
    ($($name:ident($($argument:expr),*)),* $(,)?) => {
        $(assert_small(&$name::generator($($argument),*), &$name::future($($argument),*));)*
    };
}

#[test]
fn a_generator_is_its_body_and_room_for_an_item_and_a_little_more() {
    macro_rules! assert_small_for {
        ($($value:expr),* $(,)?) => {
            $(assert_small!(repeated(|| $value, 10), kept($value), waiting($value));)*
        };
    }

    assert_small_for!((), 1_u8, 1_u16, 1_u32, 1_u64, 1_u128, 'a', "text", Some(1_u8), [0_u8; 3], [0_u8; 9]);
    assert_small_for!([0_u8; 64], [0_u16; 100], [0_u64; 128], [0_u8; 1023], [0_u8; 1024], [0_u8; 4096], [0_u8; 4097]);
    assert_small!(local(), many(1, "2", String::new()), nested(&[]));
}

#[test]
fn an_argument_of_4_kib_is_stored_once() {
    type Page = [u8; 4096];

    struct Own {
        page: Page,
    }

    impl Own {
        #[async_gen]
        async fn own(self) -> u8 {
            yield_!(self.page[0]);
            yield_!(self.page[1]);
        }

        #[async_gen]
        async fn mutable(mut self) -> u8 {
            self.page[0] += 1;
            yield_!(self.page[0]);
        }
    }

    #[async_gen]
    async fn used(page: Page) -> u8 {
        yield_!(page[0]);
        wait(1).await;
        yield_!(page[1]);
    }

    #[async_gen]
    async fn borrowed(mut page: Page, _: u8) -> u8 {
        for byte in &mut page {
            *byte += 1;
            yield_!(*byte);
        }
    }

    #[async_gen]
    async fn unused(_page: Page) -> u8 {
        yield_!(1);
    }

    #[async_gen]
    async fn in_a_tuple((page, _other): (Page, u8)) -> u8 {
        yield_!(page[0]);
        yield_!(page[1]);
    }

    #[async_gen]
    async fn in_a_struct(Own { page }: Own, mut count: u8) -> u8 {
        count += page[0];
        yield_!(count);
        yield_!(page[1]);
    }

    #[async_gen]
    fn of_the_second_form(page: Page) -> impl Stream<Item = u8> + Send {
        for byte in page {
            yield_!(byte);
        }
    }

    fn assert_stored_once(generator: &impl Stream) {
        let size = size_of_val(generator);
        assert!((4096..=4096 + 64).contains(&size), "{size} bytes");
    }

    let page = [0; 4096];
    assert_stored_once(&used(page));
    assert_stored_once(&borrowed(page, 1));
    assert_stored_once(&unused(page));
    assert_stored_once(&in_a_tuple((page, 1)));
    assert_stored_once(&in_a_struct(Own { page }, 1));
    assert_stored_once(&Own { page }.own());
    assert_stored_once(&Own { page }.mutable());
    // The array and the iterator that it moves into.
    assert!(size_of_val(&of_the_second_form(page)) <= 2 * 4096 + 64);
}

/// A stream of 4 KiB.
struct Large([u8; 4096]);

impl Stream for Large {
    type Item = u8;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<u8>> {
        Poll::Ready(Some(self.0[0]))
    }
}

#[async_gen]
async fn doubled(numbers: impl Stream<Item = u8>) -> u8 {
    async_for!(number in numbers {
        yield_!(number.wrapping_mul(2));
    });
}

#[test]
fn a_generator_over_a_stream_of_4_kib_stores_it_once_as_an_argument_and_once_in_its_loop() {
    #[async_gen]
    async fn inner() -> u8 {
        async_for!(number in Large([0; 4096]) {
            yield_!(number);
        });
    }

    #[async_gen]
    async fn outer() -> u8 {
        async_for!(number in inner() {
            yield_!(number);
        });
    }

    async fn consumer() {
        async_for!(number in outer() {
            black_box(number);
        });
    }

    async fn drained(numbers: impl Stream<Item = u8>) {
        async_for!(number in numbers {
            Once(false).await;
            black_box(number);
        });
    }

    assert!(size_of_val(&inner()) <= 4096 + 64, "{}", size_of_val(&inner()));
    assert!(size_of_val(&outer()) <= 4096 + 128, "{}", size_of_val(&outer()));
    assert!(size_of_val(&consumer()) <= 4096 + 192, "{}", size_of_val(&consumer()));
    // The argument and the pinned place in the loop are two, as they are with an `async fn`.
    let one = size_of_val(&doubled(Large([0; 4096])));
    assert!(one <= 2 * 4096 + 64, "{one}");
    assert!(one <= size_of_val(&drained(Large([0; 4096]))) + 32);
}

// Allocations.

struct Counting;

thread_local! {
    static ALLOCATIONS: Cell<usize> = const { Cell::new(0) };
}

// SAFETY: every call goes to `System` as it is.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let _ = ALLOCATIONS.try_with(|count| count.set(count.get() + 1));
        // SAFETY: the caller's guarantee is passed on.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        // SAFETY: the caller's guarantee is passed on.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

fn allocations(work: impl FnOnce()) -> usize {
    let before = ALLOCATIONS.get();
    work();
    ALLOCATIONS.get() - before
}

#[async_gen]
async fn strings(strings: &mut Vec<String>, page: [u8; 4096]) -> ([u8; 100], Option<String>) {
    while let Some(string) = strings.pop() {
        yield_!(([page[0]; 100], Some(string)));
        wait(1).await;
    }
}

#[test]
fn to_make_poll_and_drop_a_generator_allocates_nothing() {
    assert_eq!(allocations(|| drop(Box::new(1))), 1);
    let mut all = vec![String::from("a"), String::from("b"), String::from("c")];
    let mut kept = all.clone();
    let count = allocations(|| {
        // Dropped before it is polled, half-way, and at its end.
        drop(strings(&mut all, [1; 4096]));
        let mut half = pin!(strings(&mut all, [1; 4096]));
        assert!(poll(half.as_mut()).is_ready());
        assert!(poll(half.as_mut()).is_pending());
        let mut whole = pin!(strings(&mut kept, [1; 4096]));
        let mut items = 0;
        loop {
            match poll(whole.as_mut()) {
                Poll::Ready(Some((_, item))) => items += item.map_or(0, |item| item.len()),
                Poll::Ready(None) => break,
                Poll::Pending => {}
            }
        }
        assert_eq!(items, 3);
    });
    assert_eq!(count, 0);
}

#[test]
fn to_yield_all_of_generators_in_generators_allocates_nothing() {
    #[async_gen]
    async fn leaf(count: u64) -> u64 {
        for number in 0..count {
            wait(1).await;
            yield_!(number);
        }
    }

    #[async_gen]
    async fn inner(count: u64) -> u64 {
        yield_all!(leaf(count));
        yield_all!(from_iter(0..count));
    }

    #[async_gen]
    async fn outer(count: u64) -> u64 {
        yield_all!(inner(count));
        yield_all!(inner(count));
    }

    let mut sum = 0;
    let count = allocations(|| {
        let mut numbers = pin!(outer(5));
        loop {
            match poll(numbers.as_mut()) {
                Poll::Ready(Some(number)) => sum += number,
                Poll::Ready(None) => break,
                Poll::Pending => {}
            }
        }
    });
    assert_eq!((sum, count), (40, 0));
}

#[test]
fn a_pipeline_of_generators_in_a_loop_allocates_nothing() {
    #[async_gen]
    async fn numbers() -> u8 {
        for number in 0..100 {
            yield_!(number);
        }
    }

    let count = allocations(|| {
        let mut sum = 0_u32;
        {
            let mut consumer = pin!(async {
                async_for!(number in doubled(doubled(numbers())) {
                    sum += u32::from(number);
                });
            });
            assert!(poll_future(consumer.as_mut()).is_ready());
        }
        assert_eq!(sum, (0..100_u32).map(|number| number * 4 % 256).sum());
    });
    assert_eq!(count, 0);
}

// Polls.

#[test]
fn an_item_costs_one_poll_of_the_body() {
    /// Counts the polls of a future.
    async fn counted<F: Future>(polls: &Cell<usize>, future: F) -> F::Output {
        let mut future = pin!(future);
        std::future::poll_fn(|context| {
            polls.set(polls.get() + 1);
            future.as_mut().poll(context)
        })
        .await
    }

    #[async_gen]
    async fn body(polls: &Cell<usize>, resumed: &Cell<usize>) -> usize {
        for number in 0..3 {
            resumed.set(resumed.get() + 1);
            yield_!(number);
        }
        counted(polls, wait(3)).await;
        yield_!(3);
    }

    let (polls, resumed) = (Cell::new(0), Cell::new(0));
    let mut generator = pin!(body(&polls, &resumed));
    for number in 0..3 {
        assert_eq!(poll(generator.as_mut()), Poll::Ready(Some(number)));
        assert_eq!(resumed.get(), number + 1);
    }
    for number in 0..3 {
        assert_eq!(poll(generator.as_mut()), Poll::Pending);
        assert_eq!(polls.get(), number + 1);
    }
    assert_eq!(poll(generator.as_mut()), Poll::Ready(Some(3)));
    assert_eq!(polls.get(), 4);
}

// Auto traits. All of it is checked by the compiler.

fn assert_send<T: Send>(_: &T) {}

fn assert_sync<T: Sync>(_: &T) {}

/// Makes a function that is ambiguous for a type which has the trait.
macro_rules! assert_not {
    ($name:ident, $ambiguous:ident, $trait:ident) => {
        trait $ambiguous<Marker> {}
        impl<T> $ambiguous<()> for T {}
        impl<T: $trait> $ambiguous<u8> for T {}

        fn $name<T: $ambiguous<Marker>, Marker>(_: &T) {}
    };
}

assert_not!(assert_not_send, AmbiguousIfSend, Send);
assert_not!(assert_not_sync, AmbiguousIfSync, Sync);
assert_not!(assert_not_unpin, AmbiguousIfUnpin, Unpin);

/// Makes a generator and an `async fn` of the same body, and asserts the same of both.
macro_rules! assert_auto_traits {
    ($($send:ident, $sync:ident: ($($argument:ident: $type:ty = $value:expr),*) $body:block)*) => {
        $({
            #[async_gen]
            async fn generator($($argument: $type),*) $body

            async fn future($($argument: $type),*) {
                #[allow(unused_macros)]
                macro_rules! yield_ {
                    ($item:expr) => {{
                        let () = $item;
                        wait(1).await
                    }};
                }
                $body
            }

            $send(&future($($value),*));
            $sync(&future($($value),*));
            $send(&generator($($value),*));
            $sync(&generator($($value),*));
            assert_not_unpin(&generator($($value),*));
        })*
    };
}

static NUMBER: u32 = 1;

fn unit<T>(_: T) {}

#[test]
#[allow(clippy::await_holding_lock, reason = "that is the case to check")]
fn a_generator_is_send_and_sync_exactly_when_what_its_body_holds_is() {
    let (cell, mutex) = (Cell::new(1), Mutex::new(1));
    assert_auto_traits! {
        // What is sent and shared, and what is not held across a yield or a wait.
        assert_send, assert_sync: () {
            yield_!(());
        }
        assert_send, assert_sync: (text: String = String::new(), _list: Vec<u32> = Vec::new()) {
            yield_!(unit(&text));
            wait(1).await;
        }
        assert_send, assert_sync: () {
            let number = { *Rc::new(1) };
            yield_!(());
            unit(Rc::new(number));
            yield_!(unit(Rc::new(1)));
            yield_!(unit(&Cell::new(1)));
        }
        assert_send, assert_sync: (mutex: &Mutex<u32> = &mutex) {
            yield_!(unit(*mutex.lock().unwrap()));
            let number = *mutex.lock().unwrap();
            yield_!(unit(number));
        }
        assert_send, assert_sync: (mutex: Arc<Mutex<Cell<u32>>> = Arc::default()) {
            yield_!(unit(mutex.lock().unwrap().get()));
        }
        // What is sent and not shared.
        assert_send, assert_not_sync: () {
            let cell = Cell::new(1);
            yield_!(());
            unit(cell);
        }
        assert_send, assert_not_sync: (_cell: RefCell<u32> = RefCell::default()) {
            yield_!(());
        }
        assert_send, assert_not_sync: (_boxed: Box<dyn Fn() + Send> = Box::new(|| {})) {
            yield_!(());
        }
        // What is shared and not sent.
        assert_not_send, assert_sync: (mutex: &Mutex<u32> = &mutex) {
            let guard = mutex.lock().unwrap();
            yield_!(());
            unit(guard);
        }
        assert_not_send, assert_sync: (mutex: &Mutex<u32> = &mutex) {
            let guard = mutex.lock().unwrap();
            wait(1).await;
            unit(guard);
        }
        // What is neither.
        assert_not_send, assert_not_sync: () {
            let shared = Rc::new(1);
            yield_!(());
            unit(shared);
        }
        assert_not_send, assert_not_sync: () {
            let shared = Rc::new(1);
            wait(1).await;
            unit(shared);
        }
        assert_not_send, assert_not_sync: (_shared: Rc<u32> = Rc::default()) {
            yield_!(());
        }
        assert_not_send, assert_not_sync: (_cell: &Cell<u32> = &cell) {}
        assert_not_send, assert_not_sync: () {
            let cell = Cell::new(1);
            let reference = &cell;
            yield_!(());
            unit(reference);
        }
        assert_not_send, assert_not_sync: (pointer: *const u32 = &raw const NUMBER) {
            yield_!(unit(pointer));
        }
    }
}

#[test]
fn a_generator_is_send_and_sync_only_when_its_items_are() {
    #[async_gen]
    async fn of<T: Default>() -> T {
        yield_!(T::default());
        wait(1).await;
        yield_!(T::default());
    }

    #[async_gen]
    async fn borrowed<T>(list: Arc<Vec<u32>>, _item: fn(T)) -> Option<T> {
        yield_!((list.len() > 10).then(|| unreachable!()));
    }

    fn generic<T: Default + Send + Sync>() {
        assert_send(&of::<T>());
        assert_sync(&of::<T>());
    }

    fn generic_send<T: Default + Send>() {
        assert_send(&of::<T>());
    }

    fn generic_sync<T: Default + Sync>() {
        assert_sync(&of::<T>());
    }

    generic::<u32>();
    generic_send::<Cell<u32>>();
    generic_sync::<std::sync::OnceLock<u32>>();
    assert_not_sync(&of::<Cell<u32>>());
    assert_send(&of::<Cell<u32>>());
    assert_not_send(&of::<Rc<u32>>());
    assert_not_sync(&of::<Rc<u32>>());
    assert_not_send(&borrowed::<&Cell<u32>>(Arc::default(), drop));
    assert_not_sync(&borrowed::<&Cell<u32>>(Arc::default(), drop));
    assert_not_send(&borrowed::<std::sync::MutexGuard<'static, u32>>(Arc::default(), drop));
    assert_sync(&borrowed::<std::sync::MutexGuard<'static, u32>>(Arc::default(), drop));
    assert_not_send(&borrowed::<*mut u32>(Arc::default(), drop));
}

#[test]
fn what_loops_over_a_generator_is_send_when_the_generator_is() {
    #[async_gen]
    async fn shared() -> u32 {
        let number = Rc::new(1);
        yield_!(*number);
    }

    #[async_gen]
    async fn inner() -> Box<u32> {
        yield_!(Box::new(1));
    }

    #[async_gen]
    async fn over<G: AsyncGenerator>(generator: G) -> G::Item {
        async_for!(item in generator {
            yield_!(item);
        });
    }

    async fn consume(generator: impl Stream) {
        async_for!(_ in generator {
            wait(1).await;
        });
    }

    assert_send(&over(over(inner())));
    assert_sync(&over(over(inner())));
    assert_not_send(&over(shared()));
    assert_send(&consume(over(inner())));
    assert_not_send(&consume(over(shared())));
}
