//! The rules that the compiler's answer to a mistake keeps.

use std::collections::BTreeSet;

/// An answer that breaks a rule.
#[derive(Debug)]
pub struct Breach {
    pub case: String,
    /// With the exact number where the rule counts.
    pub what: String,
    pub detail: String,
}

pub const NAME_OF_OURS: &str = "a name of ours";
pub const AT_THE_ATTRIBUTE: &str = "at the attribute";
pub const OUTSIDE_OF_THE_CASE: &str = "outside of the case";
pub const ADVICE_ON_OUR_CODE: &str = "advice on our code";
pub const CODE_OF_OURS: &str = "code of ours";

const MOST_LINES: usize = 18;
pub const MOST_LINES_OF_HALF: usize = 10;

/// Where our code is.
const FOLDERS: [&str; 3] = ["aiter-runtime/", "aiter-macros/", "src/"];

/// What is ours and not public: nobody can look it up.
const NAMES: [&str; 5] = ["__private", "aiter_runtime", "aiter_macros", "Probe", "the_generator_itself"];

/// How the names begin that an expansion gives to its variables and functions.
const BEGINNINGS: [&str; 3] = ["async_for_", "async_gen_", "yield_all_"];

pub fn breaches(case: &str, report: &str) -> Vec<Breach> {
    let mut breaches = Vec::new();
    let mut broken = |what: &str, detail: String| {
        breaches.push(Breach { case: case.to_owned(), what: what.to_owned(), detail });
    };
    let errors = report.lines().filter(|line| line.starts_with("error") || line.starts_with("warning")).count();
    if errors != 1 {
        broken(&format!("{errors} errors"), "there is to be one".to_owned());
    }
    let lines = report.lines().count();
    if lines > MOST_LINES {
        broken(&format!("{lines} lines"), format!("there are to be {MOST_LINES} at most"));
    }
    let names = names_of_ours(report);
    if !names.is_empty() {
        broken(NAME_OF_OURS, names.into_iter().collect::<Vec<_>>().join(", "));
    }
    let place = report.lines().find_map(|line| line.trim_start().strip_prefix("--> ")).unwrap_or("nowhere");
    if !place.starts_with(&format!("ui-tests/fail/{case}.rs:")) {
        broken(OUTSIDE_OF_THE_CASE, format!("the error is at {place}"));
    }
    let advised = advised_files(report).into_iter().find(|file| !file.starts_with("ui-tests/fail/"));
    if let Some(file) = advised {
        broken(ADVICE_ON_OUR_CODE, format!("there is advice to change {file}"));
    }
    let shown =
        report.lines().filter_map(shown_file).find(|file| FOLDERS.iter().any(|folder| file.starts_with(folder)));
    if let Some(file) = shown {
        broken(CODE_OF_OURS, format!("{file} is shown"));
    }
    if let Some(attribute) = underlined(report).into_iter().find(|text| is_attribute(text)) {
        broken(AT_THE_ATTRIBUTE, format!("all of {attribute} is underlined, whatever is wrong"));
    }
    breaches
}

/// The lines of the report that half of the reports have no more than.
pub fn median_of_lines<'r>(reports: impl Iterator<Item = &'r str>) -> usize {
    let mut lines = reports.map(|report| report.lines().count()).collect::<Vec<_>>();
    lines.sort_unstable();
    lines[lines.len() / 2]
}

fn names_of_ours(report: &str) -> BTreeSet<&str> {
    let in_word = |letter: char| letter.is_alphanumeric() || letter == '_';
    let in_path = |letter: char| in_word(letter) || "/-.$".contains(letter);
    // A case is named after the mistake, and a file of the runtime after the one thing in it.
    let texts = report.split(|letter| !in_path(letter)).filter(|text| text.strip_suffix(".rs").is_none());
    let words = texts.flat_map(|text| text.split(|letter| !in_word(letter)));
    let ours = |word: &&str| NAMES.contains(word) || BEGINNINGS.iter().any(|beginning| word.starts_with(beginning));
    words.filter(ours).collect()
}

