//! What must hold of each expansion.

use std::collections::HashMap;

use proc_macro2::{TokenStream, TokenTree};
use syn::{Expr, ImplItem, Item, TraitItem};

use crate::{
    Macro,
    grammar::{contains, is_valid},
    tree::Tree,
};

/// Expands `input`, and says what is wrong with the expansion: it must report an error or be what rustc parses, where
/// what the user wrote is; and if no error is reported, nothing of the user's may be lost.
///
/// # Errors
///
/// What is wrong, with the tokens.
pub fn check(macro_: Macro, input: TokenStream) -> Result<(), String> {
    let expansion = macro_.expand(input.clone());
    if contains(&expansion, "compile_error") {
        return Ok(());
    }
    let is_valid = is_valid(macro_, input.clone());
    if is_valid && !is_parsed(macro_, expansion.clone()) {
        return Err(format!("{macro_:?} of `{:?}` is what rustc does not parse:\n{expansion}", Tree::of(input)));
    }
    // Arguments say what is made, and the operand of `yield_all!` where errors are shown: they are no part of it.
    // A function is parsed by rustc before it comes to the macro.
    let is_part = match macro_ {
        Macro::AsyncFor | Macro::ForAwait | Macro::Stream | Macro::TryStream => true,
        Macro::AsyncGen | Macro::TryAsyncGen => is_valid,
        Macro::Arguments | Macro::Delegate => false,
    };
    if let (true, Some(lost)) = (is_part, lost(&input, &expansion)) {
        return Err(format!("{macro_:?} of `{:?}` loses `{lost}`:\n{expansion}", Tree::of(input)));
    }
    Ok(())
}

fn is_parsed(macro_: Macro, expansion: TokenStream) -> bool {
    match macro_ {
        Macro::AsyncFor | Macro::ForAwait | Macro::Stream | Macro::TryStream | Macro::Delegate => {
            syn::parse2::<Expr>(expansion).is_ok()
        }
        Macro::AsyncGen | Macro::TryAsyncGen | Macro::Arguments => {
            syn::parse2::<Item>(expansion.clone()).is_ok()
                || syn::parse2::<ImplItem>(expansion.clone()).is_ok()
                || syn::parse2::<TraitItem>(expansion).is_ok()
        }
    }
}

/// A name or a literal that occurs more often in the input than in the expansion. Keywords may become other words.
fn lost(input: &TokenStream, expansion: &TokenStream) -> Option<String> {
    let mut counts = HashMap::new();
    count(expansion, 1, &mut counts);
    count(input, -1, &mut counts);
    counts.into_iter().find(|(word, count)| *count < 0 && !may_be_replaced(word)).map(|(word, _)| word)
}

fn may_be_replaced(word: &str) -> bool {
    syn::parse_str::<syn::Ident>(word).is_err() && syn::parse_str::<syn::Lit>(word).is_err()
}

fn count(tokens: &TokenStream, step: i32, counts: &mut HashMap<String, i32>) {
    for token in tokens.clone() {
        match token {
            TokenTree::Group(group) => count(&group.stream(), step, counts),
            // `1.5` may be two fields, as in `x.1.5`, and come out of syn in pieces.
            TokenTree::Ident(_) | TokenTree::Literal(_) => {
                for word in token.to_string().split('.') {
                    *counts.entry(word.to_owned()).or_default() += step;
                }
            }
            TokenTree::Punct(_) => {}
        }
    }
}

/// Sanity of the above.
#[cfg(test)]
mod tests {
    use quote::quote;

    use super::*;

    #[test]
    fn what_is_lost_is_found() {
        assert_eq!(lost(&quote!(a + b 1), &quote!(f(a, 1))), Some("b".to_owned()));
        assert_eq!(lost(&quote!(yield a), &quote!({ a })), None);
        let fields = |text: &str| text.parse().unwrap();
        assert_eq!(lost(&fields("a.1.5"), &fields("a . 1 . 5")), None);
        assert_eq!(lost(&fields("a.1.5"), &fields("a . 1")), Some("5".to_owned()));
    }

    #[test]
    fn what_is_not_parsed_is_found() {
        assert!(!is_parsed(Macro::AsyncFor, quote!({ let x = ; })));
        assert!(!is_parsed(Macro::AsyncGen, quote!(fn f() -> { })));
    }
}
