//! The grammar of `stream!` and `try_stream!`:
//!
//! ```text
//! [crate] STATEMENTS
//! [crate] { STATEMENTS }
//! [crate] -> TYPE { STATEMENTS }
//! ```
//!
//! The facade puts its own path in front. The statements are not parsed.

use proc_macro2::{Delimiter, Group, Span, TokenStream, TokenTree};
use syn::{
    Error, Type,
    parse::{ParseStream, Parser},
};

use crate::token::{block, group, is_punct};

/// The parts of a block.
pub struct Block {
    /// The path of the facade.
    pub facade: TokenStream,
    /// The type of the items, where it is written.
    pub item: Option<TokenStream>,
    /// The statements, in braces.
    pub body: Group,
}

impl Block {
    /// Splits the input of the macro into its parts, and reports what is missing.
    pub fn parse(input: TokenStream, is_fallible: bool, errors: &mut Vec<Error>) -> Self {
        let mut tokens = input.into_iter();
        let facade = match tokens.next() {
            Some(TokenTree::Group(group)) => group.stream(),
            _ => TokenStream::new(),
        };
        let tokens = tokens.collect::<Vec<_>>();
        if !matches!(&tokens[..], [minus, arrow, ..] if is_punct(minus, '-') && is_punct(arrow, '>')) {
            return Self { facade, item: None, body: in_braces(tokens) };
        }
        let (item, body) = split_type(&tokens[2..]);
        let example = if is_fallible { "try_stream!(-> Result<T, E> { .. })" } else { "stream!(-> T { .. })" };
        if item.is_empty() {
            let message = format!("there is no type of an item after this `->`: write `{example}`");
            errors.push(Error::new(tokens[1].span(), message));
        }
        let body = match body {
            [only] if block(only).is_some() => in_braces(vec![only.clone()]),
            _ => {
                let span = body.first().or(item.last()).unwrap_or(&tokens[1]).span();
                let message = format!("after the type of an item the body stands in braces: write `{example}`");
                if !item.is_empty() {
                    errors.push(Error::new(span, message));
                }
                in_braces(body.to_vec())
            }
        };
        let item = (!item.is_empty()).then(|| item.iter().cloned().collect());
        Self { facade, item, body }
    }
}

/// Splits a type from what stands behind it.
fn split_type(tokens: &[TokenTree]) -> (&[TokenTree], &[TokenTree]) {
    if let [item @ .., last] = tokens {
        if block(last).is_some() {
            return (item, std::slice::from_ref(last));
        }
    }
    let parse = |input: ParseStream<'_>| {
        input.parse::<Type>()?;
        Ok(input.parse::<TokenStream>()?.into_iter().count())
    };
    let rest = parse.parse2(tokens.iter().cloned().collect()).unwrap_or(0);
    tokens.split_at(tokens.len() - rest)
}

/// The statements in braces, which may be there.
fn in_braces(tokens: Vec<TokenTree>) -> Group {
    if let [only] = &tokens[..] {
        if let Some(body) = block(only) {
            return body;
        }
    }
    let span = tokens.last().map_or_else(Span::call_site, TokenTree::span);
    group(Delimiter::Brace, tokens.into_iter().collect(), span)
}
