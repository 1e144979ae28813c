use aiter::{Yielder, from_fn};

fn main() {
    drop(from_fn(async |y: Yielder<'_, u32>| y));
}
