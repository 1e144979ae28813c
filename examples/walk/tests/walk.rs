//! The program, beside `find`.

use std::ffi::{OsStr, OsString};
use std::fs::{self, Permissions};
use std::io::{BufRead, BufReader, Read};
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// Longer than a path may be, in levels of two bytes.
const BEYOND_THE_LIMIT: usize = 3_000;

fn walk(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_walk"));
    command.arg(folder);
    command
}

fn find(folder: &Path) -> Command {
    let mut command = Command::new("find");
    command.arg(folder).args(["-mindepth", "1"]);
    command
}

fn sorted_lines(output: &Output) -> Vec<OsString> {
    let mut lines: Vec<_> =
        output.stdout.split_inclusive(|&byte| byte == b'\n').map(|line| OsString::from_vec(line.to_vec())).collect();
    lines.sort();
    lines
}

fn errors(output: &Output) -> String {
    String::from_utf8(output.stderr.clone()).unwrap()
}

/// Makes folders in one another, and returns the innermost.
fn nest(folder: &Path, levels: usize) -> PathBuf {
    let mut innermost = folder.to_owned();
    for _ in 0..levels {
        innermost.push("d");
        fs::create_dir(&innermost).unwrap();
    }
    innermost
}

/// `TempDir` keeps a file open at each level while it removes, and cannot remove what is too deep to be named.
fn remove(folder: TempDir) {
    assert!(Command::new("rm").arg("-rf").arg(folder.keep()).status().unwrap().success());
}

#[test]
fn prints_what_find_prints() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    fs::create_dir_all(root.join("a/b/c")).unwrap();
    fs::create_dir_all(root.join("a/empty")).unwrap();
    fs::create_dir(root.join(".hidden")).unwrap();
    fs::write(root.join(".hidden/file"), "").unwrap();
    fs::write(root.join("a/b/c/two\nlines"), "").unwrap();
    fs::write(root.join("a").join(OsStr::from_bytes(b"not \xff UTF-8")), "").unwrap();
    symlink("nowhere", root.join("a/dangling")).unwrap();
    symlink("..", root.join("a/b/loop")).unwrap();

    let walked = walk(root).output().unwrap();
    assert!(walked.status.success(), "{}", errors(&walked));
    assert_eq!(sorted_lines(&walked), sorted_lines(&find(root).output().unwrap()));
    assert_eq!(walked.stdout.split(|&byte| byte == b'\n').count(), 12);
}

#[test]
fn walks_a_thousand_levels_with_few_files_open() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(nest(folder.path(), 1_500).join("file"), "").unwrap();

    let walked = Command::new("sh")
        .args(["-c", "ulimit -n 32; exec \"$@\"", "sh", env!("CARGO_BIN_EXE_walk")])
        .arg(folder.path())
        .output()
        .unwrap();
    assert!(walked.status.success(), "{}", errors(&walked));
    let found = find(folder.path()).output().unwrap();
    assert_eq!(sorted_lines(&walked), sorted_lines(&found));
    assert_eq!(sorted_lines(&walked).len(), 1_501);
    remove(folder);
}

#[test]
fn reports_the_folder_whose_path_is_too_long_and_passes_over_it() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path();
    let half = nest(root, BEYOND_THE_LIMIT / 2);
    fs::create_dir(root.join("e")).unwrap();
    nest(&root.join("e"), BEYOND_THE_LIMIT / 2 - 1);
    fs::rename(root.join("e"), half.join("d")).unwrap();
    fs::create_dir(root.join("beside")).unwrap();
    fs::write(root.join("beside/file"), "").unwrap();

    let walked = walk(root).output().unwrap();
    assert_eq!(walked.status.code(), Some(1));
    assert_eq!(errors(&walked).lines().count(), 1);
    assert!(errors(&walked).ends_with("/d: File name too long (os error 36)\n"), "{}", errors(&walked));

    // All that `find` prints but what is in that folder: the paths that are too long themselves are still printed once.
    let lines = sorted_lines(&walked);
    let found = sorted_lines(&find(root).output().unwrap());
    assert_eq!(found.len(), BEYOND_THE_LIMIT + 2);
    let longest = lines.iter().map(|line| line.len()).max().unwrap();
    let expected: Vec<_> = found.into_iter().filter(|line| line.len() <= longest).collect();
    assert_eq!(lines, expected);
    // The last folder that can be read has a path of 4,094 or 4,095 bytes; then come two bytes more and a `\n`.
    assert!((4_097..=4_098).contains(&longest), "{longest}");
    remove(folder);
}

