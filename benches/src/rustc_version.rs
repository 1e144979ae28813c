//! The build script: it tells the program which rustc compiles it.

use std::{env, process::Command};

fn main() {
    let rustc = env::var_os("RUSTC").expect("cargo sets RUSTC");
    let output = Command::new(rustc).arg("--version").output().expect("rustc states its version");
    let version = String::from_utf8(output.stdout).expect("its version is text");
    println!("cargo::rustc-env=RUSTC_VERSION={}", version.trim());
    println!("cargo::rerun-if-changed=src/rustc_version.rs");
}
