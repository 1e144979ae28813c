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
use quote::quote_spanned;
use syn::{
    Error, Result, Type,
    parse::{Parse, ParseStream},
};

use crate::{
    depth,
    token::{self, block, group, is_punct},
};

/// The parts of a block.
pub struct Block {
    /// The path of the facade.
    pub facade: TokenStream,
    /// The type of the items, where it is written.
    pub item: Option<Type>,
    /// The statements, in braces.
    pub body: Group,
    /// Where a debugger shows the beginning of each poll: at the user's own opening brace; else at the last brace in the
    /// statements; else at the first token. On the line of a brace hardly anything else happens.
    pub brace: Span,
}

impl Block {
    /// Splits the input of the macro into its parts, and reports what is missing.
    pub fn parse(input: TokenStream, is_fallible: bool, errors: &mut Vec<Error>) -> Self {
        let mut tokens = input.into_iter();
        let facade = token::facade(tokens.next()).unwrap_or_else(|| {
            errors.push(Error::new(Span::call_site(), "use `aiter::stream!` or `aiter::try_stream!`"));
            quote_spanned!(Span::mixed_site()=> ::aiter)
        });
        let tokens = tokens.collect::<Vec<_>>();
        if !matches!(&tokens[..], [minus, arrow, ..] if is_punct(minus, '-') && is_punct(arrow, '>')) {
            return Self::of(facade, None, tokens);
        }
        let example = if is_fallible { "try_stream!(-> Result<T, E> { .. })" } else { "stream!(-> T { .. })" };
        let (item, body) = split_type(&tokens[2..]);
        let item = match item {
            Ok(item) => Some(item),
            Err(error) => {
                let (span, problem) = if tokens.len() == 2 + body.len() {
                    (tokens[1].span(), "there is no type of an item after this `->`")
                } else {
                    (error.span(), "what stands between `->` and the body in braces is the type of an item")
                };
                errors.push(Error::new(span, format!("{problem}: write `{example}`")));
                None
            }
        };
        if item.is_some() && !matches!(body, [only] if block(only).is_some()) {
            let span = body.first().or(tokens.last()).map_or_else(Span::call_site, TokenTree::span);
            let message = format!("after the type of an item the body stands in braces: write `{example}`");
            errors.push(Error::new(span, message));
        }
        Self::of(facade, item, body.to_vec())
    }

    /// Takes the statements, with the user's own braces around them or without.
    fn of(facade: TokenStream, item: Option<Type>, statements: Vec<TokenTree>) -> Self {
        if let [only] = &statements[..] {
            if let Some(body) = block(only) {
                return Self { facade, item, brace: body.span_open(), body };
            }
        }
        let span = |token: Option<&TokenTree>| token.map_or_else(Span::call_site, TokenTree::span);
        let brace = last_brace(&statements).unwrap_or_else(|| span(statements.first()));
        let end = span(statements.last());
        Self { facade, item, brace, body: group(Delimiter::Brace, statements.into_iter().collect(), end) }
    }
}

fn last_brace(tokens: &[TokenTree]) -> Option<Span> {
    tokens.iter().rev().find_map(|token| match token {
        TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => Some(group.span_close()),
        TokenTree::Group(group) => last_brace(&group.stream().into_iter().collect::<Vec<_>>()),
        _ => None,
    })
}

/// Splits a type from what stands behind it.
fn split_type(tokens: &[TokenTree]) -> (Result<Type>, &[TokenTree]) {
    if let [item @ .., last] = tokens {
        if block(last).is_some() {
            return (depth::parse(Type::parse, item.iter().cloned().collect()), std::slice::from_ref(last));
        }
    }
    let parse = |input: ParseStream<'_>| {
        let item = input.parse::<Type>();
        Ok((item, input.parse::<TokenStream>()?.into_iter().count()))
    };
    let (item, rest) = match depth::parse(parse, tokens.iter().cloned().collect()) {
        Ok(parsed) => parsed,
        Err(error) => (Err(error), tokens.len()),
    };
    let rest = if item.is_err() { tokens.len() } else { rest.min(tokens.len()) };
    (item, &tokens[tokens.len() - rest..])
}
