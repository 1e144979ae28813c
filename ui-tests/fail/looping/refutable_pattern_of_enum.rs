//! A pattern that is one variant of an enum.
//!
//! As with `for`, the pattern must match every item: bind the item to a name, and write `match` or `if let` in the
//! body.

use aiter::{async_for, from_iter};

enum Event {
    Key(char),
    End,
}

async fn run() {
    async_for!(Event::Key(key) in from_iter([Event::Key('a'), Event::End]) {
        println!("{key}");
    });
}

fn main() {
    let _ = run;
}
