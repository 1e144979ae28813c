//! `#[async_gen]` and `yield_!` among macros, and among names of the user's own.

#![forbid(unsafe_code)]
#![allow(
    clippy::extra_unused_type_parameters,
    clippy::items_after_statements,
    clippy::never_loop,
    clippy::unused_self,
    clippy::useless_vec,
    reason = "a yield is shown in every place where it can stand, among all kinds of names"
)]

mod poll;

use std::fmt::Write as _;

use aiter::{Stream, async_for, async_gen};
use poll::{items, wait};

// Functions that a macro makes.

macro_rules! whole {
    ($visibility:vis $name:ident($($argument:ident: $argument_type:ty),*) -> $item:ty $body:block) => {
        #[async_gen]
        $visibility async fn $name($($argument: $argument_type),*) -> $item $body
    };
}

macro_rules! of_tokens {
    ($name:ident($($arguments:tt)*) -> $item:ty { $($body:tt)* }) => {
        #[async_gen]
        async fn $name($($arguments)*) -> $item {
            $($body)*
        }
    };
}

macro_rules! of_patterns {
    ($name:ident($($argument:pat => $argument_type:ty),*) -> $stream:ty; $($statement:stmt),* => $last:expr) => {
        #[async_gen]
        fn $name($($argument: $argument_type),*) -> $stream {
            $($statement)*
            yield_!($last);
        }
    };
}

macro_rules! items_of {
    ($name:ident: $item:ty = $($value:expr),* $(,)?) => {
        #[async_gen]
        async fn $name() -> $item {
            $(yield_!($value);)*
        }
    };
}

macro_rules! function_item {
    ($function:item) => {
        #[async_gen]
        $function
    };
}

macro_rules! with_lifetime {
    ($name:ident<$life:lifetime>($argument:ident) $(where $($bound:tt)*)?) => {
        #[async_gen]
        async fn $name<$life>($argument: &$life [&$life str]) -> &$life str $(where $($bound)*)? {
            for word in $argument {
                yield_!(word);
            }
        }
    };
}

macro_rules! methods {
    ($type:ident { $($method:ident($this:ident) $field:tt;)* }) => {
        impl $type {
            $(
                #[async_gen]
                async fn $method(&$this) -> u32 {
                    yield_!($this.$field);
                }
            )*
        }
    };
}

whole!(block_body(from: u32, to: u32) -> u32 {
    for number in from..to {
        yield_!(number);
    }
});
whole!(pub(crate) references(text: &str) -> &str {
    yield_!(text);
});
of_tokens!(token_body(mut from: u32, (left, _): (u32, u32)) -> Vec<u32> {
    from += 1;
    yield_!(vec![from, left]);
    wait(1).await;
    yield_!(vec![]);
});
of_patterns!(pattern_arguments((left, right) => (u32, u32), _ => u32, mut last => u32) -> impl Stream<Item = u32>;
    let sum = left + right, last += sum => last);
