//! A `yield` of what is no expression.
//!
//! Write an expression after `yield`, and a function before it: here, in a block, `{ fn f() {} yield f }`. async-stream
//! refuses it too.

use aiter::stream;

fn main() {
    let _ = stream! {
        yield ();
        match 1 {
            1 => yield fn f() {},
            _ => {}
        }
    };
}
