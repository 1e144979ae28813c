//! Runs `examples/grep.rs` and compares what it prints, and its exit status, with what is written out here; and that
//! with the system's `grep -nHF`, where that is GNU grep.

use std::env;
use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{self, Command, Stdio};

/// The example's executable, which Cargo builds beside the tests.
fn example() -> PathBuf {
    let mut path = env::current_exe().expect("the path of this test");
    path.pop();
    path.pop();
    path.push("examples");
    path.push(format!("grep{}", env::consts::EXE_SUFFIX));
    assert!(path.is_file(), "{} is missing: run `cargo build --example grep`", path.display());
    path
}

/// A directory of its own for each test, removed at its end.
struct Directory(PathBuf);

impl Directory {
    fn new(test: &str) -> Self {
        let path = env::temp_dir().join(format!("aiter-grep-{}-{test}", process::id()));
        fs::create_dir_all(&path).expect("a directory for the test's files");
        Self(path)
    }

    fn write(&self, name: impl AsRef<Path>, content: impl AsRef<[u8]>) {
        fs::write(self.0.join(name), content).expect("a file of the test");
    }

    fn command(&self, program: impl AsRef<OsStr>) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.0).stdin(Stdio::null());
        command
    }
}

impl Drop for Directory {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// A call of the example, and what comes of it.
#[derive(Default)]
struct Case {
    text: &'static str,
    arguments: Vec<&'static str>,
    files: Vec<(&'static str, Vec<u8>)>,
    stdin: Vec<u8>,
    stdout: Vec<u8>,
    failing: Vec<&'static str>,
    status: i32,
    /// The options with which GNU grep does the same, if there are any.
    like: Option<&'static str>,
}

impl Case {
    fn new(text: &'static str, arguments: &[&'static str]) -> Self {
        Self { text, arguments: arguments.to_vec(), like: Some("-nHF"), ..Self::default() }
    }

    fn file(mut self, name: &'static str, content: impl Into<Vec<u8>>) -> Self {
        self.files.push((name, content.into()));
        self
    }

    fn stdin(mut self, content: impl Into<Vec<u8>>) -> Self {
        self.stdin = content.into();
        self
    }

    fn prints(mut self, stdout: impl Into<Vec<u8>>) -> Self {
        self.stdout = stdout.into();
        self
    }

