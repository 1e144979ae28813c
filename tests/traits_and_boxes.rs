//! Generators in traits, in boxes, and of themselves.

#![forbid(unsafe_code)]

mod poll;

use std::{
    borrow::Cow,
    fmt::{Debug, Display},
    marker::PhantomPinned,
    pin::{Pin, pin},
    rc::Rc,
    sync::Arc,
};

use aiter::{AsyncGenerator, FusedStream, Stream, async_for, async_gen, from_iter, try_async_gen};
use futures::{
    StreamExt,
    stream::{BoxStream, LocalBoxStream},
};
use poll::{Loud, answers, assert_same, items, note, trace, wait};

fn assert_send<T: Send>(value: T) -> T {
    value
}

/// What a call returns, named in full.
type Boxed<'a, T> = Pin<Box<dyn AsyncGenerator<Item = T> + Send + 'a>>;

#[derive(Debug, PartialEq)]
struct Failure(String);

impl<E: Display> From<E> for Failure {
    fn from(error: E) -> Self {
        Self(error.to_string())
    }
}

// Traits without boxes.

#[test]
fn a_trait_may_declare_provide_and_override_generators() {
    trait Source {
        type Item: Clone;
        const TIMES: usize;

        #[async_gen]
        async fn items(&self) -> Self::Item;

        #[async_gen]
        async fn repeated(&self) -> (usize, Self::Item) {
            for time in 0..Self::TIMES {
                async_for!(item in self.items() {
                    yield_!((time, item));
                });
            }
        }

        #[try_async_gen]
        async fn checked(&self, limit: usize) -> Result<Self::Item, Failure> {
            let mut count = 0;
            async_for!(item in self.items() {
                count += 1;
                if count > limit {
                    Err("too many")?;
                }
                yield_!(item);
            });
        }
    }

    struct Letters(&'static str);

    impl Source for Letters {
        type Item = char;
        const TIMES: usize = 2;

        #[async_gen]
        async fn items(&self) -> char {
            for letter in self.0.chars() {
                yield_!(letter);
            }
        }
    }

    impl<T: Clone> Source for [T] {
        type Item = T;
        const TIMES: usize = 1;

        #[async_gen]
        async fn items(&self) -> Self::Item {
            yield_all!(from_iter(self).map(T::clone));
        }

        #[async_gen]
        async fn repeated(&self) -> (usize, T) {
            yield_!((7, self[0].clone()));
        }
    }

    fn through_a_bound<S: Source + ?Sized>(source: &S) -> usize {
        items(source.repeated()).len() + items(source.checked(100)).len()
    }

    assert_eq!(items(Letters("ab").repeated()), [(0, 'a'), (0, 'b'), (1, 'a'), (1, 'b')]);
    assert_eq!(items(Letters("ab").checked(1)), [Ok('a'), Err(Failure("too many".to_owned()))]);
    assert_eq!(items([5_u32, 6][..].repeated()), [(7, 5)]);
    assert_eq!(items([5_u32, 6][..].checked(2)), [Ok(5), Ok(6)]);
    assert_eq!((through_a_bound(&Letters("abc")), through_a_bound(&[1, 2][..])), (9, 3));
}

#[test]
fn traits_and_methods_may_be_generic_and_have_supertraits() {
    trait Named: Debug {
        #[async_gen]
        async fn names<'a>(&'a self, prefix: &'a str) -> Cow<'a, str>;
    }

    trait Convert<T>: Named
    where
        T: Clone,
    {
        #[async_gen]
        async fn pairs<U: From<T>, const N: usize>(&self, value: T, others: [impl Into<U>; N]) -> (String, U) {
            async_for!(name in self.names("-") {
                yield_!((name.clone().into_owned(), value.clone().into()));
            });
            for other in others {
                yield_!((format!("{self:?}"), other.into()));
            }
        }
    }

    #[derive(Debug)]
    struct Two(String, String);

    impl Named for Two {
        #[async_gen]
        async fn names<'a>(&'a self, prefix: &'a str) -> Cow<'a, str> {
            yield_!(Cow::Borrowed(self.0.as_str()));
            yield_!(format!("{prefix}{}", self.1).into());
        }
    }

    impl<T: Clone> Convert<T> for Two {}

    let two = Two("a".to_owned(), "b".to_owned());
    let pairs = [("a", 1), ("-b", 1), (r#"Two("a", "b")"#, 2)].map(|(name, number)| (name.to_owned(), number));
    assert_eq!(items(two.pairs::<u64, 1>(1_u32, [2_u8])), pairs);
}

// Boxes.

/// The streams are the same for every implementation.
trait Store: Sync {
    #[async_gen(boxed)]
    async fn keys(&self) -> String;

    #[async_gen(boxed)]
    async fn constants() -> u32
    where
        Self: Sized;

    #[async_gen(boxed)]
    async fn prefixed(&self, prefix: &str, log: &mut Vec<u8>, suffix: Cow<'_, str>) -> String;

    #[try_async_gen(boxed)]
    async fn values<'a>(&'a self, keys: &[&str]) -> Result<&'a str, Failure>;

    /// A default body.
    #[async_gen(boxed)]
    async fn lengths(&self) -> usize {
        async_for!(key in self.keys() {
            yield_!(key.len());
        });
    }

    /// A default body that nobody replaces, of an error that is made here.
    #[try_async_gen(boxed)]
    async fn short(&self, limit: usize) -> Result<usize, Failure> {
        async_for!(length in self.lengths() {
            if length > limit {
                Err(format!("{length} is over {limit}"))?;
            }
            yield_!(length);
        });
    }
}

struct Map(Vec<(String, String)>);

impl Store for Map {
    #[async_gen(boxed)]
    async fn keys(&self) -> String {
        for (key, _) in &self.0 {
            yield_!(key.clone());
            wait(1).await;
        }
    }

    #[async_gen(boxed)]
    async fn constants() -> u32 {
        yield_!(1);
        wait(1).await;
        yield_!(2);
    }

    #[async_gen(boxed)]
    async fn prefixed(&self, prefix: &str, log: &mut Vec<u8>, suffix: Cow<'_, str>) -> String {
        for (key, _) in &self.0 {
            log.push(key.as_bytes()[0]);
            yield_!(format!("{prefix}{key}{suffix}"));
        }
    }

    #[try_async_gen(boxed)]
    async fn values<'a>(&'a self, keys: &[&str]) -> Result<&'a str, Failure> {
        for key in keys {
            let (_, value) = self.0.iter().find(|(name, _)| name == key).ok_or(key)?;
            yield_!(value);
        }
    }
}

struct Empty;

impl Store for Empty {
    #[async_gen(boxed)]
    async fn keys(&self) -> String {}

    #[async_gen(boxed)]
    async fn constants() -> u32 {}

    #[async_gen(boxed)]
    async fn prefixed(&self, prefix: &str, log: &mut Vec<u8>, suffix: Cow<'_, str>) -> String {
        log.clear();
        yield_!(format!("{prefix}{suffix}"));
    }

    #[try_async_gen(boxed)]
    async fn values<'a>(&'a self, keys: &[&str]) -> Result<&'a str, Failure> {
        if let Some(key) = keys.first() {
            Err(key)?;
        }
    }

    #[async_gen(boxed)]
    async fn lengths(&self) -> usize {
        yield_!(0);
    }
}

