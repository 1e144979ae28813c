//! What a `macro_rules!` of the user's was handed as `$e:expr`.
//!
//! It is one operand, whatever stands in it: with `1 + 1` for `$e`, `$e * 2` is 4. rustc keeps it in a group without
//! delimiters, and forgets what that means once a procedural macro has taken the tokens around it apart.

use proc_macro2::{Delimiter, Group, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::Expr;

/// Puts parentheses around each expression that a macro handed in, where the tokens beside it could change its meaning.
/// Groups with delimiters are left as they are, since nothing in them has been taken apart.
pub fn parenthesize_fragments(tokens: &mut [TokenTree]) {
    for token in tokens {
        let TokenTree::Group(group) = token else { continue };
        if group.delimiter() == Delimiter::None && needs_parentheses(group.stream()) {
            let mut parenthesized = Group::new(Delimiter::Parenthesis, group.stream());
            parenthesized.set_span(Span::mixed_site());
            *token = parenthesized.into();
        }
    }
}

/// Whether a fragment is an expression with an operator in it that could bind less than one beside it. A type or a
/// pattern that looks like one may stand in parentheses too.
fn needs_parentheses(fragment: TokenStream) -> bool {
    match syn::parse2::<Expr>(fragment) {
        Ok(Expr::Group(group)) => needs_parentheses(group.expr.into_token_stream()),
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
