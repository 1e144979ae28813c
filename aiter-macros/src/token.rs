//! What a token is, and groups of tokens.

use proc_macro2::{Delimiter, Group, Span, TokenStream, TokenTree};

pub fn is_keyword(token: &TokenTree, keyword: &str) -> bool {
    matches!(token, TokenTree::Ident(ident) if ident == keyword)
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
    group.set_span(span);
    group
}
