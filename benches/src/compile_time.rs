//! What rustc takes for 200 generators and 200 loops, and cargo for a crate and its dependencies from cold. It is the
//! user's time, of which other programs on the machine take nothing.

use std::{env, fmt::Write, fs, path::Path, path::PathBuf, process::Command};

/// Ways to write the crate, ours first.
pub const WAYS: [&str; 3] = ["aiter", "async-stream", "by hand"];

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

const COUNT: u32 = 200;

/// The seconds that each way takes, in their order: the crate alone, in debug, not incremental; the fastest of so many
/// rounds.
///
/// # Errors
///
/// Where a build fails.
pub fn generators_and_loops(rounds: u32) -> Result<[f64; 3], String> {
    let [ours, theirs, by_hand] = WAYS;
    // All have all dependencies, so that it makes no difference what cargo hands to rustc.
    let dependencies = ["aiter", "async-stream", "futures"];
    let packages = [
        Package::new("generators-aiter", &dependencies, &aiter())?,
        Package::new("generators-async-stream", &dependencies, &async_stream())?,
        Package::new("generators-by-hand", &dependencies, &hand_written())?,
    ];
    for (package, way) in packages.iter().zip([ours, theirs, by_hand]) {
        package.build().map_err(|error| format!("{way}: {error}"))?;
    }
    let mut fastest = [f64::INFINITY; 3];
    for _ in 0..rounds {
        for (package, fastest) in packages.iter().zip(&mut fastest) {
            package.touch()?;
            *fastest = fastest.min(package.build()?);
        }
    }
    Ok(fastest)
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
            fastest.seconds = fastest.seconds.min(package.build()?);
            fastest.bytes = size(&package.target())?;
        }
    }
    Ok(fastest)
}

fn aiter() -> String {
    let mut source = "use aiter::*;\n".to_owned();
    for place in 0..COUNT {
        let _ = writeln!(
            source,
            "#[async_gen] pub async fn g{place}(n: u32) -> u32 {{ for x in 0..n {{ yield_!(x + {place}); }} \
             yield_!({place}); }}\n\
             pub async fn l{place}() -> u32 {{ let mut s = 0; async_for!(x in g{place}(3) {{ s += x; }}); s }}"
        );
    }
    source
}

fn async_stream() -> String {
    let mut source = "use async_stream::stream; use futures::Stream; use futures::StreamExt;\n".to_owned();
    for place in 0..COUNT {
        let _ = writeln!(
            source,
            "pub fn g{place}(n: u32) -> impl Stream<Item = u32> {{ stream! {{ for x in 0..n {{ yield x + {place}; }} \
             yield {place}; }} }}\n\
             pub async fn l{place}() -> u32 {{ let mut s = 0; let mut g = std::pin::pin!(g{place}(3)); \
             while let Some(x) = g.next().await {{ s += x; }} s }}"
        );
    }
    source
}

fn hand_written() -> String {
    let mut source =
        "use futures::Stream; use futures::StreamExt; use std::{ops::Range, pin::Pin, task::*};\n".to_owned();
    for place in 0..COUNT {
        let _ = writeln!(
            source,
            "pub struct G{place} {{ numbers: Range<u32>, last: Option<u32> }}\n\
             impl Stream for G{place} {{ type Item = u32; \
             fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<u32>> {{ \
             if let Some(x) = self.numbers.next() {{ return Poll::Ready(Some(x + {place})); }} \
             Poll::Ready(self.last.take()) }} }}\n\
             pub fn g{place}(n: u32) -> G{place} {{ G{place} {{ numbers: 0..n, last: Some({place}) }} }}\n\
             pub async fn l{place}() -> u32 {{ let mut s = 0; let mut g = std::pin::pin!(g{place}(3)); \
             while let Some(x) = g.next().await {{ s += x; }} s }}"
        );
    }
    source
}

/// A crate in a directory of its own under the target directory.
struct Package {
    directory: PathBuf,
}

impl Package {
    fn new(name: &str, dependencies: &[&str], source: &str) -> Result<Self, String> {
        let benches = Path::new(env!("CARGO_MANIFEST_DIR"));
        let package = Self { directory: benches.join("target/compile-time").join(name) };
        let mut manifest = format!(
            "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2021\"\n\n[workspace]\n\n[dependencies]\n"
        );
        for dependency in dependencies {
            let _ = match *dependency {
                "aiter" => writeln!(manifest, "aiter = {{ path = \"{}\" }}", benches.join("..").display()),
                other => writeln!(manifest, "{other} = \"={}\"", crate::machine::version(other)),
            };
        }
        let written = fs::create_dir_all(package.directory.join("src"))
            .and_then(|()| fs::write(package.directory.join("Cargo.toml"), manifest))
            .and_then(|()| fs::write(package.source(), source))
            // The versions of what the dependencies depend on. cargo takes out what is not needed.
            .and_then(|()| fs::copy(benches.join("Cargo.lock"), package.directory.join("Cargo.lock")));
        written.map_err(|error| format!("{}: {error}", package.directory.display()))?;
        Ok(package)
    }

    fn source(&self) -> PathBuf {
        self.directory.join("src/lib.rs")
    }

    fn target(&self) -> PathBuf {
        self.directory.join("target")
    }

    /// Makes the crate one that was changed.
    fn touch(&self) -> Result<(), String> {
        let source = fs::read(self.source()).and_then(|source| fs::write(self.source(), source));
        source.map_err(|error| format!("{}: {error}", self.source().display()))
    }

    fn clean(&self) -> Result<(), String> {
        match fs::remove_dir_all(self.target()) {
            Err(error) if self.target().exists() => Err(format!("{}: {error}", self.target().display())),
            _ => Ok(()),
        }
    }

    /// Builds what is not built, and gives the user's time that it took.
    fn build(&self) -> Result<f64, String> {
        let before = children_time()?;
        let output = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()))
            .args(["build", "--quiet", "--manifest-path"])
            .arg(self.directory.join("Cargo.toml"))
            .arg("--target-dir")
            .arg(self.target())
            .env("CARGO_INCREMENTAL", "0")
            .output()
            .map_err(|error| format!("cargo does not start: {error}"))?;
        if !output.status.success() {
            return Err(format!("{}: {}", self.directory.display(), String::from_utf8_lossy(&output.stderr)));
        }
        Ok(children_time()? - before)
    }
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
