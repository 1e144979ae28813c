//! How a loop or a `yield_all!` comes by its stream.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote_spanned};

/// Makes the stream of the iterable in the `Probe` that `probe` is. `written` is the user's expression of it, where
/// an error is shown, and `token`, if there is one, has the type that the items must be of.
pub fn stream_of(
    probe: &impl ToTokens,
    written: &[TokenTree],
    token: Option<&TokenTree>,
    expansion: &TokenStream,
) -> TokenStream {
    let site = Span::mixed_site();
    // With the spans of the first and the last token of the user's, rustc underlines the whole iterable in an error.
    let first = written.first().map_or(site, TokenTree::span);
    let last = written.last().map_or(site, TokenTree::span);
    let held = Ident::new("async_for_held", first);
    // The same name at another place: of a binding that stands where what is moved does, rustc would advise to make it a
    // `ref`.
    let bound = Ident::new("async_for_held", first.located_at(site));
    let it = Ident::new("it", last);
    let async_for = Ident::new("async_for", first);
    let mut stream = quote_spanned!(site=> #held.#it.#async_for());
    if let Some(token) = token {
        let yields = Ident::new("yield_all", first);
        stream = quote_spanned!(site=> #token.wanted().#yields(#stream));
    }
    // The iterable is moved in a block of its own, which ends before anything is awaited: so it is stored once in the
    // future that loops, and not at all where it is not the stream itself. `LoopStream` is used where the iterable is no stream.
    quote_spanned! {site=>
        {
            #[allow(unused_imports)]
            use #expansion::LoopStream as _;
            let #bound = #expansion::Held { it: #probe };
            #stream
        }
    }
}
