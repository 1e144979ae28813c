//! Which input is valid, said in syn's words and not in ours.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::{
    Block, Expr, ImplItemFn, Item, ItemFn, Lifetime, Pat, Result, Token, TraitItemFn, Type,
    parse::{ParseStream, Parser},
};

use crate::Macro;

/// Whether the macro has to take this: where it is valid, what it becomes must be.
pub fn is_valid(macro_: Macro, input: TokenStream) -> bool {
    if !groups_are_fragments(input.clone()) {
        return false;
    }
    match macro_ {
        Macro::AsyncFor => loop_of.parse2(input).is_ok(),
        Macro::ForAwait => loop_without_label.parse2(input).is_ok(),
        Macro::Stream | Macro::TryStream => {
            yields_have_operands(input.clone()) && Block::parse_within.parse2(input).is_ok()
        }
        Macro::AsyncGen | Macro::TryAsyncGen => is_function(input),
        Macro::Arguments => false,
        Macro::Delegate => syn::parse2::<Expr>(input).is_ok(),
    }
}

/// Whether the tokens are a function, be it one of a trait or of a type.
pub fn is_function(tokens: TokenStream) -> bool {
    syn::parse2::<ItemFn>(tokens.clone()).is_ok()
        || syn::parse2::<ImplItemFn>(tokens.clone()).is_ok()
        || syn::parse2::<TraitItemFn>(tokens).is_ok()
}

fn loop_of(input: ParseStream<'_>) -> Result<()> {
    if input.peek(Lifetime) {
        input.parse::<Lifetime>()?;
        input.parse::<Token![:]>()?;
    }
    if input.peek(Token![for]) {
        input.parse::<Token![for]>()?;
    }
    loop_without_label(input)?;
    if input.peek(Token![else]) {
        input.parse::<Token![else]>()?;
        input.parse::<Block>()?;
    }
    Ok(())
}

fn loop_without_label(input: ParseStream<'_>) -> Result<()> {
    Pat::parse_multi_with_leading_vert(input)?;
    input.parse::<Token![in]>()?;
    Expr::parse_without_eager_brace(input)?;
    input.parse::<Block>()?;
    Ok(())
}

/// Whether each group of no delimiters is one that a `macro_rules!` may hand over. syn looks through all of them.
fn groups_are_fragments(tokens: TokenStream) -> bool {
    tokens.into_iter().all(|token| match token {
        TokenTree::Group(group) => {
            (group.delimiter() != Delimiter::None || is_fragment(&group.stream()))
                && groups_are_fragments(group.stream())
        }
        TokenTree::Ident(_) | TokenTree::Punct(_) | TokenTree::Literal(_) => true,
    })
}

/// An operator alone is an expression, `..`, and no fragment between two others.
fn is_fragment(tokens: &TokenStream) -> bool {
    matches!(syn::parse2::<Expr>(tokens.clone()), Ok(expression) if !matches!(expression, Expr::Range(_)))
        || syn::parse2::<Type>(tokens.clone()).is_ok()
        || syn::parse2::<Item>(tokens.clone()).is_ok()
}

/// Whether each `yield` stands in front of what it yields, or of nothing. To syn one without a value may be an operand,
/// as in `yield = 1`.
fn yields_have_operands(tokens: TokenStream) -> bool {
    let mut is_yield = false;
    tokens.into_iter().all(|token| {
        let is_behind = is_yield;
        is_yield = matches!(&token, TokenTree::Ident(name) if name == "yield");
        match token {
            TokenTree::Group(group) => yields_have_operands(group.stream()),
            TokenTree::Punct(mark) => !is_behind || "-*&!|<';,#".contains(mark.as_char()),
            TokenTree::Ident(_) | TokenTree::Literal(_) => true,
        }
    })
}

/// Whether a word occurs.
pub fn contains(tokens: &TokenStream, word: &str) -> bool {
    tokens.clone().into_iter().any(|token| match token {
        TokenTree::Group(group) => contains(&group.stream(), word),
        TokenTree::Ident(name) => name == word,
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}
