//! Arguments that a body does not use. A generator captures each of them, which rustc takes for a use; so that it would not
//! warn of one that is forgotten.

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::{ToTokens, quote_spanned};
use syn::{FnArg, Ident, Pat, Signature, Type, ext::IdentExt as _};

use crate::token::{is_keyword, is_punct};

/// Writes, for each argument that does not occur in `body`, code of which rustc says that the argument is unused, as it
/// would of the function's own.
pub fn unused_arguments(signature: &Signature, body: &TokenStream) -> TokenStream {
    // Behind an argument that is taken apart the others are bound by a statement, of which rustc warns by itself.
    let arguments = signature.inputs.iter().take_while(|argument| is_simple(argument));
    let mut unused = arguments.filter_map(name_and_type).collect::<Vec<_>>();
    remove_used(body, &mut unused);
    let unused = unused
        .into_iter()
        .map(|(name, type_)| quote_spanned!(Span::mixed_site()=> let _ = |#name: #type_| {};))
        .collect::<TokenStream>();
    if unused.is_empty() { unused } else { quote_spanned!(Span::mixed_site()=> if false { #unused }) }
}

/// Whether an argument is no more than a name. One in upper case is a unit struct.
fn is_simple(argument: &FnArg) -> bool {
    let FnArg::Typed(argument) = argument else { return true };
    let Pat::Ident(pattern) = &*argument.pat else { return false };
    let is_variable = !pattern.ident.unraw().to_string().starts_with(char::is_uppercase);
    is_variable && pattern.by_ref.is_none() && pattern.subpat.is_none()
}

/// The name and type of an argument of which rustc would warn. Left alone is one with an attribute, which may say what is
/// allowed of it or that it is not there, and one of a type that can be written in a signature alone.
fn name_and_type(argument: &FnArg) -> Option<(&Ident, &Type)> {
    let FnArg::Typed(argument) = argument else { return None };
    let Pat::Ident(pattern) = &*argument.pat else { return None };
    let is_left = !argument.attrs.is_empty()
        || pattern.ident.to_string().starts_with('_')
        || is_of_signatures(argument.ty.to_token_stream());
    (!is_left).then_some((&pattern.ident, &*argument.ty))
}

/// Whether a type can be written in a signature alone: an `impl Trait`, or a macro, which may be one.
fn is_of_signatures(written: TokenStream) -> bool {
    written.into_iter().any(|token| match &token {
        TokenTree::Group(group) => is_of_signatures(group.stream()),
        token => is_keyword(token, "impl") || is_punct(token, '!'),
    })
}

/// Removes the names that occur in `body`, be it in the text of a format; and all where it includes a file.
fn remove_used<T>(body: &TokenStream, names: &mut Vec<(&Ident, T)>) {
    for token in body.clone() {
        if names.is_empty() {
            return;
        }
        match token {
            TokenTree::Ident(used) if used == "include" => names.clear(),
            TokenTree::Ident(used) => names.retain(|(name, _)| **name != used),
            TokenTree::Group(group) => remove_used(&group.stream(), names),
            TokenTree::Literal(literal) => {
                let text = literal.to_string();
                names.retain(|(name, _)| !text.contains(&name.unraw().to_string()));
            }
            TokenTree::Punct(_) => {}
        }
    }
}
