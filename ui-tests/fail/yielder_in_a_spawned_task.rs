use aiter::{Yielder, from_fn};

fn main() {
    drop(from_fn(async |mut y: Yielder<'_, u32>| {
        tokio::spawn(async move { y.yield_(1).await });
    }));
}
