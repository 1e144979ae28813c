//! What every way to write a generator drops, how often and in which order, in every end that it can come to: beside an
//! `async fn`, block or closure with the same body, whose items a `for` loop consumes.

#![forbid(unsafe_code)]

mod poll;

use std::{
    cell::{Cell, RefCell},
    future::{Future, poll_fn},
    mem::take,
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind, set_hook, take_hook},
    pin::{Pin, pin},
    rc::Rc,
    sync::Once,
    task::{Context, Poll, Waker},
    thread::panicking,
};

use aiter::{
    AsyncCoroutine, AsyncGenerator, CoroutineState, Stream, anext, async_for, async_gen, from_fn, resume, stream,
    try_async_gen, try_from_fn, try_stream,
};
use futures::stream::BoxStream;
use poll::{note, poll, poll_future, trace, wait};

// What is tracked.

thread_local! {
    /// The name of each value that was made in this cell, and how often it was dropped.
    static VALUES: RefCell<Vec<(&'static str, u32)>> = const { RefCell::new(Vec::new()) };
}

/// A value that notes its drop, which may panic. It owns nothing, so that to drop it twice is counted and does no harm.
#[derive(Debug)]
struct Tracked {
    name: &'static str,
    place: usize,
    panics: bool,
}

impl Tracked {
    fn new(name: &'static str) -> Self {
        Self::of(name, false)
    }

    fn of(name: &'static str, panics: bool) -> Self {
        let place = VALUES.with_borrow_mut(|values| {
            values.push((name, 0));
            values.len() - 1
        });
        Self { name, place, panics }
    }
}

impl Drop for Tracked {
    fn drop(&mut self) {
        note(format!("drop {}", self.name));
        VALUES.with_borrow_mut(|values| values[self.place].1 += 1);
        // A second panic at the same time would abort.
        if self.panics && !panicking() {
            resume_unwind(Box::new("in a drop"));
        }
    }
}

/// Items: values, or results of them.
trait Given: Sized {
    fn ok(value: Tracked) -> Self;

    fn name(&self) -> &'static str;
}

impl Given for Tracked {
    fn ok(value: Tracked) -> Self {
        value
    }

    fn name(&self) -> &'static str {
        self.name
    }
}

type Outcome = Result<Tracked, Tracked>;

impl Given for Outcome {
    fn ok(value: Tracked) -> Self {
        Ok(value)
    }

    fn name(&self) -> &'static str {
        match self {
            Ok(value) | Err(value) => value.name,
        }
    }
}

// The columns.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ending {
    Exhausted,
    BodyBreaks,
    BodyReturns,
    BodyFails,
    ConsumerBreaks,
    ConsumerReturns,
    ConsumerFails,
    PanicBeforeTheFirstItem,
    PanicBetweenItems,
    PanicAfterTheLastItem,
    PanicInTheChild,
    PanicInTheConsumer,
    PanicInTheDropOfAnItem,
    PanicInTheDropOfALocal,
    PanicInTheDropOfALocalAfterABreak,
    PanicInTheDropOfAnArgument,
    PanicInTheDropOfTheChildsLocal,
    PanicInTheDropOfTheChildsLocalAfterABreak,
}

use Ending::{
    BodyBreaks, BodyFails, BodyReturns, ConsumerBreaks, ConsumerFails, ConsumerReturns, Exhausted,
    PanicAfterTheLastItem, PanicBeforeTheFirstItem, PanicBetweenItems, PanicInTheChild, PanicInTheConsumer,
    PanicInTheDropOfALocal, PanicInTheDropOfALocalAfterABreak, PanicInTheDropOfAnArgument, PanicInTheDropOfAnItem,
    PanicInTheDropOfTheChildsLocal, PanicInTheDropOfTheChildsLocalAfterABreak,
};

/// The ends, each of which is run to its end.
const ENDS: [Ending; 18] = [
    Exhausted,
    BodyBreaks,
    BodyReturns,
    BodyFails,
    ConsumerBreaks,
    ConsumerReturns,
    ConsumerFails,
    PanicBeforeTheFirstItem,
    PanicBetweenItems,
    PanicAfterTheLastItem,
    PanicInTheChild,
    PanicInTheConsumer,
    PanicInTheDropOfAnItem,
    PanicInTheDropOfALocal,
    PanicInTheDropOfALocalAfterABreak,
    PanicInTheDropOfAnArgument,
    PanicInTheDropOfTheChildsLocal,
    PanicInTheDropOfTheChildsLocalAfterABreak,
];

/// The numbers of polls after which a consumer is dropped too. No cell takes more.
const POLLS: usize = 12;

/// The ends in which it is dropped after every third of them, since a panic takes long under Valgrind. That in which
/// nothing panics is dropped after each.
const ABANDONED: [Ending; 4] =
    [PanicInTheDropOfAnItem, PanicInTheDropOfALocal, PanicInTheDropOfAnArgument, PanicInTheDropOfTheChildsLocal];

