//! Runs the server and reads its events as they arrive. What a browser makes of them is shown by `tests/browser`.

use std::error::Error;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::{Duration, Instant};

type Result<T = ()> = std::result::Result<T, Box<dyn Error>>;

/// How long anything may take on a machine that does much else.
const PATIENCE: Duration = Duration::from_secs(30);
/// The pause of the server before each event.
const PAUSE: Duration = Duration::from_millis(100);

/// The server, ended with the test.
struct Server {
    process: Child,
    lines: Receiver<String>,
    address: String,
}

impl Server {
    fn start() -> Result<Self> {
        let mut process = Command::new(env!("CARGO_BIN_EXE_sse")).arg("0").stdout(Stdio::piped()).spawn()?;
        let stdout = BufReader::new(process.stdout.take().ok_or("no standard output")?);
        let (sender, lines) = channel();
        thread::spawn(move || stdout.lines().map_while(std::result::Result::ok).try_for_each(|line| sender.send(line)));
        let mut server = Self { process, lines, address: String::new() };
        server.address = server.line()?.strip_prefix("open http://").ok_or("no address")?.into();
        Ok(server)
    }

    /// The next line that it prints.
    fn line(&self) -> Result<String> {
        Ok(self.lines.recv_timeout(PATIENCE)?)
    }

    /// The answer to a request, as it arrives. In HTTP/1.0 it ends with the connection, and is not in chunks.
    fn get(&self, path: &str) -> Result<BufReader<TcpStream>> {
        let mut connection = TcpStream::connect(&self.address)?;
        connection.set_read_timeout(Some(PATIENCE))?;
        write!(connection, "GET {path} HTTP/1.0\r\n\r\n")?;
        Ok(BufReader::new(connection))
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The data of the next event, or `None` when the answer has ended.
fn next_event(answer: &mut impl BufRead) -> Result<Option<String>> {
    for line in answer.lines() {
        if let Some(data) = line?.strip_prefix("data: ") {
            return Ok(Some(data.to_owned()));
        }
    }
    Ok(None)
}

#[test]
fn the_page_is_served() -> Result {
    let server = Server::start()?;
    let mut answer = String::new();
    server.get("/")?.read_to_string(&mut answer)?;
    assert!(answer.starts_with("HTTP/1.0 200 OK"), "{answer}");
    assert!(answer.contains("content-type: text/html"), "{answer}");
    assert!(answer.ends_with(include_str!("../src/page.html")), "{answer}");
    Ok(())
}

#[test]
fn events_arrive_one_by_one() -> Result {
    let server = Server::start()?;
    let mut answer = server.get("/events?steps=20")?;
    let mut arrivals = vec![Instant::now()];
    for step in 1..=20 {
        let data = next_event(&mut answer)?.ok_or("the answer ended")?;
        assert!(data.starts_with(&format!(r#"{{"step":{step},"steps":20,"pi":"#)), "{data}");
        arrivals.push(Instant::now());
    }
    // A machine that does much else may see some of them late, and then together with the next.
    let apart = arrivals.windows(2).filter(|pair| pair[1] - pair[0] > PAUSE / 2).count();
    assert!(apart >= 10, "only {apart} of 20 events arrived apart from the one before");
    Ok(())
}

#[test]
fn a_client_that_leaves_drops_its_generator_and_no_other() -> Result {
    let server = Server::start()?;
    let mut leaving = server.get("/events?steps=100000")?;
    let mut staying = server.get("/events?steps=100000")?;
    for _ in 0..3 {
        next_event(&mut leaving)?.ok_or("the answer ended")?;
    }
    drop(leaving);

    let line = server.line()?;
    let events: u32 =
        line.strip_prefix("client gone after ").and_then(|rest| rest.strip_suffix(" events")).ok_or(&*line)?.parse()?;
    assert!((3..1000).contains(&events), "{line}");

    for step in 1..=events + 3 {
        let data = next_event(&mut staying)?.ok_or("the answer ended")?;
        assert!(data.starts_with(&format!(r#"{{"step":{step},"#)), "{data}");
    }
    assert!(server.lines.try_recv().is_err(), "the other client's generator was dropped too");
    Ok(())
}

#[test]
fn the_answer_ends_with_the_job() -> Result {
    let server = Server::start()?;
    let mut answer = server.get("/events?steps=3")?;
    let mut last = None;
    while let Some(data) = next_event(&mut answer)? {
        last = Some(data);
    }
    let last = last.ok_or("no event")?;
    assert!(last.starts_with(r#"{"step":3,"steps":3,"#), "{last}");
    assert_eq!(server.line()?, "client gone after 3 events");
    Ok(())
}
