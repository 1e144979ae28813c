//! Looping over a stream in a field of what is borrowed.
//!
//! A loop takes the stream, as `for` does. Borrow what holds it as `&mut self`, and loop over `&mut self.lines`, or
//! take `self` by value. A clone, as rustc proposes it, would leave the field where it was.

use aiter::{FromIter, async_for};

struct Log {
    lines: FromIter<std::vec::IntoIter<String>>,
}

impl Log {
    async fn print(&self) {
        async_for!(line in self.lines {
            println!("{line}");
        });
    }
}

fn main() {
    let _ = Log::print;
}
