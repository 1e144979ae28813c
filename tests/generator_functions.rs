//! `#[async_gen]` wherever a function may stand, with whatever a function may have.

#![deny(unsafe_code)]
#![allow(
    clippy::needless_arbitrary_self_type,
    clippy::non_minimal_cfg,
    clippy::similar_names,
    clippy::unneeded_wildcard_pattern,
    reason = "a signature is shown with everything that it may have"
)]

mod poll;

use std::{
    borrow::Cow,
    collections::BTreeMap,
    fmt::{Debug, Display},
    pin::{Pin, pin},
    rc::Rc,
    sync::Arc,
};

use aiter::{AsyncGenerator, FusedStream, Stream, async_for, async_gen};
use poll::items;

// Where it stands.

#[async_gen]
async fn private() -> u32 {
    yield_!(1);
}

#[async_gen]
pub(crate) async fn restricted() -> u32 {
    yield_!(2);
}

mod inside {
    use super::{Stream, async_gen};

    #[async_gen]
    pub async fn public() -> u32 {
        yield_!(3);
    }

    #[aiter::async_gen]
    pub(super) async fn by_path() -> u32 {
        yield_!(4);
    }

    #[async_gen]
    pub(in crate::inside) fn stream() -> impl Stream<Item = u32> {
        yield_!(5);
    }

    pub fn boxed() -> std::pin::Pin<Box<dyn Stream<Item = u32>>> {
        Box::pin(stream())
    }
}

#[test]
fn a_generator_may_be_a_free_function_of_any_visibility() {
    assert_eq!(items(private()), [1]);
    assert_eq!(items(restricted()), [2]);
    assert_eq!(items(inside::public()), [3]);
    assert_eq!(items(inside::by_path()), [4]);
    assert_eq!(items(inside::boxed()), [5]);
}

#[derive(Clone, Debug, Default)]
struct Counter {
    from: u32,
    calls: u32,
}

impl Counter {
    const STEPS: &'static [u32; 2] = &[10, 20];

    #[async_gen]
    async fn associated(from: u32) -> Self {
        yield_!(Self { from, calls: 0 });
        yield_!(Counter { from: from + Self::STEPS[0], ..Self::default() });
    }

    #[async_gen]
    async fn by_value(self) -> u32 {
        yield_!(self.from);
        yield_!(self.from + 1);
    }

    #[async_gen]
    async fn by_mut_value(mut self) -> u32 {
        self.from += 1;
        yield_!(self.from);
        self.from += 1;
        yield_!(self.from);
    }

    #[async_gen]
    async fn by_reference(&self) -> &u32 {
        yield_!(&self.from);
    }

    #[async_gen]
    async fn by_mut_reference(&mut self) -> u32 {
        self.calls += 1;
        yield_!(self.calls);
        self.calls += 1;
        yield_!(self.from);
    }

    #[async_gen]
    async fn by_box(self: Box<Self>) -> u32 {
        yield_!(self.from);
        let Self { from, .. } = *self;
        yield_!(from + 1);
    }

    #[async_gen]
    async fn by_mut_box(mut self: Box<Self>) -> u32 {
        self.from += 1;
        yield_!(self.from);
    }

    #[async_gen]
    async fn by_rc(self: Rc<Self>) -> usize {
        yield_!(Rc::strong_count(&self));
    }

    #[async_gen]
    async fn by_arc(self: Arc<Self>) -> usize {
        yield_!(Arc::strong_count(&self));
    }

    #[async_gen]
    async fn by_pin(self: Pin<&mut Self>) -> u32 {
        self.get_mut().calls += 1;
        yield_!(1);
    }

    #[async_gen]
    async fn by_mut_pin(mut self: Pin<&mut Self>) -> &mut u32 {
        self.as_mut().calls += 1;
        yield_!(&mut self.get_mut().calls);
    }

    #[async_gen]
    async fn by_pinned_box(self: Pin<Box<Self>>) -> u32 {
        yield_!(self.from);
    }

    #[async_gen]
    async fn by_typed_reference(self: &Self) -> &u32 {
        yield_!(&self.from);
    }

