//! Walks a folder and all that is in it, as `find DIR -mindepth 1` does: `cargo run -p walk -- DIR`
//!
//! ```text
//! $ cargo run --quiet -p walk -- examples/walk
//! examples/walk/Cargo.toml
//! examples/walk/src
//! examples/walk/tests
//! examples/walk/src/main.rs
//! examples/walk/tests/walk.rs
//! ```
//!
//! The walk is a generator that yields all of itself for each folder in the folder. `yield_all!` hands the inner walk on
//! to the outermost one, so that a path costs the same at any depth, and a depth of thousands needs no stack.
//!
//! A folder that cannot be read is reported on standard error and passed over, and the exit status is then 1. The order
//! is the file system's, but what is in a folder comes before what is in the folders in it. Links are not followed.
//!
//! How deep it can go is limited by the system alone, which opens no path of more than 4,095 bytes on Linux. A folder
//! beyond that counts as one that cannot be read.

use std::io::{self, BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use aiter::{async_for, async_gen, try_async_gen};
use anyhow::Context;
use tokio::fs::{self, DirEntry};

/// What is in a folder and in the folders in it.
#[async_gen(boxed)]
async fn walk(folder: PathBuf) -> anyhow::Result<PathBuf> {
    let mut folders = Vec::new();
    async_for!(for entry in entries(&folder) {
        match entry.with_context(|| folder.display().to_string()) {
            Ok(entry) => {
                // The type is that of a link itself, so a loop of links is not walked. What has no type, because it is
                // gone by now, is taken for a folder, which will be reported.
                if entry.file_type().await.map_or(true, |kind| kind.is_dir()) {
                    folders.push(entry.path());
                }
                yield_!(Ok(entry.path()));
            }
            Err(error) => yield_!(Err(error)),
        }
    });
    // The folder is closed by now: however deep the walk is, it has one open.
    for folder in folders {
        yield_all!(walk(folder));
    }
}

/// What is in a folder. An error is the last item.
#[try_async_gen]
async fn entries(folder: &Path) -> io::Result<DirEntry> {
    let mut entries = fs::read_dir(folder).await?;
    while let Some(entry) = entries.next_entry().await? {
        yield_!(entry);
    }
}

/// Prints the walk and returns the exit status. Its own errors are those of writing.
async fn print(folder: PathBuf) -> io::Result<ExitCode> {
    let mut output = BufWriter::new(io::stdout().lock());
    let mut status = ExitCode::SUCCESS;
    async_for!(for path in walk(folder) {
        match path {
            Ok(path) => {
                output.write_all(path.as_os_str().as_encoded_bytes())?;
                output.write_all(b"\n")?;
            }
            Err(error) => {
                eprintln!("walk: {error:#}");
                status = ExitCode::FAILURE;
            }
        }
    });
    output.flush()?;
    Ok(status)
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> anyhow::Result<ExitCode> {
    let folder = std::env::args_os().nth(1).context("usage: walk DIR")?;
    match print(folder.into()).await {
        // The reader of the output has seen enough, as in `walk DIR | head`.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(ExitCode::SUCCESS),
        status => status.context("write error"),
    }
}