fn map() -> Map {
    Map([("one", "1"), ("three", "3")].map(|(key, value)| (key.to_owned(), value.to_owned())).into())
}

#[test]
fn a_trait_of_boxed_generators_is_object_safe() {
    let stores: [Box<dyn Store>; 2] = [Box::new(map()), Box::new(Empty)];
    let mut log = Vec::new();
    let seen = stores.each_ref().map(|store| {
        let keys = items(assert_send(store.keys()));
        let lengths = items(store.lengths());
        let prefixed = {
            // What is borrowed need not live as long.
            let (prefix, suffix) = (format!("<{}", lengths.len()), ">".to_owned());
            items(assert_send(store.prefixed(&prefix, &mut log, Cow::Borrowed(&suffix))))
        };
        (keys, lengths, prefixed)
    });
    let owned = |words: &[&str]| words.iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(seen[0], (owned(&["one", "three"]), vec![3, 5], owned(&["<2one>", "<2three>"])));
    assert_eq!(seen[1], (owned(&[]), vec![0], owned(&["<1>"])));
    assert!(log.is_empty());
    let failure = |text: &str| Failure(text.to_owned());
    let [map, empty] = &stores;
    assert_eq!(items(map.values(&["three", "one"])), [Ok("3"), Ok("1")]);
    assert_eq!(items(map.values(&["three", "two", "one"])), [Ok("3"), Err(failure("two"))]);
    assert_eq!(items(empty.values(&["x", "y"])), [Err(failure("x"))]);
    assert_eq!(items(assert_send(map.short(4))), [Ok(3), Err(failure("5 is over 4"))]);
    assert_eq!(items(empty.short(4)), [Ok(0)]);
    assert_eq!((items(Map::constants()), items(Empty::constants())), (vec![1, 2], vec![]));
    let through_bound = |store: &(dyn Store + Send)| items(store.lengths());
    assert_eq!(through_bound(&Empty), [0]);
}

#[test]
fn a_boxed_generator_is_the_stream_that_the_same_one_is_without_a_box() {
    #[async_gen]
    async fn plain(argument: Loud, words: &[&str]) -> usize {
        for word in words {
            yield_!(word.len());
            wait(1).await;
        }
        note(argument.0);
    }

    #[async_gen(boxed)]
    async fn boxed(argument: Loud, words: &[&str]) -> usize {
        for word in words {
            yield_!(word.len());
            wait(1).await;
        }
        note(argument.0);
    }

    #[async_gen(boxed_local)]
    async fn local(argument: Loud, words: &[&str]) -> usize {
        for word in words {
            yield_!(word.len());
            wait(1).await;
        }
        note(argument.0);
    }

    for words in [&[][..], &["a"], &["ab", "c"]] {
        assert_same(boxed(Loud("argument"), words), plain(Loud("argument"), words));
        assert_same(local(Loud("argument"), words), plain(Loud("argument"), words));
    }
    let mut generator: Boxed<'_, usize> = boxed(Loud("argument"), &["a"]);
    assert!(trace().is_empty());
    assert_eq!((generator.is_terminated(), generator.size_hint()), (false, (0, None)));
    assert_eq!(answers(&mut generator, 3).len(), 3);
    assert_eq!((generator.is_terminated(), generator.size_hint()), (true, (0, Some(0))));
    assert!(format!("{generator:?}").contains("AsyncGenerator"));
    assert_eq!(trace(), ["argument", "drop argument"]);
    drop(local(Loud("unpolled"), &[]));
    assert_eq!(trace(), ["drop unpolled"]);
}

