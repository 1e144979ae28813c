//! Types that items cannot be of.

use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;
use syn::{Error, Type};

/// What to yield instead of items of this type, which has no size, for certain.
pub fn without_size(item: &Type) -> Option<&'static str> {
    match item {
        Type::Path(path) if path.path.is_ident("str") => Some("`&str` or `String`"),
        Type::Slice(_) => Some("a reference to it, or a `Vec`"),
        Type::TraitObject(object) if object.dyn_token.is_some() => Some("a `Box` of it"),
        Type::Group(group) => without_size(&group.elem),
        Type::Paren(paren) => without_size(&paren.elem),
        _ => None,
    }
}

/// A type that can stand for such a one, so that rustc goes on.
pub fn reference_to(item: &Type) -> TokenStream {
    let site = Span::mixed_site();
    // `dyn A + B` behind a `&` needs parentheses, of which rustc would say that `str` does not.
    let is_sum = matches!(item, Type::TraitObject(_));
    if is_sum { quote_spanned!(site=> &'static (#item)) } else { quote_spanned!(site=> &'static #item) }
}

/// The error at such a type.
pub fn no_size(place: Span, instead: &str) -> Error {
    Error::new(place, format!("items of this type have no size that is known at compile time: yield {instead}"))
}
