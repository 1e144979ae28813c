//! What rustc takes for generators and loops, and cargo for a crate and its dependencies from cold. It is the user's time,
//! of which other programs on the machine take nothing, or rustc's own instructions, which are the same each time.

use std::{fs, path::Path, process::Command};

use crate::{
    callgrind::{self, CALLGRIND},
    package::Package,
    pairs::{self, WAYS, Way},
};

/// The crates whose dependencies are compared.
pub const CRATES: [&str; 2] = ["aiter", "async-stream"];

/// What a build from cold takes.
#[derive(Clone, Copy)]
pub struct Cold {
    /// The seconds.
    pub seconds: f64,
    /// The bytes of all files in the target directory.
    pub bytes: u64,
}

/// The seconds that a crate of [`pairs`] takes, in the order of the ways: the crate alone, in debug, not incremental; the
/// fastest of so many rounds.
///
/// # Errors
///
/// Where a build fails.
pub fn seconds(rounds: u32) -> Result<[f64; 3], String> {
    let mut packages = Vec::new();
    for way in &WAYS {
        let package = way.package(pairs::COUNT)?;
        package.build()?;
        packages.push(package);
    }
    let mut fastest = [f64::INFINITY; 3];
    for _ in 0..rounds {
        for (package, fastest) in packages.iter().zip(&mut fastest) {
            package.touch()?;
            *fastest = fastest.min(build_time(package)?);
        }
    }
    Ok(fastest)
}

/// The instructions that rustc itself takes for a pair, in debug, for each of the ways: the difference between crates of
/// fewer and of more.
///
/// # Errors
///
/// Where valgrind is missing, or rustc fails.
pub fn instructions(ways: &[Way]) -> Result<Vec<f64>, String> {
    callgrind::on_all_cores(ways, |way| {
        let [fewer, more] = COUNTED;
        let difference = of_one_crate(way, more)?.checked_sub(of_one_crate(way, fewer)?);
        let difference = difference.ok_or("more pairs took fewer instructions")?;
        #[allow(clippy::cast_precision_loss, reason = "it has less than 53 bits")]
        Ok(difference as f64 / f64::from(more - fewer))
    })
}

/// So many pairs, and so many more. Most of the half minute that callgrind takes for either is what it takes for an empty
/// crate.
const COUNTED: [u32; 2] = [10, 20];

fn of_one_crate(way: &Way, pairs: u32) -> Result<u64, String> {
    let package = way.package(pairs)?;
    let rustc = package.rustc_command()?;
    callgrind::collected(
        Command::new("sh")
            .args(["-c", &format!("exec {} {rustc}", CALLGRIND.join(" "))])
            .current_dir(&package.directory)
            // jemalloc, with which rustc allocates, gives memory back when some time has passed.
            .env("MALLOC_CONF", "dirty_decay_ms:-1,muzzy_decay_ms:-1"),
    )
}

/// What an empty crate takes that depends on each of the two, from cold: its dependencies are all there is to build.
///
/// # Errors
///
/// Where a build fails.
pub fn from_cold(rounds: u32) -> Result<[Cold; 2], String> {
    let [ours, theirs] = CRATES;
    let packages = [Package::new("cold-aiter", &[ours], "")?, Package::new("cold-async-stream", &[theirs], "")?];
    let mut fastest = [Cold { seconds: f64::INFINITY, bytes: 0 }; 2];
    for _ in 0..rounds {
        for (package, fastest) in packages.iter().zip(&mut fastest) {
            package.clean()?;
            fastest.seconds = fastest.seconds.min(build_time(package)?);
            fastest.bytes = size(&package.target())?;
        }
    }
    Ok(fastest)
}

/// The user's time that a build takes.
fn build_time(package: &Package) -> Result<f64, String> {
    let before = children_time()?;
    package.build()?;
    Ok(children_time()? - before)
}

/// The user's time of all processes that this one has waited for, in seconds.
fn children_time() -> Result<f64, String> {
    // The kernel states it in hundredths of a second: `cutime` in proc(5), the 16th field. The second is a name in
    // parentheses, so that they are counted from the closing one.
    let stat = fs::read_to_string("/proc/self/stat").map_err(|error| format!("/proc/self/stat: {error}"))?;
    let fields = stat.rsplit_once(')').map(|(_, fields)| fields.split_whitespace());
    let time: Option<f64> = fields.and_then(|mut fields| fields.nth(13)?.parse().ok());
    time.map(|hundredths| hundredths / 100.0).ok_or_else(|| format!("not what proc(5) says: {stat}"))
}

fn size(path: &Path) -> Result<u64, String> {
    let metadata = fs::symlink_metadata(path).map_err(|error| format!("{}: {error}", path.display()))?;
    if !metadata.is_dir() {
        return Ok(metadata.len());
    }
    let entries = fs::read_dir(path).map_err(|error| format!("{}: {error}", path.display()))?;
    entries.map(|entry| size(&entry.map_err(|error| error.to_string())?.path())).sum()
}