items_of!(numbers: u8 = 1, 2, 1 + 2);
items_of!(functions: fn(u32) -> u32 = u32::count_ones, |number| number);
items_of!(boxes: Box<dyn Fn(u32) -> u32> = Box::new(u32::count_ones), Box::new(|number| number));
items_of!(nothing: String =);
function_item! {
    /// Documented.
    async fn an_item(count: u32) -> u32 {
        yield_!(count);
    }
}
with_lifetime!(lifetimes<'words>(words) where 'words: 'words);

struct Pair(u32, u32);
methods!(Pair { first(self) 0; second(self) 1; });

#[test]
fn a_macro_may_make_generators() {
    assert_eq!(items(block_body(1, 4)), [1, 2, 3]);
    assert_eq!(items(references("text")), ["text"]);
    assert_eq!(items(token_body(1, (2, 3))), [vec![2, 2], vec![]]);
    assert_eq!(items(pattern_arguments((1, 2), 3, 4)), [7]);
    assert_eq!(items(numbers()), [1, 2, 3]);
    assert_eq!(items(functions()).iter().map(|function| function(4)).collect::<Vec<_>>(), [1, 4]);
    assert_eq!(items(boxes()).iter().map(|function| function(4)).collect::<Vec<_>>(), [1, 4]);
    assert_eq!(items(nothing()), [""; 0]);
    assert_eq!(items(an_item(1)), [1]);
    assert_eq!(items(lifetimes(&["a", "b"])), ["a", "b"]);
    assert_eq!(items(Pair(1, 2).first()), [1]);
    assert_eq!(items(Pair(1, 2).second()), [2]);
}

// Macros of the user's own in the body.

macro_rules! twice {
    ($item:expr) => {{
        yield_!($item);
        yield_!($item);
    }};
}

macro_rules! yield_all_of {
    ($($item:tt)*) => {
        $(yield_!($item);)*
    };
}

macro_rules! yield_each {
    ($iterable:expr, |$item:pat_param| $mapped:expr) => {
        for $item in $iterable {
            yield_!($mapped);
        }
    };
}

macro_rules! yield_some {
    ($option:expr) => {
        match $option {
            Some(item) => yield_!(item),
            None => return,
        }
    };
}

macro_rules! delegate {
    ($stream:expr) => {
        async_for!(item in $stream {
            yield_!(item);
        })
    };
}

#[test]
fn a_helper_macro_may_yield() {
    #[async_gen]
    async fn helped(mut options: std::vec::IntoIter<u32>) -> u32 {
        macro_rules! add_and_yield {
            ($number:expr) => {
                yield_!($number + OFFSET)
            };
            (twice $number:expr) => {
                add_and_yield!($number);
                add_and_yield!($number);
            };
        }
        const OFFSET: u32 = 100;

        twice!(1);
        twice!({
            wait(1).await;
            2
        });
        yield_all_of!(3 4 { 5 });
        yield_each!(0..2, |number| number + 6);
        delegate!(aiter::from_iter([8]));
        add_and_yield!(1);
        add_and_yield!(twice 2);
        loop {
            yield_some!(options.next());
        }
    }

    let expected = [1, 1, 2, 2, 3, 4, 5, 6, 7, 8, 101, 102, 102, 50, 51];
    assert_eq!(items(helped(vec![50, 51].into_iter())), expected);
}

#[test]
fn a_yield_may_stand_in_the_macros_of_std() {
    #[async_gen]
    async fn chatty() -> u32 {
        println!("{} and {number}", (yield_!(1), 1).1, number = (yield_!(2), 2).1);
        let text = format!("{:?}", (yield_!(3), "three").1);
        let mut target = String::new();
        write!(target, "{text}{}", (yield_!(4), 4).1).unwrap();
        assert_eq!(target, (yield_!(5), "\"three\"4").1, "{}", (yield_!(0), 0).1);
        assert!((yield_!(6), true).1, "a message");
        debug_assert!({
            yield_!(7);
            true
        });
        let all = vec![(yield_!(8), 8).1, (yield_!(9), 9).1];
        assert!(matches!((yield_!(10), all.len()).1, 1.. | 0 if (yield_!(11), true).1));
        let [first, ..] = [(yield_!(12), 12).1, dbg!(13)];
        yield_!(dbg!(first + 1));
        let (Ok(number) | Err(number)) = "14".parse::<u32>().map_err(|_| 0);
        yield_!(number);
        yield_!(concat!("1", "5").parse().unwrap());
        yield_!(u32::try_from(vec![1; 16].len()).unwrap());
    }

    assert_eq!(items(chatty()), (1..=16).collect::<Vec<_>>());
}

#[tokio::test]
async fn a_yield_may_stand_in_a_handler_of_select() {
    #[async_gen]
    async fn merged(mut left: tokio::sync::mpsc::Receiver<u32>, mut right: tokio::sync::mpsc::Receiver<u32>) -> u32 {
        loop {
            tokio::select! {
                biased;
                Some(number) = left.recv() => yield_!(number),
                Some(number) = right.recv(), if !right.is_empty() => {
                    yield_!(number);
                    yield_!(number + 1);
                }
                else => {
                    yield_!(1000);
                    return;
                }
            }
            let last = tokio::select! {
                number = async { 5 } => number,
                () = std::future::pending() => { yield_!(0); 6 },
            };
            yield_!(last);
        }
    }

    let (left, left_receiver) = tokio::sync::mpsc::channel(4);
    let (right, right_receiver) = tokio::sync::mpsc::channel(4);
    left.send(1).await.unwrap();
    right.send(10).await.unwrap();
    drop((left, right));
    let mut seen = Vec::new();
    async_for!(number in merged(left_receiver, right_receiver) {
        seen.push(number);
    });
    assert_eq!(seen, [1, 5, 10, 11, 5, 1000]);
}

#[tokio::test]
async fn a_generator_may_use_the_macros_of_futures() {
    #[async_gen]
    async fn merged() -> u32 {
        use futures::StreamExt;

        let mut left = std::pin::pin!(futures::stream::iter([1, 2]).fuse());
        let mut right = futures::stream::iter([10_u32]).fuse();
        loop {
            futures::select_biased! {
                number = left.select_next_some() => yield_!(number),
                number = right.select_next_some() => yield_!(number),
                complete => break,
            }
        }
        let (one, two) = futures::join!(async { 1 }, async { 2 });
        yield_!(one + two);
    }

    assert_eq!(items(merged()), [1, 2, 10, 3]);
}

/// What does not yield may be nested in any way, and what looks like it is none of the macro's business.
#[test]
fn a_body_may_hold_closures_blocks_and_functions_that_do_not_yield() {
    #[async_gen]
    async fn mixed(number: u32, flag: bool, text: char, list: &[bool]) -> u32 {
        let closure = |x: u32| x + 1;
        yield_!(closure(0));
        let closure = |x: u32| -> u32 { x };
        yield_!(closure(2));
        let _ = (|x: u32| x, yield_!(3));
        let bits = number | 1 | 4;
        yield_!(bits);
        if list[0] || number > 9 || 'a' < text || flag {
            yield_!(6);
        }
        match number {
            0 | 1 => return,
            7.. | 2 | 5 => yield_!(7),
            3 | 4 | 6 => {}
        }
        if list.iter().any(|x| *x) || list.iter().all(|x| *x) {
            yield_!(8);
        }
        let chosen = match number {
            1 => |x: u32| x,
            _ => |x: u32| x + 1,
        };
        yield_!(chosen(8));
        let block = async { 10 };
        yield_!(block.await);
        let closure = async |x: u32| x;
        yield_!(closure(11).await);
        let closure = move || async move { number };
        if closure().await == 5 {
            yield_!(12);
        }
        fn nested(x: u32) -> u32 {
            x
        }
        let pointer: fn(u32) -> u32 = nested;
        yield_!(pointer(13));
        let Some(x) = Some(14).filter(|x| *x > 0) else {
            yield_!(0);
            return;
        };
        yield_!(x);
        struct Local;
        impl Local {
            fn number(&self) -> u32 {
                [14].map(|x| x + 1)[0]
            }
        }
        yield_!(Local.number());
        let _ = [|x: u32| x, |x| x + 1].map(|f| f(1));
        yield_!(16);
    }

    assert_eq!(items(mixed(5, true, 'a', &[false, true])), [1, 2, 3, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]);
}

// Names of the user's own.

#[test]
fn names_that_the_expansion_uses_are_the_users_as_arguments() {
    #[async_gen]
    async fn arguments(
        item: u32,
        yielder: u32,
        token: u32,
        anchor: u32,
        body: u32,
        contract: u32,
        argument_0: u32,
    ) -> u32 {
        yield_!(item + yielder);
        yield_!(token + anchor);
        yield_!(body + contract + argument_0);
    }

    #[async_gen]
    async fn patterns(_: u32, argument_0: u32, (argument_1, _): (u32, u32), ref argument_2: u32) -> u32 {
        yield_!(argument_0);
        yield_!(argument_1);
        yield_!(*argument_2);
    }

    assert_eq!(items(arguments(1, 2, 3, 4, 5, 6, 7)), [3, 7, 18]);
    assert_eq!(items(patterns(0, 1, (2, 3), 4)), [1, 2, 4]);
}

#[test]
fn names_that_the_expansion_uses_are_the_users_as_locals() {
    #[async_gen]
    async fn locals() -> u32 {
        let (item, yielder, token, anchor, body, contract) = (1, 2, 3, 4, 5, 6);
        'the_generator_itself: loop {
            loop {
                yield_!(item + yielder);
                break 'the_generator_itself;
            }
        }
        yield_!(token + { anchor });
        let item = {
            yield_!(item);
            10
        };
        let result = 'the_generator_itself: {
            if item == 10 {
                yield_!(item);
                break 'the_generator_itself body;
            }
            contract
        };
        yield_!(result);
    }

    #[async_gen]
    async fn items_in_the_body() -> u32 {
        struct Generator;
        impl Generator {
            fn send(&self) -> u32 {
                1
            }
        }
        fn body() -> u32 {
            2
        }
        fn item() -> u32 {
            3
        }
        fn contract<T>() -> u32 {
            4
        }
        mod aiter {
            pub fn five() -> u32 {
                5
            }
        }
        mod core {
            pub fn six() -> u32 {
                6
            }
        }
        yield_!(Generator.send());
        yield_!(body());
        yield_!(item());
        yield_!(contract::<u8>());
        yield_!(aiter::five());
        yield_!(core::six());
    }

    assert_eq!(items(locals()), [3, 7, 1, 10, 5]);
    assert_eq!(items(items_in_the_body()), [1, 2, 3, 4, 5, 6]);
}

