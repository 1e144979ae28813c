//! `#[try_async_gen]`.

use aiter::{Stream, try_async_gen};

use crate::{Failure, Foo, make, wait};

fn attempt() -> Result<Foo, Failure> {
    Ok(make())
}

#[try_async_gen]
async fn only_statement_of_the_body(foo: Foo) -> Result<u32, Failure> {
    foo./*try_async_gen^*/
}

#[try_async_gen]
async fn middle_of_the_body(foo: Foo) -> Result<u32, Failure> {
    wait().await;
    foo./*try_async_gen^*/
    yield_!(1);
}

#[try_async_gen]
async fn begun_name(foo: Foo) -> Result<u32, Failure> {
    foo.al/*try_async_gen^*/
    yield_!(1);
}

#[try_async_gen]
async fn value_of_a_question_mark() -> Result<u32, Failure> {
    let foo = attempt()?;
    foo./*try_async_gen^*/
    yield_!(1);
}

#[try_async_gen]
async fn behind_a_question_mark() -> Result<u32, Failure> {
    attempt()?./*try_async_gen^*/
    yield_!(1);
}

#[try_async_gen]
async fn operand_of_yield() -> Result<u32, Failure> {
    let foo = attempt()?;
    yield_!(foo./*try_async_gen^*/);
}

#[try_async_gen]
async fn operand_of_yield_behind_a_question_mark() -> Result<u32, Failure> {
    yield_!(attempt()?./*try_async_gen^*/);
}

#[try_async_gen]
async fn operand_of_yield_in_front_of_a_question_mark(foo: Foo) -> Result<u32, Failure> {
    yield_!(foo./*try_async_gen^*/?);
}

#[try_async_gen]
async fn in_front_of_an_ok(foo: Foo) -> Result<u32, Failure> {
    yield_!(1);
    foo./*try_async_gen^*/
    Ok(())
}

#[try_async_gen]
async fn value_of_a_return(foo: Foo) -> Result<u32, Failure> {
    return Err(foo./*try_async_gen^*/);
}

#[try_async_gen(boxed)]
async fn boxed(foo: Foo) -> Result<u32, Failure> {
    foo./*try_async_gen^*/
    yield_!(1);
}

#[try_async_gen]
fn written_stream(foo: Foo) -> impl Stream<Item = Result<u32, Failure>> {
    foo./*try_async_gen^*/
    yield_!(1);
}

impl Foo {
    #[try_async_gen]
    async fn receiver_of_a_fallible_one(&self) -> Result<u32, Failure> {
        self./*try_async_gen^*/
        yield_!(1);
    }
}
