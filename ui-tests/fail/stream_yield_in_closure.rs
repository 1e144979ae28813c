// async-stream: a yield in a closure is refused.

use aiter::stream;

fn main() {
    let _ = stream! {
        yield "";
        let _ = Ok::<_, ()>("value").map(|value| {
            yield value;
        });
    };
}