#[test]
fn items_in_the_body_may_have_any_name() {
    #[async_gen]
    async fn named() -> u32 {
        fn yielder() -> u32 {
            1
        }
        fn token() -> u32 {
            2
        }
        yield_!(yielder());
        yield_!(token());
    }

    assert_eq!(items(named()), [1, 2]);
}

mod any_name {
    #![allow(non_upper_case_globals, non_camel_case_types, dead_code)]

    use super::{async_gen, items};

    static token: u32 = 1;
    static contract: u32 = 2;
    const item: u32 = 3;
    const body: u32 = 4;
    struct anchor;
    struct yielder;

    #[async_gen]
    async fn named() -> u32 {
        let _ = (anchor, yielder);
        yield_!(token);
        yield_!(contract);
        yield_!(item);
        yield_!(body);
    }

    #[test]
    fn constants_and_statics_may_have_any_name() {
        assert_eq!(items(named()), [1, 2, 3, 4]);
    }
}

mod own_names {
    #![allow(dead_code, non_camel_case_types)]

    use super::{async_gen, items};

    pub mod aiter {}
    pub mod core {}
    pub mod std {}
    pub mod aiter_runtime {}
    pub mod __private {}

    pub struct Option;
    pub struct Stream;
    pub struct Future;
    pub struct Send;
    pub struct Drop;
    pub struct AsyncGenerator;
    pub struct Result;
    pub enum Own {
        Some(u32),
        None,
        Ok,
        Err,
    }
    use Own::{Err, None, Ok, Some};