/// What the body yields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Itself,
    Owned,
    Boxed,
    Foreign,
    TwoLevels,
    ForeignTwoLevelsDeep,
}

const KINDS: [Kind; 6] =
    [Kind::Itself, Kind::Owned, Kind::Boxed, Kind::Foreign, Kind::TwoLevels, Kind::ForeignTwoLevelsDeep];

#[derive(Clone, Copy, Debug)]
struct Plan {
    kind: Kind,
    end: Ending,
    polls: usize,
}

impl Plan {
    fn panics(self, end: Ending) {
        if self.end == end {
            note(format!("{end:?}"));
            resume_unwind(Box::new("on purpose"));
        }
    }

    fn local(self, name: &'static str) -> Tracked {
        Tracked::of(name, [PanicInTheDropOfALocal, PanicInTheDropOfALocalAfterABreak].contains(&self.end))
    }

    fn local_of_child(self, name: &'static str) -> Tracked {
        Tracked::of(
            name,
            [PanicInTheDropOfTheChildsLocal, PanicInTheDropOfTheChildsLocalAfterABreak].contains(&self.end),
        )
    }

    fn second(self) -> Tracked {
        Tracked::of("second", self.end == PanicInTheDropOfAnArgument)
    }

    fn item(self, name: &'static str) -> Tracked {
        Tracked::of(name, self.end == PanicInTheDropOfAnItem && name == "own item")
    }

    fn item_of_child(self, name: &'static str) -> Tracked {
        Tracked::of(name, self.end == PanicInTheDropOfAnItem)
    }

    fn consumer_breaks(self) -> bool {
        [ConsumerBreaks, PanicInTheDropOfALocalAfterABreak, PanicInTheDropOfTheChildsLocalAfterABreak]
            .contains(&self.end)
    }
}

// What is not us: futures of the language, whose items go through a cell.

/// Gives an item to who polls, and suspends once.
async fn hand<T>(cell: &Cell<Option<T>>, item: T) {
    cell.set(Some(item));
    wait(1).await;
}

async fn next<S: Stream>(mut stream: Pin<&mut S>) -> Option<S::Item> {
    poll_fn(|context| stream.as_mut().poll_next(context)).await
}

/// Gives all items of a stream.
async fn hand_all<T>(cell: &Cell<Option<T>>, stream: impl Stream<Item = T>) {
    let mut stream = pin!(stream);
    while let Some(item) = next(stream.as_mut()).await {
        hand(cell, item).await;
    }
}

/// A future and the cell of its items. It is boxed, so that it can be driven without unsafe code.
struct ByHand<T> {
    future: Pin<Box<dyn Future<Output = Option<T>>>>,
    cell: Rc<Cell<Option<T>>>,
    is_done: bool,
}

type Shared<T> = Rc<Cell<Option<T>>>;

/// Makes a stream of a future that is given its cell when it is first polled, and gives the last item at its end.
fn by_hand<T, Fut: Future<Output = Option<T>> + 'static>(future: impl FnOnce(Shared<T>) -> Fut) -> ByHand<T> {
    let cell = Rc::new(Cell::new(None));
    ByHand { future: Box::pin(future(Rc::clone(&cell))), cell, is_done: false }
}

impl<T> Unpin for ByHand<T> {}

impl<T> Stream for ByHand<T> {
    type Item = T;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<T>> {
        if self.is_done {
            return Poll::Ready(None);
        }
        match self.future.as_mut().poll(context) {
            Poll::Ready(last) => {
                self.is_done = true;
                Poll::Ready(last)
            }
            Poll::Pending => match self.cell.take() {
                Some(item) => Poll::Ready(Some(item)),
                None => Poll::Pending,
            },
        }
    }
}

/// The answers of a stream, for `for` to loop over.
struct Answers<S>(S);

impl<S: Stream + Unpin> Iterator for Answers<S> {
    type Item = Poll<S::Item>;

    fn next(&mut self) -> Option<Poll<S::Item>> {
        match poll(Pin::new(&mut self.0)) {
            Poll::Ready(Some(item)) => Some(Poll::Ready(item)),
            Poll::Ready(None) => None,
            Poll::Pending => Some(Poll::Pending),
        }
    }
}

/// A stream written by hand, which waits before its second item.
struct Foreign<T> {
    plan: Plan,
    place: u32,
    next: Option<T>,
    _local: Tracked,
    _argument: Tracked,
}

impl<T> Unpin for Foreign<T> {}

impl<T: Given> Foreign<T> {
    fn new(plan: Plan, argument: Tracked) -> Self {
        let next = Some(T::ok(plan.item_of_child("held item")));
        Self { plan, place: 0, next, _local: plan.local_of_child("foreign local"), _argument: argument }
    }
}

