#![deny(warnings)]#![allow(missing_docs)]
use aiter::{async_gen, Stream};
use std::fmt::Display;
#[async_gen]
async fn a(#[expect(unused_variables)] x: u32, #[cfg_attr(all(), expect(unused_variables))] y: impl Display, #[expect(unused_variables)] (l, r): (u8, u8), #[allow(unused_variables)] w: u8, #[expect(unused_mut)] mut z: u32, #[cfg(any())] q: Missing) -> u32 { yield_!(z); }
#[async_gen(boxed)]
async fn b(#[expect(unused_variables)] x: u32, #[cfg(any())] q: &Missing<'_>, r: &u32) -> u32 { yield_!(*r); }
#[async_gen]
fn c(#[expect(unused_variables)] x: impl Stream<Item = &str>) -> impl Stream<Item=u32>  { yield_!(1); }
#[test]
fn t() { drop((a(1, 2, (3, 4), 1, 5), b(1, &2), c(aiter::from_iter(["x"])))); }