#[test]
fn a_local_box_need_not_be_send() {
    trait Local {
        #[async_gen(boxed_local)]
        async fn counts(&self, shared: Rc<u32>) -> Rc<u32>;

        #[try_async_gen(boxed_local)]
        async fn failing(self: Rc<Self>) -> Result<u32, Rc<str>>;
    }

    struct Counter(Rc<u32>);

    impl Local for Counter {
        #[async_gen(boxed_local)]
        async fn counts(&self, shared: Rc<u32>) -> Rc<u32> {
            let mine = Rc::clone(&self.0);
            yield_!(shared);
            wait(1).await;
            yield_!(mine);
        }

        #[try_async_gen(boxed_local)]
        async fn failing(self: Rc<Self>) -> Result<u32, Rc<str>> {
            yield_!(*self.0);
            Err("no")?;
        }
    }

    let counter: Rc<dyn Local> = Rc::new(Counter(Rc::new(2)));
    assert_eq!(items(counter.counts(Rc::new(1))).iter().map(|number| **number).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(items(counter.failing()), [Ok(2), Err("no".into())]);
}

#[test]
fn a_boxed_generator_borrows_from_all_that_it_is_given() {
    struct Text(String);

    impl Text {
        #[async_gen(boxed)]
        async fn words(&self) -> &str {
            yield_all!(from_iter(self.0.split(' ')));
        }

        #[async_gen(boxed)]
        async fn words_mut(&mut self) -> &mut String {
            yield_!(&mut self.0);
        }

        #[async_gen(boxed)]
        async fn between<'a>(&'a self, low: &str, high: &str) -> &'a str {
            async_for!(word in self.words() {
                if low <= word && word <= high {
                    yield_!(word);
                }
            });
        }
    }

    #[async_gen(boxed)]
    async fn one(text: &str) -> &str {
        yield_!(text);
    }

    #[async_gen(boxed)]
    async fn hidden(text: Cow<'_, str>) -> usize {
        yield_!(text.len());
    }

    #[async_gen(boxed)]
    async fn several(left: &str, right: &mut Vec<usize>, third: Cow<'_, str>, _: &(dyn Debug + Sync)) -> usize {
        right.push(left.len());
        yield_!(right.len());
        yield_!(third.len());
    }

    #[async_gen(boxed)]
    async fn named<'a, 'b>(left: &'a str, right: &'b str, elided: &u32) -> (&'a str, &'b str) {
        for _ in 0..*elided {
            yield_!((left, right));
        }
    }

    #[async_gen(boxed)]
    async fn bounded<'a, 'b>(left: &'a str, right: &'b str) -> &'a str
    where
        'b: 'a,
    {
        yield_!(left);
        yield_!(right);
    }

    #[async_gen(boxed)]
    async fn of_statics(text: &'static str) -> &'static str {
        yield_!(text);
    }

    #[async_gen(boxed)]
    async fn functions(function: fn(&str) -> &str, texts: &[&str]) -> usize {
        for text in texts {
            yield_!(function(text).len());
        }
    }

    let mut text = Text("one two three".to_owned());
    for text in items(text.words_mut()) {
        text.push_str(" two");
    }
    let kept = {
        let (low, high) = ("p".to_owned(), "two".to_owned());
        items(text.between(&low, &high)).len()
    };
    assert_eq!((items(text.words()), kept), (vec!["one", "two", "three", "two"], 3));
    let (local, short) = ("text".to_owned(), "a".to_owned());
    assert_eq!(items(one(&local)), ["text"]);
    assert_eq!(items(hidden(Cow::Borrowed(&local))), [4]);
    let mut lengths = vec![0];
    assert_eq!(items(assert_send(one("x"))).len(), 1);
    {
        let third = "third".to_owned();
        assert_eq!(items(several("ab", &mut lengths, Cow::Borrowed(&third), &Loud("debug"))), [2, 5]);
    }
    assert_eq!(lengths, [0, 2]);
    let long = "long".to_owned();
    let kept = {
        let (short, times) = ("short".to_owned(), 2);
        items(named(&long, &short, &times)).into_iter().map(|(long, _)| long).collect::<Vec<_>>()
    };
    assert_eq!(kept, ["long", "long"]);
    assert_eq!(items(bounded(&short, &long)), ["a", "long"]);
    assert_eq!(items::<Boxed<'static, &'static str>>(of_statics("static")), ["static"]);
    assert_eq!(items(functions(str::trim, &[" a ", "bc"])), [1, 2]);
}

#[test]
fn a_boxed_generator_may_be_generic() {
    #[async_gen(boxed)]
    async fn each<T, const N: usize>(values: [T; N]) -> T
    where
        T: Send,
    {
        for value in values {
            yield_!(value);
            wait(1).await;
        }
    }

    #[async_gen(boxed)]
    async fn shown<'a, T>(values: &'a [T], prefix: impl Display + Send, other: &str) -> String
    where
        T: Display + Sync,
    {
        for value in values {
            yield_!(format!("{prefix}{value}{other}"));
        }
    }

    #[async_gen(boxed_local)]
    async fn all<T>(stream: impl Stream<Item = T>) -> T {
        yield_all!(stream);
    }

    #[try_async_gen(boxed)]
    async fn parsed<T, E>(words: &[&str]) -> Result<T, E>
    where
        T: std::str::FromStr + Send,
        E: From<T::Err> + Send,
    {
        for word in words {
            yield_!(word.parse()?);
        }
    }

    let borrowed = [1, 2];
    assert_eq!(items(each(borrowed.each_ref())), [&1, &2]);
    let seen = {
        let (prefix, other) = ("<".to_owned(), ">".to_owned());
        items(assert_send(shown(&borrowed, prefix.as_str(), &other)))
    };
    assert_eq!(seen, ["<1>", "<2>"]);
    assert_eq!(items(all(from_iter(&borrowed))), [&1, &2]);
    let failure = || Failure("invalid digit found in string".to_owned());
    assert_eq!(items(assert_send(parsed::<u32, Failure>(&["1", "x"]))), [Ok(1), Err(failure())]);
}

#[test]
fn the_parameters_of_a_trait_may_be_taken_and_given() {
    trait Source<T> {
        #[async_gen(boxed_local)]
        async fn get(&self, value: T) -> T;

        #[async_gen(boxed_local)]
        async fn pairs<U>(&self, values: Vec<(T, U)>, name: &str) -> (U, T, String)
        where
            Self: Sized;
    }

    impl<T: Clone> Source<T> for usize {
        #[async_gen(boxed_local)]
        async fn get(&self, value: T) -> T {
            for _ in 0..*self {
                yield_!(value.clone());
            }
        }

        #[async_gen(boxed_local)]
        async fn pairs<U>(&self, values: Vec<(T, U)>, name: &str) -> (U, T, String) {
            for (left, right) in values {
                yield_!((right, left, name.to_owned()));
            }
        }
    }

    let source: &dyn Source<String> = &2;
    assert_eq!(items(source.get("a".to_owned())), ["a", "a"]);
    let text = "borrowed".to_owned();
    assert_eq!(items(1.get(text.as_str())), ["borrowed"]);
    assert_eq!(items(0.pairs(vec![(1, 'a')], "name")), [('a', 1, "name".to_owned())]);
}

