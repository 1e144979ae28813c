//! The pages `docs/diagnostics.md` and `docs/diagnostics/*.md`, for someone who searches for the text of an error: one
//! with the titles of all mistakes, and one for each section.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
};

use crate::{case::Case, exception::Exception, rule};

/// The folder of each section, its heading, and a sentence under that.
const SECTIONS: [(&str, &str, &str); 8] = [
    ("looping", "The loop", "How `async_for!` is written, and where."),
    ("iterables", "What is looped over", "What is no stream, or is not ready to be used as one."),
    ("generators", "The signature of a generator", "What `#[async_gen]` stands on, and what is written in it."),
    ("bodies", "The body of a generator", "What is yielded, where, and for how long it lives."),
    (
        "results",
        "Generators of results",
        "`#[try_async_gen]` and `try_stream!`, in which `?` yields the error and ends.",
    ),
    ("blocks", "Blocks", "`stream!`, in which `yield` is a keyword."),
    ("coroutines", "Coroutines", "`#[async_gen(resume(..), returns = ..)]`, which is told something at each yield."),
    ("functions", "Generators without a macro", "`from_fn`, and the `Yielder` that its closure is given."),
];

/// The pages by their paths in `docs`.
pub fn write(cases: &[Case], exceptions: &[Exception], toolchain: &str) -> BTreeMap<String, String> {
    let sections = SECTIONS.map(|(folder, heading, sentence)| {
        let cases = cases.iter().filter(|case| case.section() == folder).collect::<Vec<_>>();
        (folder, heading, sentence, cases)
    });
    let shown = sections.iter().map(|(.., cases)| cases.len()).sum::<usize>();
    assert_eq!(shown, cases.len(), "a case is in a section that `SECTIONS` does not name");
    let mut pages = BTreeMap::new();
    let mut index = introduction(toolchain);
    for (folder, heading, sentence, cases) in &sections {
        let _ = writeln!(index, "\n## [{heading}](diagnostics/{folder}.md)\n\n{sentence}\n");
        let mut page = format!("# {heading}\n\n{sentence}\n");
        let mut anchors = BTreeSet::new();
        for case in cases {
            let anchor = anchor(&case.title);
            let _ = writeln!(index, "- [{}](diagnostics/{folder}.md#{anchor})", case.title);
            page.push_str(&entry(case, exceptions));
            assert!(anchors.insert(anchor), "there are two headings \"{}\"", case.title);
        }
        pages.insert(format!("diagnostics/{folder}.md"), page);
    }
    pages.insert("diagnostics.md".to_owned(), index);
    pages
}

fn introduction(toolchain: &str) -> String {
    format!(
        "# What the compiler says

Every mistake that the tests of `aiter` make on purpose, with what to write instead, and the error that rustc {toolchain}
gives. Search for the text of yours: other versions of rustc word some of them differently. The numbers of lines count the
advice too, which is a comment at the top of each program.

These pages are written by `DIAGNOSTICS=overwrite cargo test --test diagnostics`, from the programs in `ui-tests/fail`.
Change those, and not these.
"
    )
}

fn entry(case: &Case, exceptions: &[Exception]) -> String {
    let Case { title, advice, program, report, .. } = case;
    let program = program.strip_suffix("fn main() {}").unwrap_or(program).trim_end();
    let mut entry = format!("\n## {title}\n\n{advice}\n\n```rust,ignore\n{program}\n```\n\n");
    for exception in exceptions.iter().filter(|exception| exception.case == case.name) {
        let _ = writeln!(entry, "{}, because {}.\n", admission(&exception.what), exception.reason);
    }
    let _ = writeln!(entry, "```text\n{}\n```", report.trim_end());
    entry
}

fn admission(what: &str) -> &str {
    match what {
        rule::NAME_OF_OURS => "A name in this is one that you cannot look up",
        rule::AT_THE_ATTRIBUTE => "The attribute is underlined here",
        rule::CODE_OF_OURS => "This shows code that is not yours",
        rule::OUTSIDE_OF_THE_CASE => "This is not at your own code",
        _ if what.ends_with(" errors") => "rustc says more than one thing here",
        _ => "This is longer than an error should be",
    }
}

/// As GitHub makes it of a heading.
fn anchor(heading: &str) -> String {
    let kept = heading.chars().filter(|letter| letter.is_alphanumeric() || " -_".contains(*letter));
    kept.collect::<String>().to_lowercase().replace(' ', "-")
}

#[cfg(test)]
mod tests {
    use super::{anchor, write};
    use crate::{case::Case, exception::parse};

    fn case(name: &str, title: &str) -> Case {
        Case {
            name: name.to_owned(),
            title: title.to_owned(),
            advice: "Write something.".to_owned(),
            program: "async_for!();\n\nfn main() {}".to_owned(),
            report: "error: empty\n".to_owned(),
        }
    }

    #[test]
    fn an_entry_is_linked_and_shows_advice_program_and_error() {
        let exceptions = parse("looping/empty: 2 errors: rustc repeats itself").unwrap();
        let pages =
            write(&[case("looping/empty", "A loop of `()`"), case("blocks/empty", "A block")], &exceptions, "1.2");
        let index = &pages["diagnostics.md"];
        let links = "\n## [The loop](diagnostics/looping.md)\n\nHow `async_for!` is written, and where.\n\n\
                     - [A loop of `()`](diagnostics/looping.md#a-loop-of-)\n";
        assert!(index.contains(links), "{index}");
        let page = &pages["diagnostics/looping.md"];
        let beginning = "\n## A loop of `()`\n\nWrite something.\n\n```rust,ignore\nasync_for!();\n```\n\n";
        let reason = "rustc says more than one thing here, because rustc repeats itself.\n\n";
        assert!(page.contains(&format!("{beginning}{reason}```text\nerror: empty\n```\n")), "{page}");
        assert_eq!(page.matches("because").count(), 1, "{page}");
    }

    #[test]
    #[should_panic(expected = "two headings")]
    fn two_headings_with_one_anchor_are_refused() {
        write(&[case("looping/one", "A loop"), case("looping/two", "A loop!")], &[], "1.2");
    }

    #[test]
    #[should_panic(expected = "does not name")]
    fn a_section_that_the_page_does_not_know_is_refused() {
        write(&[case("loping/one", "A loop")], &[], "1.2");
    }

    #[test]
    fn an_anchor_is_that_of_github() {
        assert_eq!(anchor("Looping over `aiter(..)` of a `Vec`"), "looping-over-aiter-of-a-vec");
        assert_eq!(anchor("A `yield_!` in a non-async closure"), "a-yield_-in-a-non-async-closure");
    }
}
