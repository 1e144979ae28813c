//! Arguments that a body does not use. A generator captures each of them, which rustc takes for a use; so that it would not
//! warn of one that is forgotten.

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::{ToTokens, quote_spanned};
use syn::{FnArg, Ident, Pat, PatType, Signature, Type, ext::IdentExt as _};

use crate::token::contains_keyword;

/// Writes, for each argument that does not occur in `body`, code of which rustc says that the argument is unused, as it
/// would of the function's own. What is expected of it is found there.
pub fn unused_arguments(signature: &mut Signature, body: &TokenStream) -> TokenStream {
    let mut unused = signature.inputs.iter_mut().filter_map(simple_argument).collect::<Vec<_>>();
    remove_used(body, &mut unused);
    let unused = unused.into_iter().map(|(name, argument)| {
        let (expected, attributes) =
            argument.attrs.drain(..).partition::<Vec<_>, _>(|attribute| attribute.path().is_ident("expect"));
        argument.attrs = attributes;
        let (attributes, type_) = (&argument.attrs, &argument.ty);
        quote_spanned!(Span::mixed_site()=> let _ = |#(#expected)* #(#attributes)* #name: #type_| {};)
    });
    let unused = unused.collect::<TokenStream>();
    if unused.is_empty() { unused } else { quote_spanned!(Span::mixed_site()=> if false { #unused }) }
}

/// An argument that is a name of which rustc would warn. One that may not be there is left alone, and so is one of a type
/// that can be written in a signature alone.
fn simple_argument(argument: &mut FnArg) -> Option<(Ident, &mut PatType)> {
    let FnArg::Typed(argument) = argument else { return None };
    let Pat::Ident(pattern) = &*argument.pat else { return None };
    let name = pattern.ident.clone();
    let is_variable = !name.to_string().starts_with('_') && pattern.subpat.is_none() && !contains_impl(&argument.ty);
    let is_cfg = argument.attrs.iter().any(|it| it.path().is_ident("cfg") || it.path().is_ident("cfg_attr"));
    (is_variable && !is_cfg).then_some((name, argument))
}

fn contains_impl(written: &Type) -> bool {
    contains_keyword(written.to_token_stream(), "impl")
}

/// Removes the names that occur in `body`, be it in the text of a format.
fn remove_used<T>(body: &TokenStream, names: &mut Vec<(Ident, T)>) {
    for token in body.clone() {
        if names.is_empty() {
            return;
        }
        match token {
            TokenTree::Ident(used) => names.retain(|(name, _)| *name != used),
            TokenTree::Group(group) => remove_used(&group.stream(), names),
            TokenTree::Literal(literal) => {
                let text = literal.to_string();
                names.retain(|(name, _)| !text.contains(&name.unraw().to_string()));
            }
            TokenTree::Punct(_) => {}
        }
    }
}
