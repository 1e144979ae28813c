// async-stream: a yield of what is no expression is refused.

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