    #[async_gen]
    async fn by_typed_mut_reference(self: &mut Self) -> &mut u32 {
        yield_!(&mut self.from);
    }

    #[async_gen]
    async fn by_reference_to_rc(self: &Rc<Self>) -> usize {
        yield_!(Rc::strong_count(self));
    }

    #[async_gen]
    async fn by_typed_value(self: Self) -> u32 {
        yield_!(self.from);
    }

    #[async_gen]
    async fn by_named_reference<'a>(&'a self, _other: &u32) -> &'a u32 {
        yield_!(&self.from);
    }
}

#[test]
fn a_method_may_have_any_kind_of_self() {
    let counter = || Counter { from: 5, calls: 0 };
    assert_eq!(items(Counter::associated(1)).iter().map(|item| item.from).collect::<Vec<_>>(), [1, 10 + 1]);
    assert_eq!(items(counter().by_value()), [5, 6]);
    assert_eq!(items(counter().by_mut_value()), [6, 7]);
    assert_eq!(items(counter().by_reference()), [&5]);
    let mut counted = counter();
    assert_eq!(items(counted.by_mut_reference()), [1, 5]);
    assert_eq!(counted.calls, 2);
    assert_eq!(items(Box::new(counter()).by_box()), [5, 6]);
    assert_eq!(items(Box::new(counter()).by_mut_box()), [6]);
    assert_eq!(items(Rc::new(counter()).by_rc()), [1]);
    assert_eq!(items(Arc::new(counter()).by_arc()), [1]);
    assert_eq!(items(pin!(counter()).by_pin()), [1]);
    assert_eq!(items(pin!(counter()).by_mut_pin()), [&1]);
    assert_eq!(items(Box::pin(counter()).by_pinned_box()), [5]);
    assert_eq!(items(counter().by_typed_reference()), [&5]);
    assert_eq!(items(counter().by_typed_mut_reference()), [&5]);
    assert_eq!(items(Rc::new(counter()).by_reference_to_rc()), [1]);
    assert_eq!(items(counter().by_typed_value()), [5]);
    let counted = counter();
    let kept = items(counted.by_named_reference(&0));
    assert_eq!(kept, [&5]);
}

trait Source {
    type Item: Debug;

    #[async_gen]
    fn declared(&self) -> impl Stream<Item = Self::Item>;

    fn plain(&self) -> impl Stream<Item = Self::Item>;

    #[async_gen]
    async fn generator(&self, times: usize) -> Self::Item;

    #[async_gen]
    async fn borrowed<'a>(&'a self, other: &'a str) -> &'a str;

    /// A default body.
    #[async_gen]
    async fn provided(&self) -> String
    where
        Self: Sized,
    {
        async_for!(item in self.declared() {
            yield_!(format!("{item:?}"));
        });
        async_for!(item in self.generator(1) {
            yield_!(format!("{item:?}!"));
        });
    }
}

impl Source for Vec<u32> {
    type Item = u32;

    #[async_gen]
    fn declared(&self) -> impl Stream<Item = u32> {
        for number in self {
            yield_!(*number);
        }
    }

    #[async_gen]
    fn plain(&self) -> impl Stream<Item = Self::Item> {
        yield_!(self[0]);
    }

    #[async_gen]
    async fn generator(&self, times: usize) -> Self::Item {
        for _ in 0..times {
            yield_!(self[0]);
        }
    }

    #[async_gen]
    async fn borrowed<'a>(&'a self, other: &'a str) -> &'a str {
        yield_!(other);
    }
}

#[test]
fn a_trait_may_declare_generators_and_its_implementations_may_be_some() {
    fn through_a_bound<S: Source>(source: &S) -> Vec<S::Item> {
        items(source.generator(1))
    }

    let numbers = vec![1, 2];
    assert_eq!(items(numbers.declared()), [1, 2]);
    assert_eq!(items(numbers.plain()), [1]);
    assert_eq!(items(numbers.generator(3)), [1, 1, 1]);
    assert_eq!(items(numbers.provided()), ["1", "2", "1!"]);
    let text = String::from("text");
    assert_eq!(items(numbers.borrowed(&text)), ["text"]);

    assert_eq!(through_a_bound(&numbers), [1]);
}

