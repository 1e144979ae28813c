// async-stream: a yield in an `async` block is refused.

use aiter::stream;

fn main() {
    let _ = stream! {
        yield 1;
        let future = async {
            yield 123;
        };
        future.await;
    };
}
