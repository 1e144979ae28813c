//! The macros inside of a `macro_rules!` that is handed their parts, as fragments of each kind.

use aiter::{Stream, async_for, async_gen, from_iter, resume, stream, try_async_gen, try_stream};
use futures::{StreamExt, executor::block_on};

fn items<S: Stream>(stream: S) -> Vec<S::Item> {
    block_on(stream.collect())
}

async fn checked(number: u32) -> Result<u32, u32> {
    std::future::ready(()).await;
    if number < 100 { Ok(number) } else { Err(number) }
}

// Loops.

macro_rules! loop_with_pattern {
    ($seen:ident, $pattern:pat => $value:expr) => {
        async_for!($pattern in from_iter([(1, 2), (3, 4)]) {
            $seen.push($value);
        })
    };
}

macro_rules! loop_over {
    ($seen:ident, $iterable:expr) => {
        async_for!(for number in $iterable {
            $seen.push(number);
        })
    };
}

macro_rules! loop_with_body {
    ($number:ident $body:block) => {
        async_for!($number in from_iter(0..3) $body)
    };
}

macro_rules! loop_with_tokens {
    ($pattern:pat, $iterable:expr, { $($body:tt)* }) => {
        async_for!($pattern in $iterable { $($body)* })
    };
}

macro_rules! loop_of_statements {
    ($number:ident in $iterable:expr; $($statement:stmt;)*) => {
        async_for!($number in $iterable < $($statement;)* >)
    };
}

macro_rules! loop_with_label {
    ($label:lifetime, $number:ident, $body:block) => {
        async_for!($label: for $number in from_iter(0..9) $body)
    };
}

macro_rules! loop_with_else {
    ($pattern:pat in $iterable:expr, $body:block else $otherwise:block) => {
        async_for!($pattern in $iterable $body else $otherwise)
    };
    ($pattern:pat in $iterable:expr, $condition:expr, $found:expr, $otherwise:expr) => {
        async_for!($pattern in $iterable < if $condition { break $found; } > else { $otherwise })
    };
}

macro_rules! the_whole_loop {
    ($($input:tt)*) => {
        async_for!($($input)*)
    };
}

macro_rules! double_loop {
    ($seen:ident, $($inner:tt)*) => {
        async_for!(_ in from_iter(0..2) {
            loop_over!($seen, $($inner)*)
        })
    };
}

#[test]
fn a_loop_may_be_handed_its_parts() {
    let seen = block_on(async {
        let mut seen = Vec::new();
        loop_with_pattern!(seen, (left, _) => left);
        loop_with_pattern!(seen, (_, right) => right);
        loop_over!(seen, from_iter(5..7));
        loop_over!(seen, {
            let from = 7;
            from_iter([from])
        });
        loop_with_body!(number { seen.push(number + 8) });
        loop_with_tokens!((left, right), from_iter([(11, 0), (0, 1)]), {
            if right == 1 {
                break;
            }
            seen.push(left);
        });
        loop_of_statements!(number in from_iter([6]); let number = number * 2; seen.push(number););
        loop_with_label!('numbers, number, {
            for _ in 0..2 {
                if number < 4 {
                    continue 'numbers;
                }
                if number == 5 {
                    break 'numbers;
                }
            }
            seen.push(number + 9);
        });
        the_whole_loop!(for number in from_iter([14]) {
            seen.push(number)
        });
        the_whole_loop!('all: number in from_iter([15, 16]) < seen.push(number); break 'all; >);
        double_loop!(seen, from_iter([16]));
        seen
    });
    assert_eq!(seen, [1, 3, 2, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 16]);
}

#[test]
fn a_loop_with_else_may_be_handed_its_parts() {
    let found = block_on(async {
        let first = loop_with_else!(number in from_iter(0..5), {
            if number == 3 {
                break Some(number);
            }
        } else {
            None
        });
        (first, loop_with_else!(number in from_iter(0..5), number > 9, number, 1 + 1))
    });
    assert_eq!(found, (Some(3), 2));
}

// Blocks. Where a fragment is handed in, `yield` in it stands as `yield_!`: rustc has parsed the fragment before we see it,
// and knows no such keyword (E0658). In tokens it may stand as it is.

macro_rules! stream_of {
    (each: $pattern:pat in $iterable:expr => $item:expr) => {
        stream! {
            for await $pattern in $iterable {
                yield $item;
            }
        }
    };
    (all: $stream:expr) => {
        stream! {
            yield_all!($stream);
        }
    };
    (typed: $item:ty, $body:block) => {
        stream!(-> $item $body)
    };
    (body: $body:block) => {
        stream! { $body }
    };
    (tokens: $($body:tt)*) => {
        stream! { $($body)* }
    };
    (labelled: $label:lifetime $number:ident $body:block) => {
        stream! {
            $label: for await $number in from_iter(0..9) $body
        }
    };
    ($($item:expr),*) => {
        stream! {
            $(yield $item;)*
        }
    };
}

macro_rules! results_of {
    (each: $pattern:pat in $iterable:expr, $($body:tt)*) => {
        try_stream! {
            for await $pattern in $iterable {
                $($body)*
            }
        }
    };
    (typed: $item:ty, $body:block) => {
        try_stream!(-> $item $body)
    };
    (until: $condition:expr, $item:expr) => {
        try_stream! {
            loop {
                if $condition {
                    return;
                }
                yield $item;
            }
        }
    };
    ($($item:expr),*) => {
        try_stream! {
            $(yield $item;)*
        }
    };
}

