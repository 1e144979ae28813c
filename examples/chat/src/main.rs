//! A chat server, until Ctrl-C: `cargo run -p chat [ADDRESS]`
//!
//! It says where it listens, at `127.0.0.1:7878` by default. What a client says the others are told, as here the second
//! of two, `nc 127.0.0.1 7878`, who says nothing:
//!
//! ```text
//! you are guest 2
//! guest 1: hello
//! guest 1 has left
//! the server is shutting down
//! ```
//!
//! Whatever goes on until something ends it is a stream here, and its end is the end of a loop: the connections end with
//! Ctrl-C, and what happens to a client ends when it leaves or when the room is closed. A `select!` that yields is all
//! that it takes to make one stream of two sources.

use std::io;
use std::pin::pin;
use std::time::Duration;

use aiter::{async_for, async_gen, try_async_gen};
use futures_util::{SinkExt, StreamExt};
use tokio::net::tcp::OwnedReadHalf;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::broadcast::{self, Receiver, WeakSender, error::RecvError};
use tokio::time::{sleep, timeout};
use tokio::{select, signal::ctrl_c};
use tokio_util::codec::{FramedRead, FramedWrite, LinesCodec, LinesCodecError};
use tokio_util::task::TaskTracker;

/// How many bytes a line may have.
const LONGEST_LINE: usize = 1024;
/// How many messages a client may be behind before it misses some.
const BACKLOG: usize = 256;
/// How long the clients have to take their farewell.
const GRACE: Duration = Duration::from_secs(2);

#[derive(Clone)]
struct Message {
    by: u64,
    text: String,
}

enum Event {
    Said(String),
    Told(String),
}

/// The connections, until Ctrl-C.
#[try_async_gen]
async fn connections(listener: TcpListener) -> io::Result<TcpStream> {
    let mut interrupted = pin!(ctrl_c());
    loop {
        select! {
            biased;
            result = &mut interrupted => break result?,
            accepted = listener.accept() => match accepted {
                Ok((socket, _)) => yield_!(socket),
                // It is that connection's alone, or goes away when some others have been closed.
                Err(error) => {
                    eprintln!("chat: {error}");
                    sleep(Duration::from_millis(100)).await;
                }
            },
        }
    }
}

/// What a guest says and is told, until it leaves or the room is closed.
#[async_gen]
async fn events(
    guest: u64,
    mut lines: FramedRead<OwnedReadHalf, LinesCodec>,
    mut messages: Receiver<Message>,
) -> Event {
    loop {
        select! {
            // It listens before it speaks: in any other order one that talks without a pause would miss messages.
            biased;
            message = messages.recv() => match message {
                Ok(message) if message.by == guest => {}
                Ok(message) => yield_!(Event::Told(message.text)),
                Err(RecvError::Lagged(missed)) => yield_!(Event::Told(format!("you have missed {missed} messages"))),
                Err(RecvError::Closed) => {
                    yield_!(Event::Told("the server is shutting down".to_owned()));
                    break;
                }
            },
            line = lines.next() => match line {
                Some(Ok(line)) => yield_!(Event::Said(line)),
                Some(Err(_)) | None => break,
            },
        }
    }
}

async fn attend(
    guest: u64,
    socket: TcpStream,
    room: &WeakSender<Message>,
    messages: Receiver<Message>,
) -> Result<(), LinesCodecError> {
    let (input, output) = socket.into_split();
    let lines = FramedRead::new(input, LinesCodec::new_with_max_length(LONGEST_LINE));
    let mut output = FramedWrite::new(output, LinesCodec::new());
    output.send(format!("you are guest {guest}")).await?;
    async_for!(for event in events(guest, lines, messages) {
        match event {
            Event::Said(line) => say(room, guest, format!("guest {guest}: {line}")),
            Event::Told(text) => output.send(text).await?,
        }
    });
    Ok(())
}

/// Tells the others, unless the room is closed.
fn say(room: &WeakSender<Message>, by: u64, text: String) {
    if let Some(room) = room.upgrade() {
        // It fails where nobody is left to be told.
        let _ = room.send(Message { by, text });
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> io::Result<()> {
    let address = std::env::args().nth(1).unwrap_or_else(|| "127.0.0.1:7878".to_owned());
    let listener = TcpListener::bind(address).await?;
    println!("listening on {}", listener.local_addr()?);

    let (room, _) = broadcast::channel(BACKLOG);
    let clients = TaskTracker::new();
    let mut guest = 0;
    async_for!(for socket in connections(listener) {
        guest += 1;
        let (socket, room, messages) = (socket?, room.downgrade(), room.subscribe());
        clients.spawn(async move {
            // A client that cannot be written to has left, too.
            let _ = attend(guest, socket, &room, messages).await;
            say(&room, guest, format!("guest {guest} has left"));
        });
    });
    // All that the clients have of the room is weak, so this closes it.
    drop(room);
    clients.close();
    if timeout(GRACE, clients.wait()).await.is_err() {
        eprintln!("chat: clients that took no farewell: {}", clients.len());
    }
    Ok(())
}
