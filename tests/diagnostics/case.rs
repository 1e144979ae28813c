//! A case: a program with a mistake, what to write instead, and what the compiler says.

use std::{collections::BTreeSet, fs, path::Path};

#[derive(Debug)]
pub struct Case {
    /// `section/file`, without an extension.
    pub name: String,
    /// What the user did, without the period.
    pub title: String,
    pub advice: String,
    /// Without the comment that it begins with.
    pub program: String,
    pub report: String,
}

impl Case {
    pub fn section(&self) -> &str {
        self.name.split('/').next().expect("`split` gives one part at least")
    }
}

/// All cases in the order of their names, or what is wrong with them.
pub fn read(folder: &Path) -> Result<Vec<Case>, Vec<String>> {
    let text = |name: &str, extension: &str| {
        fs::read_to_string(folder.join(format!("{name}.{extension}"))).expect("a case can be read")
    };
    let names = pair(&files(folder))?;
    let cases = names.iter().map(|name| parse(name, &text(name, "rs"), &text(name, "stderr")));
    cases.collect::<Result<_, _>>().map_err(|mistake| vec![mistake])
}

/// What is in the folder and in the folders of the sections.
fn files(folder: &Path) -> BTreeSet<String> {
    let names = |path: &Path| {
        let entries =
            fs::read_dir(path).expect("a folder can be read").map(|entry| entry.expect("an entry can be read"));
        entries.map(|entry| entry.file_name().into_string().expect("names are UTF-8")).collect::<Vec<_>>()
    };
    let (sections, files): (Vec<_>, Vec<_>) = names(folder).into_iter().partition(|name| folder.join(name).is_dir());
    let in_sections = sections
        .iter()
        .flat_map(|section| names(&folder.join(section)).into_iter().map(move |file| format!("{section}/{file}")));
    files.into_iter().chain(in_sections).collect()
}

/// The names of the cases that the files make, two each.
fn pair(files: &BTreeSet<String>) -> Result<Vec<String>, Vec<String>> {
    let is_there = |name: &str, extension: &str| files.contains(&format!("{name}.{extension}"));
    let (mut names, mut mistakes) = (Vec::new(), Vec::new());
    for file in files {
        match file.rsplit_once('.').filter(|(name, _)| name.contains('/')) {
            Some((name, "rs")) if is_there(name, "stderr") => names.push(name.to_owned()),
            Some((name, "rs")) => mistakes.push(format!("{name} is not blessed")),
            Some((name, "stderr")) if is_there(name, "rs") => {}
            Some((name, "stderr")) => mistakes.push(format!("{name} has an error and no program")),
            _ => mistakes.push(format!("{file} is no file of a case, `section/case.rs` or `section/case.stderr`")),
        }
    }
    if mistakes.is_empty() { Ok(names) } else { Err(mistakes) }
}

fn parse(name: &str, source: &str, report: &str) -> Result<Case, String> {
    let comment = source.lines().take_while(|line| line.starts_with("//!")).collect::<Vec<_>>();
    let text = comment.iter().map(|line| line["//!".len()..].trim()).collect::<Vec<_>>();
    let [title, "", advice @ ..] = &text[..] else {
        return Err(format!("{name} does not begin with a title and an empty line in a `//!` comment"));
    };
    let title = title.strip_suffix('.').ok_or_else(|| format!("the title of {name} does not end in a period"))?;
    if !(1..=3).contains(&advice.len()) || advice.contains(&"") {
        return Err(format!("{name} gives {} lines of advice, and not one to three", advice.len()));
    }
    let program = source.lines().skip(comment.len()).collect::<Vec<_>>().join("\n");
    Ok(Case {
        name: name.to_owned(),
        title: title.to_owned(),
        advice: advice.join("\n"),
        program: program.trim().to_owned(),
        report: report.to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::{pair, parse};

    fn mistakes(files: &[&str]) -> Vec<String> {
        pair(&files.iter().map(ToString::to_string).collect()).err().unwrap_or_default()
    }

    #[test]
    fn a_case_is_a_program_and_an_error_in_a_section() {
        assert!(mistakes(&["looping/empty.rs", "looping/empty.stderr"]).is_empty());
        assert_eq!(mistakes(&["looping/empty.rs"]), ["looping/empty is not blessed"]);
        assert_eq!(mistakes(&["looping/empty.stderr"]), ["looping/empty has an error and no program"]);
        assert_eq!(mistakes(&["looping/a.rs", "looping/b.stderr"]).len(), 2);
        assert_eq!(mistakes(&["empty.rs", "empty.stderr"]).len(), 2);
        assert_eq!(mistakes(&["looping/notes.md"]).len(), 1);
    }

    #[test]
    fn a_case_begins_with_its_title_and_advice() {
        let case = parse("looping/empty", "//! A loop.\n//!\n//! Write\n//! more.\n\nfn main() {}\n", "").unwrap();
        assert_eq!((&*case.title, &*case.advice, &*case.program), ("A loop", "Write\nmore.", "fn main() {}"));
        assert_eq!(case.section(), "looping");

        let refused = |source| parse("looping/empty", source, "").unwrap_err();
        assert!(refused("fn main() {}").contains("does not begin with a title"));
        assert!(refused("//! A loop.\n//! Write.\n").contains("does not begin with a title"));
        assert!(refused("//! A loop\n//!\n//! Write.\n").contains("does not end in a period"));
        assert!(refused("//! A loop.\n//!\n").contains("gives 0 lines"));
        assert!(refused("//! A loop.\n//!\n//! 1\n//! 2\n//! 3\n//! 4\n").contains("gives 4 lines"));
    }
}
