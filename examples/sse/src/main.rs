//! Sends the progress of a long job to a web page, which draws it as it goes on: `cargo run -p sse -- [PORT]`
//!
//! The job throws darts at a square to estimate π. It is a generator, and so is what makes server-sent events of it. Each
//! client has a job of its own, `/?steps=1000` a longer one, and when the client goes the job is dropped where it waits:
//! a server that prints "client gone after 42 events" throws no more darts for that client.

use std::env;
use std::net::Ipv4Addr;
use std::time::Duration;

use aiter::{Stream, async_for, async_gen, try_async_gen};
use axum::Router;
use axum::extract::Query;
use axum::response::Html;
use axum::response::sse::{Event, Sse};
use axum::routing::get;
use serde::{Deserialize, Serialize};
use tokio::net::TcpListener;
use tokio::time::sleep;

const DARTS_IN_A_STEP: u32 = 1000;
/// What takes long about the job.
const PAUSE: Duration = Duration::from_millis(100);

#[derive(Deserialize)]
#[serde(default)]
struct Job {
    steps: u32,
}

impl Default for Job {
    fn default() -> Self {
        Self { steps: 100 }
    }
}

#[derive(Serialize)]
struct Progress {
    step: u32,
    steps: u32,
    /// The estimate so far.
    pi: f64,
}

/// A quarter of a circle is π/4 of the square around it, and so are the darts in it of those in the square.
#[async_gen]
async fn estimate(job: Job) -> Progress {
    let (mut thrown, mut inside) = (0.0, 0.0);
    for step in 1..=job.steps {
        sleep(PAUSE).await;
        for _ in 0..DARTS_IN_A_STEP {
            thrown += 1.0;
            if fastrand::f64().hypot(fastrand::f64()) < 1.0 {
                inside += 1.0;
            }
        }
        yield_!(Progress { step, steps: job.steps, pi: 4.0 * inside / thrown });
    }
}

/// Says so when a client has gone, or has seen all there is: it is dropped with the generator that holds it.
#[derive(Default)]
struct Client {
    events: u32,
}

impl Drop for Client {
    fn drop(&mut self) {
        println!("client gone after {} events", self.events);
    }
}

#[try_async_gen]
async fn events(progress: impl Stream<Item = Progress> + Send) -> Result<Event, axum::Error> {
    let mut client = Client::default();
    async_for!(for progress in progress {
        let event = Event::default().json_data(progress)?;
        client.events += 1;
        yield_!(event);
    });
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> anyhow::Result<()> {
    let port = env::args().nth(1).map_or(Ok(3000), |port| port.parse())?;
    let router = Router::new()
        .route("/", get(Html(include_str!("page.html"))))
        .route("/events", get(async |Query(job)| Sse::new(events(estimate(job)))));
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
    println!("open http://{}", listener.local_addr()?);
    axum::serve(listener, router).await?;
    Ok(())
}
