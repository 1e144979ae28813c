//! The targets: each is a line, met or missed, with the figure and its limit.
//!
//! Of some it is known that they are missed. They have two limits: what is wanted, and what is held until then, so that
//! they do not get worse.

use std::time::Duration;

use crate::{
    allocations, baseline, callgrind, code_size, compile_time,
    levels::{self, LEVELS, Level},
    machine,
    pairs::{WAYS, Way},
    peer::{Peer, Role},
    peers::{Aiter, AsyncStream},
    report::{Limits, Report},
    rounds, sizes,
    workload::Workload,
    workloads::loops::{ASYNC_FOR, WHILE_LET},
};

const OURS: &str = Aiter::NAME;
const THEIRS: &str = AsyncStream::NAME;

/// At most so many times as long as another takes for the same workload.
const TIMES: [(&str, &str, f64); 20] = [
    ("items-array", THEIRS, 0.80),
    ("items-u64", THEIRS, 0.95),
    ("items-u64", "asynk-strim", 0.30),
    ("items-u64", "async-fn-stream", 0.35),
    ("items-u64", "async-gen", 0.90),
    ("items-array", "asynk-strim", 0.30),
    ("items-array", "async-fn-stream", 0.35),
    ("items-array", "async-gen", 0.90),
    ("boxed-array", THEIRS, 0.80),
    ("boxed-u64", THEIRS, 0.85),
    ("items-256", THEIRS, 0.80),
    ("items-1024", THEIRS, 0.85),
    ("items-4096", THEIRS, 0.95),
    ("pipeline", THEIRS, 0.66),
    ("short", THEIRS, 0.70),
    ("depth-1", THEIRS, 0.90),
    ("depth-64", THEIRS, 0.04),
    ("tree-16-1", THEIRS, 0.75),
    ("tree-14-4", THEIRS, 0.36),
    ("tree-14-16", THEIRS, 0.22),
];

/// Instructions an item, or a stream where the workload is short streams.
const INSTRUCTIONS: [(&str, Limits); 8] = [
    ("items-u64", Limits { wanted: 30.0, held: 32.0 }),
    ("items-array", Limits { wanted: 30.0, held: 32.0 }),
    ("boxed-u64", Limits { wanted: 46.0, held: 46.0 }),
    ("boxed-array", Limits { wanted: 50.0, held: 51.0 }),
    ("pipeline", Limits { wanted: 84.0, held: 86.0 }),
    ("short", Limits { wanted: 139.0, held: 142.0 }),
    ("depth-1", Limits { wanted: 125.0, held: 125.0 }),
    ("depth-64", Limits { wanted: 130.0, held: 130.0 }),
];

/// The bytes of code of 200 generators and 200 loops.
const CODE_IN_DEBUG: Limits = Limits { wanted: 455_000.0, held: 498_000.0 };
const CODE_FOR_SIZE: Limits = Limits { wanted: 121_800.0, held: 82_700.0 };

/// So many times the instructions that rustc takes for async-stream's generators and loops.
const RUSTC_INSTRUCTIONS: Limits = Limits { wanted: 1.0, held: 1.02 };

/// At most so many times what the same costs at depth 1.
const DEPTHS: [&str; 2] = ["depth-64", "depth-256"];
const DEPTH_LIMIT: f64 = 1.15;

/// Two that are equally fast are measured as up to this different.
const NOISE: f64 = 1.05;

/// What may come of another build of the same code, where items cost little: so many instructions an item.
const INSTRUCTIONS_MARGIN: f64 = 2.0;

/// The same where they cost much: so many times what is expected.
const INSTRUCTIONS_RATIO: f64 = 1.02;

/// At most so many times the instructions of nightly's `async gen`.
#[cfg(feature = "nightly")]
const OF_ASYNC_GEN: f64 = 1.15;

/// A workload gets so much time.
const BUDGET: Duration = Duration::from_millis(3_500);

/// Checks the targets, all or those that do not depend on time and do not take long, prints them, and says whether none fails.
pub fn check(workloads: &[Workload], only_deterministic: bool) -> bool {
    let mut report = Report::default();
    println!("{}; {}", machine::RUSTC, machine::machine());
    check_instructions(workloads, &mut report);
    check_wanted_instructions(workloads, &mut report);
    check_baseline(workloads, &mut report);
    check_levels(&LEVELS[..1], &mut report);
    check_sizes(&mut report);
    check_allocations(workloads, &mut report);
    check_code_size(&mut report);
    check_rustc_instructions(&mut report);
    if !only_deterministic {
        // These depend on no time either, but take much of it: all is compiled once more for each.
        check_levels(&LEVELS[1..], &mut report);
        check_small_code_size(&mut report);
        check_time(workloads, &mut report);
        check_compile_time(&mut report);
    }
    report.end()
}

