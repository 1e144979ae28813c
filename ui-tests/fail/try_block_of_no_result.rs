fn main() {
    let _ = aiter::try_stream!(-> u32 {
        yield 1;
        Err("no")?;
    });
}
