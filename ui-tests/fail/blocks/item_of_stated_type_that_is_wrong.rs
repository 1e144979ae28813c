//! An item of another type than a `stream!` states.
//!
//! Convert the item, or change the type after the arrow: `stream!(-> &str { .. })`.

fn main() {
    let _ = aiter::stream!(-> u32 {
        yield "one";
    });
}
