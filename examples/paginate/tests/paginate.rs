//! The client beside a server that answers as each test has it, and the program beside its documentation.

use std::collections::HashMap;
use std::pin::pin;
use std::process::{Command, Output};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use aiter::{anext, async_for};
use axum::Router;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::http::header::RETRY_AFTER;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use paginate::Api;
use reqwest::Client;
use tokio::net::TcpListener;

const FIRST_PAUSE: Duration = Duration::from_millis(20);

/// Answers in the order of the list, and notes which page was asked for when.
#[derive(Clone)]
struct Server {
    answers: Arc<Mutex<Vec<Response>>>,
    requests: Arc<Mutex<Vec<(String, Instant)>>>,
}

impl Server {
    async fn start(answers: Vec<Response>) -> (Self, Api) {
        let answers = answers.into_iter().rev().collect();
        let server = Self { answers: Arc::new(Mutex::new(answers)), requests: Arc::default() };
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}/numbers", listener.local_addr().unwrap());
        let router = Router::new().route("/numbers", get(answer)).with_state(server.clone());
        tokio::spawn(axum::serve(listener, router).into_future());
        (server, api(url))
    }

    fn pages(&self) -> Vec<String> {
        self.requests.lock().unwrap().iter().map(|(page, _)| page.clone()).collect()
    }

    fn pauses(&self) -> Vec<Duration> {
        self.requests.lock().unwrap().windows(2).map(|pair| pair[1].1 - pair[0].1).collect()
    }
}

/// Without a proxy, which might be set where the tests run.
fn api(url: String) -> Api {
    Api::new(Client::builder().no_proxy().build().unwrap(), url, FIRST_PAUSE)
}

async fn answer(State(server): State<Server>, Query(query): Query<HashMap<String, String>>) -> Response {
    server.requests.lock().unwrap().push((query["page"].clone(), Instant::now()));
    server.answers.lock().unwrap().pop().unwrap_or_else(|| StatusCode::IM_A_TEAPOT.into_response())
}

fn page(json: &'static str) -> Response {
    json.into_response()
}

fn busy() -> Response {
    StatusCode::SERVICE_UNAVAILABLE.into_response()
}

/// The items up to the error, and the error, after which there is nothing.
async fn collect(api: &Api) -> (Vec<u32>, Option<String>) {
    let mut numbers = Vec::new();
    let mut items = pin!(api.items::<u32>());
    let error = async_for!(item in items.as_mut() {
        match item {
            Ok(number) => numbers.push(number),
            Err(error) => break Some(format!("{error:#}")),
        }
    } else {
        None
    });
    assert!(anext(&mut items).await.is_none());
    (numbers, error)
}