#[test]
fn a_block_may_be_handed_its_parts() {
    assert_eq!(items(stream_of!(1, 1 + 1, { 3 })), [1, 2, 3]);
    assert_eq!(items(stream_of!(each: (left, _) in from_iter([(1, 2)]) => left + 1)), [2]);
    assert_eq!(items(stream_of!(all: from_iter(0..2))), [0, 1]);
    assert_eq!(items(stream_of!(typed: u64, { yield_!(1); })), [1]);
    assert_eq!(items(stream_of!(body: { yield_!(1); std::future::ready(()).await; yield_!(2) })), [1, 2]);
    assert_eq!(items(stream_of!(tokens: for await n in from_iter(0..2) { yield n; if n > 5 { return; } })), [0, 1]);
    let labelled = stream_of!(labelled: 'all number {
        for _ in 0..2 {
            if number == 2 {
                break 'all;
            }
            yield_!(number);
        }
    });
    assert_eq!(items(labelled), [0, 0, 1, 1]);
}

#[test]
fn a_block_of_results_may_be_handed_its_parts() {
    assert_eq!(items(results_of!(1, checked(2).await?, checked(100).await?)), [Ok(1), Ok(2), Err(100_u32)]);
    let each = results_of!(each: result in from_iter([Ok(1), Err(2_u32)]), let number: u32 = result?; yield number;);
    assert_eq!(items(each), [Ok::<_, u32>(1), Err(2)]);
    assert_eq!(items(results_of!(typed: Result<u64, u8>, { yield_!(1); return Err(2); })), [Ok(1), Err(2)]);
    let mut number = 0;
    let until = results_of!(until: number == 2, { number += 1; number });
    assert_eq!(items(until), [Ok::<_, u32>(1), Ok(2)]);
}

// Functions.

macro_rules! generator {
    ($name:ident($($argument:ident: $type:ty),*) -> $item:ty $body:block) => {
        #[async_gen]
        async fn $name($($argument: $type),*) -> $item $body
    };
    (boxed $name:ident($($argument:pat => $type:ty),*) -> $item:ty { $($body:tt)* }) => {
        #[async_gen(boxed)]
        async fn $name($($argument: $type),*) -> $item { $($body)* }
    };
    (written $name:ident -> $stream:ty, $($item:expr),*) => {
        #[async_gen]
        fn $name() -> $stream {
            $(yield_!($item);)*
        }
    };
    (results $name:ident($argument:pat => $type:ty) -> $item:ty $body:block) => {
        #[try_async_gen]
        async fn $name($argument: $type) -> $item $body
    };
    (coroutine $name:ident($first:pat => $argument:ty) -> $item:ty, $returns:ty, $body:block) => {
        #[async_gen(resume($first: $argument), returns = $returns)]
        async fn $name() -> $item $body
    };
    (each $name:ident, $item:ty, $pattern:pat in $iterable:expr => $mapped:expr) => {
        #[async_gen]
        async fn $name() -> $item {
            async_for!($pattern in $iterable {
                yield_!($mapped);
            });
            yield_all!($iterable.map(|$pattern| $mapped));
        }
    };
}

generator!(plain(from: u32, word: &str) -> (u32, &str) {
    yield_!((from, word));
    if from > 5 {
        return;
    }
    yield_!((from + 1, word));
});
generator!(boxed in_a_box((left, _) => (u32, u32), word => &str) -> (u32, usize) {
    yield_!((left, word.len()));
});
generator!(written as_written -> impl Stream<Item = u32> + Send, 1, 1 + 1);
generator!(written boxed_as_written -> std::pin::Pin<Box<dyn Stream<Item = u32> + Send>>, 1, 1 + 1);
generator!(results results([first, ..] => [u32; 2]) -> Result<u32, u32> {
    yield_!(checked(first).await?);
    if first == 1 {
        return Ok(());
    }
    yield_!(checked(100).await?);
});
generator!(coroutine totals((mut total, _) => (u32, u32)) -> u32, &'static str, {
    while total < 5 {
        total += yield_!(total).0;
    }
    "done"
});
generator!(each mapped, u32, (left, right) in from_iter([(1, 2), (3, 4)]) => left * right);

#[test]
fn a_function_may_be_handed_its_parts() {
    assert_eq!(items(plain(1, "a")), [(1, "a"), (2, "a")]);
    assert_eq!(items(in_a_box((1, 2), "a")), [(1, 1)]);
    assert_eq!(items(as_written()), [1, 2]);
    assert_eq!(items(boxed_as_written()), [1, 2]);
    assert_eq!(items(results([1, 0])), [Ok(1)]);
    assert_eq!(items(results([2, 0])), [Ok(2), Err(100)]);
    assert_eq!(items(mapped()), [2, 12, 2, 12]);
    block_on(async {
        let mut totals = std::pin::pin!(totals());
        assert_eq!(resume(&mut totals, (1, 0)).await, aiter::CoroutineState::Yielded(1));
        assert_eq!(resume(&mut totals, (9, 0)).await, aiter::CoroutineState::Complete("done"));
    });
}
