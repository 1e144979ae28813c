//! Whether tokens are an expression, as far as syn can tell.

use proc_macro2::{TokenStream, TokenTree};
use syn::{
    Expr,
    parse::{Parse, ParseStream},
};

use crate::depth;

/// What tokens turned out to be.
pub enum Parsed {
    Complete(Box<Expr>),
    /// They ended too early.
    Unfinished,
    /// They begin with an expression, behind which something else stands.
    Longer,
    /// They are not the beginning of an expression.
    Wrong,
}

/// Parses all of `tokens` as an expression.
pub fn parse_expression(tokens: &[TokenTree]) -> Parsed {
    match parse(tokens, Expr::parse) {
        Ok((expression, 0)) => Parsed::Complete(Box::new(expression)),
        Ok(_) => Parsed::Longer,
        Err(0) => Parsed::Unfinished,
        Err(_) => Parsed::Wrong,
    }
}

/// How long the expression is with which `tokens` begin. Where a `{` cannot belong to it, as in the head of an `if`,
/// `has_block_behind` is set.
pub fn expression_length(tokens: &[TokenTree], has_block_behind: bool) -> Option<usize> {
    let parser = if has_block_behind { Expr::parse_without_eager_brace } else { Expr::parse };
    let (_, rest) = parse(tokens, parser).ok()?;
    // There are more tokens behind it than there were where it ends within a fragment that a `macro_rules!` was handed.
    tokens.len().checked_sub(rest)
}

/// Parses an expression, and counts the tokens behind it, or behind the place where there was none.
fn parse(tokens: &[TokenTree], parser: fn(ParseStream<'_>) -> syn::Result<Expr>) -> Result<(Expr, usize), usize> {
    let parse = |input: ParseStream<'_>| {
        let parsed = parser(input);
        let rest = input.parse::<TokenStream>()?.into_iter().count();
        Ok(parsed.map(|expression| (expression, rest)).map_err(|_| rest))
    };
    // What is too deep is taken for one that is not finished, of which no more is asked.
    depth::parse(parse, tokens.iter().cloned().collect()).unwrap_or(Err(0))
}
