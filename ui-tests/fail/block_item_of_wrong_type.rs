fn numbers() -> impl aiter::Stream<Item = u32> {
    aiter::stream! {
        yield "one";
    }
}

fn main() {
    numbers();
}