#[test]
fn an_implementation_may_be_generic() {
    trait Each {
        type Item<'a>
        where
            Self: 'a;

        #[async_gen(boxed)]
        async fn each(&self) -> Self::Item<'_>;

        #[async_gen(boxed)]
        async fn whole(&self, times: usize) -> String;
    }

    struct Wrapper<'a, T>(&'a [T]);

    impl<'a, T: Send + Sync + Debug> Each for Wrapper<'a, T> {
        type Item<'b>
            = &'a T
        where
            Self: 'b;

        #[async_gen(boxed)]
        async fn each(&self) -> Self::Item<'_> {
            for item in self.0 {
                yield_!(item);
            }
        }

        #[async_gen(boxed)]
        async fn whole(&self, times: usize) -> String {
            for _ in 0..times {
                yield_!(format!("{:?}", self.0));
            }
        }
    }

    trait Whole {
        #[async_gen(boxed)]
        async fn whole(&self, times: usize) -> String;
    }

    impl<E: Each + Sync + ?Sized> Whole for Arc<E>
    where
        Arc<E>: Sync,
    {
        #[async_gen(boxed)]
        async fn whole(&self, times: usize) -> String {
            yield_all!((**self).whole(times));
            yield_!("shared".to_owned());
        }
    }

    let numbers = [1, 2];
    let kept = items(Wrapper(&numbers).each());
    assert_eq!(kept, [&1, &2]);
    let whole: &dyn Whole = &Arc::new(Wrapper(&numbers));
    assert_eq!(items(whole.whole(2)), ["[1, 2]", "[1, 2]", "shared"]);
}

#[test]
fn what_the_body_alone_uses_need_not_be_named_in_the_signature() {
    trait Times<T> {
        #[async_gen(boxed_local)]
        async fn times(&self) -> usize;

        #[async_gen(boxed_local)]
        async fn values(&self) -> T;
    }

    impl<T: Default + Clone> Times<T> for [T] {
        #[async_gen(boxed_local)]
        async fn times(&self) -> usize {
            let value = T::default();
            yield_!(size_of_val(&value));
            yield_!(self.len());
        }

        #[async_gen(boxed_local)]
        async fn values(&self) -> T {
            yield_!(T::default());
            yield_all!(from_iter(self.to_vec()));
        }
    }

    let text = "borrowed".to_owned();
    let words: &dyn Fn(&str) -> usize = &|text| items([text, text][..].times())[1] + items([text][..].values()).len();
    assert_eq!(words(&text), 4);
}

#[test]
fn functions_may_be_arguments_of_a_boxed_generator() {
    #[async_gen(boxed_local)]
    async fn called(
        reference: &dyn Fn(&str) -> usize,
        boxed: Box<dyn FnMut() -> usize + '_>,
        given: impl for<'a> Fn(&'a str) -> &'a str,
        iterator: &mut dyn Iterator<Item = &str>,
        (left, [right, _]): (&str, [&str; 2]),
    ) -> usize {
        let mut boxed = boxed;
        for word in iterator {
            yield_!(reference(word) + boxed() + given(word).len());
        }
        yield_!(left.len() * 10 + right.len());
    }

    let mut calls = 0;
    let seen = {
        let count = || {
            calls += 100;
            calls
        };
        let text = "a bc".to_owned();
        items(called(&str::len, Box::new(count), |text| text, &mut text.split(' '), (&text, [&text[1..], ""])))
    };
    assert_eq!((seen, calls), (vec![102, 204, 43], 200));
}

#[test]
fn the_error_may_be_an_associated_type() {
    trait Connection {
        type Error: From<Failure> + Send;

        #[try_async_gen(boxed)]
        async fn rows(&mut self, query: &str) -> Result<Vec<u8>, Self::Error>;

        #[try_async_gen(boxed)]
        async fn checked(&mut self, query: &str) -> Result<usize, Self::Error>
        where
            Self: Send,
        {
            if query.is_empty() {
                Err(Failure("empty".to_owned()))?;
            }
            async_for!(row in self.rows(query) {
                yield_!(row?.len());
            });
        }
    }

    struct Memory(usize);

    impl Connection for Memory {
        type Error = Box<Failure>;

        #[try_async_gen(boxed)]
        async fn rows(&mut self, query: &str) -> Result<Vec<u8>, Self::Error> {
            while self.0 > 0 {
                self.0 -= 1;
                yield_!(query.as_bytes()[self.0..].to_vec());
            }
            Err(Failure("closed".to_owned()))?;
        }
    }

    let closed = || Box::new(Failure("closed".to_owned()));
    let mut memory: Box<dyn Connection<Error = Box<Failure>>> = Box::new(Memory(2));
    assert_eq!(items(memory.rows("ab")), [Ok(vec![b'b']), Ok(vec![b'a', b'b']), Err(closed())]);
    assert_eq!(items(Memory(1).checked("abc")), [Ok(3), Err(closed())]);
    assert_eq!(items(Memory(1).checked("")), [Err(Box::new(Failure("empty".to_owned())))]);
}

#[test]
fn a_macro_may_make_boxed_and_fallible_generators() {
    macro_rules! generators {
        ($type:ty, $stream:expr, $value:expr, $life:lifetime) => {
            #[async_gen(boxed)]
            async fn boxed<$life>(value: &$life $type, other: &$type) -> &$life $type {
                yield_!(value);
                assert_ne!(value, other);
            }

            #[async_gen]
            async fn all() -> $type {
                yield_all!($stream);
            }

            #[try_async_gen]
            async fn fallible() -> Result<$type, Failure> {
                yield_!($value?);
                yield_all!($stream.map(Ok));
            }

            #[try_async_gen]
            fn written() -> BoxStream<'static, Result<$type, Failure>> {
                yield_!($value?);
            }
        };
    }

    generators!(u32, from_iter([1, 2]), "7".parse::<u32>(), 'value);
    assert_eq!((items(boxed(&1, &2)), items(all())), (vec![&1], vec![1, 2]));
    assert_eq!((items(fallible()), items(written())), (vec![Ok(7), Ok(1), Ok(2)], vec![Ok(7)]));
}

