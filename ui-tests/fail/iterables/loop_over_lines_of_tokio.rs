//! Looping over the lines of a reader of tokio.
//!
//! Wrap it as `tokio_stream::wrappers::LinesStream::new(lines)`, or write what such a loop does: `while let Some(line)
//! = lines.next_line().await?`.

use aiter::async_for;
use tokio::io::{AsyncBufReadExt, BufReader, stdin};

async fn run() {
    let lines = BufReader::new(stdin()).lines();
    async_for!(line in lines {
        drop(line);
    });
}

fn main() {
    let _ = run;
}