impl<T: Given> Stream for Foreign<T> {
    type Item = T;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<T>> {
        self.place += 1;
        match self.place {
            1 => Poll::Ready(Some(T::ok(self.plan.item_of_child("foreign item")))),
            2 => Poll::Pending,
            3 => {
                self.plan.panics(PanicInTheChild);
                Poll::Ready(self.next.take())
            }
            _ => Poll::Ready(None),
        }
    }
}

// The rows. Each body is here once, and stands in every way to write it.

/// Writes the bodies of the children and of all ways.
macro_rules! generators {
    (
        leaf($($leaf_arguments:tt)*) $leaf:block
        middle($($middle_arguments:tt)*) $middle:block
        ($($arguments:tt)*) $body:block
        ($($values:ident),*)
    ) => {
        mod subject {
            use super::*;

            type Boxed<T> = Pin<Box<dyn AsyncGenerator<Item = T> + Send>>;

            #[async_gen]
            pub(crate) async fn leaf<T: Given + Send + 'static>($($leaf_arguments)*) -> T $leaf

            pub(crate) fn boxed_leaf<T: Given + Send + 'static>(plan: Plan, argument: Tracked) -> Boxed<T> {
                Box::pin(leaf(plan, argument))
            }

            #[async_gen]
            pub(crate) async fn middle<T: Given + Send + 'static>($($middle_arguments)*) -> T $middle

            macro_rules! leave { () => { return }; }
            macro_rules! fail { ($error:expr) => { drop($error) }; }
            type Child = Tracked;

            #[async_gen]
            pub(crate) async fn plain($($arguments)*) -> Tracked $body

            #[async_gen]
            pub(crate) fn as_written($($arguments)*) -> impl Stream<Item = Tracked> + Send $body

            #[async_gen(boxed)]
            pub(crate) async fn boxed($($arguments)*) -> Tracked $body

            #[async_gen(boxed_local)]
            pub(crate) async fn boxed_local($($arguments)*) -> Tracked $body

            #[async_gen]
            pub(crate) fn boxed_as_written($($arguments)*) -> BoxStream<'static, Tracked> $body

            impl Owner {
                #[async_gen]
                pub(crate) async fn by_value(self, $($arguments)*) -> Tracked $body
            }

            impl Borrowed {
                #[async_gen]
                pub(crate) async fn by_reference(&self, $($arguments)*) -> Tracked $body
            }

            pub(crate) trait Source {
                #[async_gen]
                fn of_trait(self, $($arguments)*) -> impl Stream<Item = Tracked>;
            }

            impl Source for Owner {
                #[async_gen]
                fn of_trait(self, $($arguments)*) -> impl Stream<Item = Tracked> $body
            }

            pub(crate) fn block($($arguments)*) -> impl Stream<Item = Tracked> {
                stream!($body)
            }

            pub(crate) fn closure($($arguments)*) -> impl Stream<Item = Tracked> {
                from_fn(async move |mut y| {
                    macro_rules! yield_ { ($item:expr) => { y.yield_($item).await }; }
                    macro_rules! yield_all { ($stream:expr) => { y.yield_all($stream).await }; }
                    $body
                })
            }

            #[async_gen(resume(_reply: Tracked), returns = Tracked)]
            pub(crate) async fn coroutine($($arguments)*) -> Tracked {
                macro_rules! leave { () => { return Tracked::new("returned") }; }
                macro_rules! yield_all {
                    ($stream:expr) => {
                        async_for!(item in $stream {
                            yield_!(item);
                        })
                    };
                }
                $body
                Tracked::new("returned")
            }

            pub(crate) mod fallible {
                use super::*;

                macro_rules! leave { () => { return Ok(()) }; }
                macro_rules! fail { ($error:expr) => { Err::<(), _>($error)? }; }
                type Child = Outcome;

                #[try_async_gen]
                pub(crate) async fn function($($arguments)*) -> Outcome $body

                pub(crate) fn block($($arguments)*) -> impl Stream<Item = Outcome> {
                    try_stream!($body)
                }

                pub(crate) fn closure($($arguments)*) -> impl Stream<Item = Outcome> {
                    type Child = Tracked;
                    try_from_fn(async move |mut y| {
                        macro_rules! yield_ { ($item:expr) => { y.yield_($item).await }; }
                        macro_rules! yield_all { ($stream:expr) => { y.yield_all($stream).await }; }
                        $body
                        Ok(())
                    })
                }
            }
        }

        mod reference {
            use super::*;

            pub(crate) fn leaf<T: Given + 'static>(plan: Plan, argument: Tracked) -> ByHand<T> {
                async fn body<T: Given>(cell: Shared<T>, $($leaf_arguments)*) {
                    macro_rules! yield_ { ($item:expr) => { hand(&cell, $item).await }; }
                    $leaf
                }
                by_hand(|cell| {
                    let body = body(cell, plan, argument);
                    async move {
                        body.await;
                        None
                    }
                })
            }

            pub(crate) fn boxed_leaf<T: Given + 'static>(plan: Plan, argument: Tracked) -> ByHand<T> {
                leaf(plan, argument)
            }

            pub(crate) fn middle<T: Given + 'static>(plan: Plan, argument: Tracked) -> ByHand<T> {
                async fn body<T: Given + 'static>(cell: Shared<T>, $($middle_arguments)*) {
                    macro_rules! yield_all { ($stream:expr) => { hand_all(&cell, $stream).await }; }
                    macro_rules! yield_ { ($item:expr) => { hand(&cell, $item).await }; }
                    $middle
                }
                by_hand(|cell| {
                    let body = body(cell, plan, argument);
                    async move {
                        body.await;
                        None
                    }
                })
            }

            macro_rules! leave { () => { return }; }
            macro_rules! fail { ($error:expr) => { drop($error) }; }
            type Child = Tracked;

            macro_rules! plain_function {
                ($cell:ident) => {
                    macro_rules! yield_ { ($item:expr) => { hand(&$cell, $item).await }; }
                    macro_rules! yield_all { ($stream:expr) => { hand_all(&$cell, $stream).await }; }
                };
            }

            pub(crate) fn plain($($arguments)*) -> ByHand<Tracked> {
                async fn body(cell: Shared<Tracked>, $($arguments)*) {
                    plain_function!(cell);
                    $body
                }
                by_hand(|cell| {
                    let body = body(cell, $($values),*);
                    async move {
                        body.await;
                        None
                    }
                })
            }

            impl Owner {
                async fn body_by_value(self, cell: Shared<Tracked>, $($arguments)*) {
                    plain_function!(cell);
                    $body
                }
            }

            pub(crate) fn by_value(owner: Owner, $($arguments)*) -> ByHand<Tracked> {
                by_hand(|cell| {
                    let body = owner.body_by_value(cell, $($values),*);
                    async move {
                        body.await;
                        None
                    }
                })
            }

            pub(crate) fn block($($arguments)*) -> ByHand<Tracked> {
                by_hand(|cell| {
                    let body = async move {
                        plain_function!(cell);
                        $body
                    };
                    async move {
                        body.await;
                        None
                    }
                })
            }

            pub(crate) fn closure($($arguments)*) -> ByHand<Tracked> {
                by_hand(|cell| {
                    let body = async move |cell: Shared<Tracked>| {
                        plain_function!(cell);
                        $body
                    };
                    async move {
                        body(cell).await;
                        None
                    }
                })
            }

            pub(crate) fn coroutine($($arguments)*) -> CoroutineByHand {
                async fn body(cell: Shared<Tracked>, replies: Shared<Tracked>, $($arguments)*) -> Tracked {
                    let _reply = replies.take().unwrap();
                    macro_rules! leave { () => { return Tracked::new("returned") }; }
                    macro_rules! yield_ {
                        ($item:expr) => {{
                            hand(&cell, $item).await;
                            drop(replies.take().unwrap());
                        }};
                    }
                    macro_rules! yield_all {
                        ($stream:expr) => {{
                            let mut stream = pin!($stream);
                            while let Some(item) = next(stream.as_mut()).await {
                                yield_!(item);
                            }
                        }};
                    }
                    $body
                    Tracked::new("returned")
                }
                let (cell, replies) = (Shared::default(), Shared::default());
                let future = Box::pin(body(Rc::clone(&cell), Rc::clone(&replies), $($values),*));
                CoroutineByHand { future, cell, replies, is_waiting: true }
            }

            pub(crate) mod fallible {
                use super::*;

                macro_rules! leave { () => { return Ok(()) }; }
                macro_rules! fail { ($error:expr) => { Err::<(), _>($error)? }; }
                type Child = Outcome;

                macro_rules! try_function {
                    ($cell:ident) => {
                        macro_rules! yield_ { ($item:expr) => { hand(&$cell, Ok($item)).await }; }
                        macro_rules! yield_all { ($stream:expr) => { hand_all(&$cell, $stream).await }; }
                    };
                }

                pub(crate) fn function($($arguments)*) -> ByHand<Outcome> {
                    async fn body(cell: Shared<Outcome>, $($arguments)*) -> Result<(), Tracked> {
                        try_function!(cell);
                        $body
                        Ok(())
                    }
                    by_hand(|cell| {
                        let body = body(cell, $($values),*);
                        async move { body.await.err().map(Err) }
                    })
                }

                pub(crate) fn block($($arguments)*) -> ByHand<Outcome> {
                    by_hand(|cell| {
                        let body = async move {
                            try_function!(cell);
                            $body
                            Ok(())
                        };
                        async move { body.await.err().map(Err) }
                    })
                }

                pub(crate) fn closure($($arguments)*) -> ByHand<Outcome> {
                    by_hand(|cell| {
                        let body = async move |cell: Shared<Outcome>| {
                            try_function!(cell);
                            $body
                            Ok(())
                        };
                        async move { body(cell).await.err().map(Err) }
                    })
                }
            }
        }
    };
}

