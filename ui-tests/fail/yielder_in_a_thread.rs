use std::thread;

use aiter::{Yielder, from_fn};

fn main() {
    drop(from_fn(async |mut y: Yielder<'_, u32>| {
        thread::spawn(move || drop(y.yield_(1)));
    }));
}
