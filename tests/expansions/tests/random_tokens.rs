//! The macros on random tokens: none may make one panic, or lose a word of the user's.

#![forbid(unsafe_code)]

use aiter_expansions::{Macro, Mutation, SEEDS, Tree, VOCABULARY, check, mutate, seed, tokens};
use proc_macro2::Delimiter;
use proptest::{collection::vec, prelude::*, sample::select, test_runner::Config};

/// So many cases as `PROPTEST_CASES` says; or else this many.
fn cases(cases: u32) -> Config {
    let default = Config::default();
    let is_said = std::env::var_os("PROPTEST_CASES").is_some();
    Config { cases: if is_said { default.cases } else { cases }, failure_persistence: None, ..default }
}

fn any_mutation() -> impl Strategy<Value = Mutation> {
    any::<(u8, u16, u16)>().prop_map(|(kind, place, choice)| Mutation { kind, place, choice })
}

fn any_tree() -> impl Strategy<Value = Tree> {
    let word = select(&VOCABULARY[..]).prop_map(|word| Tree::Word(word.to_owned()));
    let delimiters = [Delimiter::Parenthesis, Delimiter::Brace, Delimiter::Bracket, Delimiter::None];
    word.prop_recursive(4, 40, 8, move |inside| {
        (select(delimiters.to_vec()), vec(inside, 0..8)).prop_map(|(delimiter, inside)| Tree::Group(delimiter, inside))
    })
}

fn assert_checked(macro_: Macro, trees: &[Tree]) -> Result<(), TestCaseError> {
    check(macro_, tokens(trees)).map_err(TestCaseError::fail)
}

#[test]
fn each_seed_becomes_what_rustc_parses() {
    for (place, (_, text)) in SEEDS.iter().enumerate() {
        let (macro_, trees) = seed(place);
        let input = tokens(&trees);
        assert_eq!(check(macro_, input.clone()), Ok(()), "{text}");
        let expansion = macro_.expand(input).to_string();
        assert!(!expansion.contains("compile_error"), "{text}: {expansion}");
    }
}

proptest! {
    #![proptest_config(cases(14_000))]

    #[test]
    fn valid_input_with_some_changes_is_parsed_or_reported(
        place in 0..SEEDS.len(),
        other in 0..SEEDS.len(),
        mutations in vec(any_mutation(), 1..6),
    ) {
        let (macro_, mut trees) = seed(place);
        let (_, other) = seed(other);
        for mutation in mutations {
            mutate(&mut trees, &other, mutation);
        }
        assert_checked(macro_, &trees)?;
    }
}

proptest! {
    #![proptest_config(cases(6_000))]

    #[test]
    fn any_tokens_are_parsed_or_reported(macro_ in select(&Macro::ALL[..]), trees in vec(any_tree(), 0..12)) {
        assert_checked(macro_, &trees)?;
    }
}
