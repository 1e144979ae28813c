//! The server's own process, with clients on real sockets.

use std::io::{BufRead, BufReader, ErrorKind, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::process::{Child, ChildStdout, Command, ExitStatus, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;

/// Longer than anything takes.
const LIMIT: Duration = Duration::from_secs(20);
/// Long enough for what should not come to come.
const MOMENT: Duration = Duration::from_millis(200);
const FAREWELL: &str = "the server is shutting down";

struct Server {
    process: Child,
    stdout: BufReader<ChildStdout>,
    address: String,
}

impl Server {
    fn start() -> Self {
        Self::run(&mut Command::new(env!("CARGO_BIN_EXE_chat")))
    }

    fn run(program: &mut Command) -> Self {
        let mut process = program.arg("127.0.0.1:0").stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut stdout = BufReader::new(process.stdout.take().unwrap());
        let mut line = String::new();
        stdout.read_line(&mut line).unwrap();
        let address = line.strip_prefix("listening on ").unwrap().trim_end().to_owned();
        Self { process, stdout, address }
    }

    /// A client that the server has greeted, so that it is told of all that is said from then on.
    fn join(&self, guest: u64) -> Client {
        let socket = TcpStream::connect(&self.address).unwrap();
        socket.set_read_timeout(Some(LIMIT)).unwrap();
        socket.set_write_timeout(Some(LIMIT)).unwrap();
        let mut client = Client { reader: BufReader::new(socket) };
        assert_eq!(client.hear(), format!("you are guest {guest}"));
        client
    }

    fn interrupt(&self) {
        kill(Pid::from_raw(self.process.id().try_into().unwrap()), Signal::SIGINT).unwrap();
    }

    /// Its status, and what it has printed but for the address.
    fn end(mut self) -> (ExitStatus, String) {
        let begin = Instant::now();
        let status = loop {
            if let Some(status) = self.process.try_wait().unwrap() {
                break status;
            }
            assert!(begin.elapsed() < LIMIT, "the server goes on");
            sleep(Duration::from_millis(5));
        };
        let mut printed = String::new();
        self.stdout.read_to_string(&mut printed).unwrap();
        self.process.stderr.take().unwrap().read_to_string(&mut printed).unwrap();
        (status, printed)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

struct Client {
    reader: BufReader<TcpStream>,
}

impl Client {
    fn say(&mut self, text: &str) {
        self.reader.get_mut().write_all(text.as_bytes()).unwrap();
    }

    fn hear(&mut self) -> String {
        let mut line = String::new();
        self.reader.read_line(&mut line).unwrap();
        assert_eq!(line.pop(), Some('\n'), "{line:?} and the end");
        line
    }

    fn hears_nothing(&mut self) -> bool {
        self.reader.get_ref().set_read_timeout(Some(MOMENT)).unwrap();
        let result = self.reader.fill_buf().map(<[u8]>::len).map_err(|error| error.kind());
        self.reader.get_ref().set_read_timeout(Some(LIMIT)).unwrap();
        result == Err(ErrorKind::WouldBlock)
    }

    fn hears_the_end(&mut self) -> bool {
        self.reader.fill_buf().unwrap().is_empty()
    }
}

#[test]
fn tells_each_client_what_the_others_say_who_leaves_and_when_it_ends() {
    let server = Server::start();
    let (mut first, mut second, mut third) = (server.join(1), server.join(2), server.join(3));

    first.say("hello\n");
    assert_eq!(second.hear(), "guest 1: hello");
    assert_eq!(third.hear(), "guest 1: hello");
    // A line in two pieces, and two lines in one, with either end.
    third.say("in two ");
    sleep(MOMENT);
    third.say("pieces\none\r\ntwo\n");
    for text in ["in two pieces", "one", "two"] {
        assert_eq!(first.hear(), format!("guest 3: {text}"));
        assert_eq!(second.hear(), format!("guest 3: {text}"));
    }
    assert!(third.hears_nothing());

    drop(first);
    assert_eq!(second.hear(), "guest 1 has left");
    assert_eq!(third.hear(), "guest 1 has left");
    second.say("bye\n");
    assert_eq!(third.hear(), "guest 2: bye");
    assert!(second.hears_nothing());
    let mut fourth = server.join(4);

    server.interrupt();
    for client in [&mut second, &mut third, &mut fourth] {
        assert_eq!(client.hear(), FAREWELL);
        assert!(client.hears_the_end());
    }
    let (status, printed) = server.end();
    assert_eq!(status.code(), Some(0));
    assert_eq!(printed, "");
}

#[test]
fn a_client_hears_what_the_documentation_of_the_program_says() {
    let server = Server::start();
    let (mut first, mut second) = (server.join(1), server.join(2));
    first.say("hello\n");
    first.reader.get_ref().shutdown(Shutdown::Write).unwrap();
    assert!(first.hears_the_end());
    let mut heard = vec!["you are guest 2".to_owned(), second.hear(), second.hear()];
    server.interrupt();
    heard.push(second.hear());

    let (_, block) = include_str!("../src/main.rs").split_once("```text\n").unwrap();
    let (block, _) = block.split_once("//! ```").unwrap();
    let documented: Vec<_> = block.lines().map(|line| line.trim_start_matches("//! ")).collect();
    assert_eq!(heard, documented);
}

#[test]
fn ends_without_clients_too() {
    let server = Server::start();
    drop(server.join(1));
    server.interrupt();
    assert_eq!(server.end().0.code(), Some(0));
}

#[test]
fn says_no_farewell_to_a_client_that_leaves() {
    let server = Server::start();
    let (mut first, mut second) = (server.join(1), server.join(2));
    first.reader.get_ref().shutdown(Shutdown::Write).unwrap();
    assert!(first.hears_the_end());
    assert_eq!(second.hear(), "guest 1 has left");
}

#[test]
fn a_line_that_is_too_long_or_no_text_ends_its_client_alone() {
    let server = Server::start();
    let mut listener = server.join(1);
    for (guest, line) in [(2, vec![b'x'; 2_000]), (3, b"\xff\n".to_vec())] {
        let mut client = server.join(guest);
        client.reader.get_mut().write_all(&line).unwrap();
        assert!(client.reader.read_to_end(&mut Vec::new()).is_ok());
        assert_eq!(listener.hear(), format!("guest {guest} has left"));
    }
    let mut last = server.join(4);
    last.say(&format!("{}\n", "x".repeat(1_024)));
    assert_eq!(listener.hear(), format!("guest 4: {}", "x".repeat(1_024)));
}

#[test]
fn a_client_that_talks_without_a_pause_misses_nothing() {
    let server = Server::start();
    let (mut first, mut second) = (server.join(1), server.join(2));
    for text in ["x\n".repeat(50_000), "the end\n".to_owned()] {
        first.say(&text);
    }
    // The others are told on the way how many they have missed.
    while second.hear() != "guest 1: the end" {}
    second.say("that was much\n");
    assert_eq!(first.hear(), "guest 2: that was much");
}

/// More than the sockets' buffers and the backlog hold.
fn talk(speaker: &mut Client) {
    let line = format!("{}\n", "x".repeat(1_000));
    for _ in 0..20_000 {
        speaker.say(&line);
    }
}

#[test]
fn goes_on_when_it_has_had_too_many_clients() {
    let mut program = Command::new("sh");
    program.args(["-c", "ulimit -n 16; exec \"$@\"", "sh", env!("CARGO_BIN_EXE_chat")]);
    let server = Server::run(&mut program);
    let mut sockets: Vec<_> = (0..20).map(|_| TcpStream::connect(&server.address).unwrap()).collect();
    let last = sockets.pop().unwrap();
    let mut last = Client { reader: BufReader::new(last) };
    assert!(last.hears_nothing());
    drop(sockets);
    assert!(last.hear().starts_with("you are guest "));
    server.interrupt();
    let (status, printed) = server.end();
    assert_eq!(status.code(), Some(0));
    assert!(printed.starts_with("chat: Too many open files (os error 24)\n"), "{printed}");
}

#[test]
fn a_client_that_reads_late_is_told_what_it_has_missed_and_keeps_nobody_waiting() {
    let server = Server::start();
    let (mut late, mut speaker) = (server.join(1), server.join(2));
    talk(&mut speaker);
    speaker.say("the end\n");
    let mut heard = 0;
    let mut missed = 0;
    loop {
        let line = late.hear();
        if let Some(number) = line.strip_prefix("you have missed ") {
            missed += number.strip_suffix(" messages").unwrap().parse::<u32>().unwrap();
        } else if line == "guest 2: the end" {
            break;
        } else {
            heard += 1;
        }
    }
    assert_eq!(heard + missed, 20_000);
    assert!(missed > 0);
}

#[test]
fn a_client_that_never_reads_does_not_keep_the_server_from_ending() {
    let server = Server::start();
    let (_never, mut speaker) = (server.join(1), server.join(2));
    talk(&mut speaker);
    let mut third = server.join(3);
    server.interrupt();
    assert_eq!(speaker.hear(), FAREWELL);
    // What it had still to say when the server ended is of no concern.
    while third.hear() != FAREWELL {}
    assert!(third.hears_the_end());
    let (status, printed) = server.end();
    assert_eq!(status.code(), Some(0));
    assert_eq!(printed, "chat: clients that took no farewell: 1\n");
}
