//! What is wanted and not reached fails nothing, and what is worse than it was does.

use aiter_benches::report::{Limits, Report};

fn passes(figure: f64) -> bool {
    let mut report = Report::default();
    report.wanted("a figure", figure, Limits { wanted: 30.0, held: 36.0 }, ("another", 40.0), 1);
    report.end()
}

#[test]
fn a_figure_that_is_wanted_lower_passes_until_it_is_higher_than_is_held() {
    assert!(passes(30.0));
    assert!(passes(35.0));
    assert!(!passes(36.5));
    assert!(!passes(f64::NAN));
}

#[test]
fn a_figure_above_its_one_limit_and_one_that_there_is_not_fail() {
    let mut report = Report::default();
    report.at_most("a figure", 30.0, 30.0, 1);
    assert!(report.end());
    report.at_most("a figure", 30.5, 30.0, 1);
    assert!(!report.end());

    let mut report = Report::default();
    report.failed("a figure", "nobody counted it");
    assert!(!report.end());
}
