//! What a loop becomes.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote_spanned};

use super::parse::{Input, Spelling};
use crate::{
    editor::shown_at,
    stream_of::stream_of,
    token::{group, is_punct},
};

/// Writes the loop out.
///
/// Hygiene keeps the variables of ours apart from those of the user, but not from constants and statics; hence their
/// long names.
pub fn expand(input: &Input) -> TokenStream {
    let Input { spelling, facade, attributes, label, otherwise, .. } = input;
    let site = Span::mixed_site();
    let facade_path = facade.stream();
    let expansion = quote_spanned!(site=> #facade_path::__private);
    // As the operand of what holds it, because rustc then says of an iterable that cannot be moved what it says of any
    // other operand. Of an expression with something behind it, it would say two things, and in a tuple the operand would
    // be held during the loop.
    // The parentheses are there because rustc would call those of the user's own unnecessary.
    let iterable = &input.iterable;
    let operand = parenthesized(iterable);
    let (matched, probe) = if input.is_one {
        (quote_spanned!(site=> (#expansion::Probe { it: #operand })), quote_spanned!(site=> async_for_matched))
    } else {
        // rustc says the least of what stands behind an expression here.
        (quote_spanned!(site=> #(#iterable)*), quote_spanned!(site=> #expansion::Probe { it: async_for_matched }))
    };
    let stream = stream_of(&probe, iterable, None, input.may_diverge, &expansion);
    let stream = quote_spanned!(site=> #expansion::pin!(#stream));
    let none = quote_spanned!(site=> #expansion::Option::None);
    let some = quote_spanned!(site=> #expansion::Option::Some);
    // Where the loop is not in async code, rustc says so at the `in`.
    let awaited = Ident::new("await", shown_at(input.in_span));
    let exhausted =
        if otherwise.is_some() { quote_spanned!(site=> break 'exhausted #none) } else { quote_spanned!(site=> break) };
    // A statement of its own, because a `while let` would hold on to the whole `Option` while the body runs, and no
    // `match`, which would let an item of unknown type be of type `!`.
    // What does not fit the pattern is shown at the `in`.
    let item = Ident::new("async_for_item", shown_at(input.in_span));
    let next = quote_spanned! {site=>
        let #some(mut #item) = #expansion::next(&mut async_for_stream).#awaited else { #exhausted };
    };
    // What does not fit the place where the loop stands is shown at its body.
    let done = Ident::new("async_for_done", shown_at(input.body.span()));
    let bind = bind(&input.pattern, &item, facade.span());
    let body = body(&input.body);
    // A value of another type than that of the `else` is at odds with what stands there.
    let break_with_value = otherwise.as_ref().map(|otherwise| {
        let place = site.located_at(shown_at(otherwise.span()));
        quote_spanned!(place=> break async_for_expected.value();)
    });
    // The `match` is what keeps temporaries in the iterable alive until the loop ends, as `for` does. It is no tail
    // expression, in which they would outlive the locals that they borrow from.
    let written = match otherwise {
        // In a block that takes async-stream's place, temporaries end where that ends them.
        None if *spelling == Spelling::ForAwait => quote_spanned! {site=> {
            let async_for_matched = #matched;
            let mut async_for_stream = #stream;
            #label while true {
                #next
                #bind
                #body
            }
        }},
        // Not `loop`, in which `break` would take a value.
        None => quote_spanned! {site=> {
            let #done = match #matched {
                async_for_matched => {
                    let mut async_for_stream = #stream;
                    #label while true {
                        #next
                        #bind
                        #body
                    }
                }
            };
            #done
        }},
        // `else` stands outside of everything of ours that `break` and `continue` could mean. What never runs tells
        // rustc which type is expected of the loop, before it comes to the first `break`: so that the value is coerced
        // as that of a `loop` is.
        Some(otherwise) => quote_spanned! {site=> {
            let async_for_expected = #expansion::expected();
            if false {
                async_for_expected.value()
            } else {
                let async_for_done = match #matched {
                    async_for_matched => {
                        let mut async_for_stream = #stream;
                        'exhausted: {
                            let async_for_value = #label loop {
                                if false {
                                    #[allow(clippy::diverging_sub_expression)]
                                    #break_with_value
                                }
                                #next
                                #bind
                                #body
                            };
                            #some(#expansion::ManuallyDrop::new(async_for_value))
                        }
                    }
                };
                match async_for_done {
                    #some(async_for_value) => #expansion::ManuallyDrop::into_inner(async_for_value),
                    #none => #otherwise
                }
            }
        }},
    };
    // rustc takes attributes of a statement, and none of an expression.
    if attributes.is_empty() { written } else { quote_spanned!(site=> { #attributes #written }) }
}

/// Binds the item to the pattern.
fn bind(pattern: &[TokenTree], item: &Ident, facade: Span) -> TokenStream {
    let site = Span::mixed_site();
    // Parentheses, because a `let` takes no top-level `|`, and a `for` no type.
    let parenthesized = parenthesized(pattern);
    // A refutable pattern is rustc's error. To it rustc adds the advice to write `let .. else`, which would edit the
    // inside of our macro; it does not where it cannot show the statement, as here, where the statement begins in one
    // file and ends in another.
    let begin = Ident::new("let", facade);
    let end = quote_spanned!(shown_at(pattern[0].span().resolved_at(facade))=> ;);
    // As `for` does, it leaves a name like `_unused` in peace.
    let is_used = matches!(pattern, [TokenTree::Ident(name)] if !name.to_string().starts_with('_'));
    let allow = (!is_used).then(|| quote_spanned!(site=> #[allow(clippy::no_effect_underscore_binding)]));
    quote_spanned!(site=> #allow #begin #parenthesized = #item #end)
}

/// The block of the body. It stays a block of its own, since what its last expression borrows must be let go before the
/// item is.
fn body(body: &Group) -> Group {
    let statements = body.stream();
    // Without something of ours in front rustc would find the braces of a body that is one expression unnecessary. It
    // is an item, because items of the user's may follow, and cannot stand before an inner attribute.
    let (mut tokens, is_semicolon) = (statements.clone().into_iter(), |token: TokenTree| is_punct(&token, ';'));
    if tokens.next().is_some_and(|token| is_punct(&token, '#')) || tokens.any(is_semicolon) {
        return body.clone();
    }
    group(Delimiter::Brace, quote_spanned!(Span::mixed_site()=> const _: () = (); #statements), body.span())
}

/// The tokens in parentheses, which stand where the last token does: an error at their end is shown there.
fn parenthesized(tokens: &[TokenTree]) -> TokenStream {
    let site = Span::mixed_site();
    let end = tokens.last().map_or(site, |last| shown_at(last.span().resolved_at(site)));
    group(Delimiter::Parenthesis, tokens.iter().cloned().collect(), end).into_token_stream()
}
