//! The soak, for a second. It is alone in this file, because it looks at the memory of its process.

#![forbid(unsafe_code)]

use std::time::Duration;

use aiter_executors::soak::{Settings, run};

#[test]
fn many_generators_at_a_time_give_each_item_once_and_leave_no_memory_behind() {
    let mut lines = 0;
    let settings = Settings { generators: 200, duration: Duration::from_secs(1) };
    let figures = run(settings, |_| lines += 1).unwrap();
    assert_eq!(lines, 10);
    assert!(figures.ended > 0 && figures.dropped > 0 && figures.items > figures.ended, "{figures:?}");
}
