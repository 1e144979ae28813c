use aiter::{Yielder, from_fn};

fn main() {
    drop(from_fn(async |mut outer| {
        drop(from_fn(async |inner: Yielder<'_, u32>| {
            outer.yield_(inner).await;
        }));
    }));
}
