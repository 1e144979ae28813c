//! A loop whose parts are parsed, for who looks for something in them.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{Block, Expr, parse::Parse};

use super::parse::{Input, Spelling};
use crate::{
    depth,
    expression::{Parsed, parse_expression},
    token::{block, is_keyword, is_punct},
};

/// The parts of a loop.
pub struct Parts {
    input: Input,
    pub iterable: Expr,
    pub body: Block,
    /// The block after `else`.
    pub otherwise: Option<Block>,
}

impl Parts {
    /// Parses the input of `async_for!` or `for_await!`, whichever is the `name`.
    pub fn of(name: &str, input: TokenStream) -> Option<Self> {
        let input = match name {
            "async_for" => Input::parse(Spelling::Macro, quote!([crate] #input)).ok()?,
            _ => Input::parse(Spelling::ForAwait, input).ok()?,
        };
        let Parsed::Complete(iterable) = parse_expression(&input.iterable) else { return None };
        let parse = |group| depth::parse(Block::parse, TokenTree::Group(group).into()).ok();
        let body = parse(input.body.clone())?;
        let otherwise = match input.otherwise.clone() {
            Some(otherwise) => Some(parse(otherwise)?),
            None => None,
        };
        Some(Self { input, iterable: *iterable, body, otherwise })
    }

    /// Whether an attribute in front of it may take it away.
    pub fn may_be_missing(&self) -> bool {
        !self.input.attributes.is_empty()
    }
}

impl ToTokens for Parts {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Self { input, iterable, body, otherwise } = self;
        let facade = (input.spelling == Spelling::ForAwait).then_some(&input.facade);
        tokens.extend(quote!(#facade));
        tokens.extend(written(input, iterable, body, otherwise.as_ref()));
    }
}

/// Writes a loop whose body is in angle brackets with braces, in which an expression in it can be read by itself. Any
/// other input stays as it is.
pub fn in_braces(input: TokenStream) -> TokenStream {
    let tokens = input.clone().into_iter().collect::<Vec<_>>();
    let body_end = match &tokens[..] {
        [before @ .., keyword, last] if is_keyword(keyword, "else") && block(last).is_some() => before.last(),
        tokens => tokens.last(),
    };
    if !body_end.is_some_and(|last| is_punct(last, '>')) {
        return input;
    }
    let Ok(parsed) = Input::parse(Spelling::Macro, quote!([crate] #input)) else { return input };
    let iterable = &parsed.iterable;
    written(&parsed, quote!(#(#iterable)*), &parsed.body, parsed.otherwise.as_ref())
}

fn written<B: ToTokens>(input: &Input, iterable: impl ToTokens, body: B, otherwise: Option<B>) -> TokenStream {
    let Input { attributes, label, pattern, in_span, .. } = input;
    let in_ = Ident::new("in", *in_span);
    let otherwise = otherwise.map(|otherwise| quote!(else #otherwise));
    quote!(#attributes #label for #(#pattern)* #in_ #iterable #body #otherwise)
}