    pub fn contract() {}
    pub fn body() {}
    pub fn yielder() {}
    pub fn token() {}
    pub fn send() {}
    pub fn drop() {}

    #[async_gen]
    async fn generator(own: Own) -> Own {
        yield_!(Some(1));
        yield_!(own);
        let _: (Own, Own) = (Ok, Err);
        yield_!(None);
    }

    #[async_gen]
    fn stream() -> impl ::aiter::Stream<Item = Own> {
        yield_!(Some(2));
    }

    #[test]
    fn types_and_modules_of_the_users_own_may_have_any_name() {
        let items = items(generator(Some(3))).into_iter().chain(items(stream()));
        let numbers = items.filter_map(|item| match item {
            Some(number) => ::core::option::Option::Some(number),
            _ => ::core::option::Option::None,
        });
        assert_eq!(numbers.collect::<Vec<_>>(), [1, 3, 2]);
    }
}

mod own_macros {
    #![allow(unused_macros)]

    use super::{async_gen, items};

    macro_rules! if_ {
        () => {};
    }
    macro_rules! vec {
        ($($all:tt)*) => {
            ()
        };
    }
    macro_rules! compile_error {
        ($($all:tt)*) => {
            ()
        };
    }
    macro_rules! macro_rules_ {
        () => {};
    }
    macro_rules! pin {
        () => {};
    }
    macro_rules! yield_ {
        ($($all:tt)*) => {
            ()
        };
    }

    #[async_gen]
    async fn generator() -> u32 {
        vec![];
        compile_error!();
        yield_!(1);
    }

    fn not_a_generator() {
        yield_!(1);
    }

