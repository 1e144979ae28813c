//! Prints the lines that contain TEXT as `grep -nHF TEXT FILE...` does: `cargo run --example grep -- TEXT FILE...`
//!
//! What it prints and its exit status are those of GNU grep in a UTF-8 locale: 0 if a line was selected, 1 if none was,
//! 2 after an error. TEXT may hold several lines, one of which has to occur; a FILE `-`, or none, is standard input. It
//! differs in that
//!
//! - every argument stands for itself, even one that begins with `-`: the first is TEXT, the others are files;
//! - a file that is not UTF-8 is an error, and the rest of it is not searched;
//! - NUL is a character like any other, as for `grep --text`;
//! - it does not notice that a file is its own output;
//! - it ends with status 0 when the reader of its output has gone: Rust ignores SIGPIPE, which would have ended grep.
//!
//! A file may be of any size, for one buffer and one line of it are in memory at a time. The longest line has to fit.

use std::env;
use std::ffi::{OsStr, OsString};
use std::io::{self, BufWriter, ErrorKind, IsTerminal, Write};
use std::process::ExitCode;

use aiter::{Stream, async_for, async_gen};
use tokio::fs::File;
use tokio::io::{AsyncBufReadExt, AsyncRead, BufReader, stdin};

/// How much is read at once. Every read is a trip to another thread and back, so small ones are slow.
const CHUNK: usize = 1024 * 1024;

struct Line {
    number: usize,
    text: String,
}

/// The lines of a file, without their ends. An error is the last item.
#[async_gen]
async fn lines(name: &OsStr) -> io::Result<Line> {
    let mut reader = match open(name).await {
        Ok(input) => BufReader::with_capacity(CHUNK, input),
        Err(error) => {
            yield_!(Err(error));
            return;
        }
    };
    for number in 1.. {
        // Not `reader.lines()`, which takes the `\r` of `\r\n` away too.
        let mut text = String::new();
        match reader.read_line(&mut text).await {
            Ok(0) => return,
            Ok(_) => {
                if text.ends_with('\n') {
                    text.pop();
                }
                yield_!(Ok(Line { number, text }));
            }
            Err(error) => {
                yield_!(Err(error));
                return;
            }
        }
    }
}

/// Those of the lines in which one of the texts occurs, and the error.
#[async_gen]
async fn matching(texts: &[&str], lines: impl Stream<Item = io::Result<Line>>) -> io::Result<Line> {
    async_for!(for line in lines {
        let selected = match &line {
            Ok(line) => texts.iter().any(|text| line.text.contains(text)),
            Err(_) => true,
        };
        if selected {
            yield_!(line);
        }
    });
}

async fn open(name: &OsStr) -> io::Result<Box<dyn AsyncRead + Unpin>> {
    if name == "-" {
        return Ok(Box::new(stdin()));
    }
    let mut file = File::open(name).await?;
    file.set_max_buf_size(CHUNK);
    Ok(Box::new(file))
}

/// Searches the files and returns the exit status. Its own errors are those of writing: a file's are reported here.
async fn grep(text: &str, files: &[OsString]) -> io::Result<u8> {
    let texts: Vec<_> = text.split('\n').collect();
    let stdout = io::stdout().lock();
    // On a terminal, `Stdout`'s own buffer is enough: it shows each line at once.
    let buffer = if stdout.is_terminal() { 0 } else { 64 * 1024 };
    let mut output = BufWriter::with_capacity(buffer, stdout);
    let (mut selected, mut failed) = (false, false);

    for file in files {
        let name = if file == "-" { OsStr::new("(standard input)") } else { file };
        async_for!(for line in matching(&texts, lines(file)) {
            match line {
                Ok(Line { number, text }) => {
                    selected = true;
                    output.write_all(name.as_encoded_bytes())?;
                    writeln!(output, ":{number}:{text}")?;
                }
                Err(error) => {
                    failed = true;
                    output.flush()?;
                    complain(&format!("{}: {error}", name.to_string_lossy()));
                }
            }
        });
    }
    output.flush()?;
    Ok(if failed { 2 } else { u8::from(!selected) })
}

/// Unlike `eprintln!`, it does not panic when standard error cannot be written to.
fn complain(message: &str) {
    let _ = writeln!(io::stderr(), "grep: {message}");
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let mut arguments = env::args_os().skip(1);
    let Some(Ok(text)) = arguments.next().map(OsString::into_string) else {
        complain("usage: grep TEXT [FILE]..., where TEXT is UTF-8");
        return ExitCode::from(2);
    };
    let mut files: Vec<_> = arguments.collect();
    if files.is_empty() {
        files.push("-".into());
    }
    match grep(&text, &files).await {
        Ok(status) => ExitCode::from(status),
        Err(error) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            complain(&format!("write error: {error}"));
            ExitCode::from(2)
        }
    }
}