#[test]
#[allow(unsafe_code, reason = "the function is unsafe, its expansion is not")]
fn an_unsafe_function_may_be_a_generator() {
    /// # Safety
    ///
    /// Each pointer points to a number.
    #[async_gen]
    async unsafe fn first(pointers: &[*const u32]) -> u32 {
        for pointer in pointers {
            // SAFETY: the caller guarantees it.
            yield_!(unsafe { **pointer });
        }
    }

    /// # Safety
    ///
    /// The pointer points to a number.
    #[async_gen]
    unsafe fn second(pointer: *const u32) -> impl Stream<Item = u32> {
        // SAFETY: the caller guarantees it.
        yield_!(unsafe { *pointer });
    }

    let pointers = [&raw const Counter::STEPS[0], &raw const Counter::STEPS[1]];
    // SAFETY: the numbers live as long as the program.
    assert_eq!(items(unsafe { first(&pointers) }), [10, 20]);
    // SAFETY: as above.
    assert_eq!(items(unsafe { second(&raw const Counter::STEPS[1]) }), [20]);
}

// What the signature has.

#[test]
fn a_generator_may_be_generic() {
    #[async_gen]
    async fn repeat<T: Clone, const N: usize>(value: T) -> [T; N] {
        yield_!(std::array::from_fn(|_| value.clone()));
    }

    #[async_gen]
    async fn bounded<'a, K, V>(map: &'a BTreeMap<K, V>) -> (&'a K, V::Owned)
    where
        K: Ord + 'a,
        V: ToOwned + 'a,
    {
        for (key, value) in map {
            yield_!((key, value.to_owned()));
        }
    }

    #[async_gen]
    async fn unsized_type<T: ?Sized + AsRef<str>>(text: &T) -> &str {
        yield_!(text.as_ref());
    }

    #[async_gen]
    async fn higher_ranked<F>(function: F) -> usize
    where
        F: for<'a> Fn(&'a str) -> &'a str,
    {
        yield_!(function("abc").len());
    }

    struct Matrix<T, const ROWS: usize, const COLUMNS: usize>([[T; COLUMNS]; ROWS]);

    impl<T: Copy, const ROWS: usize, const COLUMNS: usize> Matrix<T, ROWS, COLUMNS> {
        #[async_gen]
        async fn cells<U: From<T>>(&self) -> (usize, usize, U) {
            for row in 0..ROWS {
                for column in 0..COLUMNS {
                    yield_!((row, column, self.0[row][column].into()));
                }
            }
        }
    }

    assert_eq!(items(repeat::<_, 3>("a")), [["a"; 3]]);
    assert_eq!(items(repeat::<_, 0>(1)), [[]]);
    assert_eq!(items(bounded(&BTreeMap::from([(1, "one"), (2, "two")]))), [(&1, "one"), (&2, "two")]);
    assert_eq!(items(unsized_type("text")), ["text"]);
    assert_eq!(items(higher_ranked(str::trim)), [3]);
    assert_eq!(items(Matrix([[1_u8], [2]]).cells::<u32>()), [(0, 0, 1), (1, 0, 2)]);
}

#[test]
fn an_argument_may_be_of_an_impl_or_dyn_type() {
    #[async_gen]
    async fn lines(text: impl Display, all: impl IntoIterator<Item: Display>) -> String {
        for item in all {
            yield_!(format!("{text} {item}"));
        }
    }

    #[async_gen]
    async fn dynamic(
        display: &dyn Display,
        boxed: Box<dyn Fn(u32) -> u32 + '_>,
        all: &mut dyn Iterator<Item = u32>,
    ) -> String {
        for item in all {
            yield_!(format!("{display} {}", boxed(item)));
        }
    }

    #[async_gen]
    async fn function(function: fn(&str) -> usize, closure: &impl Fn(usize) -> usize) -> usize {
        yield_!(closure(function("four")));
    }

    #[async_gen]
    fn streams(stream: impl Stream<Item = u32>) -> impl Stream<Item = u32> {
        async_for!(number in stream {
            yield_!(number * 2);
        });
    }

    assert_eq!(items(lines("a", [1, 2])), ["a 1", "a 2"]);
    let offset = 10;
    assert_eq!(items(dynamic(&"b", Box::new(|number| number + offset), &mut (1..3))), ["b 11", "b 12"]);
    assert_eq!(items(function(str::len, &|length| length * 2)), [8]);
    assert_eq!(items(streams(streams(aiter::from_iter(1..3)))), [4, 8]);
}

