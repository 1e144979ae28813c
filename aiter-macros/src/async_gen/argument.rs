//! How the arguments of a generator move into its body.
//!
//! An `async fn` takes all of its arguments along, used or not, and drops them in the order of their declaration when
//! it is never polled, and otherwise as locals are: last to first. A generator does the same, with closures that
//! capture what they mention, in the order of mention, and drop it in that order. To mention an argument costs nothing,
//! while to bind it again would store it twice.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, format_ident, quote_spanned};
use syn::{Attribute, FnArg, Ident, Pat, PatIdent, Signature};

/// What becomes of the arguments. All of it is in the order of their declaration.
#[derive(Default)]
pub struct Capture {
    /// Mentions that capture the arguments in the closure which makes the body.
    pub arguments: Vec<TokenStream>,
    /// Statements in that closure that take arguments apart.
    pub parts: Vec<TokenStream>,
    /// Mentions that capture the arguments, or their parts, in the body.
    pub mentions: Vec<TokenStream>,
    /// Statements that bind in the body what could not be taken apart before.
    pub bindings: Vec<TokenStream>,
}

impl Capture {
    /// Gives each argument of `signature` a name that can be mentioned.
    pub fn of(signature: &mut Signature) -> Self {
        let mut capture = Self::default();
        for (place, input) in signature.inputs.iter_mut().enumerate() {
            match input {
                FnArg::Receiver(receiver) => {
                    let mention = mention(&cfg(&receiver.attrs), &receiver.self_token);
                    capture.arguments.push(mention.clone());
                    capture.mentions.push(mention);
                }
                FnArg::Typed(argument) => {
                    let name = format_ident!("async_gen_argument_{place}", span = Span::mixed_site());
                    capture.argument(&cfg(&argument.attrs), &mut argument.pat, &name);
                }
            }
        }
        capture
    }

    /// Deals with an argument, whose pattern is replaced by `name` where that must be.
    fn argument(&mut self, attributes: &[&Attribute], pattern: &mut Pat, name: &Ident) {
        let site = Span::mixed_site();
        let has_parts = binds_all(pattern, &mut Vec::new());
        if has_parts && !contains_struct(pattern) {
            let mut parts = Vec::new();
            binds_all(pattern, &mut parts);
            for part in parts {
                self.arguments.push(mention(attributes, &part.ident));
                self.part(attributes, part);
            }
            return;
        }
        self.arguments.push(mention(attributes, name));
        let mut pattern = std::mem::replace(pattern, syn::parse_quote!(#name));
        if has_parts {
            let mut parts = Vec::new();
            binds_all(&mut pattern, &mut parts);
            for part in parts {
                self.part(attributes, part);
            }
            self.parts.push(quote_spanned!(site=> #(#attributes)* let #pattern = #name;));
        } else {
            self.mentions.push(mention(attributes, name));
            if !matches!(pattern, Pat::Wild(_)) || !self.bindings.is_empty() {
                self.bindings.push(quote_spanned!(site=> #(#attributes)* let #name = #name;));
            }
            self.bindings.push(quote_spanned!(site=> #(#attributes)* let #pattern = #name;));
        }
    }

    /// Captures an argument, or a part of one, in the body.
    fn part(&mut self, attributes: &[&Attribute], part: &mut PatIdent) {
        let name = &part.ident;
        self.mentions.push(mention(attributes, name));
        // After one that a statement binds, it must be a local too, to be dropped before that one.
        if !self.bindings.is_empty() {
            let mutability = part.mutability.take();
            self.bindings.push(quote_spanned!(Span::mixed_site()=> #(#attributes)* let #mutability #name = #name;));
        }
    }
}

fn mention(attributes: &[&Attribute], name: &impl ToTokens) -> TokenStream {
    quote_spanned!(Span::mixed_site()=> #(#attributes)* let _ = &#name;)
}

/// The attributes that say whether an argument is there.
fn cfg(attributes: &[Attribute]) -> Vec<&Attribute> {
    attributes.iter().filter(|attribute| attribute.path().is_ident("cfg")).collect()
}

/// Collects the names in a pattern that binds every part of its value by name. In any other pattern a part has no name:
/// `_` and `..` would drop it at once, and `ref` borrows from it.
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

/// Whether a pattern may name fields in another order than that in which they are declared, and so dropped.
fn contains_struct(pattern: &Pat) -> bool {
    match pattern {
        Pat::Paren(paren) => contains_struct(&paren.pat),
        Pat::Reference(reference) => contains_struct(&reference.pat),
        Pat::Tuple(tuple) => tuple.elems.iter().any(contains_struct),
        Pat::TupleStruct(tuple) => tuple.elems.iter().any(contains_struct),
        Pat::Slice(slice) => slice.elems.iter().any(contains_struct),
        Pat::Struct(_) => true,
        _ => false,
    }
}
