//! Valid input of a macro with changes, as libFuzzer's bytes say: one for the seed, one for another that trees are taken
//! from, and five for each change.

#![no_main]

use aiter_expansions::{Mutation, check, mutate, seed, tokens};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|data: &[u8]| {
    let [place, other, changes @ ..] = data else { return };
    let (macro_, mut trees) = seed(usize::from(*place));
    let (_, other) = seed(usize::from(*other));
    for change in changes.chunks_exact(5) {
        let [kind, place @ .., low, high] = change else { unreachable!("it is five bytes long") };
        let place = u16::from_le_bytes([place[0], place[1]]);
        mutate(&mut trees, &other, Mutation { kind: *kind, place, choice: u16::from_le_bytes([*low, *high]) });
    }
    if let Err(problem) = check(macro_, tokens(&trees)) {
        panic!("{problem}");
    }
});
