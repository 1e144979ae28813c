//! What the random bodies are written with: functions and macros that say little, so that it matters where they stand.

use std::{
    future::poll_fn,
    pin::{Pin, pin},
};

use aiter::Stream;

use crate::world::{Failure, Outcome, World};

/// A struct, whose literal looks like a block.
#[derive(Clone, Copy)]
pub struct P {
    pub x: u32,
    pub y: u32,
}

impl P {
    pub fn new(x: u32, y: u32) -> Self {
        Self { x, y }
    }
}

/// A struct that holds a closure, or anything else.
pub struct H<F> {
    pub f: F,
}

impl<F> H<F> {
    pub fn call<A, R>(self, argument: A) -> R
    where
        F: FnOnce(A) -> R,
    {
        (self.f)(argument)
    }
}

pub trait Item {
    fn number(self) -> u32;
}

impl Item for u32 {
    fn number(self) -> u32 {
        self
    }
}

impl Item for P {
    fn number(self) -> u32 {
        self.x ^ self.y.rotate_left(1)
    }
}

impl Item for (u32, u32) {
    fn number(self) -> u32 {
        self.0 ^ self.1.rotate_left(2)
    }
}

impl Item for Option<u32> {
    fn number(self) -> u32 {
        self.map_or(7, |number| number ^ 8)
    }
}

impl Item for Result<u32, Failure> {
    fn number(self) -> u32 {
        self.unwrap_or_else(|Failure(number)| number ^ 16)
    }
}

pub trait Given {
    fn given(number: u32) -> u32;
}

impl Given for u32 {
    fn given(number: u32) -> u32 {
        number
    }
}

pub trait Apply: Sized {
    fn apply<R>(self, f: impl FnOnce(Self) -> R) -> R {
        f(self)
    }
}

impl<T> Apply for T {}

pub trait Holds: Sized {
    fn holds(self) -> bool {
        true
    }
}

impl Holds for u32 {}
impl Holds for Result<u32, Failure> {}
impl Holds for Option<u32> {}
impl Holds for () {}

#[must_use]
pub const fn add(one: u32, other: u32) -> u32 {
    one.wrapping_add(other)
}

#[must_use]
pub const fn as_usize(number: u32) -> usize {
    number as usize
}

pub fn ok(number: u32) -> Result<u32, Failure> {
    Ok(number)
}

pub fn result(result: Result<u32, Failure>) -> Result<u32, Failure> {
    result
}

pub fn typed<T>(value: T) -> T {
    value
}

pub fn or(result: Result<u32, Failure>) -> u32 {
    result.unwrap_or_else(|Failure(number)| add(number, 5))
}

pub fn or_none(option: Option<u32>) -> u32 {
    option.unwrap_or(6)
}

pub fn always<T>(_: T) -> bool {
    true
}

pub fn nothing<T>(_: T) -> &'static str {
    ""
}

/// The length of a text, without spaces, which may be lost between tokens.
#[must_use]
pub fn length(text: &str) -> u32 {
    text.chars().filter(|character| !character.is_whitespace()).map(|_| 1).sum()
}

pub fn unreachable() -> ! {
    panic!("no program comes here")
}

pub fn apply<A, R>(f: impl FnOnce(A) -> R, argument: A) -> R {
    f(argument)
}

pub fn call<A, R>(argument: A, f: impl FnOnce(A) -> R) -> R {
    f(argument)
}

pub fn move_<T>(value: T) -> T {
    value
}

pub async fn apply_async<R>(f: impl AsyncFnOnce(u32) -> R, argument: u32) -> R {
    f(argument).await
}

/// With as many parameters of types as a macro might lose count of.
#[must_use]
pub fn nine<A, B, C, D, E, F, G, H, I>(number: u32) -> u32 {
    number
}

async fn next<T>(stream: &mut (impl Stream<Item = T> + Unpin)) -> Option<T> {
    poll_fn(|context| Pin::new(&mut *stream).poll_next(context)).await
}

pub async fn sum(stream: impl Stream<Item = u32>) -> u32 {
    let mut stream = pin!(stream);
    let mut sum = 0;
    while let Some(number) = next(&mut stream).await {
        sum = add(sum, number);
    }
    sum
}

pub async fn try_sum(stream: impl Stream<Item = Result<u32, Failure>>) -> Result<u32, Failure> {
    let mut stream = pin!(stream);
    let mut sum = 0;
    while let Some(number) = next(&mut stream).await {
        sum = add(sum, number?);
    }
    Ok(sum)
}

pub async fn collect<T: Item>(world: World, stream: impl Stream<Item = T>) -> Outcome {
    let mut stream = pin!(stream);
    while let Some(item) = next(&mut stream).await {
        world.item(item.number());
    }
    Ok(0)
}

pub async fn try_collect<T: Item>(world: World, stream: impl Stream<Item = Result<T, Failure>>) -> Outcome {
    let mut stream = pin!(stream);
    while let Some(item) = next(&mut stream).await {
        match item {
            Ok(item) => world.item(item.number()),
            Err(failure) => {
                assert!(next(&mut stream).await.is_none(), "an error is the last item");
                return Err(failure);
            }
        }
    }
    Ok(0)
}

#[macro_export]
macro_rules! same {
    ($value:expr) => {
        $value
    };
}

#[macro_export]
macro_rules! tokens {
    ($($tokens:tt)*) => {{
        $($tokens)*
    }};
}

#[macro_export]
macro_rules! block {
    ($block:block) => {
        $block
    };
}

#[macro_export]
macro_rules! passed {
    ($($tokens:tt)*) => {
        $crate::tokens!($($tokens)*)
    };
}

#[macro_export]
macro_rules! first {
    ($first:expr, $second:expr) => {
        $first
    };
    ($first:expr; $second:expr) => {{
        let first = $first;
        let _ = $second;
        first
    }};
}

#[macro_export]
macro_rules! statement {
    ($statement:stmt) => {
        $statement
    };
}

#[macro_export]
macro_rules! named {
    ($name:ident = $value:expr) => {
        $name = $value
    };
}

#[macro_export]
macro_rules! chosen {
    ($condition:expr => $value:expr, $($rest:tt)*) => {
        if $condition { $value } else { $crate::chosen!($($rest)*) }
    };
    ($condition:expr => $value:expr) => {
        if $condition { $crate::body_form::unreachable() } else { $value }
    };
}

#[macro_export]
macro_rules! binary {
    ($one:expr, $operator:tt, $other:expr) => {
        $one $operator $other
    };
}

#[macro_export]
macro_rules! later {
    ($kind:ty; $value:expr) => {
        (|| -> $kind { $value })()
    };
}

#[macro_export]
macro_rules! later_tokens {
    ($kind:ty; $($tokens:tt)*) => {
        (|| -> $kind { $($tokens)* })()
    };
}

#[macro_export]
macro_rules! soon {
    ($kind:ty; $value:expr) => {
        async { $crate::body_form::typed::<$kind>($value) }.await
    };
}

#[macro_export]
macro_rules! soon_tokens {
    ($kind:ty; $($tokens:tt)*) => {
        async { $crate::body_form::typed::<$kind>({ $($tokens)* }) }.await
    };
}
