//! What a token is, and groups of tokens.

use proc_macro2::{Delimiter, Group, Spacing, Span, TokenStream, TokenTree};

use crate::editor::shown_at;

/// Macros whose input is none of the block's that they stand in: a block of their own, and what is shown as it is written.
pub const MACROS_OF_TOKENS: [&str; 3] = ["stream", "stringify", "try_stream"];

pub fn is_keyword(token: &TokenTree, keyword: &str) -> bool {
    matches!(token, TokenTree::Ident(ident) if ident == keyword)
}

/// Whether a keyword stands somewhere in `tokens`.
pub fn contains_keyword(tokens: TokenStream, keyword: &str) -> bool {
    tokens.into_iter().any(|token| match &token {
        TokenTree::Group(group) => contains_keyword(group.stream(), keyword),
        token => is_keyword(token, keyword),
    })
}

pub fn is_punct(token: &TokenTree, character: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == character)
}

/// A block in braces, which a `macro_rules!` that was handed it as `$body:block` has put into a group of its own.
pub fn block(token: &TokenTree) -> Option<Group> {
    let TokenTree::Group(group) = token else { return None };
    match group.delimiter() {
        Delimiter::Brace => Some(group.clone()),
        Delimiter::None => {
            let mut inside = group.stream().into_iter();
            let only = inside.next()?;
            if inside.next().is_none() { block(&only) } else { None }
        }
        _ => None,
    }
}

/// A group that stands at `span`.
pub fn group(delimiter: Delimiter, stream: TokenStream, span: Span) -> Group {
    let mut group = Group::new(delimiter, stream);
    group.set_span(shown_at(span));
    group
}

/// For each place, and for the end, the first place from there on where `is_wanted` holds, or else the end.
pub fn next_places(tokens: &[TokenTree], is_wanted: impl Fn(usize) -> bool) -> Vec<usize> {
    let mut places = vec![tokens.len(); tokens.len() + 1];
    for place in (0..tokens.len()).rev() {
        places[place] = if is_wanted(place) { place } else { places[place + 1] };
    }
    places
}

/// Whether `=>` ends in `place`.
pub fn is_arrow(tokens: &[TokenTree], place: usize) -> bool {
    let equals = place.checked_sub(1).map(|before| &tokens[before]);
    is_punct(&tokens[place], '>')
        && matches!(equals, Some(TokenTree::Punct(equals)) if equals.as_char() == '=' && equals.spacing() == Spacing::Joint)
}

/// The path of the facade, which a bang macro of its is handed in brackets.
pub fn facade(first: Option<TokenTree>) -> Option<TokenStream> {
    let Some(TokenTree::Group(group)) = first else { return None };
    let path = group.stream();
    let is_path = |token: TokenTree| matches!(token, TokenTree::Ident(_)) || is_punct(&token, ':');
    (!path.is_empty() && path.clone().into_iter().all(is_path)).then_some(path)
}

/// Whether the group in `place` is that of an attribute.
pub fn is_attribute(tokens: &[TokenTree], place: usize) -> bool {
    let is_bracket = matches!(&tokens[place], TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket);
    let is_inner = place > 1 && is_punct(&tokens[place - 1], '!') && is_punct(&tokens[place - 2], '#');
    is_bracket && (is_inner || place > 0 && is_punct(&tokens[place - 1], '#'))
}

/// The name of the macro that is given what comes after `before`.
pub fn macro_name(before: &[TokenTree]) -> Option<String> {
    match before {
        [.., TokenTree::Ident(name), bang] if is_punct(bang, '!') => Some(name.to_string()),
        _ => None,
    }
}

/// Whether the name of a macro that is defined there stands right before, as in `macro_rules! name { .. }`, or is the last
/// of `before` itself.
pub fn is_macro_definition(before: &[TokenTree]) -> bool {
    matches!(before, [.., keyword, bang, TokenTree::Ident(_)] if is_keyword(keyword, "macro_rules") && is_punct(bang, '!'))
}
