fn main() {
    let _ = aiter::stream! {
        async { yield 1; }.await;
        yield 2;
    };
}
