//! Arguments that a body does not use. A generator captures each of them, which rustc takes for a use; so that it would not
//! warn of one that is forgotten.

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::{ToTokens, quote_spanned};
use syn::{Attribute, FnArg, Ident, Pat, Signature, ext::IdentExt as _};

use super::capture::allow_expected;

/// Writes, for each argument that does not occur in `body`, code of which rustc says that the argument is unused, as it
/// would of the function's own.
pub fn unused_arguments(signature: &Signature, body: &TokenStream) -> TokenStream {
    // Behind an argument that is taken apart the others are bound by a statement, of which rustc warns by itself.
    let arguments = signature.inputs.iter().take_while(|argument| is_simple(argument));
    let mut unused = arguments.filter_map(name_and_attributes).collect::<Vec<_>>();
    remove_used(body, &mut unused);
    let unused = unused.into_iter().map(|(name, attributes)| {
        let attributes = attributes.iter().map(|attribute| allow_expected(attribute.to_token_stream()));
        quote_spanned!(Span::mixed_site()=> if false { #(#attributes)* let #name = loop {}; })
    });
    unused.collect()
}

/// Whether an argument is no more than a name. One in upper case is a unit struct.
fn is_simple(argument: &FnArg) -> bool {
    let FnArg::Typed(argument) = argument else { return true };
    let Pat::Ident(pattern) = &*argument.pat else { return false };
    let is_variable = !pattern.ident.unraw().to_string().starts_with(char::is_uppercase);
    is_variable && pattern.by_ref.is_none() && pattern.subpat.is_none()
}

/// The name of an argument of which rustc would warn, and what its attributes say of that.
fn name_and_attributes(argument: &FnArg) -> Option<(&Ident, &[Attribute])> {
    let FnArg::Typed(argument) = argument else { return None };
    let Pat::Ident(pattern) = &*argument.pat else { return None };
    (!pattern.ident.to_string().starts_with('_')).then_some((&pattern.ident, &argument.attrs[..]))
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
