//! A `try_stream!` whose stated type is no `Result`.
//!
//! State the type of the error too: `try_stream!(-> Result<u32, &str> { .. })`. If nothing can fail, write `stream!`.

fn main() {
    let _ = aiter::try_stream!(-> u32 {
        yield 1;
        Err("no")?;
    });
}
