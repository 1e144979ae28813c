//! Any text that is of tokens, for the macro that the first byte says.

#![no_main]

use aiter_expansions::{Macro, check};
use libfuzzer_sys::fuzz_target;
use proc_macro2::TokenStream;

fuzz_target!(|data: &[u8]| {
    let Some((first, text)) = data.split_first() else { return };
    let Some(input) = str::from_utf8(text).ok().and_then(|text| text.parse::<TokenStream>().ok()) else { return };
    if let Err(problem) = check(Macro::ALL[usize::from(*first) % Macro::ALL.len()], input) {
        panic!("{problem}");
    }
});
