//! Arguments that a body does not use. A generator captures each of them, which rustc takes for a use; so that it would not
//! warn of one that is forgotten.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::quote_spanned;
use syn::ext::IdentExt as _;

/// Writes, for each name of an argument that does not occur in `body`, code of which rustc says that it is unused, as it
/// would of the function's own.
pub fn unused_arguments(names: &[(Ident, TokenStream)], body: &TokenStream) -> TokenStream {
    let mut unused = names.iter().filter(|(name, _)| !name.to_string().starts_with('_')).collect::<Vec<_>>();
    remove_used(body, &mut unused);
    let unused = unused
        .into_iter()
        .map(|(name, attributes)| quote_spanned!(Span::mixed_site()=> if false { #attributes let #name = loop {}; }));
    unused.collect()
}

/// Removes the names that occur in `body`, be it in the text of a format; and all where it includes a file.
fn remove_used(body: &TokenStream, names: &mut Vec<&(Ident, TokenStream)>) {
    for token in body.clone() {
        if names.is_empty() {
            return;
        }
        match token {
            TokenTree::Ident(used) if used == "include" => names.clear(),
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
