//! Compiles modules, and tells which of them rustc refuses.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value;

use crate::write::PRELUDE;

/// A crate of modules, each with its name.
pub struct Crate {
    pub edition: &'static str,
    pub modules: Vec<(String, String)>,
}

/// The modules that rustc refuses, each with an error. rustc stops at a phase with an error, so that it is asked again
/// without those that it has refused.
///
/// # Panics
///
/// When cargo cannot be run, or an error belongs to no module.
#[must_use]
pub fn refused(directory: &Path, mut crates: Vec<Crate>) -> BTreeMap<String, String> {
    let root = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."));
    let mut refused = BTreeMap::new();
    let members = directory.join("members");
    let _ = fs::remove_dir_all(&members);
    write(&directory.join("Cargo.toml"), "[workspace]\nresolver = \"2\"\nmembers = [\"members/*\"]\n");
    fs::copy(root.join("Cargo.lock"), directory.join("Cargo.lock")).expect("the workspace has a lock file");
    for (number, member) in crates.iter().enumerate() {
        let manifest = format!(
            "[package]
name = \"member_{number}\"
edition = \"{}\"

[dependencies]
aiter = {{ path = '{}' }}
async-trait = \"0.1\"
",
            member.edition,
            root.display(),
        );
        write(&members.join(format!("{number}/Cargo.toml")), &manifest);
    }
    loop {
        let mut lines = Vec::new();
        for (number, member) in crates.iter().enumerate() {
            let mut text = PRELUDE.to_owned();
            let mut ends = Vec::new();
            for (_, module) in &member.modules {
                text += module;
                ends.push(text.lines().count());
            }
            let file = members.join(format!("{number}/src/lib.rs"));
            // cargo asks rustc again where a file is new.
            if fs::read_to_string(&file).ok().as_ref() != Some(&text) {
                write(&file, &text);
            }
            lines.push(ends);
        }
        let found = errors(directory);
        if found.is_empty() {
            return refused;
        }
        let mut are_refused = vec![Vec::new(); crates.len()];
        for (number, line, error) in found {
            let place = lines[number].partition_point(|end| *end < line);
            assert!(line > PRELUDE.lines().count(), "an error that is of no module: {error}");
            are_refused[number].push(place);
            refused.entry(crates[number].modules[place].0.clone()).or_insert(error);
        }
        for (member, places) in crates.iter_mut().zip(are_refused) {
            let mut place = 0;
            member.modules.retain(|_| {
                place += 1;
                !places.contains(&(place - 1))
            });
        }
    }
}

fn write(file: &Path, text: &str) {
    let parent = file.parent().expect("a file is in a directory");
    fs::create_dir_all(parent).and_then(|()| fs::write(file, text)).expect("the directory can be written to");
}

/// The errors, each with the number of its crate and its line there.
fn errors(directory: &Path) -> Vec<(usize, usize, String)> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let output = Command::new(cargo)
        .args(["check", "--offline", "--keep-going", "--quiet", "--message-format=json"])
        .current_dir(directory)
        .env("CARGO_TARGET_DIR", directory.join("target"))
        .env("CARGO_INCREMENTAL", "0")
        .output()
        .expect("cargo can be run");
    let text = String::from_utf8(output.stdout).expect("cargo writes UTF-8");
    let mut found = Vec::new();
    for line in text.lines() {
        let message: Value = serde_json::from_str(line).expect("cargo writes JSON");
        let diagnostic = &message["message"];
        if message["reason"] != "compiler-message" || diagnostic["level"] != "error" {
            continue;
        }
        let spans = diagnostic["spans"].as_array().expect("an error has spans");
        // That there have been errors is one, too.
        let Some(span) = spans.iter().find(|span| span["is_primary"] == true) else { continue };
        let name = message["target"]["name"].as_str().expect("a target has a name");
        let number = name.strip_prefix("member_").and_then(|number| number.parse().ok());
        let number = number.unwrap_or_else(|| panic!("an error in {name}: {}", diagnostic["rendered"]));
        let line =
            line_of(span).unwrap_or_else(|| panic!("an error at no line of a module: {}", diagnostic["rendered"]));
        found.push((number, line, diagnostic["rendered"].as_str().unwrap_or_default().to_owned()));
    }
    let failure = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() || !found.is_empty(), "cargo has failed: {failure}");
    found
}

/// The line of the crate at which a span is, or the macro is called that it is of.
fn line_of(span: &Value) -> Option<usize> {
    let file = span["file_name"].as_str()?;
    if file.starts_with("members") {
        return usize::try_from(span["line_start"].as_u64()?).ok();
    }
    line_of(&span["expansion"]["span"])
}
