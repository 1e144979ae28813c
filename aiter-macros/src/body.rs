//! What the body of a generator becomes, whether it is that of a function or a block.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream};
use quote::quote_spanned;

use crate::{
    nested::{Spelling, report_nested_yields},
    token::group,
    yields,
};

/// The body of a generator, and what has to stand around it.
pub struct Body {
    /// The path of the facade.
    pub facade: TokenStream,
    pub item: Item,
    /// Whether the items are results, and the body may end with an error.
    pub is_fallible: bool,
    /// How the user writes a yield in it.
    pub spelling: Spelling,
    /// Statements in front of the body that run when it starts.
    pub start: TokenStream,
    /// Statements at its beginning that capture what it holds.
    pub captures: TokenStream,
    /// Statements at its beginning that bind what it holds.
    pub bindings: TokenStream,
    /// The user's own block, in braces.
    pub block: Group,
}

/// The type of the items.
pub enum Item {
    /// As written.
    Type(TokenStream),
    /// What rustc infers it to be.
    Inferred,
    /// That of the boxed stream for which this variable stands.
    OfBox(TokenStream),
}

impl Body {
    /// Writes an expression that makes the generator.
    pub fn expand(self) -> TokenStream {
        let Self { facade, item, is_fallible, spelling, start, captures, bindings, block } = self;
        let site = Span::mixed_site();
        let expansion = quote_spanned!(site=> #facade::__private);
        let yields = yields::define(&facade, is_fallible);
        let statements = report_nested_yields(block.stream(), spelling);
        // The macros stand in the block of the user's own, whose tokens are left as they are.
        let block = group(Delimiter::Brace, quote_spanned!(site=> #yields #statements), block.span());
        // rustc learns the item type from a `let`, where it repeats no error.
        let item_is_known = match &item {
            Item::Type(item) => quote_spanned!(site=> let _: #item = async_gen_token.value();),
            Item::OfBox(boxed) => quote_spanned!(site=> #boxed.item(async_gen_token.value());),
            Item::Inferred => TokenStream::new(),
        };
        // An item of a wrong type is wrong for this variable, which is shown where the type is written.
        let item_span = match &item {
            Item::Type(item) => item.clone().into_iter().next().map_or(site, |first| first.span().resolved_at(site)),
            Item::OfBox(_) | Item::Inferred => site,
        };
        let of_type = match &item {
            Item::Type(item) if !is_fallible => Some(quote_spanned!(site=> : #item)),
            _ => None,
        };
        let (mutable, item_variable) = (Ident::new("mut", item_span), Ident::new("async_gen_item", item_span));
        let item_type = if is_fallible && matches!(item, Item::Inferred) {
            quote_spanned!(site=> #expansion::Result<_, _>)
        } else {
            quote_spanned!(site=> _)
        };
        let (value, end) = if is_fallible {
            (quote_spanned!(site=> async_gen_fallible.value()), Some(quote_spanned!(site=> async_gen_fallible.end())))
        } else {
            (quote_spanned!(site=> async_gen_token.value()), None)
        };
        // As in the loop, the long names are for constants and statics of the user's own. The closure keeps what the
        // body captures until the first poll, the async block from then on. The label keeps each yield in the block
        // itself, and the token, which borrows from the sender, keeps what yields from outliving it. Of what never
        // runs, the early `return` puts an error at a value that is returned, and what stands behind it gives the
        // variable its type and no value, which would be held while the body waits.
        let body = quote_spanned! {site=>
            async move {
                #captures
                let async_gen_token = (&async_gen_sender).item();
                let #mutable #item_variable #of_type;
                if false {
                    #item_is_known
                    return #end;
                    #[allow(unreachable_code, unused_assignments)]
                    {
                        async_gen_item = #value;
                    }
                }
                #bindings
                'the_generator_itself: {
                    if false {
                        break 'the_generator_itself;
                    }
                    #block
                }
                #end
            }
        };
        let start_fallible = is_fallible.then(|| {
            let sender = Ident::new("async_gen_sender", item_span);
            quote_spanned!(site=> let async_gen_fallible = #expansion::fallible(#sender);)
        });
        let body = if is_fallible { quote_spanned!(site=> async_gen_fallible.body(#body)) } else { body };
        // No code of the user's stands in the `unsafe` block.
        quote_spanned! {site=> {
            let async_gen_body = move |async_gen_sender: #expansion::Sender<#item_type>| {
                #start
                #start_fallible
                #body
            };
            // SAFETY: the body yields through the macros of `yields` alone, which await in the async block itself what
            // `send` returns.
            unsafe { #expansion::Generator::async_gen_from_body(async_gen_body) }
        }}
    }
}