/// Root reads all folders, so under root the program is run as another user, who needs a copy that is within reach.
#[test]
fn reports_a_folder_without_permission_and_passes_over_it() {
    let nobody = 65_534;
    let folder = tempfile::tempdir().unwrap();
    fs::set_permissions(folder.path(), Permissions::from_mode(0o755)).unwrap();
    let program = folder.path().join("walk");
    fs::copy(env!("CARGO_BIN_EXE_walk"), &program).unwrap();

    let root = folder.path().join("root");
    fs::create_dir_all(root.join("closed/inside")).unwrap();
    fs::create_dir_all(root.join("open/inside")).unwrap();
    fs::set_permissions(root.join("closed"), Permissions::from_mode(0o000)).unwrap();

    let mut walk = Command::new(&program);
    let mut find = find(&root);
    walk.arg(&root);
    if fs::metadata(&root).unwrap().uid() == 0 {
        walk.uid(nobody).gid(nobody);
        find.uid(nobody).gid(nobody);
    }
    let walked = walk.output().unwrap();
    let found = find.output().unwrap();
    fs::set_permissions(root.join("closed"), Permissions::from_mode(0o755)).unwrap();

    assert_eq!(walked.status.code(), Some(1));
    assert_eq!(found.status.code(), Some(1));
    assert_eq!(sorted_lines(&walked), sorted_lines(&found));
    let closed = root.join("closed");
    assert_eq!(errors(&walked), format!("walk: {}: Permission denied (os error 13)\n", closed.display()));
}

#[test]
fn reports_a_folder_that_is_not_there() {
    let folder = tempfile::tempdir().unwrap();
    let walked = walk(&folder.path().join("none")).output().unwrap();
    assert_eq!(walked.status.code(), Some(1));
    assert!(walked.stdout.is_empty());
    assert!(errors(&walked).ends_with("/none: No such file or directory (os error 2)\n"), "{}", errors(&walked));
}

#[test]
fn reports_a_folder_that_is_removed_during_the_walk_and_passes_over_it() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["one", "other"] {
        fs::create_dir(folder.path().join(name)).unwrap();
        // More than the pipe holds, so that the walk waits for its reader in the first of them.
        for number in 0..1_000 {
            fs::write(folder.path().join(name).join(format!("{number:0>200}")), "").unwrap();
        }
    }
    let mut walking = walk(folder.path()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut paths = BufReader::new(walking.stdout.take().unwrap()).lines().map(|line| PathBuf::from(line.unwrap()));
    let folders = [paths.next().unwrap(), paths.next().unwrap()];
    let entered = paths.next().unwrap().parent().unwrap().to_owned();
    let [gone] = folders.iter().filter(|folder| **folder != entered).collect::<Vec<_>>()[..] else { panic!() };
    fs::remove_dir_all(gone).unwrap();

    assert_eq!(paths.filter(|path| path.starts_with(&entered)).count(), 999);
    let mut errors = String::new();
    walking.stderr.take().unwrap().read_to_string(&mut errors).unwrap();
    assert_eq!(errors, format!("walk: {}: No such file or directory (os error 2)\n", gone.display()));
    assert_eq!(walking.wait().unwrap().code(), Some(1));
}

#[test]
fn ends_quietly_when_its_reader_has_seen_enough() {
    let folder = tempfile::tempdir().unwrap();
    for number in 0..1_000 {
        fs::write(folder.path().join(format!("{number:0>200}")), "").unwrap();
    }
    let mut walking = walk(folder.path()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut line = String::new();
    BufReader::new(walking.stdout.take().unwrap()).read_line(&mut line).unwrap();
    assert!(line.ends_with('\n'));
    let mut errors = String::new();
    walking.stderr.take().unwrap().read_to_string(&mut errors).unwrap();
    assert!(walking.wait().unwrap().success());
    assert_eq!(errors, "");
}
