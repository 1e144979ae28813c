// async-stream: a yield in a nested function is refused.

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