#[test]
fn a_lifetime_may_be_left_out_in_an_impl_argument() {
    async fn collected(words: impl Iterator<Item = &str>, mut seen: impl FnMut(&str)) -> Vec<usize> {
        std::future::ready(words.inspect(|word| seen(word)).map(str::len).collect()).await
    }

    #[async_gen]
    async fn plain(words: impl Iterator<Item = &str>, mut seen: impl FnMut(&str)) -> usize {
        for word in words {
            seen(word);
            yield_!(word.len());
        }
    }

    #[async_gen]
    fn written(
        words: impl Stream<Item = Option<&str>>,
        more: &(impl Into<Cow<'_, str>> + Clone),
    ) -> impl Stream<Item = usize> {
        async_for!(word in words {
            yield_!(word.map_or(0, str::len));
        });
        yield_!(more.clone().into().len());
    }

    struct Words<'a>(Cow<'a, str>);

    impl Words<'_> {
        #[async_gen]
        async fn found(&self, others: &mut impl Iterator<Item = Cow<'_, str>>, is: impl Fn(&str) -> bool) -> &str {
            for other in others {
                if is(&other) && self.0.contains(&*other) {
                    yield_!(&self.0);
                }
            }
        }
    }

    let text = "a bc def".to_owned();
    let (mut one, mut other) = (Vec::new(), Vec::new());
    let expected = futures::executor::block_on(collected(text.split(' '), |word| one.push(word.to_owned())));
    assert_eq!(items(plain(text.split(' '), |word| other.push(word.to_owned()))), expected);
    assert_eq!(one, other);
    assert_eq!(items(written(aiter::from_iter([Some("ab"), None]), &text.as_str())), [2, 0, 8]);
    let found = {
        let others = ["x".to_owned(), "bc".to_owned()];
        items(Words(Cow::Borrowed(&text)).found(&mut others.iter().map(|it| Cow::Borrowed(&**it)), |it| it.len() > 1))
            .len()
    };
    assert_eq!(found, 1);
}

#[test]
fn a_generator_borrows_from_all_of_its_arguments() {
    struct Words<'t>(Vec<&'t str>);

    impl<'t> Words<'t> {
        #[async_gen]
        async fn outliving(&self, _: &mut u32) -> &'t str {
            for word in &self.0 {
                yield_!(*word);
            }
        }

        #[async_gen]
        async fn elided(&self) -> Cow<'_, str> {
            yield_!(Cow::Borrowed(self.0[0]));
        }

        #[async_gen]
        async fn pairs<'s, 'o: 's>(&'s self, other: &'o Words<'t>) -> (&'s &'t str, &'o &'t str) {
            for pair in self.0.iter().zip(&other.0) {
                yield_!(pair);
            }
        }
    }

    #[async_gen]
    async fn different<'a, 'b>(left: &'a mut Vec<u32>, right: &'b [u32]) -> (usize, &'b u32) {
        for number in right {
            left.push(*number);
            yield_!((left.len(), number));
        }
    }

    #[async_gen]
    async fn held_only(left: &u32, right: &u32) -> u32 {
        yield_!(*left);
        yield_!(*right);
    }

    #[async_gen]
    async fn invariant<'a>(cells: &mut Vec<&'a str>, text: &'a str) {
        cells.push(text);
        yield_!();
    }

    let text = String::from("some words");
    let found = {
        let words = Words(text.split(' ').collect());
        assert_eq!(items(words.elided()), ["some"]);
        assert_eq!(items(words.pairs(&words)), [(&"some", &"some"), (&"words", &"words")]);
        items(words.outliving(&mut 0))
    };
    assert_eq!(found, ["some", "words"]);
    let (mut left, right) = (vec![0], [1, 2]);
    assert_eq!(items(different(&mut left, &right)), [(2, &1), (3, &2)]);
    assert_eq!(left, [0, 1, 2]);
    assert_eq!(items(held_only(&1, &right[0])), [1, 1]);
    let mut cells = vec!["a"];
    assert_eq!(items(invariant(&mut cells, &text)).len(), 1);
    assert_eq!(cells, ["a", "some words"]);
}

