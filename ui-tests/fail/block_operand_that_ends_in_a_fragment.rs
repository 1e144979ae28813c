macro_rules! block {
    ($pattern:pat) => {
        aiter::stream!(-> u8 { yield 1 $pattern })
    };
}

fn main() {
    let _ = block!(| A @ 1..=2);
}