#[test]
fn self_may_be_of_any_kind() {
    trait Kinds: Send + Sync {
        #[async_gen(boxed)]
        async fn by_value(self) -> u32
        where
            Self: Sized;
        #[async_gen(boxed)]
        async fn itself(self) -> Self
        where
            Self: Sized;
        #[async_gen(boxed)]
        async fn by_box(self: Box<Self>) -> u32;
        #[async_gen(boxed)]
        async fn by_arc(self: Arc<Self>, more: &[u32]) -> u32;
        #[async_gen(boxed_local)]
        async fn by_rc(self: Rc<Self>) -> u32;
        #[async_gen(boxed)]
        async fn by_pin(self: Pin<&mut Self>) -> u32;
        #[async_gen(boxed)]
        async fn by_reference_to_arc(self: &Arc<Self>) -> u32
        where
            Self: Sized;
        #[async_gen(boxed)]
        async fn by_mut(&mut self) -> u32;
        #[async_gen(boxed)]
        async fn by_name<'a>(&'a self, other: &u32) -> &'a u32;
    }

    struct Number(u32);

    impl Kinds for Number {
        #[async_gen(boxed)]
        async fn by_value(self) -> u32 {
            yield_!(self.0);
        }
        #[async_gen(boxed)]
        async fn itself(mut self) -> Self {
            self.0 += 1;
            yield_!(self);
        }
        #[async_gen(boxed)]
        async fn by_box(self: Box<Self>) -> u32 {
            yield_!(self.0);
        }
        #[async_gen(boxed)]
        async fn by_arc(self: Arc<Self>, more: &[u32]) -> u32 {
            yield_!(self.0 + more[0]);
        }
        #[async_gen(boxed_local)]
        async fn by_rc(self: Rc<Self>) -> u32 {
            yield_!(self.0);
        }
        #[async_gen(boxed)]
        async fn by_pin(self: Pin<&mut Self>) -> u32 {
            self.get_mut().0 += 10;
            yield_!(1);
        }
        #[async_gen(boxed)]
        async fn by_reference_to_arc(self: &Arc<Self>) -> u32 {
            yield_!(self.0);
        }
        #[async_gen(boxed)]
        async fn by_mut(&mut self) -> u32 {
            self.0 += 100;
            yield_!(self.0);
        }
        #[async_gen(boxed)]
        async fn by_name<'a>(&'a self, other: &u32) -> &'a u32 {
            for _ in 0..*other {
                yield_!(&self.0);
            }
        }
    }

    assert_eq!(items(Number(1).by_value()), [1]);
    assert_eq!(items(Number(1).itself()).iter().map(|number| number.0).collect::<Vec<_>>(), [2]);
    let number: Box<dyn Kinds> = Box::new(Number(3));
    assert_eq!(items(number.by_box()), [3]);
    let number: Arc<dyn Kinds> = Arc::new(Number(4));
    assert_eq!(items(Arc::clone(&number).by_arc(&[2])), [6]);
    let number: Rc<dyn Kinds> = Rc::new(Number(5));
    assert_eq!(items(number.by_rc()), [5]);
    assert_eq!(items(Arc::new(Number(6)).by_reference_to_arc()), [6]);
    let mut number: Box<dyn Kinds> = Box::new(Number(7));
    assert_eq!(items(number.by_mut()), [107]);
    assert_eq!(items(Pin::new(&mut *Box::new(Number(8))).by_pin()), [1]);
    assert_eq!(items(number.by_name(&2)), [&107, &107]);
}

// Boxes that are written out.

#[test]
fn the_type_of_a_box_may_be_written_or_aliased() {
    type Alias<'a> = Pin<Box<dyn Stream<Item = u32> + Send + 'a>>;
    type Generic<'a, T> = Pin<Box<dyn Stream<Item = T> + 'a>>;
    type OfResults<T> = BoxStream<'static, Result<T, Failure>>;

    trait Written {
        type Stream: Stream<Item = u32>;

        #[async_gen]
        fn written(&self) -> Pin<Box<dyn Stream<Item = u32> + Send + '_>>;
        #[async_gen]
        fn projected(number: u32) -> Self::Stream;
    }

    struct Two;

    impl Written for Two {
        type Stream = BoxStream<'static, u32>;

        #[async_gen]
        fn written(&self) -> Pin<Box<dyn Stream<Item = u32> + Send + '_>> {
            let _ = self;
            yield_!(1);
            yield_!(2);
        }

        #[async_gen]
        fn projected(number: u32) -> Self::Stream {
            yield_!(number);
        }
    }

    #[async_gen]
    fn aliased(numbers: &[u32]) -> Alias<'_> {
        for number in numbers {
            wait(1).await;
            yield_!(*number);
        }
    }

    #[async_gen]
    fn of_futures<T: Send + Sync>(values: &[T]) -> BoxStream<'_, &T> {
        for value in values {
            yield_!(value);
        }
    }

    #[async_gen]
    fn local(values: Rc<Vec<u32>>) -> LocalBoxStream<'static, u32> {
        for value in values.iter() {
            yield_!(*value);
        }
    }

    #[async_gen]
    fn generic<T: Clone>(value: &T) -> Generic<'_, (T, &T)> {
        yield_!((value.clone(), value));
    }

    #[async_gen]
    fn fused(number: u32) -> Pin<Box<dyn FusedStream<Item = u32>>> {
        yield_!(number);
    }

    #[async_gen]
    fn named(number: u32) -> Pin<Box<dyn AsyncGenerator<Item = u32> + Send>> {
        yield_!(number);
    }

    #[async_gen]
    fn coerced() -> LocalBoxStream<'static, Box<dyn Display>> {
        yield_!(Box::new(1));
        yield_!(Box::new("two"));
    }

    #[async_gen]
    fn slices() -> Pin<Box<dyn Stream<Item = &'static [u32]>>> {
        yield_!(&[1, 2]);
        yield_!(&[]);
    }

    #[try_async_gen]
    fn of_results(numbers: Vec<u32>) -> OfResults<Box<dyn Display + Send>> {
        for number in numbers {
            if number == 0 {
                Err("zero")?;
            }
            yield_!(Box::new(number));
        }
    }

    #[try_async_gen]
    fn of_io<'a>(words: &'a [&'a str]) -> Pin<Box<dyn Stream<Item = std::io::Result<&'a str>> + Send + 'a>> {
        for word in words {
            if word.is_empty() {
                return Err(std::io::ErrorKind::InvalidInput.into());
            }
            yield_!(word);
        }
    }

    assert_eq!(items(Two.written()), [1, 2]);
    assert_eq!(items(Two::projected(3)), [3]);
    assert_eq!(items(assert_send(aliased(&[1, 2]))), [1, 2]);
    assert_eq!(items(of_futures(&['a', 'b'])), [&'a', &'b']);
    assert_eq!(items(local(Rc::new(vec![1, 2]))), [1, 2]);
    assert_eq!(items(generic(&"x".to_owned())).len(), 1);
    let ended = fused(3);
    assert!(!ended.is_terminated());
    assert_eq!((items(ended), items(named(4))), (vec![3], vec![4]));
    assert_eq!(items(coerced().map(|item| item.to_string())), ["1", "two"]);
    assert_eq!(items(slices()), [&[1, 2][..], &[]]);
    let shown = items(of_results(vec![1, 0, 2]).map(|item| item.map(|item| item.to_string())));
    assert_eq!(shown, [Ok("1".to_owned()), Err(Failure("zero".to_owned()))]);
    let kinds = items(of_io(&["a", "", "b"]).map(|word| word.map_err(|error| error.kind())));
    assert_eq!(kinds, [Ok("a"), Err(std::io::ErrorKind::InvalidInput)]);
}

