//! The spellings of `async_for!`: what may stand around it, in it, and be handed to it.

// Tested is what nobody writes and the grammar allows: closures called where they stand, casts and comparisons for the
// sake of their `<` and `>`.
#![allow(clippy::complexity, clippy::never_loop, clippy::pedantic, clippy::style, trivial_casts, trivial_numeric_casts)]

use aiter::{FromIter, IntoAsyncIterator, Stream, async_for, from_iter};
use futures::{
    StreamExt,
    executor::block_on,
    stream::{self, BoxStream},
};

/// Runs a case, which collects into a vector, and compares that.
macro_rules! collects {
    ([$($expected:expr),* $(,)?], |$seen:ident| $($case:tt)*) => {{
        let mut $seen = Vec::new();
        block_on(async { $($case)* });
        assert_eq!($seen, [$($expected),*]);
    }};
}

/// An iterable that is not a stream, made with a struct literal.
#[derive(Clone, Copy)]
struct Numbers {
    from: u32,
    to: u32,
}

impl IntoAsyncIterator for Numbers {
    type Item = u32;
    type IntoAsyncIter = FromIter<std::ops::Range<u32>>;

    fn into_async_iter(self) -> Self::IntoAsyncIter {
        from_iter(self.from..self.to)
    }
}

trait Source {
    fn source(self) -> FromIter<std::vec::IntoIter<u32>>;
    fn count() -> u32;
}

impl Source for u32 {
    fn source(self) -> FromIter<std::vec::IntoIter<u32>> {
        from_iter((0..self).collect::<Vec<_>>())
    }

    fn count() -> u32 {
        3
    }
}

type Same<T> = T;

// Delimiters, `for` and labels.

#[test]
fn the_arguments_may_stand_in_any_delimiters() {
    collects!([0, 1, 10, 11, 20, 21, 30, 31], |seen|
        async_for!(number in from_iter(0..2) { seen.push(number); });
        async_for! { number in from_iter(10..12) { seen.push(number); } }
        async_for![number in from_iter(20..22) { seen.push(number); }];
        async_for! {
            number in from_iter(30..32) {
                seen.push(number);
            }
        }
    );
    collects!(["ended", "ended", "ended", "ended", "ended", "ended"], |seen|
        seen.push(async_for!(_ in from_iter(0..2) {} else { "ended" }));
        seen.push(async_for! { _ in from_iter(0..2) {} else { "ended" } });
        seen.push(async_for![_ in from_iter(0..2) {} else { "ended" }]);
        seen.push(async_for!(_ in from_iter(0..2) < > else { "ended" }));
        seen.push(async_for! { _ in from_iter(0..2) <> else { "ended" } });
        seen.push(async_for![_ in from_iter(0..2) < > else { "ended" }]);
    );
}

#[test]
fn a_loop_may_begin_with_a_label_and_with_for() {
    collects!([(0, 1), (1, 1), (2, 1), (3, 1), (4, 1)], |seen|
        async_for!(for number in from_iter(0..1) { seen.push((number, 1)); });
        async_for!('a: number in from_iter(1..3) { if number == 2 { break 'a } seen.push((number, 1)); });
        async_for!('a: for number in from_iter(2..4) { if number == 3 { continue 'a } seen.push((number, 1)); });
        async_for! { 'r#loop: for number in from_iter(3..4) { if number < 9 { seen.push((number, 1)); } else { break 'r#loop } } }
        async_for!['a: for number in from_iter(4..9) < if number > 4 { break 'a } seen.push((number, 1)); >];
    );
}

#[test]
fn a_loop_is_a_statement_with_and_without_a_semicolon() {
    collects!([0, 1, 2], |seen|
        async_for!(number in from_iter(0..1) { seen.push(number) });
        async_for! { number in from_iter(1..2) { seen.push(number) } }
        async_for!(number in from_iter(2..3) { seen.push(number) })
    );
}

#[test]
fn a_loop_is_an_arm_an_operand_and_an_argument() {
    collects!([0, 1, 2], |seen|
        match seen.is_empty() {
            true => async_for!(number in from_iter(0..1) { seen.push(number) }),
            false => (),
        }
        if seen.len() == 1 { async_for!(number in from_iter(1..2) { seen.push(number) }) } else { panic!() }
        assert_eq!((async_for!(number in from_iter(2..3) { seen.push(number) }), 1).1, 1);
    );
}

