//! `from_fn` and `try_from_fn`, which are no macros.

use aiter::{AsyncGenerator, Yielder, from_fn, try_from_fn};

use crate::{Failure, Foo, make};

fn closure_of_from_fn() -> impl AsyncGenerator<Item = u32> {
    from_fn(async |mut y: Yielder<u32>| {
        let foo = make();
        foo./*^*/
        y.yield_(1).await;
    })
}

fn operand_of_yield() -> impl AsyncGenerator<Item = u32> {
    from_fn(async |mut y| {
        let foo = make();
        y.yield_(foo./*^*/).await;
    })
}

fn closure_of_try_from_fn(foo: Foo) -> impl AsyncGenerator<Item = Result<u32, Failure>> {
    try_from_fn(async move |mut y| {
        y.yield_(foo.beta(1)?).await;
        foo./*^*/
        Ok(())
    })
}