generators! {
    leaf(plan: Plan, argument: Tracked) {
        let _local = plan.local_of_child("leaf local");
        yield_!(T::ok(plan.item_of_child("leaf item")));
        let _later = Tracked::new("later leaf local");
        wait(1).await;
        plan.panics(PanicInTheChild);
        yield_!(T::ok(plan.item_of_child("last leaf item")));
        drop(argument);
    }

    middle(plan: Plan, argument: Tracked) {
        let _local = Tracked::new("middle local");
        if plan.kind == Kind::ForeignTwoLevelsDeep {
            yield_all!(Foreign::new(plan, argument));
        } else {
            yield_all!(leaf(plan, argument));
        }
        let _later = plan.local_of_child("later middle local");
        yield_!(T::ok(plan.item_of_child("middle item")));
    }

    (plan: Plan, first: Tracked, second: Tracked) {
        let _local = plan.local("local");
        plan.panics(PanicBeforeTheFirstItem);
        wait(1).await;
        yield_!(Tracked::new("first item"));
        for round in 0..2 {
            let _round = Tracked::new("round");
            if round == 1 {
                if plan.end == BodyBreaks {
                    break;
                }
                if plan.end == BodyReturns {
                    leave!();
                }
                if plan.end == BodyFails {
                    fail!(Tracked::new("error"));
                }
                plan.panics(PanicBetweenItems);
            }
            let argument = Tracked::new("argument of child");
            match plan.kind {
                Kind::Itself => {
                    let _argument = argument;
                    yield_!(plan.item("own item"));
                }
                Kind::Owned => yield_all!(leaf::<Child>(plan, argument)),
                Kind::Boxed => yield_all!(boxed_leaf::<Child>(plan, argument)),
                Kind::Foreign => yield_all!(Foreign::<Child>::new(plan, argument)),
                Kind::TwoLevels | Kind::ForeignTwoLevelsDeep => yield_all!(middle::<Child>(plan, argument)),
            }
        }
        note(first.name);
        plan.panics(PanicAfterTheLastItem);
        drop(second);
    }
    (plan, first, second)
}