    #[test]
    fn macros_of_the_users_own_may_have_any_name_even_that_of_the_yield() {
        not_a_generator();
        assert_eq!(items(generator()), [1]);
    }
}

#[no_implicit_prelude]
mod without_a_prelude {
    #[::aiter::async_gen]
    pub async fn generator(text: &str, (left, _): (u32, u32)) -> (u32, &str) {
        yield_!((left, text));
        if left == 1 {
            return;
        }
        ::aiter::async_for!(number in ::aiter::from_iter([1_u32, 2]) {
            yield_!((number, text));
        });
    }

    #[::aiter::async_gen]
    pub fn stream<'a>(numbers: &'a mut [u32]) -> impl ::aiter::Stream<Item = &'a mut u32> + ::core::marker::Send + 'a {
        for number in numbers {
            yield_!(number);
        }
    }

    #[::aiter::async_gen]
    pub async fn units(ref own: u32) {
        yield_!();
        let _ = own;
        yield_!(());
    }
}

#[test]
fn a_generator_needs_no_prelude() {
    assert_eq!(items(without_a_prelude::generator("a", (0, 5))), [(0, "a"), (1, "a"), (2, "a")]);
    assert_eq!(items(without_a_prelude::stream(&mut [1, 2])), [&1, &2]);
    assert_eq!(items(without_a_prelude::units(1)).len(), 2);
}

mod own_traits {
    use super::{async_gen, items};

    #[allow(dead_code)]
    /// A trait for everything, whose methods take precedence over those that are found by a reference.
    trait Everything: Sized {
        fn body(self, _: u32) {}
        fn generator(self, _: u32) {}
        fn item(self, _: u32) {}
        fn send(self, _: u32) {}
        fn poll(self, _: u32) {}
        fn into_future(self, _: u32) {}
        fn clone(self, _: u32) {}
    }

    impl<T> Everything for T {}

    #[async_gen]
    async fn generator(argument: String) -> String {
        1.body(1);
        yield_!(argument);
    }

    #[test]
    fn methods_of_the_users_own_may_have_any_name() {
        assert_eq!(items(generator("a".to_owned())), ["a"]);
    }
}

// Imports.

mod glob_import {
    use aiter::*;

    #[async_gen]
    pub async fn generator() -> u32 {
        #[allow(unused_imports)]
        use aiter::*;
        yield_!(1);
        {
            yield_!(2);
        }
    }
}

mod import_by_name {
    use aiter::async_gen;
    #[allow(unused_imports, reason = "it is not needed")]
    use aiter::yield_;

    #[async_gen]
    pub async fn outside() -> u32 {
        yield_!(1);
        {
            yield_!(2);
        }
    }

    #[async_gen]
    pub async fn inside() -> u32 {
        #[allow(unused_imports)]
        use aiter::yield_;
        yield_!(1);
        {
            yield_!(2);
        }
    }
}

#[test]
fn the_yield_may_be_imported() {
    assert_eq!(items(glob_import::generator()), [1, 2]);
    assert_eq!(items(import_by_name::outside()), [1, 2]);
    assert_eq!(items(import_by_name::inside()), [1, 2]);
}

// The path of the crate.

mod vendored {
    pub mod deep {
        pub use aiter as iteration;
    }
}

mod shadowed {
    use crate::vendored::deep::iteration::async_gen;

    pub mod aiter {}

    #[async_gen(crate = crate::vendored::deep::iteration)]
    pub async fn absolute() -> u32 {
        yield_!(1);
    }

    #[async_gen(crate = super::vendored::deep::iteration,)]
    pub fn relative() -> impl crate::vendored::deep::iteration::Stream<Item = u32> {
        use crate::vendored::deep::iteration as own;

        #[async_gen(crate = own)]
        async fn inner() -> u32 {
            yield_!(2);
        }

        own::async_for!(number in inner() {
            yield_!(number);
        });
    }

    #[async_gen(crate = ::aiter)]
    pub async fn extern_path() {
        yield_!();
    }

    #[async_gen()]
    pub async fn no_arguments() {
        yield_!();
    }

    macro_rules! by_macro {
        ($path:path, $name:ident) => {
            #[async_gen(crate = $path)]
            pub async fn $name() -> u32 {
                yield_!(3);
            }
        };
    }
    by_macro!(crate::vendored::deep::iteration, of_path);
}

