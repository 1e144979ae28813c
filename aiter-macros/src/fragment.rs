//! What a `macro_rules!` of the user's was handed as `$e:expr`, `$t:ty` or `$p:pat`.
//!
//! It is one operand, whatever stands in it: with `1 + 1` for `$e`, `$e * 2` is 4. rustc keeps it in a group without
//! delimiters, and forgets what that means once a procedural macro has taken the tokens around it apart.

use proc_macro2::{Delimiter, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Expr, Type, parse::Parse};

use crate::{
    depth,
    token::{self, is_punct},
};

/// Puts parentheses around each fragment whose meaning the tokens beside it could change. Groups with delimiters are
/// left as they are: it is for tokens that are taken apart no further.
pub fn parenthesize(tokens: &mut [TokenTree]) {
    for place in 0..tokens.len() {
        if let TokenTree::Group(group) = &tokens[place] {
            let is_receiver = tokens.get(place + 1).is_some_and(|next| is_punct(next, '.') || is_punct(next, '?'));
            if group.delimiter() == Delimiter::None && needs_parentheses(group.stream(), is_receiver) {
                tokens[place] = token::group(Delimiter::Parenthesis, group.stream(), Span::mixed_site()).into();
            }
        }
    }
}

/// The same in all groups but those of attributes: for tokens that are parsed.
pub fn parenthesize_all(tokens: TokenStream) -> TokenStream {
    let mut tokens = tokens.into_iter().collect::<Vec<_>>();
    for place in 0..tokens.len() {
        let is_attribute = place > 0 && (is_punct(&tokens[place - 1], '#') || is_punct(&tokens[place - 1], '!'));
        if let TokenTree::Group(group) = &tokens[place] {
            if !is_attribute {
                let inside = parenthesize_all(group.stream());
                tokens[place] = token::group(group.delimiter(), inside, group.span()).into();
            }
        }
    }
    parenthesize(&mut tokens);
    tokens.into_iter().collect()
}

/// Whether a fragment has an operator in it that could bind less than one beside it. A type or a pattern that looks
/// like such an expression may stand in parentheses too, but not a negative number, which only a call would change.
fn needs_parentheses(fragment: TokenStream, is_receiver: bool) -> bool {
    if let Ok(Type::TraitObject(object)) = depth::parse(Type::parse, fragment.clone()) {
        return object.bounds.len() > 1;
    }
    match depth::parse(Expr::parse, fragment) {
        Ok(Expr::Group(group)) => needs_parentheses(group.expr.into_token_stream(), is_receiver),
        Ok(Expr::Unary(unary)) if matches!(*unary.expr, Expr::Lit(_)) => is_receiver,
        Ok(expression) => matches!(
            expression,
            Expr::Assign(_)
                | Expr::Binary(_)
                | Expr::Break(_)
                | Expr::Cast(_)
                | Expr::Closure(_)
                | Expr::Range(_)
                | Expr::RawAddr(_)
                | Expr::Reference(_)
                | Expr::Return(_)
                | Expr::Struct(_)
                | Expr::Unary(_)
        ),
        Err(_) => false,
    }
}