// Braces.

#[test]
fn an_iterable_may_contain_braces() {
    let small = true;
    let two = 2;
    unsafe fn trusted() -> FromIter<std::ops::Range<u32>> {
        from_iter(6..8)
    }
    collects!([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16], |seen|
        async_for!(number in match two { 1 => from_iter(5..6), _ => from_iter(0..2) } { seen.push(number); });
        async_for!(number in if small { from_iter(2..4) } else { from_iter(4..9) } { seen.push(number); });
        async_for!(number in if !small { from_iter(2..4) } else if two == 2 { from_iter(4..6) } else { from_iter(0..1) } {
            seen.push(number);
        } else {
            // SAFETY: the function does nothing unsafe.
            async_for!(number in unsafe { trusted() } { seen.push(number); });
        });
        async_for!(number in { let from = 8; from_iter(from..10) } { seen.push(number); });
        async_for!(number in (Numbers { from: 10, to: 11 }) { seen.push(number); });
        async_for!(number in Numbers::into_async_iter(Numbers { from: 11, to: 12 }) { seen.push(number); });
        async_for!(number in async { from_iter(12..13) }.await { seen.push(number); });
        async_for!(number in async { Some(from_iter(13..14)) }.await.unwrap() { seen.push(number); });
        async_for!(number in loop { break from_iter(14..15) } { seen.push(number); });
        async_for!(number in 'found: { if small { break 'found from_iter(15..16) } from_iter(0..9) } { seen.push(number); });
        async_for!(number in (|| { from_iter(16..17) })() { seen.push(number); });
    );
}

#[test]
fn an_iterable_may_be_any_expression() {
    struct Holder {
        numbers: FromIter<std::ops::Range<u32>>,
    }
    async fn fallible() -> Result<FromIter<std::ops::Range<u32>>, ()> {
        Ok(from_iter(4..5))
    }
    collects!([0, 1, 2, 3, 4, 5, 6, 7, 8], |seen|
        let mut holder = Holder { numbers: from_iter(0..2) };
        async_for!(number in &mut holder.numbers { seen.push(number); if number == 0 { break } });
        async_for!(number in holder.numbers { seen.push(number); });
        let mut streams = vec![from_iter(3..4), from_iter(2..3)];
        async_for!(number in &mut streams[1] { seen.push(number); });
        async_for!(number in *Box::new(streams.remove(0)) { seen.push(number); });
        let _: Result<(), ()> = async {
            async_for!(number in fallible().await? { seen.push(number); });
            Ok(())
        }.await;
        async_for!(number in [stream::iter([5])].into_iter().next().unwrap_or_else(|| unreachable!()) { seen.push(number); });
        async_for!(number in stream::iter([6, 7]).filter(|number| std::future::ready(*number == 6)) { seen.push(number); });
        async_for!(number in (Numbers { from: 7, to: 8 }).into_async_iter() { seen.push(number); });
        async_for!(number in (from_iter(8..9), 0).0 { seen.push(number); });
    );
}

// Angle brackets.

#[test]
fn a_body_may_stand_in_angle_brackets() {
    collects!([0, 1, 2, 3, 4, 5, 6, 7, 8], |seen|
        async_for!(number in from_iter(0..1) < seen.push(number) >);
        async_for!(number in from_iter(1..2) <seen.push(number)>);
        async_for!(number in from_iter(2..3)<seen.push(number);>);
        async_for! { number in from_iter(3..4) < seen.push(number); > }
        async_for![number in from_iter(4..5) < seen.push(number); >];
        async_for!('a: for number in from_iter(5..7) < seen.push(number); if number == 5 { break 'a } >);
        async_for!(number in from_iter(6..7) < { seen.push(number); } >);
        async_for!(number in from_iter(7..8) < let same = number; seen.push(same) >);
        async_for!(_ in from_iter(0..5) < >);
        async_for!(_ in from_iter(0..5) <>);
        async_for!(mut number in from_iter([80]) < number /= 10; seen.push(number); > else {});
    );
}