// Recursion.

struct Tree {
    value: u32,
    children: Vec<Tree>,
}

impl Tree {
    fn new(value: u32, children: impl Into<Vec<Self>>) -> Self {
        Self { value, children: children.into() }
    }

    /// The values, collected without a stream.
    fn values(&self) -> Vec<u32> {
        [self.value].into_iter().chain(self.children.iter().flat_map(Self::values)).collect()
    }

    #[async_gen(boxed)]
    async fn walk(&self) -> &u32 {
        yield_!(&self.value);
        for child in &self.children {
            yield_all!(child.walk());
        }
    }

    #[async_gen(boxed_local)]
    async fn walk_local(&self, depth: usize) -> (usize, u32) {
        yield_!((depth, self.value));
        for child in &self.children {
            wait(1).await;
            async_for!(item in child.walk_local(depth + 1) {
                yield_!(item);
            });
        }
    }

    #[async_gen]
    fn walk_stream(&self) -> BoxStream<'_, u32> {
        yield_!(self.value);
        for child in &self.children {
            yield_all!(child.walk_stream());
        }
    }

    #[try_async_gen(boxed)]
    async fn walk_until(&self, limit: u32) -> Result<u32, Failure> {
        if self.value > limit {
            Err(format!("{} is too much", self.value))?;
        }
        yield_!(self.value);
        for child in &self.children {
            async_for!(value in child.walk_until(limit) {
                yield_!(value?);
            });
        }
    }
}

fn tree() -> Tree {
    let leaf = |value| Tree::new(value, []);
    Tree::new(1, [Tree::new(2, [leaf(3), Tree::new(4, [leaf(5)])]), leaf(6), Tree::new(7, [leaf(8)])])
}

#[test]
fn a_generator_may_be_recursive_through_its_box() {
    let tree = tree();
    assert_eq!(tree.values(), [1, 2, 3, 4, 5, 6, 7, 8]);
    assert_eq!(items(assert_send(tree.walk())).into_iter().copied().collect::<Vec<_>>(), tree.values());
    assert_eq!(items(tree.walk_stream()), tree.values());
    let depths = [0, 1, 2, 2, 3, 1, 1, 2].into_iter().zip(tree.values()).collect::<Vec<_>>();
    assert_eq!(items(tree.walk_local(0)), depths);
    assert_eq!(items(tree.walk_until(8)), tree.values().into_iter().map(Ok).collect::<Vec<_>>());
    assert_eq!(items(tree.walk_until(3)), [Ok(1), Ok(2), Ok(3), Err(Failure("4 is too much".to_owned()))]);
}

#[test]
fn generators_may_be_mutually_recursive() {
    #[async_gen(boxed)]
    async fn even(number: u32) -> (bool, u32) {
        yield_!((true, number));
        if number > 0 {
            yield_all!(odd(number - 1));
        }
    }

    #[async_gen]
    fn odd(number: u32) -> BoxStream<'static, (bool, u32)> {
        wait(1).await;
        yield_!((false, number));
        if number > 0 {
            yield_all!(even(number - 1));
        }
    }

    assert_eq!(items(even(3)), [(true, 3), (false, 2), (true, 1), (false, 0)]);
    assert_eq!(items(even(500)).len(), 501);
}

// What async-stream promises of its own streams.

#[test]
fn a_generator_over_a_channel_ends_with_it() {
    #[async_gen]
    async fn received(mut receiver: tokio::sync::mpsc::Receiver<u32>) -> u32 {
        while let Some(number) = receiver.recv().await {
            yield_!(number);
        }
    }

    let (sender, receiver) = tokio::sync::mpsc::channel(10);
    for number in 0..3 {
        sender.try_send(number).expect("there is room");
    }
    let mut generator = pin!(received(receiver));
    assert_eq!(answers(generator.as_mut(), 4).iter().filter(|answer| answer.is_ready()).count(), 3);
    drop(sender);
    assert_eq!(items(generator.as_mut()), []);
    assert!(generator.is_terminated());
}

#[test]
fn streams_may_stand_in_streams_and_items_need_not_be_unpin() {
    #[async_gen]
    fn rows(count: u32) -> impl Stream<Item = impl Stream<Item = u32> + Send> + Send {
        for row in 0..count {
            yield_!(from_iter(0..row).map(move |column| row * 10 + column));
        }
    }

    #[async_gen(boxed)]
    async fn boxed_rows(count: u32) -> BoxStream<'static, u32> {
        async_for!(row in rows(count) {
            yield_!(Box::pin(row));
        });
    }

    #[async_gen]
    async fn flat(count: u32) -> u32 {
        async_for!(row in rows(count) {
            yield_all!(row);
        });
    }

    #[async_gen(boxed)]
    async fn futures_of(keys: Vec<u32>) -> impl Future<Output = u32> + Send {
        for key in keys {
            yield_!(async move {
                let pinned = PhantomPinned;
                wait(1).await;
                let _: PhantomPinned = pinned;
                key
            });
        }
    }

    assert_eq!(items(flat(4)), [10, 20, 21, 30, 31, 32]);
    assert_eq!(items(boxed_rows(4).flatten()), [10, 20, 21, 30, 31, 32]);
    assert_eq!(items(futures_of(vec![1, 2]).then(|future| future)), [1, 2]);
}

#[test]
fn units_may_be_yielded_in_select() {
    #[async_gen(boxed)]
    async fn units() {
        tokio::select! {
            () = wait(0) => yield_!(),
        }
        tokio::select! {
            biased;
            () = wait(3) => yield_!(()),
            () = wait(1) => {
                yield_!(());
                yield_!();
            }
        }
    }

    #[try_async_gen(boxed)]
    async fn numbers() -> Result<&'static str, Failure> {
        tokio::select! {
            biased;
            () = wait(2) => yield_!("late"),
            () = wait(1) => {
                yield_!("early");
                wait(1).await;
                Err("in the arm")?;
            }
        }
    }

    assert_eq!(items(units()), [(), (), ()]);
    assert_eq!(items(numbers()), [Ok("early"), Err(Failure("in the arm".to_owned()))]);
}

