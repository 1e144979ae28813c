//! What a generator function becomes.

use proc_macro2::{Delimiter, Group, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote_spanned};
use syn::{GenericArgument, PathArguments, Type};

use super::{
    argument::Capture,
    nested::report_nested_yields,
    parse::Arguments,
    validate::{Generator, Output},
};
use crate::token::group;

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
    let item = item.map_or_else(|| quote_spanned!(site=> _), |item| nameable(item.clone()));
    let statements = report_nested_yields(body.stream());
    let Capture { arguments, parts, mentions, bindings } = capture;
    let mentions_reversed = mentions.iter().rev();
    // The macro stands in the block of the user's own, whose tokens are left as they are. The operand is assigned to a
    // variable that stands outside of that block: so an operand of a wrong type is wrong for the type in the signature,
    // which nothing in the block can hide, and its temporaries are dropped before the body is suspended.
    let block = group(
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
                    // The operand may not come to an end.
                    #[allow(unreachable_code, unused_assignments, unused_braces, unused_parens)]
                    {
                        async_gen_item = $item;
                    }
                    #[allow(unreachable_code)]
                    let () = async_gen_yielder.send(async_gen_token, async_gen_item).await;
                }};
            }
            #statements
        },
        body.span(),
    );
    // As in the loop, the long names are for constants and statics of the user's own. The closure keeps the arguments
    // until the first poll, the async block from then on. The label keeps each yield in the block itself, and the
    // token, which borrows from it, keeps what yields from outliving it. Of what never runs, the value tells rustc the
    // item type, in a form of which it repeats no error, and the early `return` puts an error at a value that is
    // returned. No code of the user's stands in the `unsafe` block.
    quote_spanned! {site=> {
        let async_gen_body = move |async_gen_yielder: #expansion::Yielder<_>| {
            #(#arguments)*
            #(#parts)*
            async move {
                #(#mentions_reversed)*
                let async_gen_token = (&async_gen_yielder).item();
                if false {
                    let _: #item = async_gen_token.value();
                }
                #(#bindings)*
                let mut async_gen_item: #item;
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
        };
        // SAFETY: the body yields through `yield_!` alone, which awaits in the async block itself what `send` returns.
        unsafe { #expansion::Generator::async_gen_from_body(async_gen_body) }
    }}
}

/// The item type as it can be named in the body, where an `impl Trait` in it is left to be inferred.
fn nameable(item: TokenStream) -> TokenStream {
    if !contains_impl(item.clone()) {
        return item;
    }
    let Ok(mut item) = syn::parse2(item) else { return quote_spanned!(Span::mixed_site()=> _) };
    infer_impl(&mut item);
    let item = item.into_token_stream();
    // It may also stand where it cannot be replaced alone, in the input of a macro for example.
    if contains_impl(item.clone()) { quote_spanned!(Span::mixed_site()=> _) } else { item }
}

/// Replaces each `impl Trait` by `_`.
fn infer_impl(item: &mut Type) {
    match item {
        Type::ImplTrait(_) => *item = syn::parse_quote!(_),
        Type::Array(array) => infer_impl(&mut array.elem),
        Type::Group(group) => infer_impl(&mut group.elem),
        Type::Paren(paren) => infer_impl(&mut paren.elem),
        Type::Reference(reference) => infer_impl(&mut reference.elem),
        Type::Slice(slice) => infer_impl(&mut slice.elem),
        Type::Tuple(tuple) => tuple.elems.iter_mut().for_each(infer_impl),
        Type::Path(path) => {
            for segment in &mut path.path.segments {
                if let PathArguments::AngleBracketed(arguments) = &mut segment.arguments {
                    for argument in &mut arguments.args {
                        if let GenericArgument::Type(argument) = argument {
                            infer_impl(argument);
                        }
                    }
                }
            }
        }
        _ => {}
    }
}

fn contains_impl(tokens: TokenStream) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident == "impl",
        TokenTree::Group(group) => contains_impl(group.stream()),
        _ => false,
    })
}
