//! Runs the server, and calls it with a client over the loopback interface.

use std::error::Error;
use std::process::Stdio;
use std::time::Duration;

use aiter::async_for;
use grpc::Start;
use grpc::primes_client::PrimesClient;
use tokio::io::{AsyncBufReadExt, BufReader, Lines};
use tokio::process::{Child, ChildStdout, Command};
use tokio::time::timeout;
use tonic::transport::Channel;
use tonic::{Code, Streaming};

type Result<T = ()> = std::result::Result<T, Box<dyn Error>>;

/// How long anything may take on a machine that does much else.
const PATIENCE: Duration = Duration::from_secs(30);

/// The server, killed when it is dropped.
struct Server {
    _process: Child,
    output: Lines<BufReader<ChildStdout>>,
}

impl Server {
    fn start() -> Result<Self> {
        let mut command = Command::new(env!("CARGO_BIN_EXE_grpc"));
        let mut process = command.args(["serve", "0"]).stdout(Stdio::piped()).kill_on_drop(true).spawn()?;
        let output = process.stdout.take().ok_or("no standard output")?;
        Ok(Self { _process: process, output: BufReader::new(output).lines() })
    }

    /// The number in the next line that it prints.
    async fn prints(&mut self, before: &str, after: &str) -> Result<u32> {
        let line = timeout(PATIENCE, self.output.next_line()).await??.ok_or("the server has ended")?;
        Ok(line.strip_prefix(before).and_then(|rest| rest.strip_suffix(after)).ok_or(&*line)?.parse()?)
    }

    async fn keeps_its_calls(&mut self) -> bool {
        timeout(Duration::from_millis(300), self.output.next_line()).await.is_err()
    }
}

async fn connect(server: &mut Server) -> Result<PrimesClient<Channel>> {
    let port = server.prints("serving on port ", "").await?;
    Ok(PrimesClient::connect(format!("http://127.0.0.1:{port}")).await?)
}

/// The first so many of the stream.
async fn take(primes: &mut Streaming<grpc::Prime>, count: usize) -> Result<Vec<u32>> {
    let mut taken = Vec::new();
    async_for!(for prime in primes {
        taken.push(prime?.number);
        if taken.len() == count {
            break;
        }
    });
    Ok(taken)
}

#[tokio::test]
async fn items_come_in_order() -> Result {
    let mut server = Server::start()?;
    let mut primes = connect(&mut server).await?.list(Start { number: 0 }).await?.into_inner();
    assert_eq!(take(&mut primes, 10).await?, [2, 3, 5, 7, 11, 13, 17, 19, 23, 29]);
    // There are so many below a hundred thousand, and this is the last.
    let rest = take(&mut primes, 9_592 - 10).await?;
    assert_eq!(rest.last(), Some(&99_991));
    assert!(rest.is_sorted());
    Ok(())
}

#[tokio::test]
async fn a_call_that_is_cancelled_drops_its_generator_and_no_other() -> Result {
    let mut server = Server::start()?;
    let mut client = connect(&mut server).await?;
    let mut staying = client.list(Start { number: 0 }).await?.into_inner();
    assert_eq!(take(&mut staying, 3).await?, [2, 3, 5]);
    let mut leaving = client.list(Start { number: 100 }).await?.into_inner();
    assert_eq!(take(&mut leaving, 3).await?, [101, 103, 107]);
    assert!(server.keeps_its_calls().await, "a generator was dropped before its call was cancelled");

    // The connection remains, for the other call.
    drop(leaving);
    assert!(server.prints("call ended after ", " primes").await? >= 3);
    assert_eq!(take(&mut staying, 3).await?, [7, 11, 13]);
    assert!(server.keeps_its_calls().await, "the other generator was dropped too");
    Ok(())
}

#[tokio::test]
async fn an_error_of_the_generator_is_the_status_of_the_call() -> Result {
    let mut server = Server::start()?;
    let mut primes = connect(&mut server).await?.list(Start { number: 4_294_967_280 }).await?.into_inner();
    assert_eq!(take(&mut primes, 1).await?, [4_294_967_291]);
    let status = primes.message().await.err().ok_or("the call goes on")?;
    assert_eq!((status.code(), status.message()), (Code::OutOfRange, "the next prime is larger than a uint32"));
    assert_eq!(server.prints("call ended after ", " primes").await?, 1);
    Ok(())
}

#[tokio::test]
async fn the_program_lists_primes_too() -> Result {
    let mut server = Server::start()?;
    let port = server.prints("serving on port ", "").await?.to_string();
    let output = Command::new(env!("CARGO_BIN_EXE_grpc")).args(["list", &port, "1000000", "3"]).output().await?;
    assert_eq!(String::from_utf8(output.stdout)?, "1000003\n1000033\n1000037\n");
    assert!(output.status.success());
    Ok(())
}
