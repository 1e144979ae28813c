use aiter::from_fn;

fn main() {
    drop(from_fn(async |mut y| {
        y.yield_("1".parse::<u32>()?).await;
    }));
}
