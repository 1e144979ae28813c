//! What a generator function becomes.

use proc_macro2::{Delimiter, Ident, Span, TokenStream};
use quote::{ToTokens, quote_spanned};
use syn::{
    ReturnType, Token, Type,
    visit_mut::{self, VisitMut},
};

use super::{
    boxed::return_box,
    capture::Capture,
    elided::name_elided_in_impl,
    parse::Kind,
    unused::unused_arguments,
    validate::{Generator, Output},
};
use crate::{
    block::without_keywords,
    body::{self, Body, Item},
    nested::Spelling,
    token::{self, contains_keyword},
};

/// Writes the function out.
pub fn expand(generator: Generator) -> TokenStream {
    let site = Span::mixed_site();
    let Generator { kind, facade, again, attributes, visibility, mut signature, output, block, is_refused } = generator;
    let facade = facade.map_or_else(|| quote_spanned!(site=> ::aiter), ToTokens::into_token_stream);
    let expansion = quote_spanned!(site=> #facade::__private);
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
    let block = token::group(Delimiter::Brace, without_keywords(block.stream(), &facade), block.span());
    let capture = Capture::of(&mut signature);
    let unused = unused_arguments(&capture.names, &block.stream());
    let item = match &output {
        Output::Wrong | Output::Coroutine { item: None, is_written: false, .. } => {
            Item::Type(quote_spanned!(site=> ()))
        }
        Output::Items(item)
        | Output::Boxed { item, .. }
        | Output::Coroutine { item: Some(item), .. }
        | Output::Written { item: Some(item), .. } => nameable(item.clone()),
        Output::Coroutine { item: None, .. } | Output::Written { item: None, .. } => Item::Inferred,
        Output::WrittenBox(place) => Item::OfBox { boxed: quote_spanned!(site=> async_gen_box), place: *place },
    };
    let kind = match (&output, kind) {
        _ if is_refused => body::Kind::Plain,
        (Output::Coroutine { first, argument, returns, .. }, _) => {
            body::Kind::Coroutine { first: first.clone(), argument: argument.clone(), returns: returns.clone() }
        }
        (_, Kind::Plain) => body::Kind::Plain,
        (_, Kind::Fallible) => body::Kind::Fallible,
    };
    let Capture { arguments, mentions, bindings, .. } = &capture;
    let mentions_reversed = mentions.iter().rev();
    // Of one capture there is but one order.
    let start =
        if arguments.len() > 1 { quote_spanned!(site=> if false { #(#arguments)* }) } else { TokenStream::new() };
    let generator = Body {
        facade,
        item,
        kind,
        place: signature.ident.span(),
        spelling: Spelling::Macro,
        is_refused,
        start,
        captures: quote_spanned!(site=> #(#mentions_reversed)*),
        bindings: quote_spanned!(site=> #(#bindings)*),
        block,
    }
    .expand();
    let block = match output {
        Output::Items(item) | Output::Coroutine { item: Some(item), .. } => {
            shown_at(item.into_iter().next().map_or(site, |first| first.span()), &generator)
        }
        Output::Coroutine { is_written: true, .. } => generator,
        Output::Written { place, is_boxed: false, .. } => shown_at(place, &generator),
        Output::Written { place, .. } | Output::Boxed { place, .. } => {
            shown_at(place, &pinned_box(&expansion, &generator))
        }
        // What never runs tells rustc the type that is returned, and so that of the items.
        Output::WrittenBox(span) => {
            let returned = Ident::new("async_gen_returned", span);
            let pinned = shown_at(span, &pinned_box(&expansion, &generator));
            let boxed = shown_at(span, &quote_spanned!(site=> async_gen_box.returned(#pinned)));
            quote_spanned! {site=>
                let #returned = #expansion::expected();
                if false {
                    return #returned.value();
                }
                let async_gen_box = #expansion::stream_box(#returned);
                #boxed
            }
        }
        Output::Coroutine { item: None, .. } | Output::Wrong => quote_spanned!(site=> let _ = #generator; loop {}),
    };
    // What was imported for it is used.
    let again = again.map(|path| quote_spanned!(site=> #[allow(unused_imports)] use #path as _;));
    quote_spanned!(site=> #(#attributes)* #visibility #signature { #unused #again #block })
}

/// The return type of a function. It is not parsed, which would take each function some time.
fn returns(written: TokenStream) -> ReturnType {
    ReturnType::Type(Token![->](Span::mixed_site()), Box::new(Type::Verbatim(written)))
}

/// The generator in a box.
fn pinned_box(expansion: &TokenStream, generator: &TokenStream) -> TokenStream {
    quote_spanned! {Span::mixed_site()=> {
        let async_gen_generator = #generator;
        #expansion::Box::pin(async_gen_generator)
    }}
}

/// An expression whose value rustc shows at `place`, which is of the user's own, where it cannot become what is returned.
/// Code of the user's could name the variable, so that none may stand behind it in its block.
fn shown_at(place: Span, expression: &TokenStream) -> TokenStream {
    let value = Ident::new("async_gen_value", place);
    quote_spanned! {Span::mixed_site()=> {
        let #value = #expression;
        #value
    }}
}

/// The item type as it can be named in the body, where an `impl Trait` in it is left to be inferred.
fn nameable(item: TokenStream) -> Item {
    if !contains_keyword(item.clone(), "impl") {
        return Item::Type(item);
    }
    let Ok(mut item) = syn::parse2(item) else { return Item::Inferred };
    InferImpl.visit_type_mut(&mut item);
    let item = item.into_token_stream();
    // It may also stand where it cannot be replaced, in the input of a macro for example.
    if contains_keyword(item.clone(), "impl") { Item::Inferred } else { Item::Type(item) }
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
