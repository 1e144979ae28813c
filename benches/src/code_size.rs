//! The code that rustc makes of generators and loops.

use std::{io::ErrorKind, path::Path, process::Command};

use crate::pairs::{self, Way};

/// The bytes of code of a crate of [`pairs`] in a debug build.
///
/// # Errors
///
/// Where it does not compile, or binutils is missing.
pub fn in_debug(way: &Way) -> Result<u64, String> {
    let package = way.package(pairs::COUNT)?;
    package.build()?;
    text(&package.rlib("debug"))
}

/// The same in a build for a small size, with `opt-level = "s"`, where each loop is in a box.
///
/// # Errors
///
/// Where it does not compile, or binutils is missing.
pub fn for_size(way: &Way) -> Result<u64, String> {
    let package = way.package_with_boxes(pairs::COUNT)?;
    package.build_for_size()?;
    text(&package.rlib("release"))
}

/// The bytes of all sections `.text` and `.text.*` of a library.
fn text(library: &Path) -> Result<u64, String> {
    let output = Command::new("size").arg("-A").arg(library).output().map_err(|error| match error.kind() {
        ErrorKind::NotFound => "size is missing: `apt-get install binutils` installs it".to_owned(),
        _ => format!("size does not start: {error}"),
    })?;
    if !output.status.success() {
        return Err(format!("size failed: {}", String::from_utf8_lossy(&output.stderr)));
    }
    let report = String::from_utf8_lossy(&output.stdout);
    let sections = report.lines().filter(|line| line.starts_with(".text"));
    Ok(sections.filter_map(|section| section.split_whitespace().nth(1)?.parse::<u64>().ok()).sum())
}
