//! What a generator function becomes.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote_spanned};

use super::{
    argument::Capture,
    nested::report_nested_yields,
    parse::Arguments,
    validate::{Generator, Output},
};

/// Writes the function out.
pub fn expand(arguments: &Arguments, generator: Generator) -> TokenStream {
    let site = Span::mixed_site();
    let facade = arguments.facade.as_ref().map_or_else(|| quote_spanned!(site=> ::aiter), ToTokens::to_token_stream);
    let Generator { attributes, visibility, mut signature, output, body } = generator;
    let item = match &output {
        Output::Items(item) => {
            // The macros are of edition 2024, so that this `impl` captures all lifetimes in every edition.
            let stream = quote_spanned!(site=> -> impl #facade::AsyncGenerator<Item = #item>);
            signature.output = syn::parse_quote!(#stream);
            Some(item)
        }
        Output::Written(item) => item.as_ref(),
        Output::Wrong => None,
    };
    let Some(body) = body else {
        return quote_spanned!(site=> #(#attributes)* #visibility #signature;);
    };
    let capture = Capture::of(&mut signature);
    let generator = generator_of(&facade, item, &capture, &body);
    let block = match output {
        Output::Items(_) | Output::Written(_) => generator,
        Output::Wrong => quote_spanned!(site=> let _ = #generator; loop {}),
    };
    quote_spanned!(site=> #(#attributes)* #visibility #signature { #block })
}

/// An expression that makes the generator.
fn generator_of(facade: &TokenStream, item: Option<&TokenStream>, capture: &Capture, body: &Group) -> TokenStream {
    let site = Span::mixed_site();
    let expansion = quote_spanned!(site=> #facade::__private);
    // A type with `impl` in it cannot be named in the body.
    let item = match item {
        Some(item) if !contains_impl(item.clone()) => without_gen(item.clone()),
        _ => quote_spanned!(site=> _),
    };
    let statements = report_nested_yields(body.stream());
    let Capture { arguments, parts, mentions, bindings } = capture;
    let mentions_reversed = mentions.iter().rev();
    // The macro stands in the block of the user's own, whose tokens are left as they are. That it states the item type
    // puts an error at an item of another one.
    let mut block = Group::new(
        Delimiter::Brace,
        quote_spanned! {site=>
            #[allow(unused_macros, unused_macro_rules)]
            macro_rules! yield_ {
                () => {
                    yield_!(())
                };
                ($item:expr $(,)?) => {{
                    if false {
                        break 'the_generator_itself;
                    }
                    // With a `_`, because it is not used where the operand does not come to an end.
                    let _async_gen_item: #item = $item;
                    #[allow(unreachable_code)]
                    let () = async_gen_yielder.send(async_gen_token, _async_gen_item).await;
                }};
            }
            #statements
        },
    );
    block.set_span(body.span());
    // As in the loop, the long names are for constants and statics of the user's own. The closure keeps the arguments
    // until the first poll, the async block from then on. The label keeps each yield in the block itself, and the
    // token, which borrows from it, keeps what yields from outliving it. No code of the user's stands in the `unsafe`
    // block.
    quote_spanned! {site=> {
        let async_gen_contract = #expansion::contract::<#item>();
        let async_gen_body = async_gen_contract.body(move |async_gen_yielder| {
            #(#arguments)*
            #(#parts)*
            async move {
                #(#mentions_reversed)*
                let async_gen_token = #expansion::Item::of(&async_gen_yielder);
                #(#bindings)*
                'the_generator_itself: {
                    if false {
                        break 'the_generator_itself;
                    }
                    if false {
                        return;
                    }
                    #block
                }
            }
        });
        // SAFETY: the body yields through `yield_!` alone, which awaits in the async block itself what `send` returns,
        // at once.
        unsafe { async_gen_contract.generator(async_gen_body) }
    }}
}

/// The item type as it can be stated in a macro of ours, which are of edition 2024: there `gen` is a keyword, and not
/// in the edition of the user's, perhaps.
fn without_gen(tokens: TokenStream) -> TokenStream {
    let mut after_quote = false;
    let token = |token| {
        let in_lifetime = std::mem::replace(&mut after_quote, is_quote(&token));
        match token {
            TokenTree::Ident(ident) if ident == "gen" && in_lifetime => Ident::new("_", ident.span()).into(),
            TokenTree::Ident(ident) if ident == "gen" => Ident::new_raw("gen", ident.span()).into(),
            TokenTree::Group(group) => {
                let mut without = Group::new(group.delimiter(), without_gen(group.stream()));
                without.set_span(group.span());
                without.into()
            }
            other => other,
        }
    };
    tokens.into_iter().map(token).collect()
}

fn is_quote(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == '\'')
}

fn contains_impl(tokens: TokenStream) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident == "impl",
        TokenTree::Group(group) => contains_impl(group.stream()),
        _ => false,
    })
}
