//! Valid input, of every form.

use crate::{Macro, Macro as M, tree::Tree};

/// Valid input of a macro.
pub const SEEDS: [(Macro, &str); 48] = [
    (M::AsyncFor, "x in s { f(x); }"),
    (M::AsyncFor, "x in aiter(s) { yield_!(x) }"),
    (M::AsyncFor, "'rows: for (a, b) in s.await?.rows(1) { if a { continue 'rows } else { break; } }"),
    (M::AsyncFor, "Some(x) | Ok(x) in match s { A => b, _ => c } { g(|y| y + x); }"),
    (M::AsyncFor, "x in s { if x > 3 { break Some(x); } } else { None }"),
    (M::AsyncFor, "x in s < f(x); g(x) >"),
    (M::AsyncFor, "'a: x in a::<B>(c) < if x < 3 { break 'a } >"),
    (M::AsyncFor, "(i, x) in s.enumerate() { async_for!(y in t(x) { yield_!(y); }) }"),
    (M::AsyncFor, "mut x in &mut s { #![allow(unused)] x += 1; }"),
    (M::AsyncFor, "_ in s {}"),
    (M::AsyncFor, "Point { x, y: [a, .., b] } in (S { a: 1 }).it() { let _ = async { x }; }"),
    (M::AsyncFor, "x in if a { b } else { c } { m![x] }"),
    (M::ForAwait, "x in s { yield_!(x?); }"),
    (M::ForAwait, "(a, _) in s.by_ref() { break }"),
    (M::Stream, "yield 1;"),
    (M::Stream, "for i in 0..3 { yield i; } yield 4"),
    (M::Stream, "for await x in s { yield x + 1; }"),
    (M::Stream, "let a = f().await?; if a { return; } yield (a, 1); yield { b }"),
    (M::Stream, "-> u32 { yield 1; async_for!(x in s { yield x }); }"),
    (M::Stream, "({ let x = f().await; yield x + 1; })"),
    (M::Stream, "-> Vec<u8> { yield vec![1]; }"),
    (M::Stream, "match a { A | B => yield 1, C if d => { yield 2 } _ => {} }"),
    (M::Stream, "yield_!(1); yield_all!(s);"),
    (M::TryStream, "yield f()?; for await x in s { let x = x?; yield x; } Err(e)?;"),
    (M::TryStream, "-> Result<u8, E> { yield 1; return Err(e); }"),
    (M::TryStream, "let f = |x| -> Result<(), E> { g(x)?; Ok(()) }; yield f(1)?"),
    (M::AsyncGen, "async fn f() -> u32 { yield_!(1); }"),
    (
        M::AsyncGen,
        "pub(crate) async fn f<'a, T: A + 'a>(x: &'a T, (y, _): (u8, u8)) -> &'a str where T: B { yield_!(x.c()); }",
    ),
    (M::AsyncGen, "fn f(n: u32) -> impl Stream<Item = u32> + Send { for x in 0..n { yield_!(x) } }"),
    (
        M::AsyncGen,
        "async fn f(&self, mut a: Vec<u8>) -> u8 { while let Some(x) = a.pop() { if x == 0 { return; } yield_!(x); } }",
    ),
    (M::AsyncGen, "fn f() -> Pin<Box<dyn Stream<Item = u8> + Send + 'static>> { yield_all!(g()); }"),
    (M::AsyncGen, "async fn f(self: Pin<&mut Self>, _: u8, [a, b]: [u8; 2]) -> (u8, impl A) { yield_!((a, b)) }"),
    (M::AsyncGen, "async fn f() -> u8;"),
    (
        M::AsyncGen,
        "#[doc = \"text\"] async unsafe fn f<const N: usize>() -> [u8; N] { async_for!(x in g(N) { yield_!(x); }); }",
    ),
    (M::AsyncGen, "async fn f() -> u8 { let g = async move { 1 }; fn h() {} f(|x| x); yield_!(g.await); }"),
    (M::AsyncGen, "async fn f() -> u8 { macro_rules! m { ($x:expr) => { yield_!($x) } } m!(1); println!(\"{}\", 1); }"),
    (M::TryAsyncGen, "async fn f() -> Result<u32, E> { let x = g().await?; yield_!(x); }"),
    (M::TryAsyncGen, "async fn f() -> io::Result<u32> { if a { return Err(b); } yield_!(1); }"),
    (M::TryAsyncGen, "fn f() -> impl Stream<Item = Result<u8, E>> { yield_all!(g()); }"),
    (M::Arguments, ""),
    (M::Arguments, "boxed"),
    (M::Arguments, "boxed_local, crate = streams::again"),
    (M::Arguments, "crate = ::aiter"),
    (M::Arguments, "resume(x: u32)"),
    (M::Arguments, "resume(first: A<'static>), returns = Result<(), E>"),
    (M::Delegate, "f(x)"),
    (M::Delegate, "if a { b } else { c }"),
    (M::Delegate, "Box::pin(self.g(n - 1))"),
];

/// The trees of a seed.
///
/// # Panics
///
/// Where a seed is not of tokens.
pub fn seed(place: usize) -> (Macro, Vec<Tree>) {
    let (macro_, text) = SEEDS[place % SEEDS.len()];
    (macro_, Tree::of(text.parse().expect("a seed is of tokens")))
}