#[test]
fn a_body_in_angle_brackets_may_compare_and_shift() {
    collects!([1, 2, 8, 1, 100, 1, 0], |seen|
        async_for!(number in from_iter(0..5) < if number > 0 && number < 3 { seen.push(number) } >);
        async_for!(number in from_iter(0..5) < if number >= 4 { seen.push(number << 1) } >);
        async_for!(number in from_iter(4..5) < seen.push(number >> 2) >);
        async_for!(number in from_iter(0..5) < let far = number > 3 || 1 > number << 3; if far && number <= 0 { seen.push(100) } >);
        async_for!(number in from_iter(1..2) < let mut number = number; number <<= 2; number >>= 2; seen.push(number); >);
        async_for!(number in from_iter(2..3) < seen.push(i32::from(number < 1)); >);
    );
}

#[test]
fn a_body_in_angle_brackets_may_have_generics_and_arrows() {
    fn length<T>(list: &Vec<Vec<T>>) -> usize {
        list.len()
    }
    collects!([1, 2, 3, 4, 5, 6, 7, 3, 8, 9, 9, 9], |seen|
        async_for!(text in from_iter(["1"]) < seen.push(text.parse::<u32>().unwrap()); >);
        async_for!(number in from_iter(1..2) < let list: Vec<Vec<u8>> = vec![Vec::<u8>::new()]; seen.push(number + length::<u8>(&list) as u32) >);
        async_for!(number in from_iter(3..4) < let same = |number: u32| -> u32 { number }; seen.push(same(number)); >);
        async_for!(number in from_iter(4..5) < match number { 4 if number > 3 => seen.push(4), _ => {} } >);
        async_for!(number in from_iter(5..6) < fn same<T>(it: T) -> T { it } seen.push(same::<u32>(number)) >);
        async_for!(number in from_iter(6..7) < let collect = Vec::<Vec<u32>>::from_iter::<Vec<Vec<u32>>>; collect(vec![]); seen.push(number) >);
        async_for!(number in from_iter(7..8) < seen.push(number); let _list = None::<Vec<Vec<u32>>>; >);
        async_for!(_ in from_iter(7..8) < <Vec<u32> as Extend<u32>>::extend(&mut seen, [<u32 as Source>::count()]) >);
        async_for!(number in from_iter(8..9) < seen.extend([number as Same<Same<u32>>].map(|number| number as Same<Same<u32>>)) >);
        async_for!(number in from_iter(9..10) < seen.push(number); number as Same<Same<u32>>; >);
        async_for!(number in from_iter(9..10) < seen.push(number); drop::<Vec<Vec<u32>>>(vec![]) >);
        async_for!(number in from_iter(9..10) < seen.push(number); () as Same<Same<()>> >);
    );
    collects!([1, 2], |seen|
        async_for!(number in from_iter(1..2) <seen.push(number); () as Same<Same<()>>>);
        async_for!(number in from_iter(2..3) <seen.push(number); () as Same<()>> else {});
    );
}

