//! Each mistake in `ui-tests/fail` is refused with the error in the file beside it, and each program in `ui-tests/pass`
//! compiles and runs.
//!
//! What rustc prints changes from version to version, so the errors are compared on the toolchain that they were
//! blessed with. `TRYBUILD=overwrite cargo test --test ui` blesses them anew: read what it wrote.

use std::{env, fs, io::Write as _, process::Command};

#[test]
fn each_mistake_is_one_error_and_each_program_runs() {
    let cases = trybuild::TestCases::new();
    cases.pass("ui-tests/pass/*.rs");
    let blessed = include_str!("../ui-tests/toolchain").trim();
    let rustc = env::var("RUSTC").unwrap_or_else(|_| "rustc".to_owned());
    let version = Command::new(rustc).arg("--version").output().expect("rustc runs");
    let version = String::from_utf8_lossy(&version.stdout).into_owned();
    if version.starts_with(&format!("rustc {blessed} ")) {
        cases.compile_fail("ui-tests/fail/*.rs");
    } else {
        // Past the test harness, which would keep it to itself.
        let notice = format!("NOT RUN: ui-tests/fail was blessed with rustc {blessed}, and this is {version}");
        std::io::stderr().write_all(notice.as_bytes()).expect("standard error is open");
    }
}

/// What rustc says when a macro of the user's own hides that a yield stands in a closure or an `async` block.
const SEVERAL_ERRORS: [&str; 3] = [
    "stream_yield_in_async_block_made_by_a_macro",
    "yield_in_async_block_made_by_a_macro",
    "yield_in_closure_made_by_a_macro",
];

#[test]
fn each_mistake_is_reported_once_and_briefly() {
    let cases = concat!(env!("CARGO_MANIFEST_DIR"), "/ui-tests/fail");
    let mut count = 0;
    for entry in fs::read_dir(cases).expect("the cases are there") {
        let path = entry.expect("an entry can be read").path();
        let name = path.file_stem().and_then(|name| name.to_str()).expect("names are UTF-8").to_owned();
        if path.extension().is_some_and(|extension| extension == "stderr") {
            count += 1;
            let report = fs::read_to_string(&path).expect("a report can be read");
            let reported =
                report.lines().filter(|line| line.starts_with("error") || line.starts_with("warning")).count();
            if SEVERAL_ERRORS.contains(&name.as_str()) {
                assert!(reported <= 3, "{name} gives {reported} errors and warnings:\n{report}");
            } else {
                assert_eq!(reported, 1, "{name} gives {reported} errors and warnings:\n{report}");
                assert!(report.lines().count() <= 18, "{name} is too long:\n{report}");
            }
        } else {
            assert!(path.with_extension("stderr").exists(), "{name} has not been blessed");
        }
    }
    assert!(count > 0, "there are no cases in {cases}");
}
