//! What a generator function becomes.

use proc_macro2::{Delimiter, Group, Span, TokenStream, TokenTree};
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
        Some(item) if !contains_impl(item.clone()) => item.clone(),
        _ => quote_spanned!(site=> _),
    };
    let statements = report_nested_yields(body.stream());
    let Capture { arguments, parts, mentions, bindings } = capture;
    let mentions_reversed = mentions.iter().rev();
    // The macro stands in the block of the user's own, whose tokens are left as they are. The operand is assigned to a
    // variable that stands outside of that block: so an operand of a wrong type is wrong for the type in the signature,
    // which nothing in the block can hide, and its temporaries are dropped before the body is suspended.
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
    );
    block.set_span(body.span());
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

fn contains_impl(tokens: TokenStream) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(ident) => ident == "impl",
        TokenTree::Group(group) => contains_impl(group.stream()),
        _ => false,
    })
}