fn named<'a>(workloads: &'a [Workload], name: &str) -> &'a Workload {
    workloads.iter().find(|workload| workload.name == name).expect("the targets name workloads that there are")
}

fn check_instructions(workloads: &[Workload], report: &mut Report) {
    let loops = || workloads.iter().filter(|workload| workload.place(ASYNC_FOR).is_some());
    let mut jobs = vec![(named(workloads, "depth-1"), OURS)];
    jobs.extend(DEPTHS.map(|depth| (named(workloads, depth), OURS)));
    jobs.extend(loops().flat_map(|workload| [(workload, ASYNC_FOR), (workload, WHILE_LET)]));
    let counted = match callgrind::instructions(&jobs) {
        Ok(counted) => counted,
        Err(error) => return report.failed("instructions", &error),
    };
    let (depths, loops) = counted.split_at(1 + DEPTHS.len());
    for (name, instructions) in DEPTHS.iter().zip(&depths[1..]) {
        let what = format!("instructions, {name}, of those of depth-1");
        report.at_most(&what, instructions / depths[0], DEPTH_LIMIT, 2);
    }
    for (counts, (workload, _)) in loops.chunks(2).zip(jobs[1 + DEPTHS.len()..].iter().step_by(2)) {
        let what = format!("instructions an item, {}, `async_for!`, those of a pinned `while let`", workload.name);
        report.at_most(&what, counts[0], counts[1], 3);
    }
    check_nightly(workloads, report);
}

#[cfg(feature = "nightly")]
fn check_nightly(workloads: &[Workload], report: &mut Report) {
    let theirs = crate::peers::Nightly::NAME;
    for name in ["items-u64", "items-array"] {
        let workload = named(workloads, name);
        match callgrind::instructions(&[(workload, OURS), (workload, theirs)]) {
            Ok(counted) => {
                report.at_most(
                    &format!("instructions, {name}, of nightly's {theirs}"),
                    counted[0] / counted[1],
                    OF_ASYNC_GEN,
                    2,
                );
            }
            Err(error) => report.failed(name, &error),
        }
    }
}

#[cfg(not(feature = "nightly"))]
fn check_nightly(_: &[Workload], _: &mut Report) {
    println!("-       instructions, of nightly's `async gen`: only with `cargo +nightly` and `--features nightly`");
}