#[test]
fn the_path_of_the_crate_may_be_given() {
    assert_eq!(items(shadowed::absolute()), [1]);
    assert_eq!(items(shadowed::relative()), [2]);
    assert_eq!(items(shadowed::extern_path()).len(), 1);
    assert_eq!(items(shadowed::no_arguments()).len(), 1);
    assert_eq!(items(shadowed::of_path()), [3]);
}

#[test]
fn what_a_macro_makes_of_its_input_is_up_to_the_macro() {
    macro_rules! generator {
        (fn $name:ident() -> $item:ty $body:block) => {
            #[async_gen]
            async fn $name() -> $item $body
        };
    }
    macro_rules! for_each {
        ($stream:expr, |$item:pat_param| $body:block) => {
            async_for!($item in $stream {
                $body
            })
        };
    }

    generator! {
        fn outer() -> u32 {
            generator! {
                fn inner() -> u32 {
                    yield_!(1);
                }
            }
            for_each!(inner(), |number| {
                yield_!(number);
            });
        }
    }

    assert_eq!(items(outer()), [1]);
}

#[test]
fn a_half_open_range_may_stand_in_an_or_pattern() {
    #[async_gen]
    async fn ranges(number: u32) -> u32 {
        if let 5.. | 0 | 3 = number {
            yield_!(number);
        }
    }

    assert_eq!(items(ranges(3)), [3]);
}

#[test]
fn an_expression_that_a_macro_hands_in_is_one_operand_in_the_signature_too() {
    macro_rules! generator {
        ($name:ident, $half:expr) => {
            #[async_gen]
            async fn $name(all: [u32; $half * 2]) -> [u32; $half * 2] {
                yield_!(all.map(|number| number * $half));
            }
        };
    }
    macro_rules! borrowing {
        ($name:ident, $shown:ty) => {
            #[async_gen]
            async fn $name(shown: &$shown) -> String {
                yield_!(format!("{shown:?}"));
            }
        };
    }
    generator!(scaled, 1 + 1);
    borrowing!(debugged, dyn std::fmt::Debug + Send);

    assert_eq!(items(scaled([1, 2, 3, 4])), [[2, 4, 6, 8]]);
    assert_eq!(items(debugged(&1)), ["1"]);
}

#[derive(Debug, PartialEq)]
struct Token(u32);

#[test]
fn names_in_the_body_do_not_hide_those_in_the_signature() {
    #[async_gen]
    async fn results() -> Result<u32, std::fmt::Error> {
        use std::fmt::Result;
        let written: Result = Ok(());
        yield_!(written.map(|()| 1));
    }

    #[async_gen]
    async fn tokens() -> Token {
        #[derive(Debug)]
        enum Token {
            Other,
        }
        let other = Token::Other;
        yield_!(Token(u32::from(format!("{other:?}") == "Other")));
    }

    assert_eq!(items(results()), [Ok(1)]);
    assert_eq!(items(tokens()), [Token(1)]);
}

#[test]
fn a_generator_in_a_closure_may_have_braces_in_its_signature() {
    struct Sized<const N: usize>;

    #[async_gen]
    async fn outer() -> usize {
        let inner = || {
            #[async_gen]
            async fn inner(_: Sized<{ 2 + 1 }>) -> Sized<{ 1 + 2 }> {
                yield_!(Sized);
            }
            inner(Sized)
        };
        let size = |_: &Sized<3>| 3;
        async_for!(item in inner() {
            yield_!(size(&item));
        });
    }

    assert_eq!(items(outer()), [3]);
}

#[test]
fn a_macro_may_pass_attributes_and_negative_numbers_along() {
    struct Offset<const N: i32>;

    macro_rules! generator {
        ($(#[$attribute:meta])* $name:ident, $offset:literal) => {
            $(#[$attribute])*
            #[async_gen]
            async fn $name(_: Offset<$offset>) -> i32 {
                yield_!($offset);
            }
        };
    }
    generator! {
        /// It has documentation.
        #[must_use = "and an attribute with a value"]
        offsets, -3
    }

    assert_eq!(items(offsets(Offset)), [-3]);
}
