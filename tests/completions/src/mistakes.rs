//! What is not only unfinished, but wrong besides.

use aiter::{Stream, async_for, async_gen, stream, try_async_gen};

use crate::{Foo, foos, make, take};

async fn loop_without_in_at_its_iterable() {
    let foo = foos();
    async_for!(x foo./*async_for^*/ {
        take(1);
    });
}

async fn loop_without_in_in_its_body() {
    let foo = make();
    async_for!(x foos() {
        foo./*async_for^*/
    });
}

async fn loop_without_a_pattern_at_its_iterable() {
    let foo = foos();
    async_for!(in foo./*async_for^*/ {
        take(1);
    });
}

async fn loop_without_a_pattern_in_its_body() {
    let foo = make();
    async_for!(in foos() {
        foo./*async_for^*/
    });
}

async fn loop_without_a_body() {
    let foo = foos();
    async_for!(x in foo./*async_for^*/);
}

async fn loop_without_a_body_or_a_semicolon() {
    let foo = foos();
    async_for!(x in foo./*async_for^*/)
}

async fn loop_with_for_without_a_body() {
    let foo = foos();
    async_for!(for x in foo./*async_for^*/);
}

async fn loop_without_a_body_in_a_call() {
    let foo = make();
    async_for!(x in aiter::from_iter(foo./*async_for^*/));
}

async fn loop_without_an_iterable_in_its_body() {
    let foo = make();
    async_for!(x in {
        foo./*async_for^*/
    });
}

async fn loop_with_await_in_its_body() {
    async_for!(for await foo in foos() {
        foo./*async_for^*/
    });
}

async fn loop_with_await_at_its_iterable() {
    let foo = foos();
    async_for!(for await x in foo./*async_for^*/ {});
}

async fn loop_with_a_label_without_a_colon() {
    async_for!('a foo in foos() {
        foo./*async_for^*/
    });
}

async fn loop_with_an_unfinished_angle_body() {
    async_for!(foo in foos() < foo./*async_for^*/);
}

async fn loop_with_a_comparison_in_its_iterable() {
    async_for!(foo in foos() << foos() < foo./*async_for^*/ >);
}

async fn loop_with_an_unfinished_else() {
    async_for!(foo in foos() {
        foo./*async_for^*/
    } else);
}

async fn loop_with_an_else_if() {
    let foo = make();
    async_for!(_ in foos() {
        break;
    } else if true {
        foo./*async_for^*/
    });
}

async fn loop_with_an_else_if_in_its_body() {
    async_for!(foo in foos() {
        foo./*async_for^*/
    } else if true {
        take(1);
    });
}

async fn loop_with_a_token_behind_its_body() {
    async_for!(foo in foos() {
        foo./*async_for^*/
    } 1);
}

async fn loop_over_what_is_no_stream() {
    let foo = make();
    async_for!(x in vec![1] {
        foo./*async_for^*/
    });
}

async fn loop_over_an_unknown_stream() {
    let foo = make();
    async_for!(x in unknown() {
        foo./*async_for^*/
    });
}

fn loop_outside_of_async_code() {
    async_for!(foo in foos() {
        foo./*async_for^*/
    });
}

#[async_gen]
async fn loop_without_a_body_in_a_generator(foo: crate::Foos) -> u32 {
    async_for!(x in foo./*async_gen^*/);
}

#[async_gen(unknown)]
async fn generator_with_an_unknown_argument(foo: Foo) -> u32 {
    foo./*async_gen^*/
}

#[async_gen(resume())]
async fn generator_with_an_unfinished_argument(foo: Foo) -> u32 {
    foo./*async_gen^*/
}

#[async_gen(boxed, boxed_local)]
async fn generator_with_contradicting_arguments(foo: Foo) -> u32 {
    foo./*async_gen^*/
}

#[async_gen(boxed, resume(first: u32))]
async fn boxed_coroutine(foo: Foo) -> u32 {
    foo./*async_gen^*/
}

#[async_gen]
fn generator_without_async(foo: Foo) -> u32 {
    foo./*async_gen^*/
}

#[async_gen]
fn generator_without_async_in_a_yield(foo: Foo) -> u32 {
    yield_!(foo./*async_gen^*/);
}

#[async_gen]
fn generator_without_async_and_type(foo: Foo) {
    foo./*async_gen^*/
}

#[async_gen]
async fn generator_without_a_type(foo: Foo) {
    foo./*async_gen^*/
}

#[async_gen]
async fn generator_in_both_forms(foo: Foo) -> impl Stream<Item = u32> {
    foo./*async_gen^*/
}

#[async_gen]
const fn generator_that_is_const(foo: Foo) -> impl Stream<Item = u32> {
    foo./*async_gen^*/
}