#[test]
fn the_second_form_returns_what_it_says() {
    fn is_send<T: Send>(it: T) -> T {
        it
    }

    struct Log {
        lines: Vec<String>,
    }

    impl Log {
        #[async_gen]
        fn lengths<'a>(&'a self) -> impl Stream<Item = usize> + Send + 'a {
            for line in &self.lines {
                yield_!(line.len());
            }
        }

        #[async_gen]
        fn fused(&self) -> impl FusedStream<Item = &str> + Sync {
            for line in &self.lines {
                yield_!(line);
            }
        }

        #[async_gen]
        fn generators(&self) -> impl AsyncGenerator<Item = &'_ str> + '_ {
            yield_!(&self.lines[0]);
        }

        #[async_gen]
        #[allow(unused_parens)]
        fn parenthesized(&self) -> (impl Stream<Item = u32> + use<'_>) {
            yield_!(1);
        }
    }

    #[async_gen]
    fn precise<'a, T: Copy>(value: &'a T, _other: u32) -> impl Stream<Item = T> + use<'a, T> {
        yield_!(*value);
    }

    #[async_gen]
    fn owned(text: String) -> impl Stream<Item = usize> + 'static + use<> {
        yield_!(text.len());
    }

    #[async_gen]
    #[allow(unused_qualifications)]
    fn qualified() -> impl futures::prelude::stream::FusedStream<Item = u32> + ::core::marker::Send {
        yield_!(1);
    }

    type Number = u32;
    trait Numbers: Stream<Item = Number> {}
    impl<S: Stream<Item = Number>> Numbers for S {}

    // The item type of this one is nowhere to be seen.
    #[async_gen]
    fn hidden() -> impl Numbers {
        yield_!(1);
        yield_!(u32::MAX);
    }

    let log = Log { lines: vec!["one".to_owned(), "three".to_owned()] };
    assert_eq!(items(is_send(log.lengths())), [3, 5]);
    assert_eq!(items(log.fused()), ["one", "three"]);
    assert_eq!(items(log.generators()), ["one"]);
    assert_eq!(items(log.parenthesized()), [1]);
    assert_eq!(items(precise(&'a', 0)), ['a']);
    assert_eq!(items(owned(String::new())), [0]);
    assert_eq!(items(is_send(qualified())), [1]);
    assert_eq!(items(hidden()), [1, u32::MAX]);
}

#[test]
fn the_first_form_returns_an_async_generator() {
    fn check<G: AsyncGenerator<Item = u32> + FusedStream + Debug>(generator: G) -> Vec<u32> {
        items(generator)
    }

    assert_eq!(check(private()), [1]);
    let boxed: Pin<Box<dyn AsyncGenerator<Item = u32> + Send + Sync>> = Box::pin(private());
    assert_eq!(items(boxed), [1]);
}

