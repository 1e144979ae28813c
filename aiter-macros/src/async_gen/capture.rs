//! How the arguments of a generator move into its body.
//!
//! An `async fn` takes all of its arguments along, used or not, and drops them in the order of their declaration when
//! it is never polled, and otherwise as locals are: last to first. A generator does the same, with closures that
//! capture what they mention, in the order of mention, and drop it in that order. To mention an argument costs nothing,
//! while to bind it again would store it twice.

use std::mem;

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use syn::{Attribute, FnArg, Pat, Signature, ext::IdentExt as _, parse::Parser as _};

use crate::{editor::shown_at, token::group};

/// What becomes of the arguments. All of it is in the order of their declaration.
#[derive(Default)]
pub struct Capture {
    /// The names to mention, each behind the attributes that say whether it is there.
    pub names: Vec<TokenStream>,
    /// Statements in the body that take arguments apart.
    pub bindings: Vec<TokenStream>,
    /// The names that are captured under their own name, of which rustc would not warn: each with the attributes that
    /// say whether it would.
    pub unwarned: Vec<(Ident, TokenStream)>,
}

impl Capture {
    /// Gives each argument of `signature` a name that can be mentioned.
    pub fn of(signature: &mut Signature) -> Self {
        let mut capture = Self::default();
        for (place, input) in signature.inputs.iter_mut().enumerate() {
            match input {
                FnArg::Receiver(receiver) => {
                    let name = Ident::new("self", receiver.self_token.span);
                    capture.names.push(mentioned(&cfg(&receiver.attrs), &name));
                }
                FnArg::Typed(argument) => {
                    let name = format_ident!("async_gen_argument_{place}", span = Span::mixed_site());
                    let written = mem::take(&mut argument.attrs);
                    let attributes = written.iter().map(ToTokens::to_token_stream).collect();
                    argument.attrs = Attribute::parse_outer.parse2(allow_expected(attributes)).unwrap_or_default();
                    capture.argument(&argument.attrs, &lints(&written), &mut argument.pat, &name);
                }
            }
        }
        capture
    }

    /// Deals with an argument, whose pattern is replaced by `name` where it cannot stay in the signature.
    fn argument(&mut self, all: &[Attribute], lints: &[&Attribute], pattern: &mut Pat, name: &Ident) {
        let site = Span::mixed_site();
        let attributes = &cfg(all)[..];
        let mut parts = Parts::default();
        let has_parts = parts.collect(pattern);
        let names = parts.names.iter().map(|part| mentioned(attributes, part));
        // After an argument that a statement binds, the next must be a local too, to be dropped before that one.
        let must_be_local = !self.bindings.is_empty();
        let is_bound = must_be_local || !has_parts || parts.has_fields;
        if !is_bound {
            self.unwarned.extend(parts.names.iter().map(|part| (part.clone(), quote!(#(#all)*))));
        }
        if let (Pat::Ident(variable), true) = (&mut *pattern, has_parts) {
            self.names.push(mentioned(attributes, &variable.ident));
            if must_be_local {
                let (mutability, name) = (variable.mutability.take(), &variable.ident);
                let underscore_lints = underscore_lints(name);
                self.bindings.push(quote_spanned! {site=>
                    #(#attributes)* #underscore_lints #[allow(clippy::shadow_same)] #(#lints)* let #mutability #name = #name;
                });
            }
        } else if !is_bound {
            self.names.extend(names);
        } else {
            // `mut`, for what the pattern may borrow by `ref mut`.
            let pattern = mem::replace(pattern, syn::parse_quote!(mut #name));
            self.names.push(mentioned(attributes, name));
            if must_be_local {
                self.bindings.push(quote_spanned!(site=> #(#attributes)* let mut #name = #name;));
            }
            if must_be_local || !matches!(pattern, Pat::Wild(_)) {
                self.bindings.push(quote_spanned!(site=> #(#attributes)* #(#lints)* let #pattern = #name;));
            }
        }
    }
}

fn mentioned(attributes: &[&Attribute], name: &Ident) -> TokenStream {
    quote!(#(#attributes)* #name)
}

/// What clippy says about a use of a variable like `_unused` is not meant for ours.
pub fn underscore_lints(name: &Ident) -> Option<TokenStream> {
    let site = Span::mixed_site();
    name.to_string()
        .starts_with('_')
        .then(|| quote_spanned!(site=> #[allow(clippy::no_effect_underscore_binding, clippy::used_underscore_binding)]))
}

/// The attributes that say whether an argument is there.
pub fn cfg(attributes: &[Attribute]) -> Vec<&Attribute> {
    let decides = |attribute: &&Attribute| ["cfg", "cfg_attr"].iter().any(|name| attribute.path().is_ident(name));
    attributes.iter().filter(decides).collect()
}

/// Attributes of an argument with `allow` for each `expect`. To capture an argument is a use of it, in which nothing is to
/// be expected.
pub fn allow_expected(attributes: TokenStream) -> TokenStream {
    let allowing = attributes.into_iter().map(|token| match token {
        TokenTree::Ident(level) if level == "expect" => {
            Ident::new("allow", Span::mixed_site().located_at(shown_at(level.span()))).into()
        }
        TokenTree::Group(inner) => group(inner.delimiter(), allow_expected(inner.stream()), inner.span()).into(),
        token => token,
    });
    allowing.collect()
}

/// The attributes that say what rustc says of the names in an argument.
fn lints(attributes: &[Attribute]) -> Vec<&Attribute> {
    let levels = ["allow", "deny", "expect", "forbid", "warn"];
    attributes.iter().filter(|attribute| levels.iter().any(|name| attribute.path().is_ident(name))).collect()
}

/// The parts that a pattern binds by name.
#[derive(Default)]
struct Parts {
    names: Vec<Ident>,
    /// Whether the pattern may name fields in another order than that in which they are declared, and so dropped.
    has_fields: bool,
}

impl Parts {
    /// Collects the names in a pattern, if that binds every part of its value by name. In any other pattern a part has
    /// no name: `_` and `..` would drop it at once, and `ref` borrows from it.
    fn collect(&mut self, pattern: &Pat) -> bool {
        match pattern {
            Pat::Ident(binding) => {
                self.names.push(binding.ident.clone());
                // A name in upper case is a constant or a unit struct.
                let is_variable = !binding.ident.unraw().to_string().starts_with(char::is_uppercase);
                is_variable && binding.by_ref.is_none() && binding.subpat.is_none()
            }
            Pat::Paren(paren) => self.collect(&paren.pat),
            Pat::Reference(reference) => self.collect(&reference.pat),
            Pat::Tuple(tuple) => tuple.elems.iter().all(|element| self.collect(element)),
            Pat::TupleStruct(tuple) => tuple.elems.iter().all(|element| self.collect(element)),
            Pat::Slice(slice) => slice.elems.iter().all(|element| self.collect(element)),
            Pat::Struct(fields) => {
                self.has_fields |= fields.fields.len() > 1;
                // A field with an attribute may not be there.
                fields.rest.is_none()
                    && fields.fields.iter().all(|field| field.attrs.is_empty() && self.collect(&field.pat))
            }
            _ => false,
        }
    }
}