struct Owner {
    _part: Tracked,
}

struct Borrowed;

fn owner() -> Owner {
    Owner { _part: Tracked::new("self") }
}

/// A coroutine by hand, as [`ByHand`].
struct CoroutineByHand {
    future: Pin<Box<dyn Future<Output = Tracked>>>,
    cell: Shared<Tracked>,
    replies: Shared<Tracked>,
    is_waiting: bool,
}

impl AsyncCoroutine<Tracked> for CoroutineByHand {
    type Yield = Tracked;
    type Return = Tracked;

    fn poll_resume(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        argument: &mut Option<Tracked>,
    ) -> Poll<CoroutineState<Tracked, Tracked>> {
        if take(&mut self.is_waiting) {
            self.replies.set(argument.take());
        }
        match self.future.as_mut().poll(context) {
            Poll::Ready(value) => Poll::Ready(CoroutineState::Complete(value)),
            Poll::Pending => match self.cell.take() {
                Some(item) => {
                    self.is_waiting = true;
                    Poll::Ready(CoroutineState::Yielded(item))
                }
                None => Poll::Pending,
            },
        }
    }
}

// The consumers.

type Consumed = Result<&'static str, Tracked>;

/// The body of every consumer. It is told how to leave its loop.
macro_rules! consume {
    ($plan:ident, $rounds:ident, $item:ident, $leave:expr) => {
        $rounds += 1;
        note(format!("item {}", $item.name()));
        let _held = Tracked::new("held by the consumer");
        wait(1).await;
        if $rounds == 2 {
            if $plan.consumer_breaks() {
                $leave;
            }
            if $plan.end == ConsumerReturns {
                return Ok("returned");
            }
            if $plan.end == ConsumerFails {
                Err(Tracked::new("error of the consumer"))?;
            }
            $plan.panics(PanicInTheConsumer);
        }
    };
}

/// The consumers of us.
mod loops {
    use super::*;

    pub(crate) async fn by_value<S: Stream<Item: Given>>(plan: Plan, stream: S) -> Consumed {
        let (mut rounds, _around) = (0, Tracked::new("around the loop"));
        async_for!(item in stream {
            consume!(plan, rounds, item, break);
        });
        note("after the loop");
        Ok("ended")
    }

