//! A `stream!` of another item than the function returns.
//!
//! Convert the item, or change the signature. With the type stated, `stream!(-> u32 { .. })`, the error is at the item.

fn numbers() -> impl aiter::Stream<Item = u32> {
    aiter::stream! {
        yield "one";
    }
}

fn main() {
    numbers();
}
