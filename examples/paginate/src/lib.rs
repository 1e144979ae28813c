//! The client: a paged API as one stream of items.

use std::time::Duration;

use aiter::{Stream, try_stream};
use anyhow::{Context, bail};
use reqwest::header::RETRY_AFTER;
use reqwest::{Client, Response, StatusCode};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use tokio::time::sleep;

/// How often a page is asked for again.
const RETRIES: u32 = 4;

/// What the server answers.
#[derive(Deserialize, Serialize)]
pub struct Page<T> {
    /// What is on the page.
    pub items: Vec<T>,
    /// The number of the page after it, if there is one.
    pub next: Option<u32>,
}

/// A paged API.
pub struct Api {
    client: Client,
    url: String,
    first_pause: Duration,
}

impl Api {
    /// A server that is busy is asked again after the first pause, and then after twice as long each time.
    pub fn new(client: Client, url: String, first_pause: Duration) -> Self {
        Self { client, url, first_pause }
    }

    /// The items of all pages. A page is not asked for before the items of the page before it have been taken, and an
    /// error, which says which page it was, is the last item.
    pub fn items<T: DeserializeOwned>(&self) -> impl Stream<Item = anyhow::Result<T>> {
        try_stream!({
            let mut next = Some(1);
            while let Some(number) = next {
                let page: Page<T> = self.page(number).await.with_context(|| format!("page {number}"))?;
                for item in page.items {
                    yield item;
                }
                next = page.next;
            }
        })
    }

    async fn page<T: DeserializeOwned>(&self, number: u32) -> anyhow::Result<Page<T>> {
        let mut pauses = (0..RETRIES).map(|retry| self.first_pause * 2_u32.pow(retry));
        loop {
            let response = self.client.get(&self.url).query(&[("page", number)]).send().await?;
            if response.status() != StatusCode::SERVICE_UNAVAILABLE {
                return Ok(response.error_for_status()?.json().await?);
            }
            let Some(pause) = pauses.next() else { bail!("still unavailable after {RETRIES} retries") };
            sleep(pause.max(retry_after(&response))).await;
        }
    }
}

/// The pause that the server asks for. It may also be a date, for which our own pause has to do.
fn retry_after(response: &Response) -> Duration {
    let seconds = response.headers().get(RETRY_AFTER).and_then(|value| value.to_str().ok()?.parse().ok());
    Duration::from_secs(seconds.unwrap_or(0))
}
