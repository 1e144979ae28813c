//! What `yield_all!` does to its operand. The local macro that it is knows no more of that than that it is one
//! expression; a procedural macro can point an error at all of it.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::quote_spanned;

use crate::{stream_of::stream_of, token::facade};

/// Expands `[facade] iterable wanted EXPRESSION`, as `yield_all!` writes it, to the stream that it takes.
pub fn expand(input: TokenStream) -> TokenStream {
    let mut tokens = input.into_iter();
    let (Some(facade), Some(iterable), Some(wanted)) = (facade(tokens.next()), tokens.next(), tokens.next()) else {
        return TokenStream::new();
    };
    let expansion = quote_spanned!(proc_macro2::Span::mixed_site()=> #facade::__private);
    stream_of(&iterable, &inside(tokens.collect()), Some(&wanted), &expansion)
}

/// The tokens of an expression that a `macro_rules!` was handed as `$stream:expr`.
fn inside(tokens: Vec<TokenTree>) -> Vec<TokenTree> {
    match &tokens[..] {
        [TokenTree::Group(group)] if group.delimiter() == Delimiter::None => {
            inside(group.stream().into_iter().collect())
        }
        _ => tokens,
    }
}