/// The files that a `help` shows, which the user is to change. (A `note` may show where a bound or a type is written.)
fn advised_files(report: &str) -> Vec<&str> {
    let mut is_help = false;
    let mut files = Vec::new();
    for line in report.lines() {
        let is_heading = ["error", "warning", "note: ", "help: "].iter().any(|word| line.starts_with(word));
        is_help = if is_heading { line.starts_with("help: ") } else { is_help };
        files.extend(shown_file(line).filter(|_| is_help));
    }
    files
}

/// The file, and the place in it, that rustc shows below this line.
fn shown_file(line: &str) -> Option<&str> {
    ["--> ", "::: "].iter().find_map(|arrow| line.trim_start().strip_prefix(arrow))
}

/// What of the user's own code is underlined with `^`, be it by an error or by a note.
fn underlined(report: &str) -> Vec<String> {
    let is_numbered = |line: &str| line.trim_start().starts_with(|letter: char| letter.is_ascii_digit());
    let after_margin = |line: &str| line.split_once('|').map(|(_, text)| text.chars().collect::<Vec<_>>());
    let mut underlined = Vec::new();
    for (line, next) in report.lines().zip(report.lines().skip(1)) {
        if !is_numbered(line) || is_numbered(next) {
            continue;
        }
        let (Some(code), Some(marks)) = (after_margin(line), after_margin(next)) else { continue };
        let mut column = 0;
        for run in marks.chunk_by(|one, other| one == other) {
            if run[0] == '^' {
                underlined.push(code.iter().skip(column).take(run.len()).collect());
            }
            column += run.len();
        }
    }
    underlined
}

fn is_attribute(text: &str) -> bool {
    (text.starts_with("#[async_gen") || text.starts_with("#[try_async_gen")) && text.ends_with(']')
}

#[cfg(test)]
mod tests {
    use super::{
        ADVICE_ON_OUR_CODE, AT_THE_ATTRIBUTE, CODE_OF_OURS, MOST_LINES, NAME_OF_OURS, OUTSIDE_OF_THE_CASE, breaches,
        median_of_lines,
    };

    /// An error that keeps every rule, and comes close to breaking some.
    const GOOD: &str = "\
error[E0308]: `try_async_gen`, `'async_gen`, `async_gen(boxed)`, `yield_all`, `async_for` and `sender` may be named
 --> ui-tests/fail/bodies/yield_all_of_one.rs:3:13
  |
3 | #[async_gen(boxed)] async fn numbers() -> u32 {
  | ------------^^^^^-- ^^^^^
  |
  = note: {closure@$DIR/ui-tests/fail/bodies/yield_all_of_one.rs:3:1: 3:5}
note: required by a bound in `aiter`
 --> $CARGO/aiter-runtime/src/async_for_loop.rs
  |
  | pub fn aiter<I>(_: I)
  |        ^^^^^ required by this bound in `aiter`
";

    /// What the error breaks, and the detail of it.
    fn broken(report: &str) -> Vec<(String, String)> {
        breaches("bodies/yield_all_of_one", report).into_iter().map(|breach| (breach.what, breach.detail)).collect()
    }

    fn only_breach(report: &str) -> String {
        let mut broken = broken(report);
        assert_eq!(broken.len(), 1, "{broken:?} in:\n{report}");
        broken.remove(0).0
    }

    #[test]
    fn a_good_error_breaks_no_rule() {
        assert!(broken(GOOD).is_empty(), "{:?}", broken(GOOD));
    }

    #[test]
    fn a_second_error_or_a_warning_is_counted() {
        assert_eq!(only_breach(&format!("{GOOD}\nerror: another\n")), "2 errors");
        assert_eq!(only_breach(&format!("{GOOD}\nwarning: another\nerror[E0001]: and another\n")), "3 errors");
        assert_eq!(only_breach(&GOOD.replace("error[E0308]", "note")), "0 errors");
    }

    #[test]
    fn the_lines_are_counted() {
        let with_lines = |count: usize| format!("{GOOD}{}", "  |\n".repeat(count - GOOD.lines().count()));
        assert!(broken(&with_lines(MOST_LINES)).is_empty());
        assert_eq!(only_breach(&with_lines(MOST_LINES + 1)), "19 lines");
    }

