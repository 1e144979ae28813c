fn main() {
    let _ = aiter::try_stream!(-> { yield 1; });
}