#[async_gen]
#[async_gen]
async fn generator_that_is_marked_twice(foo: Foo) -> u32 {
    foo./*async_gen^*/
}

#[async_gen]
#[try_async_gen]
async fn generator_of_both_kinds(foo: Foo) -> Result<u32, u32> {
    foo./*async_gen^*/
}

#[try_async_gen]
async fn fallible_generator_without_a_result(foo: Foo) -> u32 {
    foo./*try_async_gen^*/
}

#[async_gen]
async fn generator_of_an_unknown_type(foo: Foo) -> Unknown {
    foo./*async_gen^*/
}

#[async_gen]
async fn generator_with_an_argument_of_an_unknown_type(foo: Foo, _: Unknown) -> u32 {
    foo./*async_gen^*/
}

#[async_gen]
async fn generator_without_the_type_behind_its_arrow(foo: Foo) -> {
    foo./*async_gen^*/
}

#[async_gen]
async fn generator_with_an_argument_without_its_type(foo: Foo, x) -> u32 {
    foo./*async_gen^*/
}

#[async_gen]
async fn generator_with_an_unfinished_argument_of_its_own(foo: Foo, x: ) -> u32 {
    foo./*async_gen^*/
}

#[async_gen]
async fn generator_that_yields_a_wrong_type(foo: Foo) -> u32 {
    yield_!("");
    foo./*async_gen^*/
}

#[async_gen]
async fn generator_with_an_unfinished_yield(foo: Foo) -> u32 {
    yield_!(1 + );
    foo./*async_gen^*/
}

#[async_gen]
async fn generator_with_an_unfinished_let(foo: Foo) -> u32 {
    let one =
    foo./*async_gen^*/
}

#[async_gen]
async fn closure_that_yields(foo: Foo) -> u32 {
    let closure = || {
        yield_!(1);
        foo./*async_gen^*/
    };
}

#[async_gen]
async fn closure_that_yields_afterwards(foo: Foo) -> u32 {
    let closure = || {
        foo./*async_gen^*/
        let one = 1;
        yield_!(one);
    };
}

#[async_gen]
async fn closure_in_whose_yield() -> u32 {
    let foo = make();
    let closure = || yield_!(foo./*async_gen^*/);
}

#[async_gen]
async fn closure_in_whose_second_yield() -> u32 {
    let foo = make();
    let closure = || {
        yield_!(1);
        yield_!(foo./*async_gen^*/);
    };
}

#[async_gen]
async fn argument_of_a_closure_that_yields() -> u32 {
    [make()].into_iter().for_each(|foo| yield_!(foo./*async_gen^*/));
}

#[async_gen]
async fn async_block_that_yields(foo: Foo) -> u32 {
    async {
        yield_!(1);
        foo./*async_gen^*/
    }
    .await;
}

#[async_gen]
async fn outer_of_a_function_that_yields() -> u32 {
    fn function_that_yields(foo: Foo) {
        yield_!(1);
        foo./*async_gen^*/
    }
}

#[async_gen]
async fn behind_a_closure_that_yields(foo: Foo) -> u32 {
    let closure = || yield_!(1);
    foo./*async_gen^*/
}

fn closure_that_yields_in_a_block(foo: Foo) -> impl Stream<Item = u32> {
    stream! {
        let closure = || {
            foo./*stream^*/
            yield 1;
        };
    }
}

fn closure_in_whose_yield_in_a_block(foo: Foo) -> impl Stream<Item = u32> {
    stream! {
        let closure = || yield foo./*stream^*/;
    }
}

fn block_without_a_type_behind_its_arrow(foo: Foo) -> impl Stream<Item = u32> {
    stream!(-> {
        foo./*stream^*/
        yield 1;
    })
}

fn block_without_braces_behind_its_type(foo: Foo) -> impl Stream<Item = u32> {
    stream!(-> u32 foo./*stream^*/)
}

fn block_with_a_wrong_type(foo: Foo) -> impl Stream<Item = u32> {
    stream!(-> 1 + {
        foo./*stream^*/
        yield 1;
    })
}

fn for_await_without_in_at_its_iterable() -> impl Stream<Item = u32> {
    let foo = foos();
    stream! {
        for await x foo./*stream^*/ {
            yield 1;
        }
    }
}

fn for_await_without_in_in_its_body(foo: Foo) -> impl Stream<Item = u32> {
    stream! {
        for await x foos() {
            foo./*stream^*/
        }
    }
}

fn for_await_without_a_pattern(foo: Foo) -> impl Stream<Item = u32> {
    stream! {
        for await in foos() {
            foo./*stream^*/
        }
    }
}