#[tokio::test]
async fn yields_the_items_of_all_pages_in_order() {
    let (server, api) = Server::start(vec![
        page(r#"{"items": [1, 2], "next": 2}"#),
        page(r#"{"items": [], "next": 7}"#),
        page(r#"{"items": [3], "next": null}"#),
    ])
    .await;
    assert_eq!(collect(&api).await, (vec![1, 2, 3], None));
    assert_eq!(server.pages(), ["1", "2", "7"]);
}

#[tokio::test]
async fn asks_for_no_page_before_it_is_needed() {
    let (server, api) =
        Server::start(vec![page(r#"{"items": [1, 2], "next": 2}"#), page(r#"{"items": [3], "next": 3}"#)]).await;
    let mut items = pin!(api.items::<u32>());
    let mut asked = vec![server.pages().len()];
    for number in 1..=3 {
        assert_eq!(anext(&mut items).await.unwrap().unwrap(), number);
        asked.push(server.pages().len());
    }
    assert_eq!(asked, [0, 1, 1, 2]);
}

#[tokio::test]
async fn asks_a_busy_server_again_after_pauses_that_grow() {
    let (server, api) =
        Server::start(vec![busy(), busy(), busy(), busy(), page(r#"{"items": [1], "next": null}"#)]).await;
    assert_eq!(collect(&api).await, (vec![1], None));
    assert_eq!(server.pages(), ["1"; 5]);
    for (pause, least) in server.pauses().into_iter().zip([1, 2, 4, 8]) {
        assert!(pause >= FIRST_PAUSE * least, "{:?}", server.pauses());
    }
}

#[tokio::test]
async fn retries_each_page_as_often_as_any_other() {
    let (server, api) = Server::start(vec![
        busy(),
        busy(),
        page(r#"{"items": [1], "next": 2}"#),
        busy(),
        busy(),
        busy(),
        busy(),
        page(r#"{"items": [2], "next": null}"#),
    ])
    .await;
    assert_eq!(collect(&api).await, (vec![1, 2], None));
    assert_eq!(server.pages(), ["1", "1", "1", "2", "2", "2", "2", "2"]);
}

#[tokio::test]
async fn waits_as_long_as_the_server_asks_for() {
    let busy = |retry_after| (StatusCode::SERVICE_UNAVAILABLE, [(RETRY_AFTER, retry_after)]).into_response();
    let (server, api) =
        Server::start(vec![busy("1"), busy("Wed, 21 Oct 2015 07:28:00 GMT"), page(r#"{"items": [1], "next": null}"#)])
            .await;
    assert_eq!(collect(&api).await, (vec![1], None));
    assert!(server.pauses()[0] >= Duration::from_secs(1), "{:?}", server.pauses());
    assert!(server.pauses()[1] >= FIRST_PAUSE * 2, "{:?}", server.pauses());
}

#[tokio::test]
async fn gives_up_on_a_server_that_stays_busy() {
    let (server, api) = Server::start(
        [page(r#"{"items": [1], "next": 2}"#)].into_iter().chain(std::iter::repeat_with(busy).take(9)).collect(),
    )
    .await;
    let error = "page 2: still unavailable after 4 retries".to_owned();
    assert_eq!(collect(&api).await, (vec![1], Some(error)));
    assert_eq!(server.pages(), ["1", "2", "2", "2", "2", "2"]);
}

#[tokio::test]
async fn ends_with_the_first_error_and_says_which_page_it_was() {
    for (answer, expected) in [
        (StatusCode::INTERNAL_SERVER_ERROR.into_response(), "500 Internal Server Error"),
        (StatusCode::NOT_FOUND.into_response(), "404 Not Found"),
        (page("<html>"), "expected value at line 1 column 1"),
        (page(r#"{"items": ["one"], "next": null}"#), "invalid type: string \"one\", expected u32"),
    ] {
        let (server, api) =
            Server::start(vec![page(r#"{"items": [1], "next": 2}"#), answer, page(r#"{"items": [2], "next": null}"#)])
                .await;
        let (numbers, error) = collect(&api).await;
        assert_eq!(numbers, [1]);
        let error = error.unwrap();
        assert!(error.starts_with("page 2: "), "{error}");
        assert!(error.contains(expected), "{error}");
        assert_eq!(server.pages(), ["1", "2"]);
    }
}

#[tokio::test]
async fn reports_a_server_that_is_not_there() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/numbers", listener.local_addr().unwrap());
    drop(listener);
    let (numbers, error) = collect(&api(url)).await;
    assert!(numbers.is_empty());
    let error = error.unwrap();
    assert!(error.starts_with("page 1: ") && error.contains("Connection refused"), "{error}");
}

fn paginate(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_paginate")).args(arguments).env_remove("RUST_BACKTRACE").output().unwrap()
}

/// The blocks of output in the documentation of the program.
fn documented() -> Vec<String> {
    let comment = include_str!("../src/main.rs").lines().map_while(|line| line.strip_prefix("//!"));
    let text: Vec<_> = comment.map(|line| line.strip_prefix(' ').unwrap_or(line)).collect();
    let text = text.join("\n");
    text.split("```").skip(1).step_by(2).map(|block| block.trim_start_matches("text\n").to_owned()).collect()
}

#[test]
fn prints_what_its_documentation_says() {
    let output = paginate(&[]);
    assert!(output.status.success());
    assert_eq!(String::from_utf8(output.stdout).unwrap(), documented()[0]);
}

#[test]
fn ends_at_a_broken_page_as_its_documentation_says() {
    let output = paginate(&["2"]);
    assert_eq!(output.status.code(), Some(1));
    let printed = String::from_utf8(output.stdout).unwrap();
    let error = String::from_utf8(output.stderr).unwrap();
    assert!(printed.contains("Earth\n") && !printed.contains("Mars"), "{printed}");

    // All but the port.
    let documented = documented();
    let (expected, _) = documented[1].split_once("127.0.0.1:").unwrap();
    let printed = printed.split_once("Earth\n").unwrap().1.to_owned() + &error;
    assert_eq!(printed.split_once("127.0.0.1:").unwrap().0, expected);
    assert!(printed.ends_with("/planets?page=2)\n"), "{printed}");
}