#[test]
fn a_boxed_generator_borrows_lifetimes_and_types_of_its_trait_and_implementation() {
    struct Word<'a>(&'a str);

    impl<'a> Word<'a> {
        #[async_gen(boxed)]
        async fn both(text: &'a str, other: &'a str) -> Self {
            yield_!(Self(text));
            yield_!(Self(other));
        }
    }

    trait Source<'a, K>: Sync {
        type Value: Send;

        #[async_gen(boxed)]
        async fn get(&self, text: &'a str, keys: Vec<Option<K>>) -> (&'a str, K);

        #[async_gen(boxed)]
        async fn same(value: Self::Value) -> Self::Value;
    }

    impl<'a, K: Send> Source<'a, K> for () {
        type Value = K;

        #[async_gen(boxed)]
        async fn get(&self, text: &'a str, keys: Vec<Option<K>>) -> (&'a str, K) {
            for key in keys.into_iter().flatten() {
                yield_!((text, key));
            }
        }

        #[async_gen(boxed)]
        async fn same(value: Self::Value) -> Self::Value {
            yield_!(value);
        }
    }

    let text = String::from("text");
    assert_eq!(items(Word::both(&text, "other")).iter().map(|word| word.0).collect::<Vec<_>>(), ["text", "other"]);
    assert_eq!(items(().get(&text, vec![Some(&1), None, Some(&2)])), [("text", &1), ("text", &2)]);
    assert_eq!(items(<() as Source<'_, &str>>::same("value")), ["value"]);
}

#[test]
fn names_of_lifetimes_are_not_those_of_the_user() {
    struct Text(String);

    impl Text {
        #[async_gen(boxed)]
        async fn either<'life0>(&self, other: &'life0 str) -> &'life0 str {
            if self.0.is_empty() {
                yield_!(other);
            }
        }

        #[async_gen(boxed)]
        async fn rest(&self, start: &str) -> &str {
            yield_!(&self.0[start.len()..]);
        }
    }

    assert_eq!(items(Text(String::new()).either("other")), ["other"]);
    assert_eq!(items(Text("text".to_owned()).rest("te")), ["xt"]);
}

#[test]
fn lifetimes_of_a_higher_rank_are_left_alone() {
    #[async_gen(boxed)]
    async fn calls(
        dynamic: &(dyn for<'x> Fn(&'x u8) -> &'x u8 + Sync),
        pointer: for<'y> fn(&'y u8) -> u8,
        closure: impl for<'z> Fn(&'z str) -> usize + Send,
    ) -> usize {
        yield_!(usize::from(*dynamic(&1)));
        yield_!(usize::from(pointer(&2)));
        yield_!(closure("abc"));
    }

    assert_eq!(items(calls(&|number| number, |number| *number, str::len)), [1, 2, 3]);
}

#[test]
fn what_is_behind_a_reference_may_be_an_impl() {
    #[async_gen(boxed)]
    async fn shown<'a>(
        value: &(impl Debug + Sync),
        words: &mut (impl Iterator<Item = &str> + Send),
        pair: (&'a (impl Display + Sync), &str),
        rest: Vec<impl Display + Send>,
    ) -> String {
        for word in words {
            yield_!(format!("{value:?} {word} {} {} {}", pair.0, pair.1, rest[0]));
        }
    }

    #[async_gen(boxed_local)]
    async fn addresses(pointer: *const impl Debug, reference: &impl Debug) -> bool {
        yield_!(pointer.addr() == std::ptr::from_ref(reference).addr());
    }

    let text = "a b".to_owned();
    assert_eq!(items(shown(&1, &mut text.split(' '), (&2, &text), vec![3])), ["1 a 2 a b 3", "1 b 2 a b 3"]);
    let number = 1;
    assert_eq!(items(addresses(&raw const number, &number)), [true]);
}

#[test]
fn a_boxed_generator_may_be_of_constants_and_of_what_has_a_name_of_any_case() {
    struct Buffer<const N: usize>([u8; N]);
    struct Both<T, const N: usize>([T; N]);
    #[expect(non_camel_case_types)]
    struct lower<T>(T);
    const SIZE: usize = 2;

    #[async_gen(boxed)]
    async fn bytes<const N: usize>(
        of_parameter: Buffer<N>,
        of_constant: Buffer<SIZE>,
        both: &Both<u8, { SIZE + 1 }>,
    ) -> u8 {
        yield_all!(from_iter(of_parameter.0));
        yield_all!(from_iter(of_constant.0));
        yield_all!(from_iter(both.0));
    }

    impl<T: Send + Sync, const N: usize> Both<T, N> {
        #[async_gen(boxed)]
        async fn each(self, more: lower<Both<T, N>>, last: Box<dyn Fn(usize) -> [T; N] + Send + '_>) -> Self {
            yield_!(self);
            yield_!(more.0);
            yield_!(Self(last(N)));
        }
    }

    assert_eq!(items(bytes(Buffer([1]), Buffer([2, 3]), &Both([4, 5, 6]))), [1, 2, 3, 4, 5, 6]);
    let (one, last) = ("one".to_owned(), "last".to_owned());
    let each = Both([&*one]).each(lower(Both(["two"])), Box::new(|_| [&*last]));
    assert_eq!(items(each).into_iter().map(|both| both.0[0]).collect::<Vec<_>>(), ["one", "two", "last"]);
}

