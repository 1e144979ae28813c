//! A body without braces after the type of a `stream!`.
//!
//! Write the body in braces, which show where the type ends: `stream!(-> u32 { yield 1; })`.

fn main() {
    let _ = aiter::stream!(-> u32 yield 1);
}
