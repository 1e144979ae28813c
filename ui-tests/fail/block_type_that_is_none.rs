fn main() {
    let _ = aiter::stream!(-> u8 = 7; println!("not a type"); let _y: u8 {
        yield 1;
    });
}