#[test]
fn an_iterable_before_angle_brackets_may_have_generics_and_arrows() {
    fn boxed<'a>(numbers: impl Stream<Item = u32> + Send + 'a) -> BoxStream<'a, u32> {
        numbers.boxed()
    }
    struct Generic<T>(T);
    impl Generic<u32> {
        const MAX: u32 = 100;

        fn numbers(&self) -> FromIter<std::ops::Range<u32>> {
            from_iter(self.0..self.0 + 1)
        }
    }
    collects!([0, 1, 2, 3, 4, 5, 0, 1, 2, 0, 6, 7, 8, 9, 1, 10, 11, 12, 13, 14, 15], |seen|
        async_for!(number in from_iter::<Vec<u32>>(vec![0]) < seen.push(number); >);
        async_for!(number in from_iter(Vec::<u32>::from([1])) < seen.push(number); >);
        async_for!(number in from_iter([2].map(|number| -> u32 { number })) < seen.push(number); >);
        async_for!(number in from_iter([3].into_iter().collect::<Vec<u32>>()) < seen.push(number); >);
        async_for!(number in Generic::<u32>(4).numbers() < seen.push(number); >);
        async_for!(number in from_iter(Vec::<Vec<u32>>::from([vec![5]]).concat()) < seen.push(number); >);
        async_for!(number in <u32 as Source>::source(3) < seen.push(number); >);
        async_for!(number in <u32>::source(1) < seen.push(number); >);
        async_for!(number in <Numbers as IntoAsyncIterator>::into_async_iter(Numbers { from: 6, to: 7 }) < seen.push(number); >);
        async_for!(number in from_iter(7..8).map::<u32, fn(u32) -> u32>(|number| number) < seen.push(number); >);
        async_for!(number in (boxed(from_iter(8..9)) as BoxStream<'_, u32>) < seen.push(number); >);
        async_for!(number in boxed(boxed(from_iter(9..10)) as BoxStream<'_, u32>) < seen.push(number); >);
        async_for!(number in from_iter([u32::from(1 < 2 && 2 > 1)]) < seen.push(number); >);
        async_for!(number in from_iter([40 >> 2, 11 << 0]) < seen.push(number); >);
        async_for!(number in [from_iter(99..100), from_iter(12..13)][usize::from(1 < 2)].clone() < seen.push(number); >);
        async_for!(number in from_iter([13].map(|number: Same<Same<u32>>| number as Same<u32>)) < seen.push(number); >);
        async_for!(number in from_iter::<[Same<Same<u32>>; 1]>([14]) < seen.push(number); >);
        async_for!(number in &mut from_iter(15..<Generic<u32>>::MAX) < seen.push(number); break; >);
    );
}

#[test]
fn an_iterable_before_angle_brackets_may_contain_blocks() {
    let (one, two) = (1, 2);
    collects!([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], |seen|
        async_for!(number in if one < two { from_iter(0..1) } else { from_iter(9..10) } < seen.push(number); >);
        async_for!(number in if one > two { from_iter(9..10) } else if one << 1 >= two { from_iter(1..2) } else { from_iter(9..10) } < seen.push(number); >);
        async_for!(number in match one { n if n < two => from_iter(2..3), _ => from_iter(9..10) } < seen.push(number); >);
        async_for!(number in match one < two { true => from_iter(3..4), false => from_iter(9..10) } < seen.push(number); >);
        async_for!(number in { let list: Vec<Vec<u32>> = vec![vec![4]]; from_iter(list.concat()) } < seen.push(number); >);
        async_for!(number in async { from_iter(5..6) }.await < seen.push(number); >);
        async_for!(number in (Numbers { from: 6, to: 7 }) < seen.push(number); >);
        async_for!(number in (|| -> FromIter<std::ops::Range<u32>> { from_iter(7..8) })() < seen.push(number); >);
        async_for!(number in (async || -> FromIter<std::ops::Range<u32>> { from_iter(8..9) })().await < seen.push(number); >);
        async_for!(number in if let Some::<Vec<u32>>(list) = Some(vec![9]) { from_iter(list) } else { unreachable!() } < seen.push(number); >);
    );
}

#[test]
fn a_loop_in_angle_brackets_may_have_else() {
    block_on(async {
        let find = async |limit: u32| -> Option<u32> {
            async_for!(number in from_iter(0..9) < if number > limit { break Some(number) } > else { None })
        };
        assert_eq!((find(3).await, find(30).await), (Some(4), None));
        let first =
            async_for! { number in from_iter(Vec::<u32>::new()) < break number; > else { if 1 < 2 { 7 } else { 8 } } };
        assert_eq!(first, 7);
        let last = async_for!['a: number in from_iter(0..5) < if number < 4 { continue 'a } else { break 'a number } > else { 9 }];
        assert_eq!(last, 4);
    });
}

#[test]
fn loops_in_angle_brackets_nest() {
    collects!([(0, 0), (1, 0), (1, 1), (2, 0), (2, 1)], |seen|
        async_for!('rows: row in from_iter(0..9) <
            async_for!(column in from_iter(0..9) <
                if column > row { continue 'rows }
                if row << 1 > 3 && column >= 2 { break 'rows; }
                async_for!(_ in from_iter::<Vec<Vec<u8>>>(vec![Vec::<u8>::new()]) <seen.push((row, column))>);
            >);
        >);
    );
    collects!([0, 1], |seen|
        async_for!(number in from_iter(0..2) < async_for! { same in from_iter([number]) < seen.push(same) > } >);
    );
}

// Macros.

#[test]
fn a_macro_may_hand_in_the_parts_of_a_loop() {
    macro_rules! whole {
        ($pattern:pat, $iterable:expr, $body:block) => {
            async_for!($pattern in $iterable $body)
        };
        ($pattern:pat, $iterable:expr, $body:block, $otherwise:block) => {
            async_for!(for $pattern in $iterable $body else $otherwise)
        };
    }
    macro_rules! tokens {
        ($pattern:pat_param in $iterable:expr => $($body:tt)*) => {
            async_for!($pattern in $iterable { $($body)* })
        };
    }
    macro_rules! all_tokens {
        ($($loop:tt)*) => {
            async_for!($($loop)*)
        };
    }
    collects!([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13], |seen|
        whole!(number, from_iter(0..1), { seen.push(number) });
        whole!(Ok(number) | Err(number), from_iter([Ok(1)]), { seen.push(number) });
        whole!(Numbers { from, .. }, from_iter([Numbers { from: 2, to: 3 }]), { seen.push(from) });
        whole!(number, Numbers { from: 3, to: 4 }, { seen.push(number) });
        whole!(number, if true { from_iter(4..5) } else { from_iter(0..4) }, { seen.push(number) });
        whole!(number, { from_iter(5..6) }, { seen.push(number) });
        whole!(mut number, from_iter(5..6), { number += 1; seen.push(number) }, { seen.push(7) });
        tokens!(number in from_iter(8..9) => let same = number; seen.push(same); );
        tokens!(number in Numbers { from: 9, to: 10 } => seen.push(number));
        all_tokens!(number in from_iter(10..11) { seen.push(number) });
        all_tokens!('a: for number in from_iter(11..19) { if number == 12 { break 'a } seen.push(number) });
        all_tokens!(number in from_iter::<Vec<Vec<u32>>>(vec![vec![12]]) <seen.push(number.into_iter().sum::<Same<Same<u32>>>())> else { seen.push(13) });
    );
}

#[test]
fn a_macro_may_hand_in_the_label() {
    macro_rules! labelled {
        ($label:lifetime, $body:block) => {
            async_for!($label: _ in from_iter(0..3) {
                async_for!(_ in from_iter(0..5) $body)
            })
        };
    }
    macro_rules! with_own_label {
        ($($body:tt)*) => {
            async_for!('own: number in from_iter(0..3) {
                $($body)*
                if number == 0 { break 'own }
            })
        };
    }
    let mut count = 0..;
    collects!([0, 1, 2, 3], |seen|
        labelled!('a, { seen.push(count.next().unwrap()); continue 'a });
        async_for!('own: _ in from_iter(0..3) {
            with_own_label!(seen.push(count.next().unwrap()); if seen.len() == 4 { break 'own });
        });
    );
}

#[test]
fn a_macro_may_hand_in_types_paths_identifiers_and_literals() {
    macro_rules! sum_of {
        ($name:ident : $type:ty = $make:path, $from:literal, $with:stmt) => {{
            let mut $name: $type = $from;
            $with
            async_for!(number in from_iter::<Vec<$type>>($make([$from; 2])) < $name += number as $type; >);
            async_for!(number in <$type as Source>::source($from) { $name += <$type>::from(number); });
            $name
        }};
    }
    let sum = block_on(async { sum_of!(sum: u32 = Vec::<u32>::from, 3, let _unused = 1) });
    assert_eq!(sum, 3 + 3 + 3 + (1 + 2));
}

#[test]
fn an_expression_that_a_macro_hands_in_stays_one_operand() {
    macro_rules! plain_for {
        ($limit:expr, $seen:ident) => {
            for number in 0..$limit * 2 {
                let scaled = $limit * 10;
                $seen.push(number + $limit * 10 + scaled);
                if number == $limit * 2 - 1 {
                    $seen.push(-$limit * 10)
                }
            }
        };
    }
    macro_rules! looped {
        ($limit:expr, $seen:ident) => {
            async_for!(number in from_iter(0..$limit * 2) {
                let scaled = $limit * 10;
                $seen.push(number + $limit * 10 + scaled);
                if number == $limit * 2 - 1 { $seen.push(-$limit * 10) }
            })
        };
    }
    macro_rules! looped_in_angle_brackets {
        ($limit:expr, $seen:ident) => {
            async_for!(number in from_iter(0..$limit * 2) <
                let scaled = $limit * 10;
                $seen.push(number + $limit * 10 + scaled);
                if number == $limit * 2 - 1 { $seen.push(-$limit * 10) }
            > else {
                let scaled = $limit * 10;
                $seen.push(scaled)
            })
        };
    }
    let mut expected = Vec::new();
    plain_for!(1 + 1, expected);
    assert_eq!(expected, [40, 41, 42, 43, -20]);
    collects!([40, 41, 42, 43, -20], |seen| looped!(1 + 1, seen););
    collects!([40, 41, 42, 43, -20, 20], |seen| looped_in_angle_brackets!(1 + 1, seen););
}

#[test]
fn a_method_call_on_an_iterable_that_a_macro_hands_in_is_one_on_all_of_it() {
    macro_rules! skipped {
        ($iterable:expr, $seen:ident) => {
            async_for!(number in $iterable.skip(1) { $seen.push(number) })
        };
    }
    let mut numbers = stream::iter([1, 2, 3, 4]);
    collects!([2, 3], |seen| skipped!(stream::iter([1, 2, 3]), seen););
    collects!([2, 3, 4], |seen| skipped!(&mut numbers, seen););
    assert_eq!(block_on(numbers.next()), None);
}

// Names.

#[test]
fn variables_with_the_names_of_the_expansion_are_the_users_own() {
    let item = 1;
    let stream = 2;
    let iterable = 3;
    let done = 4;
    let held = 5;
    let it = 6;
    let kind = 7;
    let value = 8;
    let expansion = 9;
    let all = || [item, stream, iterable, done, held, it, kind, value, expansion];
    let sum = 1 + 2 + 3 + 4 + 5 + 6 + 7 + 8 + 9;
    collects!([sum + 1, sum + 2, sum + 3, 2 * sum + 1], |seen|
        async_for!(number in from_iter([1, item + stream + iterable + done + held + it + kind + value + expansion]) {
            if number == 1 {
                seen.push(item + stream + iterable + done + held + it + kind + value + expansion + number);
            } else {
                assert_eq!(number, sum);
            }
        });
        async_for!(number in from_iter([2]) {
            if number == item { break }
        } else {
            seen.push(item + stream + iterable + done + held + it + kind + value + expansion + 2);
        });
        seen.push(async_for!(_ in from_iter([3]) {
            break item + stream + iterable + done + held + it + kind + value + expansion + 3
        } else { 0 }));
        seen.push(async_for!(item in from_iter([sum + 1]) { break item + all().iter().sum::<i32>() } else { value }));
    );
    collects!([1, 2, 3, 4, 5, 6, 7, 8], |seen|
        async_for!((item, stream) in from_iter([(1, 2)]) { seen.extend([item, stream]) });
        async_for!((iterable, done) in from_iter([(3, 4)]) { seen.extend([iterable, done]) });
        async_for!((held, it) in from_iter([(5, 6)]) { seen.extend([held, it]) } else {});
        async_for!((kind, value) in from_iter([(7, 8)]) { seen.extend([kind, value]) } else {});
    );
}

#[test]
fn a_label_with_the_name_of_the_expansion_is_the_users_own() {
    collects!([0, 1], |seen|
        'exhausted: {
            async_for!(number in from_iter(0..9) {
                seen.push(number);
                if number == 1 { break 'exhausted }
            } else {
                seen.push(100);
            });
            seen.push(200);
        }
        async_for!('exhausted: _ in from_iter(0..9) {
            async_for!(_ in from_iter(0..9) {} else { break 'exhausted });
            seen.push(300);
        } else {
            seen.push(400);
        });
    );
}

mod own_names {
    //! Everything that the expansion may mean has another meaning here.
    #![allow(dead_code, non_snake_case, non_upper_case_globals, unused_macros)]

    use ::aiter::{async_for, from_iter};

    pub(super) struct Option;
    pub(super) struct Result;
    pub(super) struct Pin;
    pub(super) struct Held;
    trait Stream {}
    trait Future {}
    trait IntoAsyncIterator {}
    trait AsyncIterableProbe {
        fn kind(&self) -> u32;
        fn async_for(self, other: u32) -> u32;
        fn as_mut(&self) -> u32;
    }
    impl<T> AsyncIterableProbe for T {
        fn kind(&self) -> u32 {
            1
        }
        fn async_for(self, other: u32) -> u32 {
            other
        }
        fn as_mut(&self) -> u32 {
            2
        }
    }
    fn Some(number: u32) -> u32 {
        number
    }
    fn next(number: u32) -> u32 {
        number
    }
    fn probe(number: u32) -> u32 {
        number
    }
    const None: u32 = 5;
    mod core {}
    mod std {}
    mod aiter {}
    mod __private {}
    mod expansion {}
    macro_rules! pin {
        () => {};
    }

    pub(super) async fn sum() -> u32 {
        let mut sum = 0;
        async_for!(number in from_iter(0..3) {
            sum += Some(number) + next(number) + probe(number);
        });
        sum += async_for!(number in from_iter([1, 2]) { if number == 2 { break Some(number) } } else { None });
        sum += async_for!(number in from_iter([1, 2]) { if number == 3 { break number.kind() } } else { None + 1u8.kind() });
        sum
    }
}

#[test]
fn types_functions_and_modules_of_ones_own_do_not_change_the_loop() {
    assert_eq!(block_on(own_names::sum()), 9 + 2 + 6);
}

mod own_constants {
    //! Here are constants, statics and unit structs with the names of the expansion's variables. (A pattern would mean
    //! them.)
    #![allow(dead_code, non_camel_case_types, non_upper_case_globals)]

    use ::aiter::{async_for, from_iter};

    const done: u32 = 1;
    const held: u32 = 2;
    const kind: u32 = 3;
    static item: u32 = 4;
    static stream: u32 = 5;
    static value: u32 = 6;
    struct iterable;
    struct it;

    pub(super) async fn sum() -> u32 {
        let mut sum = 0;
        async_for!(number in from_iter(0..2) {
            sum += number + done + held + kind + item + stream + value;
        });
        sum + async_for!(number in from_iter(0..2) { if number == item { break number } } else { value })
    }
}

#[test]
fn constants_with_the_names_of_the_expansion_do_not_change_the_loop() {
    assert_eq!(block_on(own_constants::sum()), 2 * 21 + 1 + 6);
}

#[no_implicit_prelude]
mod without_prelude {
    use ::aiter::{async_for, from_iter};

    pub(super) async fn sum() -> u32 {
        let mut sum = 0;
        async_for!('a: number in from_iter(0..5) {
            if number == 1 {
                continue 'a;
            }
            sum += number;
        });
        async_for!(number in from_iter([10]) < sum += number; >);
        sum + async_for!(number in from_iter([100]) { break number } else { 0 })
    }
}

#[test]
fn a_loop_needs_no_prelude() {
    assert_eq!(block_on(without_prelude::sum()), (2 + 3 + 4) + 10 + 100);
}

mod renamed {
    use ::aiter as iteration;
    use iteration::async_for as each;

    pub(super) async fn sum() -> u32 {
        let mut sum = 0;
        each!(number in iteration::from_iter(0..5) { sum += number; });
        iteration::async_for!(number in iteration::from_iter(0..5) { sum += number; });
        ::aiter::async_for!(for number in iteration::from_iter(0..5) {
            sum += number;
        });
        sum
    }
}

#[test]
fn a_loop_may_be_reached_by_any_path() {
    assert_eq!(block_on(renamed::sum()), 30);
}

#[test]
fn a_negative_number_that_a_macro_hands_in_is_one_operand() {
    macro_rules! looped {
        ($from:literal, $seen:ident) => {
            async_for!(number in from_iter($from..$from.abs() - 1) < $seen.push(number); >);
        };
    }
    collects!([-2, -1, 0], |seen| looped!(-2_i32, seen););
}
