//! The `?` of a body itself, and not of a closure, an `async` block or a function in it.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::quote_spanned;

use crate::{
    nesting::{is_attribute, is_input_of_unknown_macro, macro_name, nesting},
    token::{self, is_keyword, is_punct},
};

/// Whether a `?` ends the body. One in the input of a macro does not count, because it was an error in what `stream!`
/// takes the place of.
pub fn has_question_mark(body: &TokenStream) -> bool {
    let mut first = None;
    replace(body, &|tokens| macro_name(tokens).is_some(), &mut first);
    first.is_some()
}

/// Takes each `?` for the value in front of it, in a body that cannot end with an error. Returns where the first one is.
pub fn without_question_marks(body: &TokenStream) -> Option<(Span, TokenStream)> {
    let mut first = None;
    let replaced = replace(body, &is_input_of_unknown_macro, &mut first)?;
    Some((first?, replaced))
}

/// Replaces each `?`, but not in the input of macros that `is_unknown` names by the tokens in front of it, and finds the
/// first.
fn replace(
    body: &TokenStream,
    is_unknown: &dyn Fn(&[TokenTree]) -> bool,
    first: &mut Option<Span>,
) -> Option<TokenStream> {
    let tokens = body.clone().into_iter().collect::<Vec<_>>();
    let nestings = nesting(&tokens);
    let mut replaced = Vec::new();
    let mut is_changed = false;
    for (place, token) in tokens.iter().enumerate() {
        let before = &tokens[..place];
        let inside = match token {
            _ if nestings[place].is_some() => None,
            TokenTree::Punct(mark) if mark.as_char() == '?' && follows_value(before) => {
                first.get_or_insert(mark.span());
                let value = Ident::new("async_gen_value", mark.span().resolved_at(Span::mixed_site()));
                replaced.extend(quote_spanned!(mark.span().resolved_at(Span::mixed_site())=> .#value()));
                is_changed = true;
                continue;
            }
            TokenTree::Group(group)
                if !is_unknown(before) && !is_attribute(&tokens, place) && !is_macro_definition(before) =>
            {
                replace(&group.stream(), is_unknown, first)
                    .map(|inside| token::group(group.delimiter(), inside, group.span()))
            }
            _ => None,
        };
        is_changed |= inside.is_some();
        replaced.push(inside.map_or_else(|| token.clone(), TokenTree::Group));
    }
    is_changed.then(|| replaced.into_iter().collect())
}

/// Whether a `?` behind these is the operator, and not that of `?Sized`.
fn follows_value(before: &[TokenTree]) -> bool {
    match before.last() {
        Some(TokenTree::Ident(name)) => name != "dyn" && name != "impl",
        Some(TokenTree::Punct(before)) => before.as_char() == '?',
        before => before.is_some(),
    }
}

/// Whether `macro_rules! name` stands there.
fn is_macro_definition(before: &[TokenTree]) -> bool {
    matches!(before, [.., keyword, bang, TokenTree::Ident(_)] if is_keyword(keyword, "macro_rules") && is_punct(bang, '!'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_mark_is_one_that_ends_the_block() {
        for body in ["f()?;", "yield x?", "if a { b.await?.c() }", "f(g?)", "x??", "[1][0]?"] {
            assert!(has_question_mark(&body.parse().unwrap()), "{body}");
        }
        for body in [
            "f(|| x?)",
            "async { x? }",
            "fn f<T: ?Sized>() { x?; }",
            "println!(\"{}\", x?)",
            "let f: &dyn ?Sized;",
            "macro_rules! m { ($($x:expr)?) => { $x? } }",
        ] {
            assert!(!has_question_mark(&body.parse().unwrap()), "{body}");
        }
    }

    #[test]
    fn a_question_mark_is_taken_for_the_value_in_front_of_it() {
        for (body, expected) in [
            ("f()?;", "f().async_gen_value();"),
            ("f(x?.y)?", "f(x.async_gen_value().y).async_gen_value()"),
            ("async_for!(x in s? { x? })", "async_for!(x in s.async_gen_value(){x.async_gen_value()})"),
        ] {
            let replaced = without_question_marks(&body.parse().unwrap()).unwrap().1.to_string();
            assert_eq!(replaced.replace(' ', ""), expected.replace(' ', ""), "{body}");
        }
        for body in ["f(|| x?)", "a!(x?)", "async { x? }", "f::<dyn ?Sized>()"] {
            assert!(without_question_marks(&body.parse().unwrap()).is_none(), "{body}");
        }
    }
}