    #[test]
    fn the_median_has_as_many_reports_below_it_as_above() {
        let reports = [1, 9, 2].map(|count| "|\n".repeat(count));
        assert_eq!(median_of_lines(reports.iter().map(String::as_str)), 2);
    }

    #[test]
    fn code_of_ours_is_found() {
        for place in ["--> aiter-runtime/src/iter.rs", "--> src/lib.rs:1:1", "::: aiter-macros/src/lib.rs"] {
            assert_eq!(only_breach(&format!("{GOOD}note: required here\n  {place}\n")), CODE_OF_OURS, "{place}");
        }
        for place in ["--> ui-tests/fail/a/src/b.rs:1:1", "--> $CARGO/tokio/src/lib.rs"] {
            assert!(broken(&format!("{GOOD}note: required here\n  {place}\n")).is_empty(), "{place}");
        }
    }

    #[test]
    fn a_name_that_nobody_can_look_up_is_found() {
        for name in [
            "__private",
            "aiter_runtime",
            "aiter_macros",
            "Probe",
            "the_generator_itself",
            "async_for_iterable",
            "async_gen_item",
            "yield_all_stream",
        ] {
            let places = [format!("`{name}`"), format!("`aiter::{name}::<T>::new`"), format!("`'{name}`")];
            for place in places {
                let report = GOOD.replace("sender", &place);
                assert_eq!(broken(&report), [(NAME_OF_OURS.to_owned(), name.to_owned())], "{place}");
            }
        }
    }

    #[test]
    fn an_error_in_another_file_is_found() {
        let elsewhere = |file: &str| GOOD.replacen("ui-tests/fail/bodies/yield_all_of_one.rs", file, 1);
        assert_eq!(only_breach(&elsewhere("benches/src/iter.rs")), OUTSIDE_OF_THE_CASE);
        assert_eq!(only_breach(&elsewhere("ui-tests/fail/bodies/yield_all.rs")), OUTSIDE_OF_THE_CASE);
        assert_eq!(only_breach(&elsewhere("ui-tests/fail/blocks/yield_all_of_one.rs")), OUTSIDE_OF_THE_CASE);
        assert_eq!(only_breach("error: no place is given\n"), OUTSIDE_OF_THE_CASE);
    }

    #[test]
    fn advice_to_change_our_code_is_found() {
        let help = |file: &str| format!("{GOOD}help: consider this\n --> {file}:1:1\n1 | code\n");
        assert!(broken(&help("ui-tests/fail/bodies/yield_all_of_one.rs")).is_empty());
        assert_eq!(only_breach(&help("benches/src/lib.rs")), ADVICE_ON_OUR_CODE);
        assert!(
            broken(&format!("{}note: it is written here\n --> benches/lib.rs:1:1\n", help("ui-tests/fail/a/b.rs")))
                .is_empty()
        );
    }

    #[test]
    fn an_underlined_attribute_is_found() {
        let underlined = |code: &str, marks: &str| format!("{GOOD}note: here\n7 | {code}\n  | {marks} here\n");
        for (code, marks) in [
            ("#[async_gen]", "^^^^^^^^^^^^"),
            ("#[try_async_gen]", "^^^^^^^^^^^^^^^^"),
            ("#[async_gen(boxed)] // and more", "^^^^^^^^^^^^^^^^^^^"),
            ("|     #[async_gen]", "|     ^^^^^^^^^^^^"),
        ] {
            assert_eq!(only_breach(&underlined(code, marks)), AT_THE_ATTRIBUTE, "{code}");
        }
        for (code, marks) in [
            ("#[async_gen]", "------------"),
            ("#[async_gen(boxed)]", "            ^^^^^"),
            ("#[async_gen] fn f() {}", "^^^^^^^^^^^^^^^^^^^^^^"),
            ("#[tokio::main]", "^^^^^^^^^^^^^^"),
        ] {
            assert!(broken(&underlined(code, marks)).is_empty(), "{code}");
        }
    }
}