#[test]
fn an_item_type_may_hold_impl() {
    #[async_gen]
    async fn displays(number: u32) -> impl Display {
        yield_!(number);
        yield_!(number + 1);
    }

    #[async_gen]
    async fn optional() -> Option<impl Display + Clone> {
        yield_!(Some("a"));
        yield_!(None);
    }

    #[async_gen]
    async fn closures(offset: &u32) -> impl Fn(u32) -> u32 {
        yield_!(move |number| number + offset);
    }

    #[async_gen]
    fn second() -> impl Stream<Item = (u32, impl Debug)> {
        yield_!((1, "one"));
    }

    assert_eq!(items(displays(1)).iter().map(ToString::to_string).collect::<Vec<_>>(), ["1", "2"]);
    assert_eq!(items(optional()).iter().flatten().map(ToString::to_string).collect::<Vec<_>>(), ["a"]);
    assert_eq!(items(closures(&10)).iter().map(|closure| closure(1)).collect::<Vec<_>>(), [11]);
    assert_eq!(format!("{:?}", items(second())), r#"[(1, "one")]"#);
}

#[test]
fn an_argument_may_be_any_irrefutable_pattern() {
    struct Point {
        x: u32,
        y: u32,
    }
    struct Pair(u32, String);
    struct Unit;
    enum Only {
        Variant { number: u32 },
    }

    #[async_gen]
    async fn tuple((left, mut right): (u32, u32), (first, (second, ..)): (u32, (u32, u32, u32))) -> u32 {
        right += left;
        yield_!(left);
        yield_!(right);
        yield_!(first + second);
    }

    #[async_gen]
    async fn structs(Point { x, y: mut renamed }: Point, Pair(number, ref text): Pair, Unit: Unit) -> u32 {
        renamed *= 2;
        yield_!(x + renamed + number);
        yield_!(u32::try_from(text.len()).unwrap());
    }

    #[async_gen]
    async fn partial(Point { x, .. }: Point, Pair(.., text): &Pair, Only::Variant { number }: Only) -> u32 {
        yield_!(x + number);
        yield_!(u32::try_from(text.len()).unwrap());
    }

    #[async_gen]
    async fn by_reference(ref numbers: Vec<u32>, mut more: Vec<u32>, mut last: u32) -> u32 {
        more.extend(numbers);
        last += 1;
        yield_!(more.iter().sum());
        yield_!(last);
    }

    #[async_gen]
    async fn references(
        &number: &u32,
        &(left, ref right): &(u32, String),
        &mut [first, .., last]: &mut [u32; 4],
    ) -> u32 {
        yield_!(number);
        yield_!(left + u32::try_from(right.len()).unwrap());
        yield_!(first + last);
    }

    #[async_gen]
    async fn slices([head, middle @ .., last]: [String; 4], whole @ (copy, _): (u32, u32)) -> String {
        yield_!(head);
        for text in middle {
            yield_!(text);
        }
        yield_!(last);
        yield_!(format!("{whole:?} {copy}"));
    }

    #[async_gen]
    async fn ignored(_: u32, _unused: String, (): (), (_, ..): (u32, u32), [..]: [u8; 3]) -> u32 {
        yield_!(1);
    }

    #[async_gen]
    async fn alternatives((Ok(number) | Err(number)): Result<u32, u32>, same: u32) -> u32 {
        yield_!(number + same);
    }

    #[async_gen]
    async fn through_references((left, right): &(u32, String), [first, second]: &mut [u32; 2]) -> usize {
        *first += left;
        *second += *first;
        yield_!(right.len());
    }

    struct WithPatterns(u32);

    impl WithPatterns {
        #[async_gen]
        async fn method(mut self, (mut left, _): (u32, u32), mut right: u32, _: u32) -> u32 {
            self.0 += 1;
            left += 1;
            right += 1;
            yield_!(self.0);
            yield_!(left);
            yield_!(right);
        }
    }

    assert_eq!(items(tuple((1, 2), (3, (4, 5, 6)))), [1, 3, 7]);
    assert_eq!(items(structs(Point { x: 1, y: 2 }, Pair(3, "four".to_owned()), Unit)), [8, 4]);
    assert_eq!(items(partial(Point { x: 1, y: 2 }, &Pair(3, "four".to_owned()), Only::Variant { number: 5 })), [6, 4]);
    assert_eq!(items(by_reference(vec![1, 2], vec![3], 4)), [6, 5]);
    assert_eq!(items(references(&1, &(2, "two".to_owned()), &mut [3, 4, 5, 6])), [1, 5, 9]);
    assert_eq!(items(slices(["a", "b", "c", "d"].map(str::to_owned), (1, 2))), ["a", "b", "c", "d", "(1, 2) 1"]);
    assert_eq!(items(ignored(1, String::new(), (), (1, 2), [0; 3])), [1]);
    assert_eq!(items(alternatives(Ok(1), 1)), [2]);
    assert_eq!(items(alternatives(Err(2), 1)), [3]);
    let mut numbers = [1, 2];
    assert_eq!(items(through_references(&(10, "abc".to_owned()), &mut numbers)), [3]);
    assert_eq!(numbers, [11, 13]);
    assert_eq!(items(WithPatterns(1).method((2, 3), 4, 5)), [2, 3, 5]);
}

#[test]
fn an_argument_may_have_attributes() {
    #[async_gen]
    async fn configured(
        #[cfg(any())] missing: Missing,
        #[allow(unused_variables, unused_mut)] mut unused: u32,
        #[cfg(all())] number: u32,
        #[cfg(all())] (left, _): (u32, u32),
        #[cfg(any())] (one, _): Missing,
        #[cfg(any())]
        #[cfg(all())]
        another: Missing,
        last: u32,
    ) -> u32 {
        yield_!(number);
        yield_!(left);
        yield_!(last);
    }

    assert_eq!(items(configured(0, 1, (2, 3), 4)), [1, 2, 4]);
}

mod attributes {
    #![deny(deprecated, unused_variables, dead_code, non_snake_case)]

    use super::{Stream, async_gen, items};

    /// A doc comment.
    ///
    /// - of several lines
    #[must_use]
    #[inline]
    #[async_gen]
    #[allow(unused_variables)]
    #[doc(alias = "numbered")]
    /** and another one */
    async fn decorated(unused: u32) -> u32 {
        let upper = 1;
        let also_unused = 2;
        yield_!(upper);
    }

    #[async_gen]
    #[deprecated(note = "for the test")]
    async fn old() -> u32 {
        yield_!(1);
    }

    #[async_gen]
    #[track_caller]
    fn tracked() -> impl Stream<Item = u32> {
        yield_!(1);
    }

    #[async_gen]
    #[cfg(any())]
    async fn missing() -> Missing {}

    #[cfg(any())]
    #[async_gen]
    async fn missing() -> Missing {}

    #[cfg_attr(all(), async_gen)]
    async fn conditional() -> u32 {
        #[cfg(any())]
        yield_!(no such thing);
        #[cfg(all())]
        yield_!(1);
        #[allow(unused_mut)]
        let mut number = 2;
        #[rustfmt::skip]
        yield_!( number );
    }

    #[async_gen]
    #[cold]
    #[allow(dead_code)]
    async fn never_called() {}

    #[async_gen]
    #[expect(unused_variables)]
    async fn expected() -> u32 {
        let unused = 1;
        yield_!(1);
    }

    #[test]
    fn attributes_and_doc_comments_are_kept() {
        assert_eq!(items(decorated(0)), [1]);
        #[expect(deprecated)]
        let old = old();
        assert_eq!(items(old), [1]);
        assert_eq!(items(tracked()), [1]);
        assert_eq!(items(conditional()), [1, 2]);
        assert_eq!(items(expected()), [1]);
    }
}

#[test]
fn a_body_may_begin_with_inner_attributes() {
    #[async_gen]
    async fn attributes() -> u32 {
        //! Documentation.
        #![allow(non_snake_case)]
        let Upper = 1;
        yield_!(Upper);
    }

    assert_eq!(items(attributes()), [1]);
}

// Generators in generators.

#[test]
fn generators_may_be_nested() {
    #[async_gen]
    async fn outer(from: u32) -> u32 {
        #[async_gen]
        async fn inner(from: u32) -> u32 {
            #[async_gen]
            fn innermost() -> impl Stream<Item = &'static str> {
                yield_!("nine");
            }

            yield_!(from);
            async_for!(text in innermost() {
                yield_!(u32::try_from(text.len()).unwrap());
            });
        }

        struct Local;
        impl Local {
            #[aiter::async_gen]
            async fn items(&self) -> (u32, u32) {
                yield_!((1, 2));
            }
        }

        yield_!(from);
        async_for!(number in inner(from + 1) {
            yield_!(number);
            async_for!((left, right) in Local.items() {
                yield_!(left + right);
            });
        });
        yield_!(100);
    }

    assert_eq!(items(outer(1)), [1, 2, 3, 4, 3, 100]);
}

