//! How a loop or a `yield_all!` comes by its stream.

use proc_macro2::{Delimiter, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote_spanned};

use crate::{editor::shown_at, token::group};

/// Makes the stream of the iterable in the `Probe` that `probe` is. `written` is the user's expression of it, where an
/// error is shown, and `token`, if there is one, has the type that the items must be of. `may_diverge` says whether it
/// could be of type `!`.
pub fn stream_of(
    probe: &impl ToTokens,
    written: &[TokenTree],
    token: Option<&TokenTree>,
    may_diverge: bool,
    expansion: &TokenStream,
) -> TokenStream {
    let site = Span::mixed_site();
    // rustc underlines the beginning of the user's expression for these braces. It gives no advice on what stands in them,
    // which is not the user's.
    let first = shown_at(written.first().map_or(site, TokenTree::span));
    let braced = |tokens| group(Delimiter::Brace, tokens, first);
    let receiver = if token.is_some() {
        // For a field it underlines all of it, and does not show the type of what stands in the braces. It takes longer.
        let held = braced(quote_spanned!(site=> #expansion::Probe { it: #probe }));
        let it = Ident::new("it", shown_at(written.last().map_or(site, TokenTree::span)));
        quote_spanned!(site=> #held.#it)
    } else {
        braced(probe.to_token_stream()).into_token_stream()
    };
    let async_for = Ident::new("async_for", first);
    // Where it is an argument, an error of it is shown at its end too; where it is none, rustc would advise to borrow it.
    let end = if token.is_some() || may_diverge { first } else { site };
    let arguments = group(Delimiter::Parenthesis, TokenStream::new(), end);
    let mut stream = quote_spanned!(site=> #receiver.#async_for #arguments);
    if let Some(token) = token {
        let yield_all = Ident::new("yield_all", site.located_at(first));
        stream = quote_spanned!(site=> #token.wanted().#yield_all(#stream));
    } else if may_diverge {
        stream = given(&stream, expansion, first);
    }
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
    quote_spanned!(site=> { #functions #stream })
}

/// Calls `given`, which stands at `place`.
fn given(stream: &TokenStream, expansion: &TokenStream, place: Span) -> TokenStream {
    let path = expansion.clone().into_iter().map(|mut token| {
        token.set_span(token.span().located_at(place));
        token
    });
    quote_spanned!(Span::mixed_site().located_at(place)=> #(#path)*::given(#stream))
}
