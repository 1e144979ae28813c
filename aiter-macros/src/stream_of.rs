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
    // Both are called by a path that stands at the user's expression. Rustc shows no code of ours where the bound of the
    // one, or the trait of the other, is not met.
    let place = site.located_at(first);
    if let Some(token) = token {
        let path = located(expansion, first);
        stream = quote_spanned!(place=> #path::yield_all(#token.wanted(), #stream));
    } else if may_diverge {
        let path = located(expansion, first);
        stream = quote_spanned!(place=> #path::Given::given(#stream));
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

/// The path at another place.
fn located(path: &TokenStream, place: Span) -> TokenStream {
    let tokens = path.clone().into_iter().map(|mut token| {
        token.set_span(token.span().located_at(place));
        token
    });
    tokens.collect()
}
