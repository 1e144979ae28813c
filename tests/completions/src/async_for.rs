//! `async_for!`.

use aiter::{async_for, async_gen, from_iter};

use crate::{Foo, foos, make, take};

async fn item() {
    async_for!(foo in foos() {
        foo./*async_for^*/
    });
}

async fn item_of_a_loop_with_for() {
    async_for!(for foo in foos() {
        foo./*async_for^*/
    });
}

async fn item_of_a_loop_with_a_label() {
    async_for!('rows: for foo in foos() {
        foo./*async_for^*/
        continue 'rows;
    });
}

async fn item_of_a_loop_in_braces() {
    async_for! { foo in foos() {
        foo./*async_for^*/
    } }
}

async fn item_with_a_pattern() {
    async_for!((foo, _) in from_iter([(make(), 1)]) {
        foo./*async_for^*/
        take(1);
    });
}

async fn item_of_a_reference() {
    let mut foos = foos();
    async_for!(foo in &mut foos {
        foo./*async_for^*/
    });
}

async fn item_of_an_aiter() {
    async_for!(foo in aiter::aiter(foos()) {
        foo./*async_for^*/
    });
}

#[async_gen]
async fn generator() -> Foo {
    yield_!(make());
}

async fn item_of_a_generator() {
    async_for!(foo in generator() {
        foo./*async_for^*/
    });
}

async fn item_of_a_stream_block() {
    let numbers = aiter::stream! { yield make(); };
    async_for!(foo in numbers {
        foo./*async_for^*/
    });
}

async fn item_of_a_stream_block_in_the_header() {
    async_for!(foo in aiter::stream!({ yield make(); }) {
        foo./*async_for^*/
    });
}

async fn local() {
    async_for!(_ in foos() {
        let foo = make();
        foo./*async_for^*/
        take(1);
    });
}

async fn local_of_the_function() {
    let foo = make();
    async_for!(_ in foos() {
        foo./*async_for^*/
    });
}

async fn in_an_if() {
    async_for!(foo in foos() {
        if true {
            foo./*async_for^*/
        }
        take(1);
    });
}

async fn condition_of_an_if() {
    async_for!(foo in foos() {
        if foo./*async_for^*/ {
            take(1);
        }
    });
}

async fn in_a_match_arm() {
    async_for!(foo in foos() {
        match 1 {
            1 => foo./*async_for^*/
            _ => {}
        }
    });
}

async fn in_a_closure() {
    async_for!(foo in foos() {
        let closure = || {
            foo./*async_for^*/
        };
    });
}

async fn value_of_a_let() {
    async_for!(foo in foos() {
        let one = foo./*async_for^*/
        take(one);
    });
}

async fn argument_of_a_call() {
    async_for!(foo in foos() {
        take(foo./*async_for^*/);
    });
}

async fn operand_of_a_macro() {
    async_for!(foo in foos() {
        println!("{}", foo./*async_for^*/);
    });
}

async fn iterable() {
    let foo = foos();
    async_for!(x in foo./*async_for^*/ {
        take(x.alpha);
    });
}

async fn iterable_that_is_begun() {
    let foo = foos();
    async_for!(x in foo.be/*async_for^*/ {
        take(x.alpha);
    });
}

async fn iterable_of_a_loop_with_for() {
    let foo = foos();
    async_for!(for x in foo./*async_for^*/ {
        take(x.alpha);
    });
}

async fn iterable_in_a_call() {
    let foo = make();
    async_for!(x in from_iter(foo./*async_for^*/) {
        take(x);
    });
}

async fn iterable_in_a_call_in_front_of_another() {
    let foo = make();
    async_for!(x in aiter::aiter(from_iter(foo./*async_for^*/)).by_ref() {
        take(x);
    });
}

async fn iterable_in_the_middle() {
    let foo = foos();
    async_for!(x in foo./*async_for^*/.beta() {
        take(x.alpha);
    });
}

