use aiter::Yielder;

fn shorter<'long: 'short, 'short>(y: Yielder<'long, u32>) -> Yielder<'short, u32> {
    y
}

fn main() {
    let _ = shorter;
}
