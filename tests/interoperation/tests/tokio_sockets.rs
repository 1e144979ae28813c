//! Loops over what tokio reads from: listeners, lines, bytes and frames, each beside the same by hand.

#![forbid(unsafe_code)]

use std::{io, pin::pin, time::Duration};

use aiter::{Stream, async_for, async_gen, try_async_gen};
use bytes::Bytes;
use futures::{SinkExt, StreamExt, TryStreamExt};
use tokio::{
    io::{AsyncBufRead, AsyncBufReadExt, AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
    time::{Instant, Interval, interval},
};
use tokio_stream::wrappers::{IntervalStream, LinesStream, SplitStream, TcpListenerStream};
use tokio_util::{
    codec::{Framed, LinesCodec},
    io::{ReaderStream, StreamReader},
};

#[async_gen]
async fn ticks(mut interval: Interval) -> Instant {
    loop {
        yield_!(interval.tick().await);
    }
}

#[tokio::test(start_paused = true)]
async fn intervals_tick_in_a_loop_as_they_do_by_hand() {
    async fn three(ticks: impl Stream<Item = Instant>) -> Vec<Instant> {
        let mut seen = Vec::new();
        async_for!(for tick in ticks {
            seen.push(tick);
            if seen.len() == 3 {
                break;
            }
        });
        seen
    }
    let second = Duration::from_secs(1);
    let [wrapped, generated, mut by_hand] = [(); 3].map(|()| interval(second));
    let [first, wrapped, generated] = [by_hand.tick().await, three(IntervalStream::new(wrapped)).await[2], {
        let seen = three(ticks(generated)).await;
        assert_eq!(seen.len(), 3);
        seen[2]
    }];
    assert_eq!([wrapped - first, generated - first], [2 * second; 2]);
}

#[try_async_gen]
async fn connections(listener: &TcpListener) -> io::Result<TcpStream> {
    loop {
        yield_!(listener.accept().await?.0);
    }
}

async fn connected(port: u16) -> io::Result<String> {
    let mut text = String::new();
    TcpStream::connect(("127.0.0.1", port)).await?.read_to_string(&mut text).await?;
    Ok(text)
}

#[tokio::test]
async fn listeners_are_looped_over_by_their_wrapper_and_by_a_generator() {
    async fn greet(connections: impl Stream<Item = io::Result<TcpStream>>) -> io::Result<()> {
        let mut count = 0;
        async_for!(for connection in connections {
            count += 1;
            connection?.write_all(format!("hello {count}").as_bytes()).await?;
            if count == 2 {
                break;
            }
        });
        Ok(())
    }

    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let clients = async || [connected(port).await.unwrap(), connected(port).await.unwrap()];
    let (greeted, by_generator) = tokio::join!(greet(connections(&listener)), clients());
    greeted.unwrap();
    let (greeted, by_wrapper) = tokio::join!(greet(TcpListenerStream::new(listener)), clients());
    greeted.unwrap();
    assert_eq!([by_generator, by_wrapper], [["hello 1", "hello 2"]; 2]);
}

/// The server's end and the client's end of a connection.
async fn connection() -> [TcpStream; 2] {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let client = TcpStream::connect(listener.local_addr().unwrap());
    let (server, client) = tokio::join!(listener.accept(), client);
    [server.unwrap().0, client.unwrap()]
}

/// A connection on which the text is sent, in pieces.
async fn sending(text: &'static str) -> TcpStream {
    let [mut server, client] = connection().await;
    tokio::spawn(async move {
        for piece in text.as_bytes().chunks(3) {
            server.write_all(piece).await.unwrap();
            server.flush().await.unwrap();
            tokio::task::yield_now().await;
        }
    });
    client
}

#[try_async_gen]
async fn lines(reader: impl AsyncBufRead + Unpin) -> io::Result<String> {
    let mut lines = reader.lines();
    while let Some(line) = lines.next_line().await? {
        yield_!(line);
    }
}

const TEXT: &str = "one\ntwo and a half\n\nfour";

#[tokio::test]
async fn lines_are_looped_over_by_their_wrapper_and_by_a_generator() {
    async fn all(lines: impl Stream<Item = io::Result<String>>) -> io::Result<Vec<String>> {
        let mut seen = Vec::new();
        async_for!(for line in lines {
            seen.push(line?);
        });
        Ok(seen)
    }
    let reader = async || tokio::io::BufReader::new(sending(TEXT).await);
    let by_hand: Vec<_> = TEXT.lines().map(str::to_owned).collect();
    assert_eq!(all(LinesStream::new(reader().await.lines())).await.unwrap(), by_hand);
    assert_eq!(all(lines(reader().await)).await.unwrap(), by_hand);
}

#[tokio::test]
async fn what_is_split_is_looped_over() {
    let split = tokio::io::BufReader::new(sending(TEXT).await).split(b'w');
    let mut seen = Vec::new();
    async_for!(for piece in SplitStream::new(split) {
        seen.push(String::from_utf8(piece.unwrap()).unwrap());
    });
    assert_eq!(seen, TEXT.split('w').collect::<Vec<_>>());
}

#[tokio::test]
async fn a_reader_stream_is_looped_over_until_the_end_of_the_file() {
    let mut seen = Vec::new();
    async_for!(for bytes in ReaderStream::new(sending(TEXT).await) {
        seen.extend_from_slice(&bytes.unwrap());
    });
    let mut by_hand = Vec::new();
    sending(TEXT).await.read_to_end(&mut by_hand).await.unwrap();
    assert_eq!(seen, by_hand);
    assert_eq!(by_hand, TEXT.as_bytes());
}

#[try_async_gen]
async fn pieces(pieces: &'static [&'static str], error: bool) -> io::Result<Bytes> {
    for piece in pieces {
        tokio::task::yield_now().await;
        yield_!(Bytes::from_static(piece.as_bytes()));
    }
    if error {
        Err(io::Error::other("torn"))?;
    }
}

