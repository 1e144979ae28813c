//! A server-streaming method of gRPC that is a generator, and a client that loops over what it streams.
//!
//! ```text
//! $ cargo run -p grpc -- serve 5000 &
//! serving on port 5000
//! $ cargo run -p grpc -- list 5000 1000000 3
//! 1000003
//! 1000033
//! 1000037
//! call ended after 30 primes
//! ```
//!
//! A client that breaks off its loop cancels the call, and the server drops the generator. `?` in the generator ends the
//! call with a status: `cargo run -p grpc -- list 5000 4294967000 100` runs out of numbers.

use std::env;
use std::net::Ipv4Addr;

use aiter::{async_for, try_async_gen};
use anyhow::bail;
use grpc::primes_client::PrimesClient;
use grpc::primes_server::{Primes, PrimesServer};
use grpc::{Prime, Start};
use tokio::net::TcpListener;
use tokio::task::consume_budget;
use tonic::codegen::BoxStream;
use tonic::transport::Server;
use tonic::transport::server::TcpIncoming;
use tonic::{Request, Response, Status};

/// Says so when a call has ended: it is dropped with the generator that holds it.
#[derive(Default)]
struct Call {
    primes: u32,
}

impl Drop for Call {
    fn drop(&mut self) {
        println!("call ended after {} primes", self.primes);
    }
}

fn is_prime(number: u32) -> bool {
    number >= 2 && (2..=number.isqrt()).all(|divisor| number % divisor != 0)
}

#[try_async_gen]
async fn primes(start: Start) -> Result<Prime, Status> {
    let mut call = Call::default();
    let mut number = start.number;
    loop {
        // What only computes would otherwise keep the thread from all other calls.
        consume_budget().await;
        if is_prime(number) {
            call.primes += 1;
            yield_!(Prime { number });
        }
        number = number.checked_add(1).ok_or_else(|| Status::out_of_range("the next prime is larger than a uint32"))?;
    }
}

struct Service;

#[tonic::async_trait]
impl Primes for Service {
    type ListStream = BoxStream<Prime>;

    async fn list(&self, request: Request<Start>) -> Result<Response<Self::ListStream>, Status> {
        Ok(Response::new(Box::pin(primes(request.into_inner()))))
    }
}

async fn serve(port: u16) -> anyhow::Result<()> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
    println!("serving on port {}", listener.local_addr()?.port());
    Server::builder().add_service(PrimesServer::new(Service)).serve_with_incoming(TcpIncoming::from(listener)).await?;
    Ok(())
}

async fn list(port: u16, first: u32, count: usize) -> anyhow::Result<()> {
    let mut client = PrimesClient::connect(format!("http://{}:{port}", Ipv4Addr::LOCALHOST)).await?;
    let primes = client.list(Start { number: first }).await?.into_inner();
    let mut left = count;
    async_for!(for prime in primes {
        println!("{}", prime?.number);
        left -= 1;
        if left == 0 {
            break;
        }
    });
    Ok(())
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> anyhow::Result<()> {
    let arguments: Vec<_> = env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["serve", port] => serve(port.parse()?).await,
        ["list", port, first, count] => list(port.parse()?, first.parse()?, count.parse()?).await,
        _ => bail!("usage: grpc serve PORT, or grpc list PORT FIRST COUNT"),
    }
}