    /// It writes a message for each of the names to standard error, and ends with status 2.
    fn fails_at(mut self, names: &[&'static str]) -> Self {
        self.failing = names.to_vec();
        self.exits(2)
    }

    fn exits(mut self, status: i32) -> Self {
        self.status = status;
        self
    }

    fn like(mut self, options: impl Into<Option<&'static str>>) -> Self {
        self.like = options.into();
        self
    }

    fn run(&self, directory: &Directory, mut command: Command, who: &str) -> String {
        for (name, content) in &self.files {
            directory.write(name, content);
        }
        directory.write("stdin", &self.stdin);
        let stdin = File::open(directory.0.join("stdin")).expect("the test's standard input");
        let output = command.args(&self.arguments).stdin(stdin).output().expect("a program that runs");
        let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
        assert_same(&output.stdout, &self.stdout, who);
        assert_eq!(output.status.code(), Some(self.status), "the exit status of {who}, which wrote {stderr:?}");
        stderr
    }

    fn check(&self, test: &str) {
        let directory = Directory::new(test);
        let mut command = directory.command(example());
        command.arg(self.text);
        let stderr = self.run(&directory, command, "the example");
        let messages: Vec<_> = stderr.lines().collect();
        assert_eq!(messages.len(), self.failing.len(), "{stderr}");
        for (message, name) in messages.iter().zip(&self.failing) {
            assert!(message.starts_with(&format!("grep: {name}: ")), "{message:?} does not name {name:?}");
        }
    }

    fn check_with_grep(&self, test: &str) {
        if let Some(options) = self.like {
            let directory = Directory::new(&format!("{test}-with-grep"));
            let mut command = directory.command("grep");
            command.env("LC_ALL", "C.UTF-8").args([options, "-e", self.text, "--"]);
            self.run(&directory, command, &format!("`grep {options}` of {test}"));
        }
    }
}

/// Unlike `assert_eq!`, it does not print megabytes.
fn assert_same(actual: &[u8], expected: &[u8], who: &str) {
    if actual != expected {
        let start = actual.iter().zip(expected).take_while(|(left, right)| left == right).count();
        let rest = |bytes: &[u8]| String::from_utf8_lossy(&bytes[start..bytes.len().min(start + 80)]).into_owned();
        panic!("{who} printed, from byte {start} on, {:?}, not {:?}", rest(actual), rest(expected));
    }
}

/// Makes a test of each case, and one that gives all of them to the system's grep.
macro_rules! cases {
    ($($name:ident: $case:expr;)*) => {
        $(
            #[test]
            fn $name() {
                $case.check(stringify!($name));
            }
        )*

        #[test]
        fn gnu_grep_prints_the_same() {
            let version = Command::new("grep").arg("--version").output().map(|output| output.stdout);
            if !version.is_ok_and(|version| String::from_utf8_lossy(&version).contains("GNU grep")) {
                // Not `println!`, which a test that passes does not show.
                let _ = writeln!(
                    io::stderr(),
                    "SKIPPED gnu_grep_prints_the_same: no GNU grep here; on Debian, `apt-get install grep` installs it"
                );
                return;
            }
            $($case.check_with_grep(stringify!($name));)*
        }
    };
}

cases! {
    a_selected_line_is_printed_with_its_file_and_number:
        Case::new("b", &["f"]).file("f", "abc\nxyz\n\ncab\n").prints("f:1:abc\nf:4:cab\n");

    a_line_with_several_occurrences_is_printed_once:
        Case::new("aa", &["f"]).file("f", "aaaa aa\n").prints("f:1:aaaa aa\n");

    nothing_selected_is_status_1:
        Case::new("q", &["f"]).file("f", "abc\n").exits(1);

    the_text_is_no_pattern:
        Case::new("a.*[b]\\", &["f"]).file("f", "a.*[b]\nA.*[b]\\\na.*[b]\\\n").prints("f:3:a.*[b]\\\n");

    upper_and_lower_case_differ:
        Case::new("a", &["f"]).file("f", "A\na\n").prints("f:2:a\n");

    several_files_are_searched_in_order_and_numbered_each_on_its_own:
        Case::new("x", &["b", "a", "c"])
            .file("a", "\nx1\n").file("b", "x2\nx3\n").file("c", "y\n")
            .prints("b:1:x2\nb:2:x3\na:2:x1\n");

    a_file_named_twice_is_searched_twice:
        Case::new("x", &["f", "f"]).file("f", "x\n").prints("f:1:x\nf:1:x\n");

    a_path_is_printed_as_it_was_given:
        Case::new("x", &["./f", ".//f"]).file("f", "x\n").prints("./f:1:x\n.//f:1:x\n");

    a_name_may_hold_blanks_and_letters_that_are_not_ascii:
        Case::new("x", &["ein grüßendes 日.log"]).file("ein grüßendes 日.log", "x\n").prints("ein grüßendes 日.log:1:x\n");

    text_and_lines_may_be_in_any_script:
        Case::new("ß日", &["f"])
            .file("f", "ss日\nß 日\nß日本\n🦀ß日🦀\n")
            .prints("f:3:ß日本\nf:4:🦀ß日🦀\n");

    letters_are_compared_as_they_are_encoded:
        Case::new("\u{e9}", &["f"]).file("f", "e\u{301}\n\u{e9}\n").prints("f:2:\u{e9}\n");

    a_byte_order_mark_is_text:
        Case::new("a", &["f"]).file("f", "\u{feff}a\n").prints("f:1:\u{feff}a\n");

    an_empty_text_selects_every_line:
        Case::new("", &["f"]).file("f", "a\n\n \nb").prints("f:1:a\nf:2:\nf:3: \nf:4:b\n");

    an_empty_text_selects_nothing_of_an_empty_file:
        Case::new("", &["f"]).file("f", "").exits(1);

    an_empty_file_between_others_is_passed_over:
        Case::new("x", &["a", "e", "b"]).file("a", "x").file("e", "").file("b", "x").prints("a:1:x\nb:1:x\n");

    a_last_line_without_an_end_is_given_one:
        Case::new("x", &["f", "g"]).file("f", "a\nx").file("g", "x\n").prints("f:2:x\ng:1:x\n");

    a_carriage_return_is_preserved:
        Case::new("x", &["f"]).file("f", "x\r\ny\r\n\rx\r\r\nx\r").prints("f:1:x\r\nf:3:\rx\r\r\nf:4:x\r\n");

    a_carriage_return_can_be_searched:
        Case::new("x\r", &["f"]).file("f", "x\r\nx\nx\ry\n").prints("f:1:x\r\nf:3:x\ry\n");

    other_separators_end_no_line:
        Case::new("x", &["f"])
            .file("f", "a\u{b}x\u{c}b\u{85}c\u{2028}d\re\nx\n")
            .prints("f:1:a\u{b}x\u{c}b\u{85}c\u{2028}d\re\nf:2:x\n");

    each_line_of_the_text_is_searched:
        Case::new("a\nzz", &["f"]).file("f", "abc\nxyz\nzz\na zz\n").prints("f:1:abc\nf:3:zz\nf:4:a zz\n");

    an_empty_line_of_the_text_selects_every_line:
        Case::new("a\n", &["f"]).file("f", "abc\nxyz\n").prints("f:1:abc\nf:2:xyz\n");

    a_text_that_begins_with_a_dash_is_no_option:
        Case::new("-v", &["f"]).file("f", "a\ngrep -v\n").prints("f:2:grep -v\n");

    a_text_of_two_dashes_is_a_text:
        Case::new("--", &["f"]).file("f", "-\n--\n").prints("f:2:--\n");

    a_file_that_begins_with_a_dash_is_no_option:
        Case::new("x", &["-v", "--", "--help"])
            .file("-v", "x\n").file("--", "x\n").file("--help", "x\n")
            .prints("-v:1:x\n--:1:x\n--help:1:x\n");

    a_dash_is_standard_input:
        Case::new("x", &["f", "-", "./-"]).file("f", "x\n").file("-", "a\nx\n").stdin("a\na\nx")
            .prints("f:1:x\n(standard input):3:x\n./-:2:x\n");

    a_second_dash_finds_standard_input_at_its_end:
        Case::new("x", &["-", "-"]).stdin("x\n").prints("(standard input):1:x\n");

    without_a_file_standard_input_is_searched:
        Case::new("x", &[]).stdin("y\nx\n").prints("(standard input):2:x\n");

    a_nul_is_text:
        Case::new("b", &["f"]).file("f", "a\0b\0\nc\nb\n").prints("f:1:a\0b\0\nf:3:b\n").like("-anHF");

    a_missing_file_is_reported_and_the_rest_is_searched:
        Case::new("x", &["a", "missing", "b"]).file("a", "x\n").file("b", "x\n")
            .prints("a:1:x\nb:1:x\n").fails_at(&["missing"]);

    a_directory_is_reported_and_the_rest_is_searched:
        Case::new("x", &[".", "f"]).file("f", "x\n").prints("f:1:x\n").fails_at(&["."]);

    a_file_under_a_file_is_reported:
        Case::new("x", &["f", "f/g", ""]).file("f", "x\n").prints("f:1:x\n").fails_at(&["f/g", ""]);

    an_error_is_status_2_when_nothing_is_selected:
        Case::new("x", &["missing", "f", "missing"]).file("f", "y\n").fails_at(&["missing", "missing"]);

    a_file_that_is_not_utf_8_is_reported_and_the_rest_is_searched:
        Case::new("x", &["a", "bad", "b"]).file("a", "x\n").file("bad", b"x\xff\nx\n").file("b", "x\n")
            .prints("a:1:x\nb:1:x\n").fails_at(&["bad"]).like(None);

    lines_before_one_that_is_not_utf_8_are_printed_and_it_is_reported_once:
        Case::new("x", &["bad", "f"]).file("bad", b"x1\ny\nx2\n\xc3\n\xff\nx3\n".as_slice()).file("f", "x\n")
            .prints("bad:1:x1\nbad:3:x2\nf:1:x\n").fails_at(&["bad"]).like(None);

    a_character_that_the_end_of_the_file_cuts_short_is_reported:
        Case::new("x", &["bad"]).file("bad", b"x\nx\xe6\x97").prints("bad:1:x\n").fails_at(&["bad"]).like(None);

    a_surrogate_is_not_utf_8:
        Case::new("x", &["bad"]).file("bad", b"x\xed\xa0\x80\n").fails_at(&["bad"]).like(None);

    standard_input_that_is_not_utf_8_is_reported:
        Case::new("x", &["-"]).stdin(b"x\n\xff\n")
            .prints("(standard input):1:x\n").fails_at(&["(standard input)"]).like(None);

    a_line_may_be_longer_than_what_is_read_at_once:
        Case::new("x", &["f"])
            .file("f", format!("{0}\n{0}x{0}\nx\n", "é".repeat(3_000_001)))
            .prints(format!("f:2:{0}x{0}\nf:3:x\n", "é".repeat(3_000_001)));

    the_text_is_found_across_the_end_of_a_read:
        Case::new("needle", &["f"])
            .file("f", format!("{}needle\n", "a".repeat(1024 * 1024 - 3)))
            .prints(format!("f:1:{}needle\n", "a".repeat(1024 * 1024 - 3)));

    a_character_is_whole_across_the_end_of_a_read:
        Case::new("日", &["f"])
            .file("f", format!("{}日\n日\n", "a\n".repeat(512 * 1024 - 1)))
            .prints("f:524288:日\nf:524289:日\n");

    a_line_may_end_where_a_read_does:
        Case::new("b", &["f"])
            .file("f", format!("{}b\nb\n", "a\n".repeat(512 * 1024 - 1)))
            .prints("f:524288:b\nf:524289:b\n");

    many_lines_are_numbered_through:
        Case::new("7\n99", &["f"])
            .file("f", numbers(|_| true, ""))
            .prints(numbers(|number| number.contains('7') || number.contains("99"), "f"));

    all_of_many_lines_are_printed:
        Case::new("", &["f"]).file("f", numbers(|_| true, "")).prints(numbers(|_| true, "f"));
}

/// The numbers up to a number, a line each; with a name, as grep prints them.
fn numbers(selected: impl Fn(&str) -> bool, name: &str) -> String {
    let line = |number: String| if name.is_empty() { number + "\n" } else { format!("{name}:{number}:{number}\n") };
    (1..=300_000).map(|number: u32| number.to_string()).filter(|number| selected(number)).map(line).collect()
}

#[test]
fn without_arguments_it_shows_its_usage() {
    let directory = Directory::new("without_arguments");
    let output = directory.command(example()).output().expect("the example");
    assert_eq!(output.status.code(), Some(2));
    assert_same(&output.stdout, b"", "the example");
    assert!(String::from_utf8_lossy(&output.stderr).contains("usage: grep TEXT"));
}

#[test]
fn what_is_selected_is_printed_before_the_message_about_a_later_file() {
    let directory = Directory::new("order_of_messages");
    directory.write("a", "x\n");
    directory.write("b", "x\n");
    let both = File::create(directory.0.join("both")).expect("a file for the output");
    let stdout = both.try_clone().expect("a second handle of it");
    let mut command = directory.command(example());
    command.args(["x", "a", "missing", "b"]).stdout(stdout).stderr(both).status().expect("the example");
    let both = fs::read_to_string(directory.0.join("both")).expect("the output");
    let lines: Vec<_> = both.lines().collect();
    assert!(matches!(lines[..], ["a:1:x", missing, "b:1:x"] if missing.starts_with("grep: missing: ")), "{both}");
}

#[test]
fn it_reads_a_pipe_until_it_is_closed() {
    let directory = Directory::new("pipe");
    let mut command = directory.command(example());
    let mut child = command.args(["x", "-"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("the example");
    let mut pipe = child.stdin.take().expect("its standard input");
    for piece in ["y\nx1", "x2\n", "", "\n\nx3"] {
        pipe.write_all(piece.as_bytes()).expect("a reader");
    }
    drop(pipe);
    let output = child.wait_with_output().expect("the example's end");
    assert_same(&output.stdout, b"(standard input):2:x1x2\n(standard input):5:x3\n", "the example");
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn when_its_output_is_closed_it_ends_quietly() {
    let directory = Directory::new("closed_output");
    directory.write("f", "a line that is printed\n".repeat(500_000));
    let mut command = directory.command(example());
    let mut child = command.args(["", "f"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the example");
    let mut output = child.stdout.take().expect("its standard output");
    let mut first = [0; 26];
    output.read_exact(&mut first).expect("its first line");
    assert_same(&first, b"f:1:a line that is printed", "the example");
    drop(output);
    let output = child.wait_with_output().expect("the example's end");
    assert_eq!(String::from_utf8_lossy(&output.stderr), "");
    assert_eq!(output.status.code(), Some(0));
}

#[cfg(target_os = "linux")]
#[test]
fn output_that_cannot_be_written_is_status_2() {
    let directory = Directory::new("full_output");
    directory.write("f", "x\n");
    let full = File::options().write(true).open("/dev/full").expect("/dev/full");
    let output = directory.command(example()).args(["x", "f"]).stdout(full).output().expect("the example");
    assert!(String::from_utf8_lossy(&output.stderr).starts_with("grep: write error: "));
    assert_eq!(output.status.code(), Some(2));
}

#[cfg(target_os = "linux")]
#[test]
fn a_message_that_cannot_be_written_is_no_panic() {
    let directory = Directory::new("full_stderr");
    directory.write("f", "x\n");
    let full = File::options().write(true).open("/dev/full").expect("/dev/full");
    let output = directory.command(example()).args(["x", "missing", "f"]).stderr(full).output().expect("the example");
    assert_same(&output.stdout, b"f:1:x\n", "the example");
    assert_eq!(output.status.code(), Some(2));
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_need_not_be_utf_8_but_the_text_must() {
    use std::os::unix::ffi::OsStrExt;

    let directory = Directory::new("bytes");
    let name = OsStr::from_bytes(b"f\xff");
    directory.write(name, "x\n");
    let output = directory.command(example()).arg("x").arg(name).output().expect("the example");
    assert_same(&output.stdout, b"f\xff:1:x\n", "the example");
    assert_eq!(output.status.code(), Some(0));

    let output = directory.command(example()).arg(name).arg(name).output().expect("the example");
    assert!(String::from_utf8_lossy(&output.stderr).contains("where TEXT is UTF-8"));
    assert_eq!(output.status.code(), Some(2));
}
