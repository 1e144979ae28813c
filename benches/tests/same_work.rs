//! All candidates of a workload do the same work.

use aiter_benches::workload;

#[test]
fn all_candidates_of_a_workload_give_the_same_checksum_which_depends_on_the_count() {
    for workload in workload::all() {
        let [fewer, more] = [workload.step, workload.step * 2].map(|count| {
            let expected = (workload.candidates[0].run)(count);
            for candidate in &workload.candidates {
                assert_eq!((candidate.run)(count), expected, "{}: {}", workload.name, candidate.name);
            }
            expected
        });
        assert_ne!(fewer, more, "{}", workload.name);
    }
}

#[test]
fn names_are_unique() {
    let workloads = workload::all();
    for (place, workload) in workloads.iter().enumerate() {
        assert!(workloads[..place].iter().all(|other| other.name != workload.name), "{}", workload.name);
        for (place, candidate) in workload.candidates.iter().enumerate() {
            assert_eq!(workload.place(candidate.name), Some(place), "{}: {}", workload.name, candidate.name);
        }
    }
}
