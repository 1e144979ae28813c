//! How the arguments of a generator move into its body.
//!
//! An `async fn` takes all of its arguments along, used or not, and drops them in the order of their declaration when
//! it is never polled, and otherwise as locals are: last to first. A generator does the same, with closures that
//! capture what they mention, in the order of mention, and drop it in that order. To mention an argument costs nothing,
//! while to bind it again would store it twice.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, format_ident, quote_spanned};
use syn::{Attribute, FnArg, Pat, PatIdent, Signature};

/// What a body does about its arguments.
#[derive(Default)]
pub struct Capture {
    /// Mentions that capture each argument, in the order of declaration.
    pub mentions: Vec<TokenStream>,
    /// Statements that bind what the signature could not.
    pub bindings: Vec<TokenStream>,
}

impl Capture {
    /// Gives each argument of `signature` a name that can be mentioned.
    pub fn of(signature: &mut Signature) -> Self {
        let site = Span::mixed_site();
        let mut capture = Self::default();
        for (place, input) in signature.inputs.iter_mut().enumerate() {
            match input {
                FnArg::Receiver(receiver) => {
                    let attributes = cfg(&receiver.attrs);
                    capture.mention(&attributes, &receiver.self_token);
                }
                FnArg::Typed(argument) => {
                    let attributes = cfg(&argument.attrs);
                    let mut names = Vec::new();
                    if binds_all(&mut argument.pat, &mut names) {
                        for name in names {
                            capture.mention(&attributes, &name.ident);
                            capture.bind_after_bindings(&attributes, name);
                        }
                    } else {
                        let name = format_ident!("argument_{place}", span = Span::mixed_site());
                        let pattern = std::mem::replace(&mut *argument.pat, syn::parse_quote!(#name));
                        capture.mention(&attributes, &name);
                        if !matches!(pattern, Pat::Wild(_)) || !capture.bindings.is_empty() {
                            capture.bindings.push(quote_spanned!(site=> #(#attributes)* let #name = #name;));
                        }
                        capture.bindings.push(quote_spanned!(site=> #(#attributes)* let #pattern = #name;));
                    }
                }
            }
        }
        capture
    }

    fn mention(&mut self, attributes: &[&Attribute], name: &impl ToTokens) {
        self.mentions.push(quote_spanned!(Span::mixed_site()=> #(#attributes)* let _ = &#name;));
    }

    /// Makes a local of an argument that comes after one which a statement bound, so that it is dropped before that
    /// one.
    fn bind_after_bindings(&mut self, attributes: &[&Attribute], binding: &mut PatIdent) {
        if !self.bindings.is_empty() {
            let name = &binding.ident;
            let mutability = binding.mutability.take();
            self.bindings.push(quote_spanned!(Span::mixed_site()=> #(#attributes)* let #mutability #name = #name;));
        }
    }
}

/// The attributes that say whether an argument is there.
fn cfg(attributes: &[Attribute]) -> Vec<&Attribute> {
    attributes.iter().filter(|attribute| attribute.path().is_ident("cfg")).collect()
}

/// Collects the names in a pattern that binds every part of its value by name, so that it may stay in the signature. In
/// any other pattern a part has no name: `_` and `..` would drop it at once, and `ref` borrows from it.
fn binds_all<'a>(pattern: &'a mut Pat, names: &mut Vec<&'a mut PatIdent>) -> bool {
    match pattern {
        Pat::Ident(binding) => {
            // A name in upper case is a constant or a unit struct.
            let is_variable = binding.by_ref.is_none()
                && binding.subpat.is_none()
                && !binding.ident.to_string().starts_with(char::is_uppercase);
            names.push(binding);
            is_variable
        }
        Pat::Paren(paren) => binds_all(&mut paren.pat, names),
        Pat::Reference(reference) => binds_all(&mut reference.pat, names),
        Pat::Tuple(tuple) => tuple.elems.iter_mut().all(|element| binds_all(element, names)),
        Pat::TupleStruct(tuple) => tuple.elems.iter_mut().all(|element| binds_all(element, names)),
        Pat::Slice(slice) => slice.elems.iter_mut().all(|element| binds_all(element, names)),
        Pat::Struct(fields) => {
            fields.rest.is_none() && fields.fields.iter_mut().all(|field| binds_all(&mut field.pat, names))
        }
        _ => false,
    }
}
