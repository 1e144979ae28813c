//! A loop over the `next_line()` of a file.
//!
//! Write `while let Some(line) = lines.next_line().await?`, or loop over `LinesStream::new(lines)`.

use aiter::async_for;
use tokio::io::{AsyncBufReadExt, BufReader};

async fn f(file: tokio::fs::File) {
    let mut lines = BufReader::new(file).lines();
    async_for!(line in lines.next_line() {
        println!("{line}");
    });
}

fn main() {}
