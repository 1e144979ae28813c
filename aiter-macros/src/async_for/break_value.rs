//! A `break` with a value in a loop without `else`. The value of a loop that runs out of items is that of its `else`;
//! rustc would speak of a `while` loop, which the user has not written.

use proc_macro2::{Span, TokenStream, TokenTree};
use syn::Expr;

use crate::{
    own::{Place, Statements, Visitor},
    token::is_punct,
};

/// Finds the first `break` of this loop that has a value. In doubt there is none, and rustc has the word.
pub fn break_with_value(label: Option<&TokenStream>, body: &TokenStream) -> Option<Span> {
    // Few loops have one, and to parse each would take time.
    if !may_break_with_value(body) {
        return None;
    }
    let label = label.and_then(|label| label.clone().into_iter().nth(1)).map(|name| name.to_string());
    // An inner one of the same name hides it.
    let label = label.filter(|label| !defines_label(label, body));
    let mut search = Search { label, first: None };
    Statements::new(body.clone()).visit(&mut search);
    search.first
}

struct Search {
    label: Option<String>,
    first: Option<Span>,
}

impl Visitor for Search {
    fn expression(&mut self, expression: &mut Expr, place: Place) -> bool {
        if let Expr::Break(break_) = expression {
            let is_this_loops = match &break_.label {
                Some(label) => self.label.as_ref().is_some_and(|own| label.ident == own),
                None => !place.is_in_loop,
            };
            if place.is_own() && is_this_loops && break_.expr.is_some() {
                self.first.get_or_insert(break_.break_token.span);
            }
        }
        false
    }
}

/// Whether a `break` stands somewhere that has something behind it.
fn may_break_with_value(body: &TokenStream) -> bool {
    let tokens = body.clone().into_iter().collect::<Vec<_>>();
    let ends = |token: &TokenTree| is_punct(token, ';') || is_punct(token, ',');
    tokens.iter().enumerate().any(|(place, token)| match token {
        TokenTree::Ident(keyword) if keyword == "break" => match &tokens[place + 1..] {
            [] => false,
            [apostrophe, _] if is_punct(apostrophe, '\'') => false,
            [apostrophe, _, next, ..] if is_punct(apostrophe, '\'') => !ends(next),
            [next, ..] => !ends(next),
        },
        TokenTree::Group(group) => may_break_with_value(&group.stream()),
        _ => false,
    })
}

/// Whether `'label:` stands somewhere in `body`.
fn defines_label(label: &str, body: &TokenStream) -> bool {
    let tokens = body.clone().into_iter().collect::<Vec<_>>();
    tokens.iter().any(|token| matches!(token, TokenTree::Group(group) if defines_label(label, &group.stream())))
        || tokens.windows(3).any(|window| match window {
            [apostrophe, TokenTree::Ident(name), colon] => {
                is_punct(apostrophe, '\'') && name == label && is_punct(colon, ':')
            }
            _ => false,
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn has_value(label: &str, body: &str) -> bool {
        let label = label.parse::<TokenStream>().unwrap();
        break_with_value((!label.is_empty()).then_some(&label), &body.parse().unwrap()).is_some()
    }

    #[test]
    fn a_break_of_this_loop_with_a_value_is_found() {
        for body in [
            "break x;",
            "if a { break x }",
            "match a { B => break (1, 2), C => {} }",
            "loop { break; } break 5;",
            "let y = { break \"x\" };",
            "while a { b } break [1]",
        ] {
            assert!(has_value("", body), "{body}");
        }
        for body in ["break 'a x;", "loop { break 'a x }", "for y in z { if b { break 'a x; } }"] {
            assert!(has_value("'a:", body), "{body}");
        }
    }

    #[test]
    fn a_break_of_another_or_without_a_value_is_none() {
        for body in [
            "break;",
            "if a { break }",
            "match a { B => break, C => {} }",
            "let y = loop { break 5 };",
            "let y = 'b: { break 'b 5 };",
            "f(|| loop { break 5 })",
            "async { loop { break 5 } }",
            "async_for!(y in s { break y } else { 1 })",
            "let Some(y) = x else { break };",
            "let y = if a { b } else { break };",
            "'b: loop { loop { break 'b 5 } }",
            "select! { a = b => break a }",
            "#[a(break 5)] x",
            "#[cfg(any())] { break 5; }",
            "#[cfg(any())] break 5;",
            "macro_rules! give { () => { break 5 } } let y = loop { give!() };",
            "let y = 'a: loop { break 'a 5 };",
            "let y = 'a: { break 'a 5 };",
            "r#break x",
        ] {
            assert!(!has_value("", body), "{body}");
            assert!(!has_value("'a:", body), "{body}");
        }
    }
}
