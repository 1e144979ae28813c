//! Makes Rust of the service's description. protox reads it, so that no `protoc` need be installed.

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let descriptions = protox::compile(["src/primes.proto"], ["src"])?;
    tonic_prost_build::configure().compile_fds(descriptions)?;
    println!("cargo::rerun-if-changed=src/primes.proto");
    Ok(())
}
