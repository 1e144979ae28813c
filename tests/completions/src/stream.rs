//! `stream!` and `try_stream!`.

use aiter::{Stream, async_for, stream, try_stream};

use crate::{Failure, Foo, foos, make, take, wait};

fn only_statement() -> impl Stream<Item = u32> {
    let foo = make();
    stream! { foo./*stream^*/ }
}

fn start_of_the_block() -> impl Stream<Item = u32> {
    let foo = make();
    stream! {
        foo./*stream^*/
        let one = 1;
        yield one;
    }
}

fn in_front_of_a_yield() -> impl Stream<Item = u32> {
    stream! {
        let foo = make();
        foo./*stream^*/
        yield 1;
    }
}

fn in_front_of_a_semicolon_and_a_yield() -> impl Stream<Item = u32> {
    stream! {
        let foo = make();
        foo./*stream^*/;
        yield 1;
    }
}

fn in_front_of_a_call() -> impl Stream<Item = u32> {
    stream! {
        let foo = make();
        foo./*stream^*/
        take(1);
        yield 1;
    }
}

fn in_front_of_a_for_await() -> impl Stream<Item = u32> {
    stream! {
        let foo = make();
        foo./*stream^*/
        for await foo in foos() {
            yield foo.alpha;
        }
    }
}

fn end_of_the_block() -> impl Stream<Item = u32> {
    stream! {
        let foo = make();
        yield 1;
        wait().await;
        foo./*stream^*/
    }
}

fn begun_name() -> impl Stream<Item = u32> {
    stream! {
        let foo = make();
        foo.al/*stream^*/
        yield 1;
    }
}

fn begun_name_in_front_of_a_semicolon() -> impl Stream<Item = u32> {
    stream! {
        let foo = make();
        foo.al/*stream^*/;
        yield 1;
    }
}

fn in_an_if() -> impl Stream<Item = u32> {
    stream! {
        let foo = make();
        if true {
            foo./*stream^*/
        }
        yield 1;
    }
}

fn condition_of_an_if() -> impl Stream<Item = u32> {
    stream! {
        let foo = make();
        if foo./*stream^*/ {
            yield 1;
        }
    }
}

fn in_a_match_arm() -> impl Stream<Item = u32> {
    stream! {
        let foo = make();
        match 1 {
            1 => foo./*stream^*/
            _ => yield 1,
        }
    }
}

fn in_a_closure() -> impl Stream<Item = u32> {
    stream! {
        let foo = make();
        let closure = || {
            foo./*stream^*/
        };
        yield 1;
    }
}

fn argument_of_a_call() -> impl Stream<Item = u32> {
    stream! {
        let foo = make();
        take(foo./*stream^*/);
        yield 1;
    }
}

fn value_of_a_let() -> impl Stream<Item = u32> {
    stream! {
        let foo = make();
        let one = foo./*stream^*/
        yield one;
    }
}

fn in_parentheses() -> impl Stream<Item = u32> {
    stream!({
        let foo = make();
        foo./*stream^*/
        yield 1;
    })
}

fn with_a_type() -> impl Stream<Item = u32> {
    stream!(-> u32 {
        let foo = make();
        foo./*stream^*/
        yield 1;
    })
}

fn operand_of_yield() -> impl Stream<Item = u32> {
    stream! {
        let foo = make();
        yield foo./*stream^*/;
    }
}

fn operand_of_yield_without_a_semicolon() -> impl Stream<Item = u32> {
    stream! {
        let foo = make();
        yield foo./*stream^*/
    }
}

fn operand_of_yield_in_front_of_a_let() -> impl Stream<Item = u32> {
    stream! {
        let foo = make();
        yield foo./*stream^*/
        let one = 1;
        yield one;
    }
}

fn operand_of_yield_in_front_of_a_yield() -> impl Stream<Item = u32> {
    stream! {
        let foo = make();
        yield foo./*stream^*/
        yield 1;
    }
}

fn operand_of_yield_in_a_call() -> impl Stream<Item = u32> {
    stream! {
        let foo = make();
        yield u32::from(foo./*stream^*/);
    }
}

fn operand_of_yield_in_a_match_arm() -> impl Stream<Item = u32> {
    stream! {
        let foo = make();
        match 1 {
            1 => yield foo./*stream^*/,
            _ => {}
        }
    }
}

