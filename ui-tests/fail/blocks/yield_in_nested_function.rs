//! A `yield` in a nested function.
//!
//! Let the nested function return a `stream!`, and write `yield_all!(nested())`. Only the stream itself can yield,
//! since it is what is suspended. async-stream refuses it too.

use aiter::stream;

fn main() {
    let _ = stream! {
        yield "";
        fn nested() {
            yield "hello";
        }
        nested();
    };
}
