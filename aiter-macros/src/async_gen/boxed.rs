//! The signature of a function that returns its generator in a box: `#[async_gen(boxed)]`.
//!
//! The type in the box has no name, so what it borrows must be said with one lifetime that all the borrowed ones
//! outlive. Where there is only one to begin with, it is `'_`; else it is a parameter of its own, as async-trait has
//! it.

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote_spanned};
use syn::{
    BoundLifetimes, FnArg, GenericParam, Ident, Lifetime, ParenthesizedGenericArguments, PathArguments, Receiver,
    ReceiverKind, Signature, TraitBound, Type, TypeFnPtr, TypeImplTrait, TypeParamBound, TypePath, TypeReference,
    WhereClause, WherePredicate,
    visit_mut::{self, VisitMut},
};

/// Types that borrow nothing, for certain.
const OWNED: [&str; 18] = [
    "bool", "char", "f32", "f64", "i8", "i16", "i32", "i64", "i128", "isize", "str", "String", "u8", "u16", "u32",
    "u64", "u128", "usize",
];

/// Makes `signature` return a box of a generator of `item`.
pub fn return_box(signature: &mut Signature, item: &TokenStream, is_send: bool, facade: &TokenStream) {
    let site = Span::mixed_site();
    let expansion = quote_spanned!(site=> #facade::__private);
    let mut item = item.clone();
    let borrowed = borrow(signature, &mut item);
    let send = is_send.then(|| quote_spanned!(site=> + #expansion::Send));
    let output = quote_spanned! {site=>
        -> #expansion::Pin<#expansion::Box<dyn #facade::AsyncGenerator<Item = #item> #send #borrowed>>
    };
    signature.output = syn::parse_quote!(#output);
}

/// Bounds all that `signature` may borrow by one lifetime, and returns that as a bound.
fn borrow(signature: &mut Signature, item: &mut TokenStream) -> Option<TokenStream> {
    let site = Span::mixed_site();
    let mut found = Borrowed::default();
    for input in &mut signature.inputs {
        found.visit_fn_arg_mut(input);
    }
    let is_method = matches!(signature.inputs.first(), Some(FnArg::Receiver(_)));
    let is_method_by_reference = matches!(
        signature.inputs.first(),
        Some(FnArg::Receiver(Receiver { kind: ReceiverKind::Reference(_, None, _), .. }))
    );
    if is_method_by_reference {
        // A reference to it is not longer than it.
        found.types.retain(|path| !path.path.is_ident("Self"));
    }
    let is_plain = signature.generics.params.is_empty() && found.types.is_empty() && !found.has_impl;
    match (found.elided, found.lifetimes.len()) {
        (0, 0) if is_plain => return None,
        (1, 0) if is_plain && (is_method_by_reference || !is_method) => return Some(quote_spanned!(site=> + '_)),
        _ => {}
    }

    let prefix = unused_prefix(signature);
    let mut elided = Vec::new();
    let mut name = NameElided(|span| {
        let lifetime = Lifetime { apostrophe: span, ident: Ident::new(&format!("{prefix}{}", elided.len()), span) };
        elided.push(copy(&lifetime));
        lifetime
    });
    for input in &mut signature.inputs {
        name.visit_fn_arg_mut(input);
        BoundImpl.visit_fn_arg_mut(input);
    }
    // Of what is elided in the type of the items, rustc would say that it has a name now.
    let elided_in_item = match &elided[..] {
        [only] if found.lifetimes.is_empty() => Some(copy(only)),
        [first, ..] if is_method_by_reference => Some(copy(first)),
        _ => None,
    };
    if let (Some(lifetime), Ok(mut parsed)) = (elided_in_item, syn::parse2::<Type>(item.clone())) {
        NameElided(|_| copy(&lifetime)).visit_type_mut(&mut parsed);
        *item = parsed.into_token_stream();
    }

    let generics = &mut signature.generics;
    for parameter in &mut generics.params {
        // A bound is added to those that there are, because clippy wants all of them in one place.
        match parameter {
            GenericParam::Lifetime(parameter) => {
                found.lifetimes.retain(|lifetime| *lifetime != parameter.lifetime);
                let elsewhere = generics.where_clause.iter_mut().flat_map(|clause| &mut clause.predicates).find_map(
                    |it| match it {
                        WherePredicate::Lifetime(it) if it.lifetime == parameter.lifetime => Some(&mut it.bounds),
                        _ => None,
                    },
                );
                parameter.colon_token.get_or_insert_default();
                elsewhere.unwrap_or(&mut parameter.bounds).push(whole());
            }
            GenericParam::Type(parameter) => {
                found.types.retain(|path| !path.path.is_ident(&parameter.ident));
                let elsewhere = generics.where_clause.iter_mut().flat_map(|clause| &mut clause.predicates).find_map(
                    |it| match it {
                        WherePredicate::Type(it) if is_type(&it.bounded_ty, &parameter.ident) => Some(&mut it.bounds),
                        _ => None,
                    },
                );
                parameter.colon_token.get_or_insert_default();
                elsewhere.unwrap_or(&mut parameter.bounds).push(TypeParamBound::Lifetime(whole()));
            }
            GenericParam::Const(_) => {}
        }
    }
    // Lifetimes stand in front of types, in the order of their declaration.
    let mut place = generics.params.iter().filter(|it| matches!(it, GenericParam::Lifetime(_))).count();
    let whole = whole();
    for lifetime in &elided {
        generics.params.insert(place, syn::parse_quote!(#lifetime));
        place += 1;
    }
    generics.params.insert(place, syn::parse_quote!(#whole));
    // What else was found are parameters of the trait or the implementation, or may be.
    let (lifetimes, types) = (found.lifetimes.iter().chain(&elided), &found.types);
    let self_ = (is_method && !types.iter().any(|path| path.path.is_ident("Self")))
        .then(|| quote_spanned!(site=> Self: #whole,));
    let predicates: WhereClause = syn::parse_quote!(where #(#lifetimes: #whole,)* #(#types: #whole,)* #self_);
    if !predicates.predicates.is_empty() {
        generics.make_where_clause().predicates.extend(predicates.predicates);
    }
    Some(quote_spanned!(site=> + #whole))
}

fn is_type(written: &Type, name: &Ident) -> bool {
    matches!(written, Type::Path(path) if path.qself.is_none() && path.path.is_ident(name))
}

/// The lifetime that all borrowed ones outlive.
fn whole() -> Lifetime {
    Lifetime::new("'async_gen", Span::mixed_site())
}

fn copy(lifetime: &Lifetime) -> Lifetime {
    Lifetime { apostrophe: lifetime.apostrophe, ident: lifetime.ident.clone() }
}

/// What names of lifetimes can begin with that no lifetime of the user's begins with.
fn unused_prefix(signature: &Signature) -> &'static str {
    if signature.to_token_stream().to_string().contains("'life") { "async_gen_life" } else { "life" }
}

/// What the arguments may borrow.
#[derive(Default)]
struct Borrowed {
    elided: usize,
    lifetimes: Vec<Lifetime>,
    has_impl: bool,
    /// Types that may be parameters, which are those with a bare name, and those that belong to one.
    types: Vec<TypePath>,
}

impl VisitMut for Borrowed {
    fn visit_receiver_mut(&mut self, receiver: &mut Receiver) {
        match &receiver.kind {
            ReceiverKind::Reference(_, None, _) => self.elided += 1,
            ReceiverKind::Value => self.types.push(syn::parse_quote!(Self)),
            _ => visit_mut::visit_receiver_mut(self, receiver),
        }
    }

    fn visit_type_reference_mut(&mut self, reference: &mut TypeReference) {
        self.elided += usize::from(reference.lifetime.is_none());
        visit_mut::visit_type_reference_mut(self, reference);
    }

    fn visit_lifetime_mut(&mut self, lifetime: &mut Lifetime) {
        if lifetime.ident == "_" {
            self.elided += 1;
        } else if lifetime.ident != "static" && !self.lifetimes.contains(lifetime) {
            self.lifetimes.push(copy(lifetime));
        }
    }

    fn visit_type_impl_trait_mut(&mut self, argument: &mut TypeImplTrait) {
        self.has_impl = true;
        visit_mut::visit_type_impl_trait_mut(self, argument);
    }

    fn visit_type_path_mut(&mut self, path: &mut TypePath) {
        let names = &path.path.segments;
        let is_bare = names.iter().all(|name| matches!(name.arguments, PathArguments::None));
        let is_type = |name: &Ident| name.to_string().starts_with(char::is_uppercase);
        let may_borrow = match (names.first(), names.len()) {
            _ if path.qself.is_some() => is_bare,
            (Some(only), 1) => is_bare && !OWNED.iter().any(|owned| only.ident == owned),
            // What belongs to a type parameter, and not what is in a module.
            (Some(first), 2) => is_bare && path.path.leading_colon.is_none() && is_type(&first.ident),
            _ => false,
        };
        let written = path.to_token_stream();
        if may_borrow && !self.types.iter().any(|it| it.to_token_stream().to_string() == written.to_string()) {
            self.types.push(syn::parse_quote!(#written));
        }
        visit_mut::visit_type_path_mut(self, path);
    }

    // Their lifetimes are their own.
    fn visit_type_fn_ptr_mut(&mut self, _: &mut TypeFnPtr) {}

    fn visit_parenthesized_generic_arguments_mut(&mut self, _: &mut ParenthesizedGenericArguments) {}

    // And so are those of a `for<'a>`.
    fn visit_trait_bound_mut(&mut self, bound: &mut TraitBound) {
        let known = self.lifetimes.len();
        visit_mut::visit_trait_bound_mut(self, bound);
        if let Some(own) = &bound.lifetimes {
            let found = self.lifetimes.split_off(known);
            let is_own = |lifetime: &Lifetime| {
                own.lifetimes.iter().any(|it| matches!(it, GenericParam::Lifetime(it) if it.lifetime == *lifetime))
            };
            self.lifetimes.extend(found.into_iter().filter(|lifetime| !is_own(lifetime)));
        }
    }

    fn visit_bound_lifetimes_mut(&mut self, _: &mut BoundLifetimes) {}
}

/// Gives each elided lifetime a name.
struct NameElided<F>(F);

impl<F: FnMut(Span) -> Lifetime> VisitMut for NameElided<F> {
    fn visit_receiver_mut(&mut self, receiver: &mut Receiver) {
        if let ReceiverKind::Reference(ampersand, lifetime @ None, _) = &mut receiver.kind {
            *lifetime = Some((self.0)(ampersand.span));
        }
        visit_mut::visit_receiver_mut(self, receiver);
    }

    fn visit_type_reference_mut(&mut self, reference: &mut TypeReference) {
        if reference.lifetime.is_none() {
            reference.lifetime = Some((self.0)(reference.and_token.span));
        }
        visit_mut::visit_type_reference_mut(self, reference);
    }

    fn visit_lifetime_mut(&mut self, lifetime: &mut Lifetime) {
        if lifetime.ident == "_" {
            *lifetime = (self.0)(lifetime.apostrophe);
        }
    }

    fn visit_type_fn_ptr_mut(&mut self, _: &mut TypeFnPtr) {}

    fn visit_parenthesized_generic_arguments_mut(&mut self, _: &mut ParenthesizedGenericArguments) {}
}

/// Bounds each `impl Trait`.
struct BoundImpl;

impl VisitMut for BoundImpl {
    fn visit_type_impl_trait_mut(&mut self, argument: &mut TypeImplTrait) {
        visit_mut::visit_type_impl_trait_mut(self, argument);
        argument.bounds.push(TypeParamBound::Lifetime(whole()));
    }
}
