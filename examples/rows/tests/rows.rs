//! The program, beside a plain query.

use std::fs::{self, File};
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Output};

use nix::pty::{Winsize, openpty};
use rusqlite::Connection;
use tempfile::TempDir;

/// A folder with a database, and room for the CSV file.
struct Place {
    folder: TempDir,
}

impl Place {
    /// The last row has no account if it is broken.
    fn new(rows: u32, broken: bool) -> Self {
        let place = Self { folder: tempfile::tempdir().unwrap() };
        let connection = Connection::open(place.database()).unwrap();
        connection
            .execute_batch("CREATE TABLE bookings (id INTEGER PRIMARY KEY, account TEXT, cents INTEGER)")
            .unwrap();
        let transaction = connection.unchecked_transaction().unwrap();
        for id in 1..=rows {
            let account = ["plain", "with, comma", "with \"quotes\"", "two\nlines", "Zoë"][id as usize * 31 % 5];
            let account = if broken && id == rows { None } else { Some(account) };
            let cents = i64::from(id) * 7_919 % 2_003 - 1_000;
            transaction.execute("INSERT INTO bookings VALUES (?, ?, ?)", (id, account, cents)).unwrap();
        }
        transaction.commit().unwrap();
        place
    }

    fn database(&self) -> PathBuf {
        self.folder.path().join("bookings.db")
    }

    fn csv(&self) -> PathBuf {
        self.folder.path().join("balances.csv")
    }

    fn rows(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_rows"));
        command.arg(self.csv()).arg(self.database()).env_remove("RUST_BACKTRACE");
        command
    }

    /// The balances by a window function.
    fn expected(&self) -> Vec<[String; 4]> {
        let connection = Connection::open(self.database()).unwrap();
        let mut statement = connection
            .prepare(
                "SELECT id, account, cents, sum(cents) OVER (PARTITION BY account ORDER BY id) FROM bookings ORDER BY id",
            )
            .unwrap();
        let text = |number: i64| number.to_string();
        let rows = statement
            .query_map([], |row| Ok([text(row.get(0)?), row.get(1)?, text(row.get(2)?), text(row.get(3)?)]))
            .unwrap();
        rows.map(Result::unwrap).collect()
    }
}

fn read(csv: &Path) -> Vec<[String; 4]> {
    let mut reader = csv::Reader::from_path(csv).unwrap();
    assert_eq!(reader.headers().unwrap(), &["id", "account", "cents", "balance"][..]);
    reader.deserialize().map(Result::unwrap).collect()
}

fn errors(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).unwrap()
}

/// Runs the program with a terminal for its standard error, and returns what that shows.
fn on_a_terminal(mut command: Command) -> (ExitStatus, String) {
    let size = Winsize { ws_row: 24, ws_col: 80, ws_xpixel: 0, ws_ypixel: 0 };
    let terminal = openpty(&size, None).unwrap();
    let mut child = command.env("TERM", "xterm").stderr(terminal.slave).spawn().unwrap();
    // The command has our side of the slave, without which the terminal ends with the program.
    drop(command);
    let mut shown = Vec::new();
    let mut master = File::from(terminal.master);
    let mut chunk = [0; 4_096];
    loop {
        match master.read(&mut chunk) {
            Ok(0) => break,
            Ok(length) => shown.extend_from_slice(&chunk[..length]),
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            // How Linux says that the program has closed it.
            Err(error) if error.raw_os_error() == Some(nix::libc::EIO) => break,
            Err(error) => panic!("{error}"),
        }
    }
    (child.wait().unwrap(), String::from_utf8(shown).unwrap())
}

#[test]
fn writes_what_a_plain_query_says() {
    let place = Place::new(5_000, false);
    let output = place.rows().output().unwrap();
    assert!(output.status.success(), "{}", errors(&output));
    let rows = read(&place.csv());
    assert_eq!(rows.len(), 5_000);
    assert_eq!(rows, place.expected());
}

#[test]
fn writes_nothing_for_a_table_without_rows() {
    let place = Place::new(0, false);
    let output = place.rows().output().unwrap();
    assert!(output.status.success(), "{}", errors(&output));
    assert_eq!(fs::read_to_string(place.csv()).unwrap(), "");
}

#[test]
fn shows_plain_lines_without_a_terminal() {
    let place = Place::new(20_003, false);
    let output = place.rows().output().unwrap();
    assert_eq!(errors(&output), "10000 of 20003 rows\n20000 of 20003 rows\n20003 of 20003 rows\n");
    assert!(output.stdout.is_empty());
}

#[test]
fn draws_a_bar_on_a_terminal() {
    let place = Place::new(20_003, false);
    let (status, shown) = on_a_terminal(place.rows());
    assert!(status.success(), "{shown}");
    // Each drawing goes back to the beginning of the line; the first one is all but empty, and the last one full.
    let drawings: Vec<_> = shown.split('\r').filter(|drawing| drawing.contains(" rows")).collect();
    assert!(drawings.len() >= 2, "{shown:?}");
    assert!(drawings[0].contains("░░░░░░░░") && drawings[0].contains(" of 20003 rows"), "{shown:?}");
    let last = drawings[drawings.len() - 1];
    assert!(last.contains("████████ 20003 of 20003 rows") && !last.contains('░'), "{shown:?}");
    // There is no line but that of the bar.
    assert!(shown.matches('\n').count() <= 1, "{shown:?}");
    assert_eq!(read(&place.csv()), place.expected());
}

#[test]
fn ends_with_the_error_of_a_row() {
    let place = Place::new(500, true);
    let output = place.rows().output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(errors(&output), "Error: Invalid column type Null at index: 1, name: account\n");
    assert_eq!(read(&place.csv()).len(), 499);
}

#[test]
fn reports_a_file_that_cannot_be_written() {
    // Few enough rows for the writer's buffer, which is written at the end.
    let place = Place::new(10, false);
    let mut rows = Command::new(env!("CARGO_BIN_EXE_rows"));
    let output = rows.arg("/dev/full").arg(place.database()).env_remove("RUST_BACKTRACE").output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(errors(&output).ends_with("Error: No space left on device (os error 28)\n"), "{}", errors(&output));
}

#[test]
fn makes_no_database_where_there_is_none() {
    let place = Place::new(0, false);
    fs::remove_file(place.database()).unwrap();
    let output = place.rows().output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    assert!(errors(&output).starts_with("Error: unable to open database file"), "{}", errors(&output));
    assert!(!place.database().exists());
    assert!(!place.csv().exists());
}

#[test]
fn prints_what_its_documentation_says() {
    let folder = tempfile::tempdir().unwrap();
    let csv = folder.path().join("balances.csv");
    let output = Command::new(env!("CARGO_BIN_EXE_rows")).arg(&csv).env("TMPDIR", folder.path()).output().unwrap();
    assert!(output.status.success(), "{}", errors(&output));
    let last_two = |text: &str| {
        let lines: Vec<_> = text.lines().collect();
        lines[lines.len() - 2..].iter().map(|line| format!("//! {line}\n")).collect::<Vec<_>>().concat()
    };
    let documented = include_str!("../src/main.rs");
    let balances = fs::read_to_string(&csv).unwrap();
    assert_eq!(balances.lines().count(), 100_001);
    assert!(documented.contains(&format!("2>&1 | tail -2\n{}//! $ tail", last_two(errors(&output)))));
    assert!(documented.contains(&format!("$ tail -2 balances.csv\n{}//! ```", last_two(&balances))));
    // The database is gone.
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}
