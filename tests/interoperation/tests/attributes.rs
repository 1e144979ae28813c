//! Other attributes beside `#[async_gen]`, in either order: they do what they do on any function.

#![forbid(unsafe_code)]
#![deny(unfulfilled_lint_expectations)]

use aiter::{async_gen, from_iter};
use futures::StreamExt;

/// Each of these is there twice, so that an attribute which was lost or ignored would be an error of the compiler.
mod configured {
    use aiter::async_gen;

    #[async_gen]
    #[cfg(test)]
    pub async fn below(limit: u32) -> u32 {
        for number in 0..limit {
            yield_!(number);
        }
    }

    #[async_gen]
    #[cfg(not(test))]
    pub async fn below(limit: u32) -> TypeThatThereIsNot {}

    #[cfg(test)]
    #[async_gen]
    pub async fn above(limit: u32) -> u32 {
        for number in 0..limit {
            yield_!(number);
        }
    }

    #[cfg(not(test))]
    #[async_gen]
    pub async fn above(limit: u32) -> TypeThatThereIsNot {}

    #[cfg_attr(test, async_gen)]
    pub async fn conditional(#[cfg(test)] limit: u32, #[cfg(not(test))] limit: TypeThatThereIsNot) -> u32 {
        for number in 0..limit {
            #[cfg(not(test))]
            yield_!("not a number");
            #[cfg(test)]
            yield_!(number);
        }
    }
}

#[tokio::test]
async fn cfg_takes_functions_arguments_and_yields_away() {
    let expected: Vec<_> = from_iter(0..3).collect().await;
    assert_eq!(configured::below(3).collect::<Vec<_>>().await, expected);
    assert_eq!(configured::above(3).collect::<Vec<_>>().await, expected);
    assert_eq!(configured::conditional(3).collect::<Vec<_>>().await, expected);
}

/// Documented above,
#[async_gen]
#[inline]
#[deprecated = "for the test"]
#[must_use = "and so is a plain stream"]
/// and below.
async fn attributes_below(limit: u32) -> u32 {
    for number in 0..limit {
        yield_!(number);
    }
}

/// Documented above,
#[inline]
#[deprecated = "for the test"]
#[must_use = "and so is a plain stream"]
#[async_gen]
/// and below.
async fn attributes_above(limit: u32) -> u32 {
    for number in 0..limit {
        yield_!(number);
    }
}

#[tokio::test]
async fn deprecated_and_its_like_reach_the_function_that_is_made() {
    #[expect(deprecated)]
    let below = attributes_below(3);
    #[expect(deprecated)]
    let above = attributes_above(3);
    assert_eq!(below.collect::<Vec<_>>().await, above.collect::<Vec<_>>().await);
}

/// The attribute of lints is for the body: without it, `unused_mut` is a warning there.
#[tokio::test]
async fn expect_reaches_the_body_of_a_generator() {
    #[async_gen]
    #[expect(unused_mut)]
    async fn below() -> u32 {
        let mut never_changed = 1;
        yield_!(never_changed);
    }

    #[expect(unused_mut)]
    #[async_gen]
    async fn above() -> u32 {
        let mut never_changed = 1;
        yield_!(never_changed);
    }

    assert_eq!(below().chain(above()).collect::<Vec<_>>().await, [1, 1]);
}
