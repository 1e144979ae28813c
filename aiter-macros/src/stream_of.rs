//! How a loop or a `yield_all!` comes by its stream.

use proc_macro2::{Delimiter, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote_spanned};

use crate::token::group;

/// Makes the stream of the iterable in the `Probe` that `probe` is. `written` is the user's expression of it, where
/// an error is shown, and `token`, if there is one, has the type that the items must be of. `may_diverge` says whether it
/// could be of type `!`.
pub fn stream_of(
    probe: &impl ToTokens,
    written: &[TokenTree],
    token: Option<&TokenTree>,
    may_diverge: bool,
    expansion: &TokenStream,
) -> TokenStream {
    let site = Span::mixed_site();
    let place = written.first().map_or(site, TokenTree::span);
    // rustc shows an error of the receiver, and of the call, at the braces and at the parentheses. It gives no advice on
    // what stands in them, which is not the user's.
    let arguments = group(Delimiter::Parenthesis, TokenStream::new(), place);
    let async_for = Ident::new("async_for", place);
    let (held, stream) = if let Some(token) = token {
        // Of what stands in braces rustc would show the type, at the attribute.
        let held = group(Delimiter::Parenthesis, quote_spanned!(site=> async_for_held), place);
        let it = Ident::new("it", place);
        let yield_all = Ident::new("yield_all", site.located_at(place));
        (
            Some(quote_spanned!(site=> let async_for_held = #expansion::Probe { it: #probe };)),
            quote_spanned!(site=> #token.wanted().#yield_all(#held.#it.#async_for #arguments)),
        )
    } else {
        let receiver = group(Delimiter::Brace, probe.to_token_stream(), place);
        let stream = quote_spanned!(site=> #receiver.#async_for #arguments);
        (None, if may_diverge { given(&stream, expansion, place) } else { stream })
    };
    // For the error of a function that is not called. What a call returns is hardly ever one, and the trait costs each
    // loop some time to compile.
    let is_call = matches!(written, [.., TokenTree::Group(last)] if last.delimiter() == Delimiter::Parenthesis);
    let functions = (!is_call).then(|| {
        quote_spanned! {site=>
            #[allow(unused_imports)]
            use #expansion::Function as _;
        }
    });
    // The iterable is moved in a block of its own, which ends before anything is awaited: so it is stored once in the
    // future that loops, and not at all where it is not the stream itself.
    quote_spanned!(site=> { #functions #held #stream })
}

/// Calls `given`, which stands at `place`.
fn given(stream: &TokenStream, expansion: &TokenStream, place: Span) -> TokenStream {
    let path = expansion.clone().into_iter().map(|mut token| {
        token.set_span(token.span().located_at(place));
        token
    });
    quote_spanned!(Span::mixed_site().located_at(place)=> #(#path)*::given(#stream))
}
