//! Values of JSON out of lines that come bit by bit, beside the iterator of `serde_json` over the whole text.

#![forbid(unsafe_code)]

use std::io;

use aiter::{async_for, try_async_gen};
use serde_json::{Deserializer, Value, json};
use tokio::io::{AsyncBufRead, AsyncBufReadExt, AsyncWriteExt, BufReader, duplex};

/// The errors of both, in one: `?` converts that of `serde_json` into that of the reader.
#[try_async_gen]
async fn values(reader: impl AsyncBufRead + Unpin) -> io::Result<Value> {
    let mut lines = reader.lines();
    while let Some(line) = lines.next_line().await? {
        yield_!(serde_json::from_str(&line)?);
    }
}

async fn all(text: &'static str) -> (Vec<Value>, bool) {
    // A pipe that holds less than a line, so that lines come in pieces.
    let (mut sender, receiver) = duplex(4);
    let sending = tokio::spawn(async move { sender.write_all(text.as_bytes()).await });
    let mut seen = Vec::new();
    let mut failed = false;
    async_for!(for value in values(BufReader::new(receiver)) {
        match value {
            Ok(value) => seen.push(value),
            Err(error) => failed = error.kind() == io::ErrorKind::InvalidData,
        }
    });
    // An error has closed the pipe, perhaps before all was sent.
    assert!(sending.await.unwrap().is_ok() || failed);
    (seen, failed)
}

fn all_by_hand(text: &str) -> (Vec<Value>, bool) {
    let mut seen = Vec::new();
    for value in Deserializer::from_str(text).into_iter() {
        match value {
            Ok(value) => seen.push(value),
            Err(_) => return (seen, true),
        }
    }
    (seen, false)
}

#[tokio::test]
async fn json_lines_are_values_up_to_the_first_that_is_wrong() {
    for text in ["", "{\"a\": 1}\n[2, 3]\n", "1\n\"two\"\n{3}\n4", "{\"name\": \"a longer line\"}\nnull"] {
        assert_eq!(all(text).await, all_by_hand(text), "{text:?}");
    }
    assert_eq!(all("1\n{\"a\": 2}\n{3}\n4").await, (vec![json!(1), json!({ "a": 2 })], true));
}
