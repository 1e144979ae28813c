//! Each mistake in `ui-tests/fail` is refused with the error in the file beside it, and each program in `ui-tests/pass`
//! compiles and runs.
//!
//! What rustc prints changes from version to version, so the errors are compared on the toolchain that they were
//! blessed with. `TRYBUILD=overwrite cargo test --test ui` blesses them anew: read what it wrote. What holds of each
//! error on every toolchain is in `tests/diagnostics`.

use std::{env, io::Write as _, process::Command};

#[test]
fn each_mistake_is_one_error_and_each_program_runs() {
    let cases = trybuild::TestCases::new();
    cases.pass("ui-tests/pass/*.rs");
    let blessed = include_str!("../ui-tests/toolchain").trim();
    let rustc = env::var("RUSTC").unwrap_or_else(|_| "rustc".to_owned());
    let version = Command::new(rustc).arg("--version").output().expect("rustc runs");
    let version = String::from_utf8_lossy(&version.stdout).into_owned();
    if version.starts_with(&format!("rustc {blessed} ")) {
        cases.compile_fail("ui-tests/fail/*/*.rs");
    } else {
        // Past the test harness, which would keep it to itself.
        let notice = format!("NOT RUN: ui-tests/fail was blessed with rustc {blessed}, and this is {version}");
        std::io::stderr().write_all(notice.as_bytes()).expect("standard error is open");
    }
}