    pub(crate) async fn through_as_mut<S: Stream<Item: Given>>(plan: Plan, mut stream: Pin<&mut S>) -> Consumed {
        let (mut rounds, _around) = (0, Tracked::new("around the loop"));
        async_for!(for item in stream.as_mut() {
            consume!(plan, rounds, item, break);
        });
        note("after the loop");
        Ok("ended")
    }

    pub(crate) async fn in_angle_brackets<S: Stream<Item: Given>>(plan: Plan, stream: S) -> Consumed {
        let (mut rounds, _around) = (0, Tracked::new("around the loop"));
        async_for!(item in stream < consume!(plan, rounds, item, break); >);
        note("after the loop");
        Ok("ended")
    }

    pub(crate) async fn with_else<S: Stream<Item: Given>>(plan: Plan, stream: S) -> Consumed {
        let (mut rounds, _around) = (0, Tracked::new("around the loop"));
        let end = async_for!(item in stream {
            consume!(plan, rounds, item, break "broken");
        } else {
            note("else");
            "exhausted"
        });
        note("after the loop");
        Ok(end)
    }

    pub(crate) async fn by_anext<S: Stream<Item: Given>>(plan: Plan, mut stream: Pin<&mut S>) -> Consumed {
        let (mut rounds, _around) = (0, Tracked::new("around the loop"));
        while let Some(item) = anext(&mut stream).await {
            consume!(plan, rounds, item, break);
        }
        note("after the loop");
        Ok("ended")
    }

    pub(crate) async fn by_resume<C>(plan: Plan, mut coroutine: Pin<&mut C>) -> Consumed
    where
        C: AsyncCoroutine<Tracked, Yield = Tracked, Return = Tracked>,
    {
        let (mut rounds, _around) = (0, Tracked::new("around the loop"));
        let returned = loop {
            match resume(&mut coroutine, Tracked::new("reply")).await {
                CoroutineState::Complete(value) => break Some(value),
                CoroutineState::Yielded(item) => {
                    consume!(plan, rounds, item, break None);
                }
            }
        };
        note("after the loop");
        drop(returned);
        Ok("ended")
    }

    pub(crate) async fn by_resume_of_its_own<C>(plan: Plan, coroutine: C) -> Consumed
    where
        C: AsyncCoroutine<Tracked, Yield = Tracked, Return = Tracked>,
    {
        by_resume(plan, pin!(coroutine)).await
    }
}

/// The same with `for`.
mod fors {
    use super::*;

    /// Goes on with an item, or waits.
    macro_rules! item {
        ($answer:ident) => {
            match $answer {
                Poll::Ready(item) => item,
                Poll::Pending => {
                    wait(1).await;
                    continue;
                }
            }
        };
    }

    pub(crate) async fn by_value<S: Stream<Item: Given> + Unpin>(plan: Plan, stream: S) -> Consumed {
        let (mut rounds, _around) = (0, Tracked::new("around the loop"));
        for answer in Answers(stream) {
            let item = item!(answer);
            consume!(plan, rounds, item, break);
        }
        note("after the loop");
        Ok("ended")
    }

    pub(crate) async fn through_as_mut<S: Stream<Item: Given>>(plan: Plan, stream: Pin<&mut S>) -> Consumed {
        by_value(plan, stream).await
    }

    pub(crate) async fn with_else<S: Stream<Item: Given> + Unpin>(plan: Plan, stream: S) -> Consumed {
        let (mut rounds, _around) = (0, Tracked::new("around the loop"));
        let mut end = None;
        for answer in Answers(stream) {
            let item = item!(answer);
            consume!(plan, rounds, item, {
                end = Some("broken");
                break;
            });
        }
        let end = end.unwrap_or_else(|| {
            note("else");
            "exhausted"
        });
        note("after the loop");
        Ok(end)
    }

    /// The states of a coroutine that is resumed again and again.
    struct States<'c, C>(Pin<&'c mut C>, Option<Tracked>, bool);

    impl<C: AsyncCoroutine<Tracked>> Iterator for States<'_, C> {
        type Item = Poll<CoroutineState<C::Yield, C::Return>>;

        fn next(&mut self) -> Option<Self::Item> {
            if take(&mut self.2) {
                self.1 = Some(Tracked::new("reply"));
            }
            let state = self.0.as_mut().poll_resume(&mut Context::from_waker(Waker::noop()), &mut self.1);
            self.2 = state.is_ready();
            Some(state)
        }
    }

    pub(crate) async fn by_resume<C>(plan: Plan, coroutine: Pin<&mut C>) -> Consumed
    where
        C: AsyncCoroutine<Tracked, Yield = Tracked, Return = Tracked>,
    {
        let (mut rounds, _around) = (0, Tracked::new("around the loop"));
        let mut returned = None;
        for answer in States(coroutine, None, true) {
            match item!(answer) {
                CoroutineState::Complete(value) => {
                    returned = Some(value);
                    break;
                }
                CoroutineState::Yielded(item) => {
                    consume!(plan, rounds, item, break);
                }
            }
        }
        note("after the loop");
        drop(returned);
        Ok("ended")
    }

    pub(crate) async fn by_resume_of_its_own<C>(plan: Plan, coroutine: C) -> Consumed
    where
        C: AsyncCoroutine<Tracked, Yield = Tracked, Return = Tracked>,
    {
        by_resume(plan, pin!(coroutine)).await
    }
}

