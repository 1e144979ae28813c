//! What the crate without `std` computes.

#[test]
fn loops_and_generators_run_without_std_and_alloc() {
    assert_eq!(aiter_no_std::block_on(aiter_no_std::run()), 20 + 40 + 5 + 6 + 71);
}

#[test]
fn all_other_generators_but_boxed_ones_do_so_too() {
    let sum = (1 + 2) + (7 + 8 + 900_000) + (10 + 20_000) + (3 + 4 + 5) + (60 + 120);
    assert_eq!(aiter_no_std::block_on(aiter_no_std::run_others()), sum);
}
