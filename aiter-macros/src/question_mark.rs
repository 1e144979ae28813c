//! The `?` of a body itself, and not of a closure, an `async` block or a function in it.

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::quote_spanned;

use crate::{
    nesting::{Nesting, is_attribute, is_macro_definition, macro_name, may_be_missing, nesting},
    token,
};

/// Macros that evaluate their input in the body itself, for certain.
const PLAIN_MACROS: [&str; 9] =
    ["async_for", "dbg", "format", "print", "println", "vec", "write", "yield_", "yield_all"];

/// Whether a `?` ends the body. One in the input of a macro does not count, because it was an error in what `stream!`
/// takes the place of.
pub fn has_question_mark(body: &TokenStream) -> bool {
    let mut search = Search { in_doubt: true, is_unknown: &|before| macro_name(before).is_some(), first: None };
    search.replace(body);
    search.first.is_some()
}

/// Takes each `?` for the value in front of it, in a body that cannot end with an error. Returns where the first one is.
/// One that may belong to a closure is left alone.
pub fn without_question_marks(body: &TokenStream) -> Option<(Span, TokenStream)> {
    let is_unknown = |before: &[TokenTree]| macro_name(before).is_some_and(|name| !PLAIN_MACROS.contains(&&*name));
    let mut search = Search { in_doubt: false, is_unknown: &is_unknown, first: None };
    let replaced = search.replace(body)?;
    Some((search.first?, replaced))
}

struct Search<'a> {
    /// Whether a `?` behind a closure in the same statement is taken for one of the body.
    in_doubt: bool,
    /// Whether what stands behind these is the input of a macro that may do anything with it.
    is_unknown: &'a dyn Fn(&[TokenTree]) -> bool,
    first: Option<Span>,
}

impl Search<'_> {
    /// Replaces each `?`, and finds the first.
    fn replace(&mut self, body: &TokenStream) -> Option<TokenStream> {
        let tokens = body.clone().into_iter().collect::<Vec<_>>();
        let (nestings, missing) = (nesting(&tokens), may_be_missing(&tokens));
        let mut replaced = Vec::new();
        let (mut is_changed, mut is_doubtful) = (false, false);
        for (place, token) in tokens.iter().enumerate() {
            let before = &tokens[..place];
            is_doubtful |= !self.in_doubt && nestings[place] == Some(Nesting::Closure);
            let is_left = is_doubtful || nestings[place].is_some() || missing[place] && !self.in_doubt;
            let inside = match token {
                TokenTree::Punct(end) if end.as_char() == ';' => {
                    is_doubtful = false;
                    None
                }
                _ if is_left || is_attribute(&tokens, place) => None,
                TokenTree::Punct(mark) if mark.as_char() == '?' && follows_value(before) => {
                    self.first.get_or_insert(mark.span());
                    let site = mark.span().resolved_at(Span::mixed_site());
                    replaced.extend(quote_spanned!(site=> .async_gen_value()));
                    is_changed = true;
                    continue;
                }
                TokenTree::Group(group) if !(self.is_unknown)(before) && !is_macro_definition(before) => {
                    self.replace(&group.stream()).map(|inside| token::group(group.delimiter(), inside, group.span()))
                }
                _ => None,
            };
            is_changed |= inside.is_some();
            replaced.push(inside.map_or_else(|| token.clone(), TokenTree::Group));
        }
        is_changed.then(|| replaced.into_iter().collect())
    }
}

/// Whether a `?` behind these is the operator, and not that of `?Sized`.
fn follows_value(before: &[TokenTree]) -> bool {
    match before.last() {
        Some(TokenTree::Ident(name)) => name != "dyn" && name != "impl",
        Some(TokenTree::Punct(before)) => before.as_char() == '?',
        before => before.is_some(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_mark_is_one_that_ends_the_block() {
        for body in [
            "#[cfg(all())] let v = f()?;",
            "#[cfg(all())] { f()?; }",
            "f()?;",
            "yield x?",
            "if a { b.await?.c() }",
            "f(g?)",
            "x??",
            "[1][0]?",
        ] {
            assert!(has_question_mark(&body.parse().unwrap()), "{body}");
        }
        for body in [
            "f(|| x?)",
            "async { x? }",
            "fn f<T: ?Sized>() { x?; }",
            "println!(\"{}\", x?)",
            "let f: &dyn ?Sized;",
            "macro_rules! m { ($($x:expr)?) => { $x? } }",
            "let f = |x: R| Ok::<A, B>(x?);",
            "let f = |x: R| { y }.get(x?);",
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
        for body in [
            "f(|| x?)",
            "a!(x?)",
            "join!(x?)",
            "async { x? }",
            "f::<dyn ?Sized>()",
            "let f = |x: R| Ok::<A, B>(x?);",
            "let f = |x: R| { y }.get(x?);",
            "#[cfg(any())] { f()?; }",
            "#[cfg(any())] let x = f()?;",
        ] {
            assert!(without_question_marks(&body.parse().unwrap()).is_none(), "{body}");
        }
    }
}
