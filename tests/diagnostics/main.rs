//! What holds of the compiler's answer to each mistake in `ui-tests/fail`: it is one error of few lines, at the user's
//! own code, in names that the user can look up. `ui-tests/exceptions` lists where this does not hold, and why.
//!
//! The same cases are the text of `docs/diagnostics/*.md`. All of this only reads files, on any toolchain; that rustc says
//! so is tested in `tests/ui.rs`.

mod case;
mod exception;
mod page;
mod rule;

use std::{env, fs, path::Path};

use crate::{case::Case, exception::Exception};

fn cases() -> Vec<Case> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/ui-tests/fail");
    case::read(Path::new(folder)).unwrap_or_else(|mistakes| panic!("in {folder}:\n{}", mistakes.join("\n")))
}

fn exceptions() -> Vec<Exception> {
    exception::parse(include_str!("../../ui-tests/exceptions")).unwrap_or_else(|mistake| panic!("{mistake}"))
}

#[test]
fn each_mistake_is_one_error_of_few_lines_at_the_users_own_code() {
    let breaches = cases().iter().flat_map(|case| rule::breaches(&case.name, &case.report)).collect::<Vec<_>>();
    let complaints = exception::complaints(&breaches, &exceptions());
    assert!(complaints.is_empty(), "{} complaints:\n{}", complaints.len(), complaints.join("\n"));
}

#[test]
fn half_of_the_errors_have_ten_lines_at_most() {
    let cases = cases();
    let median = rule::median_of_lines(cases.iter().map(|case| &*case.report));
    assert!(median <= rule::MOST_LINES_OF_HALF, "half of them have {median} lines or more");
}

#[test]
fn the_pages_say_what_the_cases_say() {
    let docs = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs");
    let pages = page::write(&cases(), &exceptions(), include_str!("../../ui-tests/toolchain").trim());
    let is_wished = env::var_os("DIAGNOSTICS").is_some_and(|wish| wish == "overwrite");
    for (path, page) in pages {
        let path = docs.join(path);
        if is_wished {
            fs::create_dir_all(path.parent().expect("a folder")).expect("the folder can be made");
            fs::write(&path, &page).expect("the page can be written");
        }
        let present = fs::read_to_string(&path).unwrap_or_default();
        // Not `assert_eq!`, which would print both.
        assert!(
            present == page,
            "{} is out of date: run `DIAGNOSTICS=overwrite cargo test --test diagnostics`",
            path.display()
        );
    }
}

#[test]
fn the_error_in_the_documentation_of_the_crate_is_the_compilers() {
    let documentation = include_str!("../../src/lib.rs");
    let report = include_str!("../../ui-tests/fail/iterables/loop_over_vec.stderr");
    let (_, shown) = documentation.split_once("//! ```text\n//! error").unwrap();
    let (shown, _) = shown.split_once("//! ```\n").unwrap();
    for line in format!("error{shown}").lines() {
        let line = line.trim_start_matches("//!").trim_start();
        assert!(report.lines().any(|reported| reported.trim_start() == line), "the compiler does not say `{line}`");
    }
}
