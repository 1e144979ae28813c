//! A crate that is written to be compiled.

use std::{
    env,
    fmt::Write,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// A crate in a directory of its own under the target directory.
pub struct Package {
    name: String,
    /// Where its manifest is.
    pub directory: PathBuf,
}

impl Package {
    /// Writes a crate that depends on those named. A dependency is this repository's, or the one in our Cargo.lock.
    ///
    /// # Errors
    ///
    /// Where it cannot be written.
    pub fn new(name: &str, dependencies: &[&str], source: &str) -> Result<Self, String> {
        let benches = Path::new(env!("CARGO_MANIFEST_DIR"));
        let package = Self { name: name.to_owned(), directory: benches.join("target/compile-time").join(name) };
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

    /// Where cargo builds it.
    pub fn target(&self) -> PathBuf {
        self.directory.join("target")
    }

    /// Makes the crate one that was changed.
    ///
    /// # Errors
    ///
    /// Where its source cannot be written.
    pub fn touch(&self) -> Result<(), String> {
        let source = fs::read(self.source()).and_then(|source| fs::write(self.source(), source));
        source.map_err(|error| format!("{}: {error}", self.source().display()))
    }

    /// Removes all that was built.
    ///
    /// # Errors
    ///
    /// Where it cannot be removed.
    pub fn clean(&self) -> Result<(), String> {
        match fs::remove_dir_all(self.target()) {
            Err(error) if self.target().exists() => Err(format!("{}: {error}", self.target().display())),
            _ => Ok(()),
        }
    }

    /// Builds what is not built, in debug.
    ///
    /// # Errors
    ///
    /// Where it does not compile.
    pub fn build(&self) -> Result<(), String> {
        self.run(self.cargo("build").arg("--quiet")).map(drop)
    }

    /// The same in release, with `opt-level = "s"`.
    ///
    /// # Errors
    ///
    /// Where it does not compile.
    pub fn build_for_size(&self) -> Result<(), String> {
        let mut cargo = self.cargo("build");
        self.run(cargo.args(["--quiet", "--release"]).env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "s")).map(drop)
    }

    /// The library that was built, in the directory `debug` or `release`.
    pub fn rlib(&self, directory: &str) -> PathBuf {
        self.target().join(directory).join(format!("lib{}.rlib", self.name.replace('-', "_")))
    }

    /// The command by which cargo has rustc compile the crate alone, on one thread. It is for a shell in
    /// [`directory`](Self::directory).
    ///
    /// # Errors
    ///
    /// Where it does not compile.
    pub fn rustc_command(&self) -> Result<String, String> {
        // cargo states what it runs, and it runs nothing where nothing was changed.
        self.touch()?;
        let report = self.run(self.cargo("rustc").args(["--verbose", "--", "-Ccodegen-units=1"]))?;
        let mut commands = report.lines().filter_map(|line| line.trim().strip_prefix("Running `")?.strip_suffix('`'));
        commands.next_back().map(str::to_owned).ok_or_else(|| format!("cargo has not said how it runs rustc: {report}"))
    }

    fn cargo(&self, subcommand: &str) -> Command {
        let mut cargo = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        cargo
            .arg(subcommand)
            .current_dir(&self.directory)
            .arg("--target-dir")
            .arg(self.target())
            .env("CARGO_INCREMENTAL", "0")
            .env("CARGO_TERM_COLOR", "never");
        cargo
    }

    /// Runs cargo, and gives what it says.
    fn run(&self, cargo: &mut Command) -> Result<String, String> {
        let output = cargo.output().map_err(|error| format!("cargo does not start: {error}"))?;
        let report = String::from_utf8_lossy(&output.stderr).into_owned();
        if output.status.success() { Ok(report) } else { Err(format!("{}: {report}", self.directory.display())) }
    }
}
