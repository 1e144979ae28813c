//! Runs ten thousand generators at a time, for so many seconds: 600, or what the argument says.

#![forbid(unsafe_code)]

use std::{env::args, error::Error, time::Duration};

use aiter_executors::soak::{Settings, run};

fn main() -> Result<(), Box<dyn Error>> {
    let seconds = args().nth(1).map_or(Ok(600), |seconds| seconds.parse())?;
    let settings = Settings { generators: 10_000, duration: Duration::from_secs(seconds) };
    let figures = run(settings, |line| println!("{line}"))?;
    println!("{figures:?}, at most {} KiB", figures.allowed_memory());
    Ok(())
}
