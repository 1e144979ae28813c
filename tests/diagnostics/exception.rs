//! Where an error may break a rule: the lines `section/case: what: reason` of `ui-tests/exceptions`.

use crate::rule::Breach;

pub struct Exception {
    pub case: String,
    /// What is broken, as the rule words it, so with the exact number.
    pub what: String,
    /// It goes on after "because".
    pub reason: String,
}

/// An empty line and one that begins with `#` say nothing.
pub fn parse(text: &str) -> Result<Vec<Exception>, String> {
    let lines = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    lines
        .map(|line| match line.splitn(3, ": ").collect::<Vec<_>>()[..] {
            [case, what, reason] if !reason.trim().is_empty() => {
                Ok(Exception { case: case.to_owned(), what: what.to_owned(), reason: reason.to_owned() })
            }
            _ => Err(format!("in ui-tests/exceptions this is not of the form `section/case: what: reason`: {line}")),
        })
        .collect()
}

/// Each breach that is not listed, and each exception without its breach.
pub fn complaints(breaches: &[Breach], exceptions: &[Exception]) -> Vec<String> {
    let mut unused = exceptions.iter().collect::<Vec<_>>();
    let mut complaints = Vec::new();
    for breach in breaches {
        match unused.iter().position(|exception| exception.case == breach.case && exception.what == breach.what) {
            Some(place) => drop(unused.remove(place)),
            None => complaints.push(format!("{}: {}: {}", breach.case, breach.what, breach.detail)),
        }
    }
    let not_so = |exception: &Exception| {
        format!("{}: {}: listed in ui-tests/exceptions, and not so", exception.case, exception.what)
    };
    complaints.extend(unused.into_iter().map(not_so));
    complaints
}

#[cfg(test)]
mod tests {
    use super::{complaints, parse};
    use crate::rule::Breach;

    fn complained(exceptions: &str) -> Vec<String> {
        let breach = Breach { case: "bodies/one".to_owned(), what: "3 errors".to_owned(), detail: "E0001".to_owned() };
        complaints(&[breach], &parse(exceptions).unwrap())
    }

    #[test]
    fn an_exception_allows_exactly_what_it_says() {
        let not_listed = "bodies/one: 3 errors: E0001";
        assert!(complained("# A remark.\n\nbodies/one: 3 errors: rustc says: so\n").is_empty());
        assert_eq!(complained(""), [not_listed]);
        for other in ["bodies/one: 2 errors", "bodies/one: 3 lines", "bodies/two: 3 errors"] {
            let not_so = format!("{other}: listed in ui-tests/exceptions, and not so");
            assert_eq!(complained(&format!("{other}: rustc says so")), [not_listed, &not_so]);
        }
    }

    #[test]
    fn an_exception_that_is_not_needed_is_refused() {
        let twice = "bodies/one: 3 errors: rustc says so\n".repeat(2);
        assert_eq!(complained(&twice), ["bodies/one: 3 errors: listed in ui-tests/exceptions, and not so"]);
    }

    #[test]
    fn an_exception_has_a_reason() {
        for line in ["bodies/one", "bodies/one: 3 errors", "bodies/one: 3 errors:", "bodies/one: 3 errors:  "] {
            assert!(parse(line).is_err(), "{line}");
        }
    }
}
