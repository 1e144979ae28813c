//! What aiter costs, beside every other way to write a generator, each at its current version.
//!
//! All of it is one program, in which the candidates take turns, so that their ratios hold on a machine that does other
//! things too. Run it in the repository's root:
//!
//! ```text
//! alias measure='cargo run --release --manifest-path benches/Cargo.toml --'
//!
//! measure targets                  # each target, met or missed, with the figure and its limit; 6 minutes
//! measure targets --deterministic  # instructions, sizes, code, allocations: what depends on no time; 2 minutes
//! measure time [WORKLOAD]          # nanoseconds, of all workloads or of one
//! measure instructions [WORKLOAD]  # instructions, counted by valgrind's callgrind
//! measure levels                   # instructions in a debug build, and with `opt-level` 1 and "s"
//! measure compile-time             # how long rustc takes for 200 generators and 200 loops, and its instructions
//! measure code-size                # the code that it makes of them
//! measure baseline                 # writes benches/baseline.txt anew, which is what `targets` compares with
//! measure table PICTURE            # docs/performance.md, but for what needs nightly; and its picture, to a file
//!
//! measure list                     # the workloads, and who takes part in each
//!
//! scripts/measure-performance      # all of docs/performance.md and docs/performance-targets.md; half an hour
//! cargo bench --manifest-path benches/Cargo.toml  # wall time with criterion
//! ```
//!
//! With `cargo +nightly` and `--features nightly` nightly's `async gen` and `for await` take part, `targets` checks the
//! targets that are about them, and `table --nightly` makes their part of the document.
//!
//! - `workload` is the registry: what is measured, and who takes part. Everything else takes its work from there.
//! - `workloads` has the workloads, and `peers` the generators, one file for each way to write them.
//! - `rounds`, `callgrind`, `allocations`, `sizes`, `levels`, `compile_time` and `code_size` measure; the last two measure
//!   the crates of `pairs`.
//! - `targets`, `baseline` and `table` say what comes of it, and `summary` and `picture` what a reader sees first.

#![cfg_attr(feature = "nightly", feature(gen_blocks, async_iterator, async_for_loop))]

pub mod allocations;
pub mod baseline;
pub mod block_on;
pub mod callgrind;
pub mod code_size;
pub mod compile_time;
pub mod item;
pub mod levels;
pub mod machine;
pub mod package;
pub mod pairs;
pub mod pause;
pub mod peer;
pub mod peers;
pub mod picture;
pub mod report;
pub mod rounds;
pub mod sizes;
pub mod summary;
pub mod table;
pub mod targets;
pub mod workload;
pub mod workloads;