struct Tree {
    value: u32,
    children: Vec<Tree>,
}

impl Tree {
    #[async_gen]
    async fn walk(&self) -> u32 {
        yield_!(self.value);
        for child in &self.children {
            async_for!(value in child.boxed() {
                yield_!(value);
            });
        }
    }

    fn boxed(&self) -> Pin<Box<dyn Stream<Item = u32> + Send + '_>> {
        Box::pin(self.walk())
    }

    #[async_gen]
    async fn walk_boxed(&self) -> u32 {
        yield_!(self.value);
        for child in &self.children {
            async_for!(value in Box::pin(child.walk_boxed()) {
                yield_!(value);
            });
        }
    }
}

#[test]
fn a_generator_may_be_recursive_through_a_box() {
    let leaf = |value| Tree { value, children: Vec::new() };
    let tree = Tree { value: 1, children: vec![Tree { value: 2, children: vec![leaf(3), leaf(4)] }, leaf(5)] };
    assert_eq!(items(tree.walk()), [1, 2, 3, 4, 5]);
    assert_eq!(items(tree.walk_boxed()), [1, 2, 3, 4, 5]);
}

#[test]
fn an_argument_may_be_bound_by_ref_mut() {
    #[async_gen]
    async fn pushed(ref mut all: Vec<u32>, (ref mut count, _): (u32, u32)) -> usize {
        all.push(1);
        *count += 1;
        yield_!(all.len());
    }

    assert_eq!(items(pushed(vec![0], (1, 2))), [2]);
}