async fn iterable_behind_a_call() {
    async_for!(x in foos()./*async_for^*/ {
        take(x.alpha);
    });
}

async fn iterable_in_front_of_an_empty_body() {
    let foo = foos();
    async_for!(x in foo./*async_for^*/ {});
}

async fn iterable_in_front_of_an_else() {
    let foo = foos();
    async_for!(x in foo./*async_for^*/ {
        break;
    } else {
        take(1);
    });
}

async fn iterable_in_front_of_an_angle_body() {
    let foo = foos();
    async_for!(x in foo./*async_for^*/ < take(x.alpha); >);
}

async fn angle_body() {
    async_for!(foo in foos() < foo./*async_for^*/ >);
}

async fn angle_body_with_more_statements() {
    async_for!(foo in foos() <
        let one = 1;
        foo./*async_for^*/
        take(one);
    >);
}

async fn angle_body_in_front_of_a_comparison() {
    async_for!(foo in foos() < if foo./*async_for^*/ < 3 { take(1) } >);
}

async fn angle_body_with_an_else() {
    async_for!(foo in foos() < foo./*async_for^*/ > else { take(1) });
}

async fn body_in_front_of_an_else() {
    async_for!(foo in foos() {
        foo./*async_for^*/
    } else {
        take(1);
    });
}

async fn else_block() {
    let foo = make();
    async_for!(_ in foos() {
        break;
    } else {
        foo./*async_for^*/
    });
}

async fn value_of_an_else_block() {
    let foo = make();
    let found = async_for!(foo in foos() {
        break foo.alpha;
    } else {
        foo./*async_for^*/
    });
}

async fn else_block_of_an_angle_body() {
    let foo = make();
    async_for!(_ in foos() < break; > else { foo./*async_for^*/ });
}

async fn value_of_a_break() {
    let found = async_for!(foo in foos() {
        break foo./*async_for^*/;
    } else {
        1
    });
}

async fn value_of_the_loop() {
    let foo = async_for!(foo in foos() {
        break foo;
    } else {
        return
    });
    foo./*^*/
}

async fn nested_loop() {
    async_for!(_ in foos() {
        async_for!(foo in foos() {
            foo./*async_for^*/
        });
    });
}

async fn item_of_the_outer_loop_in_the_nested_one() {
    async_for!(foo in foos() {
        async_for!(_ in foos() {
            foo./*async_for^*/
        });
    });
}

async fn iterable_of_a_nested_loop() {
    async_for!(_ in foos() {
        let foo = foos();
        async_for!(x in foo./*async_for^*/ {
            take(x.alpha);
        });
    });
}

async fn behind_a_nested_loop() {
    async_for!(foo in foos() {
        async_for!(_ in foos() {});
        foo./*async_for^*/
    });
}

async fn loop_with_an_angle_body_in_another() {
    async_for!(_ in foos() < async_for!(foo in foos() < foo./*async_for^*/ >); >);
}

#[async_gen]
async fn body_in_a_generator() -> u32 {
    async_for!(foo in foos() {
        foo./*async_gen^*/
        yield_!(1);
    });
}

#[async_gen]
async fn operand_of_yield_in_a_generator() -> u32 {
    async_for!(foo in foos() {
        yield_!(foo./*async_gen^*/);
    });
}

#[async_gen]
async fn iterable_in_a_generator(foo: crate::Foos) -> u32 {
    async_for!(x in foo./*async_gen^*/ {
        yield_!(x.alpha);
    });
}

#[async_gen]
async fn else_block_in_a_generator(foo: Foo) -> u32 {
    async_for!(x in foos() {
        yield_!(x.alpha);
    } else {
        foo./*async_gen^*/
    });
}

#[async_gen]
async fn behind_a_loop_in_a_generator() -> u32 {
    let foo = make();
    async_for!(x in foos() {
        yield_!(x.alpha);
    });
    foo./*async_gen^*/
}
