//! The item of a loop that a macro of your own writes, used outside of the macro.
//!
//! Names in a macro are its own: let the user give the name, `$item:ident`.

use aiter::{async_for, from_iter};

macro_rules! each {
    ($stream:expr => $body:block) => {
        async_for!(item in $stream $body)
    };
}

async fn run() {
    each!(from_iter([1, 2]) => {
        println!("{item}");
    });
}

fn main() {
    let _ = run;
}
