use aiter::Yielder;

fn shorter<'g, 'short>(y: Yielder<'g, &'static str>) -> Yielder<'g, &'short str> {
    y
}

fn main() {
    let _ = shorter;
}
