//! The targets: each is a line, met or missed, with the figure and its limit.

use std::time::Duration;

use crate::{
    allocations, baseline, callgrind, compile_time, machine,
    peer::{Peer, Role},
    peers::{Aiter, AsyncStream},
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
    ("pipeline", THEIRS, 0.50),
    ("short", THEIRS, 0.70),
    ("depth-1", THEIRS, 0.90),
    ("depth-64", THEIRS, 0.04),
    ("tree-16-1", THEIRS, 0.75),
    ("tree-14-4", THEIRS, 0.36),
    ("tree-14-16", THEIRS, 0.22),
];

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

/// What was found.
#[derive(Default)]
struct Report {
    missed: u32,
    failed: u32,
}

impl Report {
    fn at_most(&mut self, what: &str, figure: f64, limit: f64, decimals: usize) {
        // Not `figure > limit`: no figure at all is a miss.
        let met = figure <= limit;
        self.missed += u32::from(!met);
        let word = if met { "met   " } else { "MISSED" };
        println!("{word}  {what}: {figure:.decimals$} (at most {limit:.decimals$})");
    }

    fn failed(&mut self, what: &str, why: &str) {
        self.failed += 1;
        println!("FAILED  {what}: {why}");
    }
}

/// Checks the targets, all or those that do not depend on time, prints them, and says whether all are met.
pub fn check(workloads: &[Workload], only_deterministic: bool) -> bool {
    let mut report = Report::default();
    println!("{}; {}", machine::RUSTC, machine::machine());
    check_instructions(workloads, &mut report);
    check_baseline(workloads, &mut report);
    check_sizes(&mut report);
    check_allocations(workloads, &mut report);
    if !only_deterministic {
        check_time(workloads, &mut report);
        check_compile_time(&mut report);
    }
    println!("{} missed, {} could not be checked", report.missed, report.failed);
    report.missed + report.failed == 0
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
    match compile_time::generators_and_loops(5) {
        Ok([ours, theirs, _]) => {
            let what = "compile time, 200 generators and 200 loops, of async-stream's";
            report.at_most(what, ours / theirs, 1.0, 2);
        }
        Err(error) => report.failed("compile time", &error),
    }
}
