//! The macros `yield_!` and `yield_all!` that the body of a generator sees.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote_spanned;

use crate::{
    body::Kind,
    contents::Contents,
    editor::{documentation, shown_at},
};

/// What is said of a `yield_all!` in a coroutine.
pub const NO_DELEGATION: &str = "`yield_all!` in a coroutine: a yield of it has a reply, which a stream does not take\n\n\
                                 help: write a loop: `async_for!(item in stream { let reply = yield_!(item); })`";

const YIELD: &str = "Yields an item: `yield_!(item)`, or `yield_!()` for `()`.\n\n\
                     The generator suspends here, and goes on when it is polled for the next item. In a coroutine it gives \
                     the value that the coroutine is resumed with.\n\n\
                     ```\n#[async_gen]\nasync fn numbers() -> u32 {\n    yield_!(1);\n    yield_!(2);\n}\n```\n\n\
                     [The documentation of `yield_!`](https://docs.rs/aiter/latest/aiter/macro.yield_.html)";
const YIELD_ALL: &str = "Yields every item of a stream: `yield_all!(stream)`.\n\n\
                         The generator goes on when the stream has ended.\n\n\
                         ```\n#[async_gen]\nasync fn twice(name: &str) -> String {\n    yield_all!(read(name));\n    \
                         yield_all!(read(name));\n}\n```\n\n\
                         [The documentation of `yield_all!`](https://docs.rs/aiter/latest/aiter/macro.yield_all.html)";

/// Defines both. They break to the label of the body in code that never runs, which rustc refuses where they would not
/// be awaited by the body itself. It shows the code of ours at `place`.
///
/// What takes rustc time is left out of a body in which it cannot matter. Few delegate: the others see only the name
/// `yield_all!`, for an editor to complete. And where nothing can enclose a yield, `yield_!` needs no `break`.
pub fn define(facade: &TokenStream, kind: &Kind, contents: &Contents, written_by: Span, place: Span) -> TokenStream {
    let site = Span::mixed_site().located_at(place);
    let expansion = quote_spanned!(site=> #facade::__private);
    let (end, message, reply) = match kind {
        Kind::Plain | Kind::Results | Kind::ResultsPerhaps => (None, quote_spanned!(site=> async_gen_item), None),
        Kind::Fallible => (None, quote_spanned!(site=> async_gen_fallible.item(async_gen_item)), None),
        Kind::Coroutine { argument, .. } => (
            Some(quote_spanned!(site=> async_gen_token.return_value())),
            quote_spanned!(site=> async_gen_token.yielded(async_gen_item)),
            Some(reply(argument)),
        ),
    };
    let delegation = match kind {
        _ if !contents.may_delegate => quote_spanned!(site=> () => {};),
        Kind::Coroutine { .. } => quote_spanned! {site=>
            ($($stream:tt)*) => {
                #expansion::compile_error! { #NO_DELEGATION }
            };
        },
        Kind::Plain | Kind::Fallible | Kind::Results | Kind::ResultsPerhaps => {
            delegation(facade, site, written_by.located_at(place))
        }
    };
    let in_the_body_itself =
        contents.may_enclose.then(|| quote_spanned!(site=> if false { break 'the_generator_itself #end; }));
    // The operand is assigned to a variable that stands outside of the user's block: so an operand of a wrong type is
    // wrong for the type in the signature, which nothing in the block can hide, and its temporaries are dropped before
    // the body is suspended.
    let (yield_documentation, yield_all_documentation) = (documentation(YIELD), documentation(YIELD_ALL));
    quote_spanned! {site=>
        #yield_documentation
        #[allow(unused_macros, unused_macro_rules)]
        #[collapse_debuginfo(yes)]
        macro_rules! yield_ {
            () => {
                yield_!(())
            };
            ($item:expr $(,)?) => {{
                #in_the_body_itself
                // The operand may not come to an end.
                #[allow(unreachable_code, unused_assignments, unused_braces, unused_parens)]
                {
                    async_gen_item = $item;
                    async_gen_sender.send(async_gen_token, #message).await;
                }
                #reply
            }};
        }
        #yield_all_documentation
        #[allow(unused_macros, unused_macro_rules)]
        #[collapse_debuginfo(yes)]
        macro_rules! yield_all {
            #delegation
        }
    }
}

/// What `yield_!` gives. Where it is of a wrong type that is shown at the type of the arguments, since no token of the
/// `yield_!` itself stands here.
fn reply(argument: &TokenStream) -> TokenStream {
    let site = Span::mixed_site();
    let place = shown_at(argument.clone().into_iter().next().map_or(site, |first| first.span()));
    let reply = Ident::new("async_gen_reply", place);
    quote_spanned! {site=>
        let #reply = async_gen_sender.argument(async_gen_token);
        #reply
    }
}

/// The items are those of the stream as they are, results too. The `match` keeps temporaries in the stream's expression
/// alive, as in the loop. Nothing that a path finds is given what delegates, which would be the sender.
fn delegation(facade: &TokenStream, site: Span, written_by: Span) -> TokenStream {
    let expansion = quote_spanned!(site=> #facade::__private);
    // Of what does not match it, rustc names the macro that it is of.
    let (stream, operand) = (quote_spanned!(written_by=> $stream), quote_spanned!(written_by=> $stream:expr));
    quote_spanned! {site=>
        (#operand $(,)?) => {{
            if false {
                break 'the_generator_itself;
            }
            #[allow(unreachable_code, unused_braces, unused_parens)]
            match #expansion::identity(#stream) {
                async_gen_iterable => {
                    let async_gen_child = {
                        #[allow(unused_imports)]
                        use #expansion::AnyStream as _;
                        #expansion::delegate!([#facade] async_gen_iterable async_gen_token #stream)
                    };
                    let () = async_gen_sender.delegate(async_gen_token).delegate(async_gen_child).await;
                }
            };
        }};
    }
}
