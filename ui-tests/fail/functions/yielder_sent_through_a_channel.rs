//! A `Yielder` sent through a channel.
//!
//! Send the items through the channel, and yield them in the closure. A `Yielder` does not leave its closure.

use std::sync::mpsc;

use aiter::{Yielder, from_fn};

fn main() {
    let (sender, receiver) = mpsc::channel();
    drop(from_fn(async |y: Yielder<'_, u32>| sender.send(y).unwrap()));
    drop(receiver.recv());
}
