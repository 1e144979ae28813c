//! Time: the candidates of a workload take turns, and the fastest turn of each counts.

use std::{
    hint::black_box,
    time::{Duration, Instant},
};

use crate::workload::{Candidate, Workload};

/// A turn is to take this long. It is short, so that some turns are not disturbed, and long beside what starts it.
const TURN: Duration = Duration::from_millis(1);

/// All workloads are measured so many times, one after the other, so that what disturbs the machine for some seconds
/// does not disturb all turns of a workload.
const PASSES: u32 = 3;

/// So many turns has each candidate at least in each pass.
const ROUNDS: u32 = 5;

/// The nanoseconds that a unit of the work takes each candidate of each workload, in their order. A workload gets so much
/// time.
pub fn nanoseconds(workloads: &[Workload], budget: Duration) -> Vec<Vec<f64>> {
    let mut fastest: Vec<_> = workloads.iter().map(|workload| vec![f64::INFINITY; workload.candidates.len()]).collect();
    for _ in 0..PASSES {
        for (workload, fastest) in workloads.iter().zip(&mut fastest) {
            for (fastest, time) in fastest.iter_mut().zip(pass(workload, budget / PASSES)) {
                *fastest = fastest.min(time);
            }
        }
    }
    fastest
}

fn pass(workload: &Workload, budget: Duration) -> Vec<f64> {
    let counts: Vec<u64> = workload.candidates.iter().map(|candidate| count(candidate, workload.step)).collect();
    let mut fastest = vec![f64::INFINITY; counts.len()];
    let start = Instant::now();
    let mut rounds = 0;
    while rounds < ROUNDS || start.elapsed() < budget {
        for place in 0..counts.len() {
            // Each other round goes backwards, so that nobody always comes after the same neighbour.
            let place = if rounds % 2 == 0 { place } else { counts.len() - 1 - place };
            let time = turn(&workload.candidates[place], counts[place]);
            fastest[place] = fastest[place].min(nanoseconds_of(time, counts[place]));
        }
        rounds += 1;
    }
    fastest
}

/// How many units fill a turn of a candidate. It differs between candidates, so that what making a stream costs is a
/// small part of what its items cost, to the fast ones as to the slow ones.
fn count(candidate: &Candidate, step: u64) -> u64 {
    let mut count = step;
    while turn(candidate, count) < TURN {
        count *= 2;
    }
    count
}

fn turn(candidate: &Candidate, count: u64) -> Duration {
    let start = Instant::now();
    black_box((candidate.run)(black_box(count)));
    start.elapsed()
}

#[allow(clippy::cast_precision_loss, reason = "neither has more than 53 bits")]
fn nanoseconds_of(time: Duration, count: u64) -> f64 {
    time.as_nanos() as f64 / count as f64
}
