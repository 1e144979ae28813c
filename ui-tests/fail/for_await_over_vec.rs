fn main() {
    let _ = aiter::stream! {
        for await number in vec![1, 2] {
            yield number;
        }
    };
}