#[test]
fn an_argument_may_be_configured_by_cfg_attr() {
    #[async_gen]
    async fn configured(#[cfg_attr(all(), cfg(any()))] missing: Missing, number: u32) -> u32 {
        yield_!(number);
    }

    assert_eq!(items(configured(1)), [1]);
}

#[test]
fn a_lint_attribute_on_an_argument_is_about_the_names_in_its_pattern() {
    #![deny(unused)]

    #[async_gen]
    async fn unused(#[allow(unused_variables)] (first, _): (u32, u32)) -> u32 {
        yield_!(1);
    }

    #[async_gen]
    async fn after_a_pattern(
        (first, _): (u32, u32),
        #[allow(unused_variables)] unused: u32,
        #[expect(unused_mut)] mut second: u32,
    ) -> u32 {
        yield_!(first + second);
    }

    assert_eq!(items(unused((1, 2))), [1]);
    assert_eq!(items(after_a_pattern((1, 2), 3, 4)), [5]);
}

#[test]
fn an_unused_argument_fulfils_what_is_expected_of_it() {
    #![deny(warnings)]

    async fn in_a_future(
        #[expect(unused_variables)] number: u32,
        #[cfg_attr(all(), expect(unused_variables))] shown: impl Display,
        #[expect(unused_variables, reason = "a pair")] (left, right): (u32, u32),
        #[expect(unused_mut)] mut last: u32,
    ) -> u32 {
        std::future::ready(last).await
    }

    #[async_gen]
    async fn generated(
        #[expect(unused_variables)] number: u32,
        #[cfg_attr(all(), expect(unused_variables))] shown: impl Display,
        #[expect(unused_variables, reason = "a pair")] (left, right): (u32, u32),
        #[expect(unused_mut)] mut last: u32,
    ) -> u32 {
        yield_!(last);
    }

    #[async_gen]
    fn written(#[expect(unused_variables)] words: impl Stream<Item = &str>) -> impl Stream<Item = u32> {
        yield_!(1);
    }

    let expected = futures::executor::block_on(in_a_future(1, "shown", (2, 3), 4));
    assert_eq!(items(generated(1, "shown", (2, 3), 4)), [expected]);
    assert_eq!(items(written(aiter::from_iter(["word"]))), [1]);
}

#[test]
fn what_stands_beside_an_impl_in_the_item_type_is_coerced_to() {
    #[async_gen]
    async fn results() -> Result<impl Display, Box<dyn std::error::Error>> {
        yield_!(Ok(1));
        yield_!(Err(Box::new(std::fmt::Error)));
    }

    #[async_gen]
    async fn pairs() -> (impl Display, &'static dyn Display) {
        yield_!((1, &"one"));
    }

    let shown =
        items(results()).into_iter().map(|item| item.map_or_else(|error| error.to_string(), |it| it.to_string()));
    assert_eq!(shown.collect::<Vec<_>>(), ["1", &std::fmt::Error.to_string()]);
    assert_eq!(items(pairs()).len(), 1);
}