// The cells.

thread_local! {
    /// Whether a panic is one to note, and not to print.
    static EXPECTED: Cell<bool> = const { Cell::new(false) };
}

/// Does something, and notes whether it panics.
fn noting<T>(what: &str, act: impl FnOnce() -> T) -> Option<T> {
    static QUIET: Once = Once::new();
    QUIET.call_once(|| {
        let usual = take_hook();
        set_hook(Box::new(move |panic| {
            if !EXPECTED.get() {
                usual(panic);
            }
        }));
    });
    EXPECTED.set(true);
    let done = catch_unwind(AssertUnwindSafe(act)).ok();
    EXPECTED.set(false);
    if done.is_none() {
        note(format!("{what} panicked"));
    }
    done
}

/// Polls a consumer as often as the plan says, and once more if it has panicked, and drops it.
fn live(plan: Plan, consumer: impl Future<Output = Consumed>) {
    let mut consumer = Box::pin(consumer);
    for _ in 0..plan.polls {
        match noting("a poll", || poll_future(consumer.as_mut())) {
            Some(Poll::Pending) => note("pending"),
            Some(Poll::Ready(end)) => {
                note(format!("{:?}", end.as_ref().map_err(|error| error.name)));
                break;
            }
            None => {
                noting("a poll after a panic", || drop(poll_future(consumer.as_mut())));
                break;
            }
        }
    }
    noting("the drop of the consumer", || drop(consumer));
}

/// The same with a stream that outlives its consumer, and is polled after it.
fn live_before<S: Stream<Item: Given>>(
    plan: Plan,
    stream: S,
    consume: impl AsyncFnOnce(Plan, Pin<&mut S>) -> Consumed,
) {
    let mut stream = Box::pin(stream);
    live(plan, consume(plan, stream.as_mut()));
    for _ in 0..2 {
        noting("another poll", || match poll(stream.as_mut()) {
            Poll::Ready(Some(item)) => note(format!("another item: {}", item.name())),
            Poll::Ready(None) => note("no item"),
            Poll::Pending => note("pending"),
        });
    }
    noting("the drop of the stream", || drop(stream));
}

/// The same with a coroutine.
fn live_before_coroutine<C>(plan: Plan, coroutine: C, consume: impl AsyncFnOnce(Plan, Pin<&mut C>) -> Consumed)
where
    C: AsyncCoroutine<Tracked, Yield = Tracked, Return = Tracked>,
{
    let mut coroutine = Box::pin(coroutine);
    live(plan, consume(plan, coroutine.as_mut()));
    for _ in 0..2 {
        let mut reply = Some(Tracked::new("another reply"));
        noting("another poll", || {
            match coroutine.as_mut().poll_resume(&mut Context::from_waker(Waker::noop()), &mut reply) {
                Poll::Ready(CoroutineState::Yielded(item)) => note(format!("another item: {}", item.name())),
                Poll::Ready(CoroutineState::Complete(value)) => note(format!("returned {}", value.name())),
                Poll::Pending => note("pending"),
            }
        });
    }
    noting("the drop of the coroutine", || drop(coroutine));
}