#[test]
fn an_implementation_may_put_any_type_for_a_parameter_of_its_trait() {
    trait Store<'k, T, const N: usize>: Send + Sync {
        type Out: Send;

        #[async_gen(boxed)]
        async fn scan(&self) -> T;
        #[async_gen(boxed)]
        async fn put(&self, value: T, key: &'k str, more: &[T; N]) -> usize;
        #[async_gen(boxed)]
        async fn made() -> Option<T>
        where
            Self: Sized;
        #[async_gen(boxed)]
        async fn out(&self, out: Self::Out) -> Self::Out;
    }

    struct Whatever;

    // Each declares parameters of its own names, in an order of its own, or none.
    impl<V: Default + Send + Sync> Store<'static, Vec<V>, 1> for Whatever {
        type Out = String;

        #[async_gen(boxed)]
        async fn scan(&self) -> Vec<V> {
            yield_!(vec![V::default()]);
        }
        #[async_gen(boxed)]
        async fn put(&self, value: Vec<V>, key: &'static str, [one]: &[Vec<V>; 1]) -> usize {
            yield_!(value.len() + key.len() + one.len());
        }
        #[async_gen(boxed)]
        async fn made() -> Option<Vec<V>> {
            yield_!(None);
        }
        #[async_gen(boxed)]
        async fn out(&self, out: String) -> String {
            yield_!(out);
        }
    }

    impl<'other, const LENGTH: usize> Store<'other, &'other str, LENGTH> for Whatever {
        type Out = usize;

        #[async_gen(boxed)]
        async fn scan(&self) -> &'other str {
            yield_!("scan");
        }
        #[async_gen(boxed)]
        async fn put(&self, value: &'other str, key: &'other str, more: &[&'other str; LENGTH]) -> usize {
            yield_!(value.len() + key.len() + more.len());
        }
        #[async_gen(boxed)]
        async fn made() -> Option<&'other str> {
            yield_!(Some("made"));
        }
        #[async_gen(boxed)]
        async fn out(&self, out: Self::Out) -> usize {
            yield_!(out);
        }
    }

    let text = "text".to_owned();
    let vectors: &dyn Store<'static, Vec<u8>, 1, Out = String> = &Whatever;
    assert_eq!(items(vectors.scan()), [[0]]);
    assert_eq!(items(vectors.put(vec![1], "key", &[vec![2, 3]])), [6]);
    assert_eq!(items(<Whatever as Store<Vec<u8>, 1>>::made()), [None]);
    assert_eq!(items(vectors.out("out".to_owned())), ["out"]);
    let texts: &dyn Store<'_, &str, 2, Out = usize> = &Whatever;
    assert_eq!(items(texts.scan()), ["scan"]);
    assert_eq!(items(texts.put(&text, "key", &["", ""])), [9]);
    assert_eq!(items(<Whatever as Store<&str, 2>>::made()), [Some("made")]);
    assert_eq!(items(texts.out(7)), [7]);
}

#[test]
fn lifetimes_may_be_named_like_those_that_are_added() {
    trait Named<'life0> {
        #[async_gen(boxed)]
        async fn each<'async_gen, 'life1>(
            &self,
            own: &'async_gen str,
            other: &'life1 str,
            last: &'life0 str,
        ) -> &'async_gen str;
    }

    impl<'a> Named<'a> for u32 {
        #[async_gen(boxed)]
        async fn each<'b, 'c>(&self, own: &'b str, other: &'c str, last: &'a str) -> &'b str {
            if own.len() + other.len() + last.len() > *self as usize {
                yield_!(own);
            }
        }
    }

    #[async_gen]
    async fn plain<'life0>(words: impl Iterator<Item = &str>, other: &'life0 str) -> &'life0 str {
        for _ in words {
            yield_!(other);
        }
    }

    assert_eq!(items(5.each("own", "other", "last")), ["own"]);
    assert_eq!(items(plain("a b".split(' '), "other")), ["other", "other"]);
}

#[test]
fn what_is_left_out_in_the_items_is_of_what_rustc_takes_it_for() {
    struct Text(String);

    impl Text {
        #[async_gen(boxed)]
        async fn of_arc(self: &Arc<Self>, _other: &str) -> &str {
            yield_!(&self.0);
        }

        #[async_gen(boxed)]
        async fn of_pin(self: Pin<&mut Self>, _other: &str) -> &mut String {
            yield_!(&mut self.get_mut().0);
        }

        #[async_gen(boxed)]
        async fn of_the_other(self: Arc<Self>, other: &str, is: impl Fn(&str) -> bool + Send) -> (&str, Cow<'_, str>) {
            if is(&self.0) {
                yield_!((other, other.into()));
            }
        }
    }

    #[async_gen(boxed)]
    async fn of_the_only(
        text: Cow<'_, str>,
        function: fn(&str) -> &str,
        closure: &'static (dyn for<'a> Fn(&'a str) -> &'a str + Sync),
    ) -> usize {
        yield_!(closure(function(&text)).len());
    }

    let (text, other) = (Arc::new(Text("text".to_owned())), "other".to_owned());
    assert_eq!(items(text.of_arc(&other[1..])), ["text"]);
    assert_eq!(items(Arc::clone(&text).of_the_other(&other, |it| it == "text")), [("other", Cow::Borrowed("other"))]);
    assert_eq!(items(Pin::new(&mut Text(String::new())).of_pin("")).len(), 1);
    assert_eq!(items(of_the_only(Cow::Borrowed(&other), str::trim, &|text| &text[1..])), [4]);
}

#[test]
fn an_argument_of_a_boxed_generator_may_not_be_there() {
    #[async_gen(boxed)]
    async fn configured<T>(
        #[cfg(any())] missing: &Missing<'_>,
        #[cfg(not(any()))] there: &T,
        #[cfg(any())] (left, right): (Missing, impl Debug),
        #[expect(unused_variables)] unused: &str,
    ) -> T
    where
        T: Clone + Send + Sync,
    {
        yield_!(there.clone());
    }

    assert_eq!(items(configured(&1, "unused")), [1]);
}

#[test]
fn a_box_of_an_impl_may_be_returned() {
    trait Source {
        #[async_gen]
        fn items(&self) -> Pin<Box<impl Stream<Item = &u32> + Send>>;
    }

    impl Source for [u32] {
        #[async_gen]
        fn items(&self) -> Pin<Box<impl Stream<Item = &u32> + Send>> {
            for item in self {
                yield_!(item);
            }
        }
    }

    #[try_async_gen]
    fn parsed(words: &[&str]) -> Pin<Box<impl AsyncGenerator<Item = Result<u32, std::num::ParseIntError>>>> {
        for word in words {
            yield_!(word.parse()?);
        }
    }

    assert_eq!(items(assert_send([1, 2][..].items())), [&1, &2]);
    assert_eq!(items(parsed(&["1", "x", "2"]).map(Result::ok)), [Some(1), None]);
}
