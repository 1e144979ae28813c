//! What `yield_all!` does to its operand. The local macro that it is knows no more of that than that it is one
//! expression; a procedural macro can point an error at all of it.

use proc_macro2::{Delimiter, Ident, Span, TokenStream, TokenTree};
use quote::quote_spanned;

use crate::{
    editor::shown_at,
    stream_of::stream_of,
    token::{facade, group},
};

/// Expands `[facade] iterable token EXPRESSION`, as `yield_all!` writes it, to the child that it takes.
pub fn expand(input: TokenStream) -> TokenStream {
    let mut tokens = input.into_iter();
    let (Some(facade), Some(iterable), Some(token)) = (facade(tokens.next()), tokens.next(), tokens.next()) else {
        return TokenStream::new();
    };
    let expansion = quote_spanned!(Span::mixed_site()=> #facade::__private);
    let written = inside(tokens.collect());
    let probe = quote_spanned!(Span::mixed_site()=> #expansion::Probe { it: #iterable });
    let stream = stream_of(&probe, &written, Some(&token), false, &expansion);
    let site = Span::mixed_site();
    // Shown at the operand, of which a type that is unknown yet is an error. As in `stream_of`.
    let place = shown_at(written.first().map_or(site, TokenTree::span));
    let stream = group(Delimiter::Brace, quote_spanned!(site=> #expansion::Probe { it: #stream }), place);
    let (it, child) = (Ident::new("it", place), Ident::new("child_of_yield_all", place));
    quote_spanned!(site=> { #stream.#it.#child() })
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