/// Runs one side of a cell: what happened, and what was not dropped exactly once.
fn side(run: impl FnOnce()) -> (Vec<String>, Vec<(&'static str, u32)>) {
    VALUES.take();
    trace();
    run();
    (trace(), VALUES.take().into_iter().filter(|(_, drops)| *drops != 1).collect())
}

/// What the cells of a test have come to.
#[derive(Default)]
struct Cells {
    count: usize,
    failures: Vec<String>,
}

impl Cells {
    /// Runs a row in all its columns.
    fn row(&mut self, name: &str, fails: bool, subject: impl Fn(Plan), reference: impl Fn(Plan)) {
        let complete = ENDS.into_iter().map(|end| (end, usize::MAX));
        let dropped = (0..POLLS).map(|polls| (Exhausted, polls));
        let panics = ABANDONED.into_iter().flat_map(|end| (0..POLLS).step_by(3).map(move |polls| (end, polls)));
        for (end, polls) in complete.chain(dropped).chain(panics) {
            if end == BodyFails && !fails {
                continue;
            }
            for kind in KINDS {
                let plan = Plan { kind, end, polls };
                let (actual, wrong) = side(|| subject(plan));
                let (expected, wrong_in_reference) = side(|| reference(plan));
                assert!(wrong_in_reference.is_empty(), "{name}, {plan:?}: {wrong_in_reference:?} in the reference");
                let waits = expected.iter().filter(|event| *event == "pending").count();
                assert!(waits < POLLS, "{name}, {plan:?}: {waits} waits");
                self.count += 1;
                if !wrong.is_empty() {
                    self.failures.push(format!("{name}, {plan:?}: not dropped once: {wrong:?}"));
                } else if actual != expected {
                    self.failures.push(format!("{name}, {plan:?}:\n   it {actual:?}\n  not {expected:?}"));
                }
            }
        }
    }

    #[track_caller]
    fn finish(self, count: usize) {
        let Self { count: run, failures } = self;
        let first = failures.first();
        assert!(failures.is_empty(), "{} of {run} cells fail, the first one is {}", failures.len(), first.unwrap());
        assert_eq!(run, count, "cells");
    }
}

/// What the arguments of every body are.
macro_rules! call {
    ($plan:ident, $($function:tt)*) => {
        $($function)*($plan, Tracked::new("first"), $plan.second())
    };
}

/// A test of one way to write a generator, with all consumers.
macro_rules! ways {
    ($($way:ident($fails:literal): $plan:ident => $subject:expr, $reference:expr;)*) => {
        $(
            #[test]
            fn $way() {
                let mut cells = Cells::default();
                ways!(owned cells $way $fails $plan $subject, $reference; by_value by_value);
                ways!(owned cells $way $fails $plan $subject, $reference; in_angle_brackets by_value);
                ways!(owned cells $way $fails $plan $subject, $reference; with_else with_else);
                for consumer in ["through_as_mut", "by_anext"] {
                    cells.row(
                        &format!("{}, {consumer}", stringify!($way)),
                        $fails,
                        |$plan| {
                            if consumer == "by_anext" {
                                live_before($plan, $subject, loops::by_anext);
                            } else {
                                live_before($plan, $subject, loops::through_as_mut);
                            }
                        },
                        |$plan| live_before($plan, $reference, fors::through_as_mut),
                    );
                }
                cells.finish(if $fails { 1380 } else { 1350 });
            }
        )*
    };
    (
        owned $cells:ident $way:ident $fails:literal $plan:ident $subject:expr, $reference:expr;
        $consumer:ident $for:ident
    ) => {
        $cells.row(
            concat!(stringify!($way), ", ", stringify!($consumer)),
            $fails,
            |$plan| live($plan, loops::$consumer($plan, $subject)),
            |$plan| live($plan, fors::$for($plan, $reference)),
        );
    };
}

mod the_same_is_dropped_in_the_same_order_in {
    use super::*;
    use subject::Source as _;

    ways! {
        a_function(false): plan => call!(plan, subject::plain), call!(plan, reference::plain);
        a_function_as_written(false): plan => call!(plan, subject::as_written), call!(plan, reference::plain);
        a_boxed_function(false): plan => call!(plan, subject::boxed), call!(plan, reference::plain);
        a_function_in_a_local_box(false): plan => call!(plan, subject::boxed_local), call!(plan, reference::plain);
        a_function_boxed_as_written(false): plan =>
            call!(plan, subject::boxed_as_written),
            call!(plan, reference::plain);
        a_method_by_value(false): plan =>
            call!(plan, owner().by_value),
            reference::by_value(owner(), plan, Tracked::new("first"), plan.second());
        a_method_by_reference(false): plan => call!(plan, Borrowed.by_reference), call!(plan, reference::plain);
        a_method_of_a_trait(false): plan =>
            call!(plan, owner().of_trait),
            reference::by_value(owner(), plan, Tracked::new("first"), plan.second());
        a_block(false): plan => call!(plan, subject::block), call!(plan, reference::block);
        a_closure(false): plan => call!(plan, subject::closure), call!(plan, reference::closure);
        a_function_that_may_fail(true): plan =>
            call!(plan, subject::fallible::function),
            call!(plan, reference::fallible::function);
        a_block_that_may_fail(true): plan =>
            call!(plan, subject::fallible::block),
            call!(plan, reference::fallible::block);
        a_closure_that_may_fail(true): plan =>
            call!(plan, subject::fallible::closure),
            call!(plan, reference::fallible::closure);
    }

    #[test]
    fn a_coroutine() {
        let mut cells = Cells::default();
        cells.row(
            "a coroutine, by resume",
            false,
            |plan| live_before_coroutine(plan, call!(plan, subject::coroutine), loops::by_resume),
            |plan| live_before_coroutine(plan, call!(plan, reference::coroutine), fors::by_resume),
        );
        cells.row(
            "a coroutine, by resume of its own",
            false,
            |plan| live(plan, loops::by_resume_of_its_own(plan, call!(plan, subject::coroutine))),
            |plan| live(plan, fors::by_resume_of_its_own(plan, call!(plan, reference::coroutine))),
        );
        cells.finish(540);
    }
}
