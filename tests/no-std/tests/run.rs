//! What the crate without `std` computes.

#[test]
fn loops_and_generators_run_without_std_and_alloc() {
    assert_eq!(aiter_no_std::block_on(aiter_no_std::run()), 20 + 40 + 5 + 6 + 71);
}
