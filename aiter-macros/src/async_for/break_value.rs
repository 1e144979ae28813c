//! A `break` with a value in a loop without `else`. The value of a loop that runs out of items is that of its `else`;
//! rustc would speak of a `while` loop, which the user has not written.

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};

use crate::{
    nesting::{is_attribute, is_macro_definition, macro_name, may_be_missing, nesting},
    token::{block, is_keyword, is_punct},
};

/// Finds the first `break` of this loop that has a value. In doubt there is none, and rustc has the word.
pub fn break_with_value(label: Option<&TokenStream>, body: &TokenStream) -> Option<Ident> {
    let label = label.and_then(|label| label.clone().into_iter().nth(1)).map(|name| name.to_string());
    // An inner one of the same name hides it.
    let label = label.filter(|label| !defines_label(label, body));
    find(label.as_deref(), body, true)
}

/// The same in `body`, where a `break` without a label belongs to this loop if `is_own`.
fn find(label: Option<&str>, body: &TokenStream, is_own: bool) -> Option<Ident> {
    let tokens = body.clone().into_iter().collect::<Vec<_>>();
    let (nestings, missing) = (nesting(&tokens), may_be_missing(&tokens));
    // Whether the next block is that of another loop.
    let mut is_loop = false;
    for (place, token) in tokens.iter().enumerate() {
        if nestings[place].is_some() {
            continue;
        }
        match token {
            TokenTree::Ident(keyword) if ["for", "loop", "while"].iter().any(|it| keyword == it) => is_loop = true,
            TokenTree::Ident(keyword) if keyword == "break" && !missing[place] => {
                let behind = &tokens[place + 1..];
                let is_label = |name: &Ident| label.is_some_and(|label| name == label);
                let value = match behind {
                    [apostrophe, TokenTree::Ident(name), value @ ..]
                        if is_punct(apostrophe, '\'') && is_label(name) =>
                    {
                        value
                    }
                    [apostrophe, ..] if is_punct(apostrophe, '\'') => &[],
                    value if is_own => value,
                    _ => &[],
                };
                if begins_value(value) {
                    return Some(keyword.clone());
                }
            }
            TokenTree::Group(group) => {
                let is_body = block(token).is_some();
                let is_left = is_attribute(&tokens, place)
                    || missing[place]
                    || macro_name(&tokens[..place]).is_some()
                    || is_macro_definition(&tokens[..place]);
                if !is_left {
                    let found = find(label, &group.stream(), is_own && !(is_loop && is_body));
                    if found.is_some() {
                        return found;
                    }
                }
                is_loop &= !is_body;
            }
            _ => {}
        }
    }
    None
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

/// Whether a value begins here, for certain.
fn begins_value(tokens: &[TokenTree]) -> bool {
    match tokens.first() {
        Some(TokenTree::Literal(_)) => true,
        Some(word @ TokenTree::Ident(_)) => !["as", "else"].iter().any(|keyword| is_keyword(word, keyword)),
        Some(TokenTree::Group(group)) => {
            // What a `macro_rules!` was handed may be a label.
            matches!(group.delimiter(), Delimiter::Parenthesis | Delimiter::Bracket)
        }
        _ => false,
    }
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
