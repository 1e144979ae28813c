//! `stream!` and `try_stream!`: a block that yields.

mod keywords;
mod parse;

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote_spanned};
use syn::spanned::Spanned;

pub use self::keywords::without_keywords;
use self::{keywords::Keywords, parse::Block};
use crate::{
    body::{Body, Item, Kind},
    editor::shown_at,
    item_type::{no_size, reference_to, without_size},
    nested::Spelling,
    own::Statements,
    question_mark::QuestionMark,
    returns::with_ends,
};

/// Expands `stream!`, or `try_stream!` if it is fallible. What is wrong with it is reported beside the best expansion
/// there is.
pub fn expand(is_fallible: bool, input: TokenStream) -> TokenStream {
    let site = Span::mixed_site();
    let mut errors = Vec::new();
    let Block { facade, item, body, brace } = Block::parse(input, is_fallible, &mut errors);
    // Of the facade's edition in any crate, so that the block captures no more of a variable than it uses.
    let facade_span = facade.clone().into_iter().next().map_or(site, |first| first.span());
    let first = body.stream().into_iter().next().map_or(site, |first| first.span());
    let place = shown_at(first.resolved_at(facade_span));
    let instead = item.as_ref().and_then(without_size);
    let is_refused = instead.is_some();
    let item = item.as_ref().map(|item| match instead {
        Some(instead) => {
            errors.push(no_size(item.span(), instead));
            reference_to(item)
        }
        None => item.into_token_stream(),
    });
    let mut keywords = Keywords::new(&facade, true);
    let mut statements = Statements::new(keywords.replace(body.stream()));
    // In `stream!` a `?` may end the block too, as in what this takes the place of.
    let question_mark = if is_fallible { QuestionMark::No } else { QuestionMark::of(&mut statements) };
    let kind = match question_mark {
        _ if is_refused => Kind::Plain,
        _ if is_fallible => Kind::Fallible,
        QuestionMark::Yes => Kind::Results,
        QuestionMark::Perhaps => Kind::ResultsPerhaps,
        QuestionMark::No => Kind::Plain,
    };
    let statements = if matches!(kind, Kind::Plain) { statements } else { with_ends(statements, &facade) };
    let item = match item {
        Some(item) => Item::Type(item),
        None => Item::Inferred { or_unit: !keywords.may_yield },
    };
    let generator = Body {
        facade: facade.clone(),
        item,
        kind,
        place,
        written_by: site,
        spelling: Spelling::Keyword,
        is_refused,
        start: TokenStream::new(),
        captures: TokenStream::new(),
        bindings: TokenStream::new(),
        statements,
        braces: body.span(),
        shown: Some(brace),
    }
    .expand();
    if errors.is_empty() {
        return generator;
    }
    let errors = errors.into_iter().map(syn::Error::into_compile_error);
    quote_spanned!(site=> { #(#errors)* #generator })
}
