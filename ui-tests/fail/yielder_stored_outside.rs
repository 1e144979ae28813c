use aiter::{Yielder, from_fn};

fn main() {
    let mut outside = None;
    drop(from_fn(async |y: Yielder<'_, u32>| {
        outside = Some(y);
    }));
}
