//! `#[async_gen]`.

use aiter::{AsyncGenerator, Stream, async_gen};
use std::pin::Pin;

use crate::{Foo, foos, make, take, wait};

#[async_gen]
async fn only_statement_of_the_body(foo: Foo) -> u32 {
    foo./*async_gen^*/
}

#[async_gen]
async fn start_of_the_body(foo: Foo) -> u32 {
    foo./*async_gen^*/
    let one = 1;
    yield_!(one);
}

#[async_gen]
async fn middle_of_the_body() -> u32 {
    let foo = make();
    yield_!(1);
    foo./*async_gen^*/

    yield_!(2);
}

#[async_gen]
async fn end_of_the_body() -> u32 {
    let foo = make();
    yield_!(1);
    foo./*async_gen^*/
}

#[async_gen]
async fn in_front_of_a_call() -> u32 {
    let foo = make();
    foo./*async_gen^*/
    take(1);
    yield_!(1);
}

#[async_gen]
async fn in_front_of_a_semicolon() -> u32 {
    let foo = make();
    foo./*async_gen^*/;
    yield_!(1);
}

#[async_gen]
async fn in_front_of_an_await() -> u32 {
    let foo = make();
    foo./*async_gen^*/
    wait().await;
    yield_!(1);
}

#[async_gen]
async fn begun_name() -> u32 {
    let foo = make();
    foo.al/*async_gen^*/
    yield_!(1);
}

#[async_gen]
async fn value_of_a_let() -> u32 {
    let foo = make();
    let one = foo./*async_gen^*/
    yield_!(1);
}

#[async_gen]
async fn in_an_if() -> u32 {
    let foo = make();
    if true {
        foo./*async_gen^*/
    }
    yield_!(1);
}

#[async_gen]
async fn condition_of_an_if() -> u32 {
    let foo = make();
    if foo./*async_gen^*/ {
        yield_!(1);
    }
}

#[async_gen]
async fn condition_of_an_if_without_a_block() -> u32 {
    let foo = make();
    if foo./*async_gen^*/
    yield_!(1);
}

#[async_gen]
async fn in_a_match_arm() -> u32 {
    let foo = make();
    match 1 {
        1 => foo./*async_gen^*/
        _ => yield_!(1),
    }
}

#[async_gen]
async fn in_the_block_of_a_match_arm() -> u32 {
    let foo = make();
    match 1 {
        1 => {
            foo./*async_gen^*/
        }
        _ => yield_!(1),
    }
}

#[async_gen]
async fn operand_of_a_match() -> u32 {
    let foo = make();
    match foo./*async_gen^*/ {}
    yield_!(1);
}

#[async_gen]
async fn in_a_for_loop() -> u32 {
    for foo in [make()] {
        yield_!(1);
        foo./*async_gen^*/
    }
}

#[async_gen]
async fn operand_of_a_for_loop() -> u32 {
    let foo = make();
    for x in foo./*async_gen^*/ {
        yield_!(x);
    }
}

#[async_gen]
async fn in_a_closure() -> u32 {
    let foo = make();
    let closure = || {
        foo./*async_gen^*/
    };
    yield_!(1);
}

#[async_gen]
async fn argument_of_a_closure() -> u32 {
    let closure = |foo: &Foo| foo./*async_gen^*/;
    yield_!(1);
}

#[async_gen]
async fn in_an_async_block() -> u32 {
    let foo = make();
    async {
        foo./*async_gen^*/
    }
    .await;
    yield_!(1);
}

#[async_gen]
async fn argument_of_a_call() -> u32 {
    let foo = make();
    take(foo./*async_gen^*/);
    yield_!(1);
}

