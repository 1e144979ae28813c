//! Prints the items of a paged API, from a server of its own: `cargo run -p paginate`
//!
//! ```text
//! GET page 1: 200 OK
//! Mercury
//! Venus
//! Earth
//! GET page 2: 503 Service Unavailable
//! GET page 2: 503 Service Unavailable
//! GET page 2: 200 OK
//! Mars
//! Jupiter
//! Saturn
//! GET page 3: 200 OK
//! Uranus
//! Neptune
//! ```
//!
//! The client, in `lib.rs`, is a generator: it keeps its place among the pages in a local variable while it is waiting,
//! retries while the server is busy, and asks for nothing that the loop has no use for yet.
//!
//! The number of a page as an argument breaks that page: `cargo run -p paginate -- 2` ends after Earth with
//!
//! ```text
//! GET page 2: 500 Internal Server Error
//! Error: page 2
//!
//! Caused by:
//!     HTTP status server error (500 Internal Server Error) for url (http://127.0.0.1:41567/planets?page=2)
//! ```

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use aiter::async_for;
use anyhow::Context;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::routing::get;
use axum::{Json, Router};
use paginate::{Api, Page};
use reqwest::Client;
use serde::Deserialize;
use tokio::net::TcpListener;

const PLANETS: [&str; 8] = ["Mercury", "Venus", "Earth", "Mars", "Jupiter", "Saturn", "Uranus", "Neptune"];
const PAGE_SIZE: usize = 3;

struct Server {
    broken_page: Option<u32>,
    /// How often the server has yet to say that it is busy, when it is asked for page 2.
    busy: AtomicU32,
}

impl Server {
    fn page(&self, number: u32) -> Result<Page<&'static str>, StatusCode> {
        if self.broken_page == Some(number) {
            return Err(StatusCode::INTERNAL_SERVER_ERROR);
        }
        if number == 2 && self.busy.load(Ordering::Relaxed) > 0 {
            self.busy.fetch_sub(1, Ordering::Relaxed);
            return Err(StatusCode::SERVICE_UNAVAILABLE);
        }
        let mut pages = (1..).zip(PLANETS.chunks(PAGE_SIZE));
        let (_, items) = pages.find(|(page, _)| *page == number).ok_or(StatusCode::NOT_FOUND)?;
        Ok(Page { items: items.to_vec(), next: pages.next().map(|(page, _)| page) })
    }
}

#[derive(Deserialize)]
struct PageNumber {
    page: u32,
}

async fn planets(
    State(server): State<Arc<Server>>,
    Query(PageNumber { page: number }): Query<PageNumber>,
) -> Result<Json<Page<&'static str>>, StatusCode> {
    let page = server.page(number);
    println!("GET page {number}: {}", page.as_ref().err().unwrap_or(&StatusCode::OK));
    page.map(Json)
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> anyhow::Result<()> {
    let broken_page =
        std::env::args().nth(1).map(|number| number.parse()).transpose().context("usage: paginate [PAGE]")?;
    let server = Arc::new(Server { broken_page, busy: AtomicU32::new(2) });
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let url = format!("http://{}/planets", listener.local_addr()?);
    tokio::spawn(axum::serve(listener, Router::new().route("/planets", get(planets)).with_state(server)).into_future());

    let client = Client::builder().no_proxy().build()?;
    let api = Api::new(client, url, Duration::from_millis(100));
    async_for!(for planet in api.items::<String>() {
        println!("{}", planet?);
    });
    Ok(())
}
