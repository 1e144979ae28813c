use aiter::from_fn;

fn main() {
    drop(from_fn(|mut y| {
        y.yield_(1);
    }));
}
