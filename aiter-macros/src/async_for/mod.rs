//! `async_for!`: a `for` loop over a stream.

mod break_value;
mod expand;
mod parse;
mod parts;
mod recover;

use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;
use syn::Error;

use self::{
    break_value::break_with_value,
    parse::Input,
    recover::{never, recover},
};
pub use self::{
    parse::Spelling,
    parts::{Parts, in_braces},
};

/// Expands a loop, or explains what is wrong with it.
pub fn expand(spelling: Spelling, tokens: TokenStream) -> TokenStream {
    match Input::parse(spelling, tokens.clone()) {
        Ok(mut input) => {
            let label = input.label.as_ref();
            let value = if input.otherwise.is_some() { None } else { break_with_value(label, &input.body.stream()) };
            let Some(value) = value else { return expand::expand(&input) };
            let message = "`break` with a value from a loop without `else`\n\nhelp: add what the loop gives when there are \
                           no more items: `async_for!(item in stream { .. } else { .. })`";
            let error = Error::new(value, message).into_compile_error();
            input.otherwise = Some(never(input.in_span));
            beside(&error, &expand::expand(&input))
        }
        Err(error) => with_rest(&error.into_compile_error(), spelling, tokens),
    }
}

/// Writes the error, and what is left of the loop.
fn with_rest(error: &TokenStream, spelling: Spelling, tokens: TokenStream) -> TokenStream {
    let site = Span::mixed_site();
    let Some(rest) = recover(spelling, tokens) else { return quote_spanned!(site=> { #error }) };
    let loop_ = rest.input.as_ref().map(expand::expand);
    if rest.is_sure {
        return beside(error, &quote_spanned!(site=> #loop_));
    }
    let (facade, behind) = (rest.facade.stream(), &rest.behind);
    // Of what is not sure rustc could say more than the error does, so that only an editor sees it.
    quote_spanned! {site=> {
        #error
        #[allow(unexpected_cfgs)]
        {
            #[cfg(rust_analyzer)]
            #facade::__private::unfinished! { #loop_ #(#behind)* }
        }
    }}
}

/// Writes the error, and beside it an expression of which rustc says nothing that is only for tidiness.
fn beside(error: &TokenStream, expression: &TokenStream) -> TokenStream {
    quote_spanned! {Span::mixed_site()=> {
        #error
        #[allow(warnings)]
        let async_for_rest = #expression;
        async_for_rest
    }}
}
