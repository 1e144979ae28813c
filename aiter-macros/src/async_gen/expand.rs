//! What a generator function becomes.

use proc_macro2::{Delimiter, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::{
    Error, ReturnType, Token, Type,
    visit_mut::{self, VisitMut},
};

use super::{
    boxed::return_box,
    capture::Capture,
    elided::name_elided_in_impl,
    function_body::{FunctionBody, Value},
    parse::Kind,
    unused::unused_arguments,
    validate::{Generator, Output},
};
use crate::{
    block::without_keywords,
    body,
    token::{self, contains_keyword},
};

/// Writes the function out.
pub fn expand(generator: Generator, errors: &mut Vec<Error>) -> TokenStream {
    let site = Span::mixed_site();
    let Generator { kind, facade, again, attributes, visibility, mut signature, output, block, is_refused } = generator;
    let facade = facade.map_or_else(|| quote_spanned!(site=> ::aiter), ToTokens::into_token_stream);
    name_elided_in_impl(&mut signature);
    match &output {
        Output::Items(item) => {
            // The macros are of edition 2024, so that this `impl` captures all lifetimes in every edition.
            let stream = quote_spanned!(site=> impl #facade::AsyncGenerator<Item = #item>);
            signature.output = returns(stream);
        }
        Output::Coroutine { item: Some(item), argument, returns: value, .. } => {
            let coroutine =
                quote_spanned!(site=> impl #facade::AsyncCoroutine<#argument, Yield = #item, Return = #value>);
            signature.output = returns(coroutine);
        }
        Output::Boxed { item, is_send, .. } => return_box(&mut signature, item, *is_send, &facade),
        Output::Coroutine { item: None, .. } | Output::Written { .. } | Output::WrittenBox(_) | Output::Wrong => {}
    }
    let Some(block) = block else {
        return quote_spanned!(site=> #(#attributes)* #visibility #signature;);
    };
    let block = token::group(Delimiter::Brace, without_keywords(block.stream(), &facade, errors), block.span());
    let Capture { names, bindings, unwarned } = Capture::of(&mut signature);
    let unused = unused_arguments(&unwarned, &block.stream());
    let first_place = |item: &TokenStream| item.clone().into_iter().next().map_or(site, |first| first.span());
    let (value, place, item) = match &output {
        Output::Items(item) | Output::Coroutine { item: Some(item), .. } => {
            (Value::Generator, first_place(item), nameable(item))
        }
        Output::Coroutine { is_written: true, .. } => (Value::Generator, site, None),
        Output::Written { item, place, is_boxed } => {
            let value = if *is_boxed { Value::Boxed } else { Value::Generator };
            (value, *place, item.as_ref().and_then(nameable))
        }
        Output::Boxed { item, place, .. } => (Value::Boxed, *place, nameable(item)),
        Output::WrittenBox(place) => (Value::Returned, *place, None),
        Output::Coroutine { item: None, .. } | Output::Wrong => (Value::Never, site, Some(quote_spanned!(site=> ()))),
    };
    let kind = match (output, kind) {
        _ if is_refused => None,
        (Output::Coroutine { first, argument, returns, .. }, _) => {
            Some(body::Kind::Coroutine { first, argument, returns })
        }
        (_, Kind::Plain) => Some(body::Kind::Plain),
        (_, Kind::Fallible) => Some(body::Kind::Fallible),
    };
    let body_place = signature.ident.span();
    let (names, bindings) = (quote!(#(#names)*), quote!(#(#bindings)*));
    let body = FunctionBody { facade, body_place, value, place, written_by: site, kind, item, names, bindings, block };
    // What was imported for it is used.
    let again = again.map(|path| quote_spanned!(site=> #[allow(unused_imports)] use #path as _;));
    quote_spanned!(site=> #(#attributes)* #visibility #signature { #unused #again #body })
}

/// The return type of a function. It is not parsed, which would take each function some time.
fn returns(written: TokenStream) -> ReturnType {
    ReturnType::Type(Token![->](Span::mixed_site()), Box::new(Type::Verbatim(written)))
}

/// The item type as it can be named in the body, where an `impl Trait` in it is left to be inferred.
fn nameable(item: &TokenStream) -> Option<TokenStream> {
    if !contains_keyword(item.clone(), "impl") {
        return Some(item.clone());
    }
    let mut item = syn::parse2(item.clone()).ok()?;
    InferImpl.visit_type_mut(&mut item);
    let item = item.into_token_stream();
    // It may also stand where it cannot be replaced, in the input of a macro for example.
    (!contains_keyword(item.clone(), "impl")).then_some(item)
}

/// Replaces each `impl Trait` by `_`.
struct InferImpl;

impl VisitMut for InferImpl {
    fn visit_type_mut(&mut self, item: &mut Type) {
        if let Type::ImplTrait(_) = item {
            *item = syn::parse_quote!(_);
        }
        visit_mut::visit_type_mut(self, item);
    }
}
