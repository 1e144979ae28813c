//! Writes the bookings in a database to a CSV file, each with the balance of its account after it:
//! `cargo run -p rows -- CSV [DATABASE]`
//!
//! ```text
//! $ cargo run --quiet -p rows -- balances.csv 2>&1 | tail -2
//! 90000 of 100000 rows
//! 100000 of 100000 rows
//! $ tail -2 balances.csv
//! 99999,Ada,2489,-29580
//! 100000,Grace,-9593,39172
//! ```
//!
//! It is a pipe of three generators: one reads rows, one counts them, and one keeps the balances. A row goes all the way
//! through before the next one does, so that a database of any size takes the same memory. Without a DATABASE it makes
//! one of its own in a temporary directory. On a terminal it shows a progress bar in place of the lines.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use aiter::{Stream, async_for, try_async_gen};
use anyhow::Context;
use indicatif::{ProgressBar, ProgressStyle};
use rusqlite::{Connection, OpenFlags};
use serde::Serialize;
use tokio::{sync::mpsc, task::spawn_blocking};

/// How many rows are read ahead.
const AHEAD: usize = 64;

struct Booking {
    id: i64,
    account: String,
    cents: i64,
}

#[derive(Serialize)]
struct Posting {
    id: i64,
    account: String,
    cents: i64,
    balance: i64,
}

/// The bookings in the order of their numbers.
///
/// To read them blocks, and they borrow from the statement, which borrows from the connection. So all three are in the
/// hands of a thread, which passes on what it reads. It ends soon after this generator is dropped.
#[try_async_gen]
async fn bookings(connection: Connection) -> anyhow::Result<Booking> {
    let (sender, mut receiver) = mpsc::channel(AHEAD);
    let reading = spawn_blocking(move || -> rusqlite::Result<()> {
        let mut statement = connection.prepare("SELECT id, account, cents FROM bookings ORDER BY id")?;
        let bookings =
            statement.query_map([], |row| Ok(Booking { id: row.get(0)?, account: row.get(1)?, cents: row.get(2)? }))?;
        for booking in bookings {
            if sender.blocking_send(booking?).is_err() {
                break;
            }
        }
        Ok(())
    });
    while let Some(booking) = receiver.recv().await {
        yield_!(booking);
    }
    reading.await??;
}

/// The same rows, counted where the user sees it.
#[try_async_gen]
async fn counted<T>(rows: impl Stream<Item = anyhow::Result<T>>, total: u64) -> anyhow::Result<T> {
    let style = ProgressStyle::with_template("{wide_bar} {pos} of {len} rows")?;
    // It draws on standard error, and nothing at all where that is no terminal.
    let bar = ProgressBar::new(total).with_style(style);
    async_for!(for row in rows {
        yield_!(row?);
        bar.inc(1);
        if bar.is_hidden() && (bar.position() == total || bar.position() % 10_000 == 0) {
            eprintln!("{} of {total} rows", bar.position());
        }
    });
    bar.finish();
}

/// The bookings with their balances.
#[try_async_gen]
async fn postings(bookings: impl Stream<Item = anyhow::Result<Booking>>) -> anyhow::Result<Posting> {
    let mut balances = HashMap::new();
    async_for!(for booking in bookings {
        let Booking { id, account, cents } = booking?;
        let balance = balances.entry(account.clone()).or_insert(0);
        *balance += cents;
        yield_!(Posting { id, account, cents, balance: *balance });
    });
}

fn sample(database: &Path) -> rusqlite::Result<Connection> {
    let connection = Connection::open(database)?;
    connection.execute_batch(
        "CREATE TABLE bookings (id INTEGER PRIMARY KEY, account TEXT NOT NULL, cents INTEGER NOT NULL);
         WITH RECURSIVE numbers(id) AS (VALUES (1) UNION ALL SELECT id + 1 FROM numbers LIMIT 100000)
         INSERT INTO bookings
         SELECT id, CASE id % 3 WHEN 0 THEN 'Ada' WHEN 1 THEN 'Grace' ELSE 'Barbara' END, id * 7919 % 20001 - 10000
         FROM numbers",
    )?;
    Ok(connection)
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> anyhow::Result<()> {
    let mut arguments = std::env::args_os().skip(1);
    let csv = PathBuf::from(arguments.next().context("usage: rows CSV [DATABASE]")?);
    let folder = tempfile::tempdir()?;
    let connection = match arguments.next() {
        Some(database) => Connection::open_with_flags(database, OpenFlags::SQLITE_OPEN_READ_ONLY)?,
        None => sample(&folder.path().join("bookings.db"))?,
    };

    let total = connection.query_row("SELECT count(*) FROM bookings", [], |row| row.get(0))?;
    let mut csv = csv::Writer::from_path(&csv).with_context(|| csv.display().to_string())?;
    async_for!(for posting in postings(counted(bookings(connection), total)) {
        csv.serialize(posting?)?;
    });
    csv.flush()?;
    Ok(())
}
