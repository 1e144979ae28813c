use aiter::from_fn;

fn main() {
    drop(from_fn(async |mut y| {
        let local = String::new();
        y.yield_(&local).await;
    }));
}
