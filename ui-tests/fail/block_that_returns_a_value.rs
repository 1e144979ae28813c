fn main() {
    let _ = aiter::stream!(-> u32 {
        return 1;
    });
}