#[tokio::test]
async fn a_generator_of_bytes_is_read_from() {
    const PIECES: &[&str] = &["one\ntw", "o\n", "", "three"];
    let mut text = String::new();
    pin!(StreamReader::new(pieces(PIECES, false))).read_to_string(&mut text).await.unwrap();
    assert_eq!(text, PIECES.concat());

    // Line by line, back into a generator.
    let seen: Vec<_> = lines(pin!(StreamReader::new(pieces(PIECES, false)))).try_collect().await.unwrap();
    assert_eq!(seen, PIECES.concat().lines().collect::<Vec<_>>());

    let mut text = String::new();
    let error = pin!(StreamReader::new(pieces(PIECES, true))).read_to_string(&mut text).await.unwrap_err();
    assert_eq!(error.to_string(), "torn");
}

#[tokio::test]
async fn frames_are_looped_over_while_answers_are_sent() {
    let [server, client] = connection().await;
    let shouting = tokio::spawn(async move {
        let (mut sink, stream) = Framed::new(server, LinesCodec::new()).split();
        async_for!(for line in stream {
            sink.send(line.unwrap().to_uppercase()).await.unwrap();
        });
    });

    let mut client = Framed::new(client, LinesCodec::new());
    client.send_all(&mut pin!(lines(TEXT.as_bytes()).map_err(Into::into))).await.unwrap();
    let mut seen = Vec::new();
    async_for!(for line in &mut client {
        seen.push(line.unwrap());
        if seen.len() == TEXT.lines().count() {
            break;
        }
    });
    drop(client);
    shouting.await.unwrap();
    assert_eq!(seen, TEXT.to_uppercase().lines().collect::<Vec<_>>());
}

#[tokio::test]
async fn a_generator_is_forwarded_into_a_socket() {
    let [server, mut client] = connection().await;
    let sink = Framed::new(server, LinesCodec::new());
    let forwarding = tokio::spawn(lines(TEXT.as_bytes()).map_err(Into::into).forward(sink));
    let mut text = String::new();
    client.read_to_string(&mut text).await.unwrap();
    forwarding.await.unwrap().unwrap();
    assert_eq!(text, format!("{TEXT}\n"));
}