fn operand_of_yield_with_a_type() -> impl Stream<Item = u32> {
    stream!(-> u32 {
        let foo = make();
        yield foo./*stream^*/;
    })
}

fn operand_of_the_macro_yield() -> impl Stream<Item = u32> {
    stream! {
        let foo = make();
        yield_!(foo./*stream^*/);
    }
}

fn operand_of_yield_all() -> impl Stream<Item = Foo> {
    stream! {
        let foo = foos();
        yield_all!(foo./*stream^*/);
    }
}

fn begun_operand_of_yield() -> impl Stream<Item = u32> {
    stream! {
        let foo = make();
        yield foo.al/*stream^*/;
    }
}

fn item_of_for_await() -> impl Stream<Item = u32> {
    stream! {
        for await foo in foos() {
            foo./*stream^*/
        }
    }
}

fn item_of_for_await_in_front_of_a_yield() -> impl Stream<Item = u32> {
    stream! {
        for await foo in foos() {
            foo./*stream^*/
            yield 1;
        }
    }
}

fn operand_of_yield_in_for_await() -> impl Stream<Item = u32> {
    stream! {
        for await foo in foos() {
            yield foo./*stream^*/;
        }
    }
}

fn iterable_of_for_await() -> impl Stream<Item = u32> {
    let foo = foos();
    stream! {
        for await x in foo./*stream^*/ {
            yield x.alpha;
        }
    }
}

fn iterable_of_for_await_in_front_of_another_block() -> impl Stream<Item = u32> {
    let foo = foos();
    stream! {
        for await x in foo./*stream^*/ {
            yield x.alpha;
        }
        if true {
            take(1);
        }
    }
}

fn iterable_of_for_await_without_a_body() -> impl Stream<Item = u32> {
    let foo = foos();
    stream! {
        for await x in foo./*stream^*/
    }
}

fn nested_for_await() -> impl Stream<Item = u32> {
    stream! {
        for await _ in foos() {
            'inner: for await foo in foos() {
                foo./*stream^*/
                continue 'inner;
            }
        }
    }
}

fn body_of_a_loop_in_a_block() -> impl Stream<Item = u32> {
    stream! {
        async_for!(foo in foos() {
            foo./*stream^*/
            yield 1;
        });
    }
}

fn iterable_of_a_loop_in_a_block() -> impl Stream<Item = u32> {
    let foo = foos();
    stream! {
        async_for!(x in foo./*stream^*/ {
            yield x.alpha;
        });
    }
}

async fn block_in_the_header_of_a_loop() {
    async_for!(x in stream!({
        let foo = make();
        foo./*async_for^*/
        yield 1;
    }) {
        take(x);
    });
}

fn block_in_a_block() -> impl Stream<Item = u32> {
    stream! {
        let inner = stream! {
            let foo = make();
            foo./*stream^*/
            yield 1;
        };
        yield 1;
    }
}

fn block_with_a_question_mark(foo: Foo) -> impl Stream<Item = Result<u32, Failure>> {
    stream! {
        let one = foo.beta(1)?;
        foo./*stream^*/
        yield Ok(one);
    }
}

fn fallible_block(foo: Foo) -> impl Stream<Item = Result<u32, Failure>> {
    try_stream! {
        foo./*try_stream^*/
        yield 1;
    }
}

fn operand_of_yield_in_a_fallible_block(foo: Foo) -> impl Stream<Item = Result<u32, Failure>> {
    try_stream! {
        yield foo./*try_stream^*/;
    }
}

fn operand_of_yield_in_a_fallible_block_in_front_of_a_question_mark(
    foo: Foo,
) -> impl Stream<Item = Result<u32, Failure>> {
    try_stream! {
        yield foo./*try_stream^*/?;
    }
}

fn behind_a_question_mark_in_a_fallible_block() -> impl Stream<Item = Result<u32, Failure>> {
    try_stream! {
        let foo = Ok::<_, Failure>(make())?;
        foo./*try_stream^*/
        yield 1;
    }
}

fn for_await_in_a_fallible_block() -> impl Stream<Item = Result<u32, Failure>> {
    try_stream! {
        for await foo in foos() {
            foo./*try_stream^*/
            return;
        }
    }
}

fn fallible_block_in_parentheses_with_a_type(foo: Foo) -> impl Stream<Item = Result<u32, Failure>> {
    try_stream!(-> Result<u32, Failure> {
        yield 1;
        foo./*try_stream^*/
    })
}