fn check_wanted_instructions(workloads: &[Workload], report: &mut Report) {
    let of_both = |(name, _): &(&'static str, _)| [OURS, THEIRS].map(|candidate| (named(workloads, name), candidate));
    let jobs: Vec<_> = INSTRUCTIONS.iter().flat_map(of_both).collect();
    match callgrind::instructions(&jobs) {
        Ok(counted) => {
            for ((name, limits), counts) in INSTRUCTIONS.iter().zip(counted.chunks(2)) {
                let what = format!("instructions, {name}, {}", per_unit(workloads, name));
                report.wanted(&what, counts[0], *limits, (THEIRS, counts[1]), 1);
            }
        }
        Err(error) => report.failed("instructions that are wanted", &error),
    }
}

fn per_unit(workloads: &[Workload], name: &str) -> String {
    match named(workloads, name).unit {
        "item" => "an item".to_owned(),
        unit => format!("a {unit}"),
    }
}

fn check_levels(levels: &[Level], report: &mut Report) {
    let workloads = levels::workloads();
    let jobs: Vec<_> = workloads.iter().flat_map(|workload| [(workload, OURS), (workload, THEIRS)]).collect();
    for level in levels {
        match level.instructions(&jobs) {
            Ok(counted) => {
                for ((workload, limit), counts) in workloads.iter().zip(level.limits).zip(counted.chunks(2)) {
                    let what = format!("instructions, {}, {}, an item", level.name, workload.name);
                    let limits = Limits { wanted: limit, held: limit };
                    report.wanted(&what, counts[0], limits, (THEIRS, counts[1]), 1);
                }
            }
            Err(error) => report.failed(level.name, &error),
        }
    }
}

fn check_code_size(report: &mut Report) {
    code_size_line(
        "bytes of code, a debug build, 200 generators and 200 loops",
        code_size::in_debug,
        CODE_IN_DEBUG,
        report,
    );
}

fn check_small_code_size(report: &mut Report) {
    code_size_line(
        "bytes of code, `opt-level = \"s\"`, 200 generators and 200 loops",
        code_size::for_size,
        CODE_FOR_SIZE,
        report,
    );
}

#[allow(clippy::cast_precision_loss, reason = "it has less than 53 bits")]
fn code_size_line(what: &str, measure: fn(&Way) -> Result<u64, String>, limits: Limits, report: &mut Report) {
    let [ours, theirs, _] = &WAYS;
    match measure(ours).and_then(|of_ours| Ok((of_ours, measure(theirs)?))) {
        Ok((ours, theirs)) => report.wanted(what, ours as f64, limits, (THEIRS, theirs as f64), 0),
        Err(error) => report.failed(what, &error),
    }
}

fn check_rustc_instructions(report: &mut Report) {
    let what = "millions of rustc's instructions, a debug build, a generator and a loop";
    match compile_time::instructions(&WAYS[..2]).as_deref() {
        Ok(&[ours, theirs]) => {
            let millions = theirs / 1e6;
            let Limits { wanted, held } = RUSTC_INSTRUCTIONS;
            let limits = Limits { wanted: wanted * millions, held: held * millions };
            report.wanted(what, ours / 1e6, limits, (THEIRS, millions), 2);
        }
        Ok(_) => report.failed(what, "it is measured in two ways"),
        Err(error) => report.failed(what, error),
    }
}

fn check_baseline(workloads: &[Workload], report: &mut Report) {
    let baseline = match baseline::read() {
        Ok(baseline) => baseline,
        Err(error) => return report.failed("baseline", &error),
    };
    if baseline.rustc != machine::RUSTC {
        let why =
            format!("it is from {}, and this is {}: instructions are not comparable", baseline.rustc, machine::RUSTC);
        // Whoever compiles with nightly knows it.
        if cfg!(feature = "nightly") {
            println!("-       instructions, of the baseline: {why}");
        } else {
            report.failed("instructions, of the baseline", &why);
        }
        return;
    }
    let jobs = baseline::jobs(workloads);
    let counted = match callgrind::instructions(&jobs) {
        Ok(counted) => counted,
        Err(error) => return report.failed("instructions, of the baseline", &error),
    };
    for ((workload, _), instructions) in jobs.iter().zip(counted) {
        match baseline.instructions.iter().find(|(name, _)| name == workload.name) {
            Some((name, before)) => {
                report.at_most(
                    &format!("instructions an item, {name}, those of the baseline and 2, or 2 %"),
                    instructions,
                    (before + INSTRUCTIONS_MARGIN).max(before * INSTRUCTIONS_RATIO),
                    3,
                );
            }
            None => report.failed(workload.name, "it is not in the baseline: write that anew"),
        }
    }
}

#[allow(clippy::cast_precision_loss, reason = "sizes are small")]
fn check_sizes(report: &mut Report) {
    for size in sizes::generators().iter().chain(&sizes::loops()) {
        let more = size.bytes as f64 - size.parts as f64;
        report.at_most(&format!("bytes more, {}", size.what), more, size.limit as f64, 0);
    }
}

#[allow(clippy::cast_precision_loss, reason = "counts are small")]
fn check_allocations(workloads: &[Workload], report: &mut Report) {
    for workload in workloads.iter().filter(|workload| !workload.delegates) {
        // What is there without us: a box that the workload asks for, and what the channel needs.
        let by_hand = workload.place("by hand").or(workload.place(WHILE_LET)).expect("each workload is done by hand");
        let count = |place: usize, count| {
            let run = workload.candidates[place].run;
            // Once before, so that what is made once per process is there.
            run(count);
            allocations::during(|| run(count)) as f64
        };
        let (ours, theirs) = (count(0, workload.step), count(by_hand, workload.step));
        let what = format!("allocations, {}, {} {}s, those by hand", workload.name, workload.step, workload.unit);
        report.at_most(&what, ours, theirs, 0);
    }
}

fn check_time(workloads: &[Workload], report: &mut Report) {
    let measured: Vec<_> = workloads.iter().zip(rounds::nanoseconds(workloads, BUDGET)).collect();
    let of = |name: &str, candidate: &str| {
        let (workload, times) = measured.iter().find(|(workload, _)| workload.name == name).expect("all are measured");
        times[workload.place(candidate).expect("the targets name candidates that there are")]
    };
    for (name, peer, limit) in TIMES {
        report.at_most(&format!("time, {name}, of {peer}'s"), of(name, OURS) / of(name, peer), limit, 3);
    }
    for name in DEPTHS {
        let ratio = of(name, OURS) / of("depth-1", OURS);
        report.at_most(&format!("time, {name}, of that of depth-1"), ratio, DEPTH_LIMIT, 3);
    }
    for (workload, times) in &measured {
        let peers = workload.candidates.iter().zip(times).filter(|(candidate, _)| candidate.role == Role::Peer);
        let Some((fastest, time)) = peers.min_by(|one, other| one.1.total_cmp(other.1)) else { continue };
        let what = format!("time, {}, of the fastest peer's ({})", workload.name, fastest.name);
        report.at_most(&what, times[0] / time, NOISE, 3);
    }
}

fn check_compile_time(report: &mut Report) {
    match compile_time::seconds(5) {
        Ok([ours, theirs, _]) => {
            let what = "compile time, 200 generators and 200 loops, of async-stream's";
            report.at_most(what, ours / theirs, 1.0, 2);
        }
        Err(error) => report.failed("compile time", &error),
    }
}
