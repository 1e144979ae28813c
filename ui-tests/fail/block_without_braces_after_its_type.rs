fn main() {
    let _ = aiter::stream!(-> u32 yield 1);
}
