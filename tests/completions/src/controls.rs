//! What shows that the check can tell the one from the other: plain code, and code that no editor could complete.

use crate::{Foo, make};

macro_rules! nothing {
    ($($tokens:tt)*) => {};
}

macro_rules! same {
    ($($tokens:tt)*) => { $($tokens)* };
}

fn plain_function() {
    let foo = make();
    foo./*^*/
}

async fn plain_async_function(foo: Foo) {
    let foo = async { foo }.await;
    foo./*^*/
}

fn macro_that_hands_its_input_on() {
    let foo = make();
    same! { foo./*same^*/ }
}

fn macro_that_throws_its_input_away() {
    let foo = make();
    nothing! { foo./*nothing!*/ }
}

macro_rules! unfinished_to_nothing {
    ($variable:ident.) => {};
    ($($tokens:tt)*) => { $($tokens)* };
}

fn macro_that_throws_away_what_is_unfinished() {
    let foo = make();
    unfinished_to_nothing! { foo./*unfinished_to_nothing!*/ }
}

fn value_of_a_type_with_other_fields() {
    let foo = 1_u32;
    foo./*!*/
}

fn value_of_an_unknown_type() {
    let foo = unknown();
    foo./*!*/
}
