fn main() {
    let _ = aiter::stream! {
        [1, 2].iter().for_each(|number| yield *number);
        yield 3;
    };
}
