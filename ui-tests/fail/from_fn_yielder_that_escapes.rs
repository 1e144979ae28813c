fn main() {
    let _ = aiter::from_fn(async |mut y| {
        std::thread::spawn(move || drop(y.yield_(1)));
    });
}
