//! What is no type after the arrow of a `stream!`.
//!
//! Write nothing but a type between `->` and the body in braces: `stream!(-> u8 { .. })`.

fn main() {
    let _ = aiter::stream!(-> u8 = 7; println!("not a type"); let _y: u8 {
        yield 1;
    });
}
