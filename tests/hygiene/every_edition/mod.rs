//! The loop and the generator do the same in each edition.

mod programs;

use aiter::async_for;
use futures::executor::block_on;

#[test]
fn lifetimes_are_captured() {
    let shelf = programs::Shelf { names: vec!["ab".to_owned(), "abcd".to_owned()] };
    let (other, extra) = ("a".to_owned(), 1);
    let names = block_on(async {
        let mut names = Vec::new();
        async_for!(name in shelf.longer_than(&other, &extra) {
            names.push(name);
        });
        names
    });
    assert_eq!(names, ["abcd"]);
    let lengths = block_on(async {
        let mut lengths = Vec::new();
        async_for!(length in shelf.lengths() < lengths.push(length); >);
        lengths
    });
    assert_eq!(lengths, [2, 4]);
}

#[test]
fn loops_in_any_place_see_every_item() {
    assert_eq!(block_on(programs::sum_of(5)), 10);
    assert_eq!(block_on(programs::count_of(&["one", "three"])), 8);
    let mut seen = String::new();
    block_on(programs::each_of(vec!["a".to_owned(), "b".to_owned()], |word| seen.push_str(word)));
    assert_eq!(seen, "ab");
}

#[test]
fn what_the_last_expression_borrows_is_let_go_as_in_an_async_fn() {
    assert_eq!(block_on(programs::dropped_by_a_generator()), block_on(programs::dropped_by_an_async_fn()));
}
