use std::cell::RefCell;

use aiter::from_fn;

fn main() {
    let outside = RefCell::new(Vec::new());
    drop(from_fn(async |mut y| {
        y.yield_(1).await;
        outside.borrow_mut().push(y);
    }));
}
