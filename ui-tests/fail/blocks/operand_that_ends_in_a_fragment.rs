//! An operand of `yield` that goes on in a macro's argument.
//!
//! Let the macro take the operand as an expression, `$operand:expr`. A pattern that follows one does not become a part
//! of it, even if its tokens would.

macro_rules! block {
    ($pattern:pat) => {
        aiter::stream!(-> u8 { yield 1 $pattern })
    };
}

fn main() {
    let _ = block!(| A @ 1..=2);
}
