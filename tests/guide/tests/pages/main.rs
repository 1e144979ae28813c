//! No page of documentation is left out of the guide, no program in one escapes being run, and no link leads nowhere.

#![forbid(unsafe_code)]

mod page;

use std::{
    ffi::OsStr,
    fs,
    path::{Component, Path, PathBuf},
};

use self::page::Page;

const REPOSITORY: &str = "https://github.com/aiter-rs/aiter/";
/// The programs in it are those of `ui-tests/fail`, which are not to compile.
const CATALOGUE: &str = "docs/diagnostics/";
/// Its first program takes three seconds: the gate runs it as the example `quickstart`.
const README: &str = "README.md";
/// What is no program of Rust's.
const OTHER_LANGUAGES: [&str; 9] =
    ["console", "csharp", "diff", "javascript", "markdown", "python", "sh", "text", "toml"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().expect("the root of the repository")
}

/// The paths of what has a name that ends so, from the root. What is hidden, or built, does not count.
fn files(root: &Path, ending: &str) -> Vec<String> {
    let mut paths = Vec::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder of the repository") {
            let path = entry.expect("an entry of the folder").path();
            let name = path.file_name().and_then(OsStr::to_str).expect("a name in UTF-8");
            if path.is_dir() && !path.is_symlink() && !name.starts_with('.') && name != "target" {
                folders.push(path);
            } else if name.ends_with(ending) {
                let path = path.strip_prefix(root).expect("a path in the repository");
                paths.push(path.to_str().expect("a path in UTF-8").replace('\\', "/"));
            }
        }
    }
    paths.sort();
    paths
}

/// All pages of the repository.
fn pages() -> Vec<Page> {
    let root = root();
    let pages = files(&root, ".md").iter().map(|path| Page::read(&root, path)).collect::<Vec<_>>();
    assert!(pages.iter().any(|page| page.path == README));
    pages
}

/// The names of what stands directly in `docs`.
fn chapters(pages: &[Page]) -> impl Iterator<Item = &str> {
    pages.iter().filter_map(|page| page.path.strip_prefix("docs/")).filter(|name| *name != "SUMMARY.md")
}

/// The libraries whose documentation is run as tests: ours, and those of the packages in `tests`.
fn libraries() -> Vec<String> {
    let root = root();
    let packages = fs::read_dir(root.join("tests")).expect("tests");
    let packages = packages.map(|package| package.expect("an entry").path().join("src/lib.rs"));
    let libraries = packages.filter(|library| library.exists()).chain([root.join("src/lib.rs")]);
    libraries.map(|library| fs::read_to_string(library).expect("a library")).collect()
}

/// How often the programs of a page are run.
fn runs(libraries: &[String], path: &str) -> usize {
    let line = format!("/{path}\")]");
    let is_included = |text: &&str| text.starts_with("#[doc = include_str!(\"") && text.ends_with(&line);
    libraries.iter().map(|library| library.lines().filter(is_included).count()).sum()
}

#[test]
fn each_chapter_is_in_the_summary_once() {
    let pages = pages();
    let summary = pages.iter().find(|page| page.path == "docs/SUMMARY.md").expect("a summary");
    for chapter in chapters(&pages) {
        let count = summary.links.iter().filter(|link| *link == chapter).count();
        assert_eq!(count, 1, "how often docs/SUMMARY.md links to `{chapter}`");
    }
    assert_eq!(summary.links.len(), chapters(&pages).count());
}

#[test]
fn each_page_with_a_program_is_run_once() {
    let libraries = libraries();
    for page in pages() {
        let is_rust = |block: &Option<String>| block.as_ref().is_none_or(|info| info.starts_with("rust"));
        let has_programs = !page.path.starts_with(CATALOGUE) && page.blocks.iter().any(is_rust);
        assert_eq!(
            runs(&libraries, &page.path),
            usize::from(has_programs),
            "how often the programs of {} are run",
            page.path
        );
    }
}

#[test]
fn no_program_escapes_being_run() {
    for page in pages().iter().filter(|page| !page.path.starts_with(CATALOGUE)) {
        for block in &page.blocks {
            let info = block.as_ref().unwrap_or_else(|| panic!("{}: an indented block: put it in a fence", page.path));
            let is_run = info == "rust" || (info == "rust,no_run" && page.path == README);
            assert!(is_run || OTHER_LANGUAGES.contains(&&**info), "{}: a block of `{info}`", page.path);
        }
    }
}

#[test]
fn no_program_in_a_comment_escapes_being_run() {
    let root = root();
    let mut programs = 0;
    for path in files(&root, ".rs") {
        let source = fs::read_to_string(root.join(&path)).unwrap_or_else(|error| panic!("{path}: {error}"));
        let comments = source.lines().map(str::trim_start).filter_map(|line| line.strip_prefix("//"));
        let documentation = comments.filter_map(|line| line.strip_prefix(['/', '!']));
        for info in documentation.filter_map(|line| line.trim_start().strip_prefix("```")) {
            assert!(!info.contains("ignore") && !info.contains("no_run"), "{path}: a block of `{info}`");
            programs += 1;
        }
    }
    assert!(programs > 0, "the comments have not been found");
}

/// What stands at `relative` to `directory`, from the root.
fn resolve(directory: &str, relative: &str) -> String {
    let mut parts = Vec::new();
    for part in Path::new(directory).join(relative).components() {
        match part {
            Component::ParentDir => {
                assert!(parts.pop().is_some(), "`{relative}` leads out of the repository");
            }
            Component::Normal(part) => parts.push(part.to_str().expect("paths are UTF-8").to_owned()),
            _ => {}
        }
    }
    parts.join("/")
}

#[test]
fn each_link_leads_somewhere() {
    let root = root();
    let pages = pages();
    let mut checked = 0;
    for page in &pages {
        for link in &page.links {
            let at = format!("{}: the link `{link}`", page.path);
            let (target, anchor) =
                link.split_once('#').map_or((&**link, None), |(target, anchor)| (target, Some(anchor)));
            let of_ours = ["blob/main/", "tree/main/"].iter().find_map(|prefix| {
                let path = target.strip_prefix(REPOSITORY)?;
                path.strip_prefix(prefix)
            });
            let path = match of_ours {
                Some(path) => path.to_owned(),
                None if target.contains("://") => continue,
                None if target.is_empty() => page.path.clone(),
                None => resolve(page.directory(), target),
            };
            assert!(root.join(&path).exists(), "{at} leads nowhere");
            let leaves_the_book = of_ours.is_none() && page.directory() == "docs" && !path.starts_with("docs/");
            assert!(!leaves_the_book, "{at} leads nowhere in the book: write {REPOSITORY}blob/main/{path}");
            if let Some(anchor) = anchor {
                let target = pages.iter().find(|page| page.path == path);
                let target = target.unwrap_or_else(|| panic!("{at} names an anchor of what is no page"));
                assert!(target.anchors.iter().any(|known| known == anchor), "{at} names none of {:?}", target.anchors);
            }
            checked += 1;
        }
    }
    assert!(checked > pages.len(), "the links have not been found");
}
