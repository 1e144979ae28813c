//! Wall time of all workloads, with criterion: a group for each workload, and a function for each candidate.

use std::{hint::black_box, time::Duration};

use aiter_benches::workload;
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

fn wall_time(criterion: &mut Criterion) {
    for workload in workload::all() {
        let mut group = criterion.benchmark_group(workload.name);
        group.throughput(Throughput::Elements(workload.step));
        for candidate in &workload.candidates {
            group.bench_function(candidate.name, |bencher| bencher.iter(|| (candidate.run)(black_box(workload.step))));
        }
        group.finish();
    }
}

criterion_group! {
    name = all;
    config = Criterion::default()
        .warm_up_time(Duration::from_millis(200))
        .measurement_time(Duration::from_secs(1))
        .sample_size(20);
    targets = wall_time
}
criterion_main!(all);