#[async_gen]
async fn second_argument_of_a_call() -> u32 {
    let foo = make();
    let _ = foo.beta(foo./*async_gen^*/
    yield_!(1);
}

#[async_gen]
async fn operand_of_a_macro() -> u32 {
    let foo = make();
    println!("{}", foo./*async_gen^*/);
    yield_!(1);
}

#[async_gen]
async fn operand_of_yield() -> u32 {
    let foo = make();
    yield_!(foo./*async_gen^*/);
}

#[async_gen]
async fn operand_of_yield_on_a_line_of_its_own() -> u32 {
    let foo = make();
    yield_!(
        foo./*async_gen^*/
    );
}

#[async_gen]
async fn operand_of_yield_in_a_call() -> u32 {
    let foo = make();
    yield_!(u32::from(foo./*async_gen^*/));
}

#[async_gen]
async fn operand_of_yield_in_a_loop() -> u32 {
    for foo in [make()] {
        yield_!(foo./*async_gen^*/);
    }
}

#[async_gen]
async fn operand_of_yield_without_a_semicolon() -> u32 {
    let foo = make();
    yield_!(foo./*async_gen^*/)
}

#[async_gen]
async fn operand_of_yield_all() -> Foo {
    let foo = foos();
    yield_all!(foo./*async_gen^*/);
}

#[async_gen]
async fn value_of_a_return() -> u32 {
    let foo = make();
    yield_!(1);
    return foo./*async_gen^*/
}

#[async_gen]
async fn argument(argument: Foo) -> u32 {
    argument./*async_gen^*/
    yield_!(1);
}

#[async_gen]
async fn argument_with_a_pattern((foo, _): (Foo, u32)) -> u32 {
    foo./*async_gen^*/
    yield_!(1);
}

#[async_gen]
async fn argument_with_a_pattern_that_binds_by_reference(Foo { alpha: ref _alpha, .. }: Foo, ref foo: Foo) -> u32 {
    foo./*async_gen^*/
    yield_!(1);
}

#[async_gen]
async fn argument_that_is_borrowed(foo: &Foo) -> &str {
    foo./*async_gen^*/
    yield_!("");
}

#[async_gen]
async fn argument_of_a_generic_type<T: AsRef<Foo>>(foo: T) -> u32 {
    let foo = foo.as_ref();
    foo./*async_gen^*/
    yield_!(1);
}

impl Foo {
    #[async_gen]
    async fn receiver(&self) -> u32 {
        self./*async_gen^*/
        yield_!(1);
    }

    #[async_gen]
    async fn receiver_by_value(mut self) -> u32 {
        yield_!(1);
        self./*async_gen^*/
    }

    #[async_gen]
    async fn receiver_in_a_yield(&self) -> u32 {
        yield_!(self./*async_gen^*/);
    }

    #[async_gen(boxed)]
    async fn receiver_of_a_boxed_one(&self) -> u32 {
        self./*async_gen^*/
        yield_!(1);
    }
}

trait Source {
    #[async_gen(boxed)]
    async fn provided_function_of_a_trait(&self, foo: &Foo) -> u32 {
        foo./*async_gen^*/
        yield_!(1);
    }

    #[async_gen]
    async fn function_of_an_implementation(&self) -> u32;
}

impl Source for Foo {
    #[async_gen]
    async fn function_of_an_implementation(&self) -> u32 {
        self./*async_gen^*/
        yield_!(1);
    }
}

#[async_gen(boxed)]
async fn boxed(foo: &Foo) -> u32 {
    foo./*async_gen^*/
    yield_!(1);
}

#[async_gen(boxed_local)]
async fn boxed_local(foo: &Foo) -> u32 {
    yield_!(1);
    foo./*async_gen^*/
}

#[async_gen(boxed)]
async fn boxed_in_a_yield(foo: Foo) -> u32 {
    yield_!(foo./*async_gen^*/);
}

#[async_gen]
fn written_stream(foo: Foo) -> impl Stream<Item = u32> {
    foo./*async_gen^*/
    yield_!(1);
}

#[async_gen]
fn written_generator_in_a_yield(foo: Foo) -> impl AsyncGenerator<Item = u32> + Send {
    yield_!(foo./*async_gen^*/);
}

#[async_gen]
fn written_box(foo: Foo) -> Pin<Box<dyn Stream<Item = u32>>> {
    foo./*async_gen^*/
    yield_!(1);
}

#[async_gen]
fn written_box_in_a_yield(foo: Foo) -> Pin<Box<dyn Stream<Item = u32>>> {
    yield_!(foo./*async_gen^*/);
}

#[async_gen(resume(first: Foo), returns = u32)]
async fn coroutine(foo: Foo) -> u32 {
    foo./*async_gen^*/
    yield_!(1);
    1
}

#[async_gen(resume(first: Foo), returns = u32)]
async fn first_argument_of_a_coroutine() -> u32 {
    first./*async_gen^*/
    yield_!(1);
    1
}

#[async_gen(resume(first: Foo))]
async fn reply_of_a_coroutine() -> u32 {
    let foo = yield_!(1);
    foo./*async_gen^*/
}

#[async_gen(resume(first: Foo))]
async fn operand_of_yield_in_a_coroutine() -> u32 {
    yield_!(first./*async_gen^*/);
}

#[async_gen(returns = u32)]
async fn value_of_a_coroutine(foo: Foo) -> u32 {
    yield_!(1);
    foo./*async_gen^*/
}

#[async_gen]
async fn outer() -> u32 {
    #[async_gen]
    async fn nested_generator(foo: Foo) -> u32 {
        foo./*async_gen^*/
        yield_!(1);
    }
    yield_all!(nested_generator(make()));
}
