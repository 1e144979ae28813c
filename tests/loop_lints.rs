//! What `async_for!` expands to gives no warning of any lint, where the code of the user gives none. (Most of the lints
//! are clippy's, and run with it.)

#![warn(clippy::nursery, clippy::pedantic, unused)]
#![warn(
    clippy::allow_attributes,
    clippy::else_if_without_else,
    clippy::expect_used,
    clippy::infinite_loop,
    clippy::let_underscore_must_use,
    clippy::let_underscore_untyped,
    clippy::min_ident_chars,
    clippy::panic,
    clippy::pattern_type_mismatch,
    clippy::ref_patterns,
    clippy::semicolon_inside_block,
    clippy::shadow_reuse,
    clippy::shadow_same,
    clippy::shadow_unrelated,
    clippy::unreachable,
    clippy::unused_trait_names,
    clippy::unwrap_used,
    clippy::use_self,
    let_underscore,
    macro_use_extern_crate,
    redundant_lifetimes,
    single_use_lifetimes,
    tail_expr_drop_order,
    unit_bindings,
    unsafe_code,
    unused_import_braces,
    unused_results
)]

use std::convert::Infallible;

use aiter::{IntoAsyncIterator, Stream, async_for, async_gen, from_iter};
use futures::{executor::block_on, stream::BoxStream};

async fn all(limit: u32) -> u32 {
    let mut sum = 0;
    async_for!(number in from_iter(0..limit) {
        sum += number;
    });
    async_for!(number in from_iter(0..limit) { sum += number });
    async_for!(_ in from_iter(0..limit) { sum += 1; });
    async_for!(_number in from_iter(0..limit) { sum += 1; });
    async_for!(mut number in from_iter(0..limit) {
        number += 1;
        sum += number;
    });
    async_for!((left, _) in from_iter([(limit, limit), (1, 1)]) {
        sum += left;
    });
    async_for!('rows: for row in from_iter(0..limit) {
        async_for!(column in from_iter(0..limit) {
            if column > row {
                continue 'rows;
            }
            if column == 3 {
                break;
            }
            std::future::ready(()).await;
            sum += column;
        });
    });
    sum
}

async fn with_else(limit: u32) -> Option<u32> {
    let found = async_for!(number in from_iter(0..limit) {
        if number == 3 {
            break Some(number);
        }
    } else {
        None
    });
    async_for!(number in from_iter(0..limit) {
        if number == 3 {
            break;
        }
    } else {
        std::future::ready(()).await;
    });
    async_for!(number in from_iter(0..limit) {
        if number == 4 {
            return None;
        }
    } else {
        found
    })
}

#[expect(trivial_casts)]
async fn in_angle_brackets(limit: u32) -> u32 {
    let mut sum = 0;
    async_for!(number in from_iter(0..limit) < sum += number; >);
    async_for!(number in from_iter(0..limit) < if number < 3 { sum += number } >);
    // Both casts are of the lint that is expected. Rust 1.85 sees it in the first only.
    let boxed = Box::pin(from_iter(0..limit)) as BoxStream<'_, u32>;
    // The parentheses are what the macro asks for.
    async_for!(number in (boxed as BoxStream<'_, u32>) < sum += number; >);
    sum
}

async fn of_any<S: Stream<Item = Result<u32, Infallible>> + Unpin>(stream: &mut S) -> Result<u32, Infallible> {
    let mut sum = 0;
    async_for!(number in &mut *stream {
        sum += number?;
        if sum > 3 {
            break;
        }
    });
    async_for!(number in stream {
        sum += number?;
    });
    Ok(sum)
}

async fn of_an_iterable<I: IntoAsyncIterator<Item = u32>>(iterable: I) -> u32 {
    let mut last = 0;
    async_for!(number in iterable { last = number });
    last
}

#[async_gen]
async fn doubled(limit: u32) -> u32 {
    async_for!(number in from_iter(0..limit) {
        yield_!(number * 2);
    });
}

#[test]
fn a_loop_gives_no_warnings() {
    block_on(async {
        assert_eq!(all(4).await, 6 + 6 + 4 + 4 + 10 + 5 + 7, "`all`");
        assert_eq!(with_else(5).await, None, "`with_else`");
        assert_eq!(in_angle_brackets(5).await, 10 + 3 + 10, "`in_angle_brackets`");
        assert_eq!(of_any(&mut from_iter([Ok(1), Ok(4), Ok(5)])).await, Ok(10), "`of_any`");
        assert_eq!(of_an_iterable(doubled(4)).await, 6, "`of_an_iterable`");
    });
}
