//! Generators as the bodies of requests and responses of axum, hyper and reqwest, and loops over the bodies that come, on
//! real sockets. What comes is compared with the same body sent at once.

#![forbid(unsafe_code)]

use std::{convert::Infallible, io, time::Duration};

use aiter::{async_for, async_gen, stream, try_async_gen};
use axum::{Router, body::Body, routing::post};
use bytes::Bytes;
use futures::TryStreamExt;
use http_body_util::{BodyExt, BodyStream, StreamBody};
use hyper::{
    Request, Response,
    body::{Frame, Incoming},
    service::service_fn,
};
use hyper_util::rt::TokioIo;
use tokio::{net::TcpListener, task::yield_now};

const WORDS: &[&str] = &["one ", "two ", "three"];

#[async_gen]
async fn words() -> Result<Bytes, Infallible> {
    for word in WORDS {
        yield_now().await;
        yield_!(Ok(Bytes::from_static(word.as_bytes())));
    }
}

/// A body in upper case, piece by piece as it comes.
#[try_async_gen]
async fn upper_case(body: Body) -> Result<Bytes, axum::Error> {
    async_for!(for bytes in body.into_data_stream() {
        yield_!(bytes?.to_ascii_uppercase().into());
    });
}

#[try_async_gen]
async fn upper_case_frames(body: Incoming) -> hyper::Result<Frame<Bytes>> {
    async_for!(for frame in BodyStream::new(body) {
        yield_!(frame?.map_data(|bytes| bytes.to_ascii_uppercase().into()));
    });
}

#[try_async_gen]
async fn torn() -> io::Result<Bytes> {
    yield_!(Bytes::from_static(b"half"));
    // So that the first half is sent before the error closes the connection.
    tokio::time::sleep(Duration::from_millis(10)).await;
    Err(io::Error::other("torn"))?;
}

/// A server of axum's, and the beginning of its addresses.
async fn axum_server() -> String {
    let router = Router::new()
        .route("/words", post(async || Body::from_stream(words())))
        .route("/at_once", post(async || WORDS.concat()))
        .route("/upper_case", post(async |body: Body| Body::from_stream(upper_case(body))))
        .route("/torn", post(async || Body::from_stream(torn())));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, router).await });
    format!("http://{address}")
}

/// A server of hyper's that answers with a generator of frames.
async fn hyper_server() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((connection, _)) = listener.accept().await {
            let service = service_fn(async |request: Request<Incoming>| {
                let frames = upper_case_frames(request.into_body());
                Ok::<_, Infallible>(Response::new(StreamBody::new(frames)))
            });
            let connection =
                hyper::server::conn::http1::Builder::new().serve_connection(TokioIo::new(connection), service);
            tokio::spawn(connection);
        }
    });
    format!("http://{address}/")
}

/// Sends a body, and loops over the one that comes back.
async fn exchange(address: String, body: impl Into<reqwest::Body>) -> reqwest::Result<String> {
    let response = reqwest::Client::new().post(address).body(body).send().await?.error_for_status()?;
    let mut text = Vec::new();
    async_for!(for bytes in response.bytes_stream() {
        text.extend_from_slice(&bytes?);
    });
    Ok(String::from_utf8(text).expect("the servers send ASCII"))
}

#[tokio::test]
async fn a_generator_is_the_body_of_a_response_of_axum() {
    let server = axum_server().await;
    let at_once = exchange(format!("{server}/at_once"), "").await.unwrap();
    assert_eq!(exchange(format!("{server}/words"), "").await.unwrap(), at_once);
    assert_eq!(at_once, "one two three");
}

#[tokio::test]
async fn a_generator_is_the_body_of_a_request_of_reqwest() {
    let address = format!("{}/upper_case", axum_server().await);
    let at_once = exchange(address.clone(), WORDS.concat()).await.unwrap();
    assert_eq!(exchange(address, reqwest::Body::wrap_stream(words())).await.unwrap(), at_once);
    assert_eq!(at_once, "ONE TWO THREE");
}

#[tokio::test]
async fn an_error_of_a_generator_tears_the_response() {
    let address = format!("{}/torn", axum_server().await);
    let response = reqwest::Client::new().post(address).send().await.unwrap();
    let mut text = Vec::new();
    let mut errors = 0;
    async_for!(for bytes in response.bytes_stream() {
        match bytes {
            Ok(bytes) => text.extend_from_slice(&bytes),
            Err(_) => errors += 1,
        }
    });
    assert_eq!((text, errors), (b"half".to_vec(), 1));
}

#[tokio::test]
async fn a_generator_of_frames_is_the_body_of_a_response_of_hyper() {
    let address = hyper_server().await;
    let at_once = exchange(address.clone(), WORDS.concat()).await.unwrap();
    assert_eq!(exchange(address, reqwest::Body::wrap_stream(words())).await.unwrap(), at_once);
    assert_eq!(at_once, "ONE TWO THREE");
}

#[tokio::test]
async fn a_generator_of_frames_is_a_body_of_hyper_with_trailers() {
    let frames = stream!(-> Result<Frame<Bytes>, Infallible> {
        for word in WORDS {
            yield Ok(Frame::data(Bytes::from_static(word.as_bytes())));
        }
        let mut trailers = hyper::HeaderMap::new();
        trailers.insert("words", WORDS.len().into());
        yield Ok(Frame::trailers(trailers));
    });
    let collected = StreamBody::new(frames).collect().await.unwrap();
    assert_eq!(collected.trailers().unwrap()["words"], "3");
    assert_eq!(collected.to_bytes(), WORDS.concat());
}

#[tokio::test]
async fn a_generator_that_a_client_no_longer_reads_is_dropped() {
    struct Told(Option<tokio::sync::oneshot::Sender<()>>);
    impl Drop for Told {
        fn drop(&mut self) {
            let _ = self.0.take().unwrap().send(());
        }
    }

    let (sender, dropped) = tokio::sync::oneshot::channel();
    let told = std::sync::Mutex::new(Some(Told(Some(sender))));
    let endless = move || {
        let told = told.lock().unwrap().take().unwrap();
        Body::from_stream(stream! {
            let _told = told;
            loop {
                yield Ok::<_, Infallible>(Bytes::from_static(&[0; 1024]));
                yield_now().await;
            }
        })
    };
    let endless = std::sync::Arc::new(endless);
    let router = Router::new().route("/", post(async move || endless()));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}/", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router).await });

    let response = reqwest::Client::new().post(address).send().await.unwrap();
    async_for!(for bytes in response.bytes_stream().map_ok(|bytes| bytes.len()) {
        assert!(bytes.unwrap() > 0);
        break;
    });
    tokio::time::timeout(Duration::from_secs(10), dropped).await.expect("the generator is dropped").unwrap();
}
