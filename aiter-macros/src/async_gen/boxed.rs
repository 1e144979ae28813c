//! The signature of a function that returns its generator in a box: `#[async_gen(boxed)]`.
//!
//! The type in the box has no name, so what it borrows must be said with one lifetime that all the borrowed ones
//! outlive. Where there is only one to begin with, it is `'_`; else it is a parameter of its own, as async-trait has it.

use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;
use syn::{
    FnArg, GenericParam, Ident, Lifetime, LifetimeParam, Receiver, ReceiverKind, Signature, TypeImplTrait,
    TypeParamBound, TypePath, TypeReference, WherePredicate,
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
    let borrowed = borrow(signature);
    let send = is_send.then(|| quote_spanned!(site=> + #expansion::Send));
    let output = quote_spanned! {site=>
        -> #expansion::Pin<#expansion::Box<dyn #facade::AsyncGenerator<Item = #item> #send #borrowed>>
    };
    signature.output = syn::parse_quote!(#output);
}

/// Bounds all that `signature` may borrow by one lifetime, and returns that as a bound.
fn borrow(signature: &mut Signature) -> Option<TokenStream> {
    let site = Span::mixed_site();
    let mut arguments = Arguments::default();
    for input in &mut signature.inputs {
        arguments.visit_fn_arg_mut(input);
    }
    // A type parameter is one that has its bound already.
    let is_parameter = |name: &Ident| {
        signature
            .generics
            .params
            .iter()
            .any(|parameter| matches!(parameter, GenericParam::Type(it) if it.ident == *name))
    };
    arguments.names.retain(|name| !is_parameter(name));
    let is_method_by_reference = matches!(
        signature.inputs.first(),
        Some(FnArg::Receiver(Receiver { kind: ReceiverKind::Reference(_, None, _), .. }))
    );
    if is_method_by_reference {
        // A reference to it is not longer than it.
        arguments.names.retain(|name| name != "Self");
    }
    if signature.generics.params.is_empty() && arguments.names.is_empty() && !arguments.has_impl {
        match (arguments.elided, arguments.named) {
            (0, 0) => return None,
            (1, 0) if is_method_by_reference || !has_receiver(signature) => return Some(quote_spanned!(site=> + '_)),
            _ => {}
        }
    }

    let whole = Lifetime::new("'async_gen", site);
    let mut bounds = Bounds { whole: Lifetime::new("'async_gen", site), elided: Vec::new() };
    for input in &mut signature.inputs {
        bounds.visit_fn_arg_mut(input);
    }
    let mut predicates = Vec::<WherePredicate>::new();
    for parameter in &signature.generics.params {
        match parameter {
            GenericParam::Lifetime(LifetimeParam { lifetime, .. }) => {
                predicates.push(syn::parse_quote!(#lifetime: #whole));
            }
            GenericParam::Type(parameter) => {
                let name = &parameter.ident;
                predicates.push(syn::parse_quote!(#name: #whole));
            }
            GenericParam::Const(_) => {}
        }
    }
    predicates.extend(arguments.names.iter().map(|name| -> WherePredicate { syn::parse_quote!(#name: #whole) }));
    if has_receiver(signature) && !arguments.names.iter().any(|name| name == "Self") {
        predicates.push(syn::parse_quote!(Self: #whole));
    }
    for (place, lifetime) in bounds.elided.iter().chain([&whole]).enumerate() {
        // Lifetimes stand in front of types, in the order of their declaration.
        let lifetimes = signature.generics.params.iter().filter(|it| matches!(it, GenericParam::Lifetime(_))).count();
        signature.generics.params.insert(lifetimes, syn::parse_quote!(#lifetime));
        if place < bounds.elided.len() {
            predicates.push(syn::parse_quote!(#lifetime: #whole));
        }
    }
    signature.generics.make_where_clause().predicates.extend(predicates);
    Some(quote_spanned!(site=> + #whole))
}

fn has_receiver(signature: &Signature) -> bool {
    matches!(signature.inputs.first(), Some(FnArg::Receiver(_)))
}

/// What the arguments may borrow.
#[derive(Default)]
struct Arguments {
    elided: usize,
    named: usize,
    has_impl: bool,
    /// Types with a bare name, which may be parameters of the trait or the implementation.
    names: Vec<Ident>,
}

impl VisitMut for Arguments {
    fn visit_receiver_mut(&mut self, receiver: &mut Receiver) {
        match &receiver.kind {
            ReceiverKind::Reference(_, None, _) => self.elided += 1,
            ReceiverKind::Value => self.names.push(Ident::new("Self", receiver.self_token.span)),
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
        } else if lifetime.ident != "static" {
            self.named += 1;
        }
    }

    fn visit_type_impl_trait_mut(&mut self, argument: &mut TypeImplTrait) {
        self.has_impl = true;
        visit_mut::visit_type_impl_trait_mut(self, argument);
    }

    fn visit_type_path_mut(&mut self, path: &mut TypePath) {
        if let (None, Some(name)) = (&path.qself, path.path.get_ident()) {
            if !OWNED.iter().any(|owned| name == owned) && !self.names.contains(name) {
                self.names.push(name.clone());
            }
        }
        visit_mut::visit_type_path_mut(self, path);
    }

    // Their elided lifetimes are their own.
    fn visit_type_fn_ptr_mut(&mut self, _: &mut syn::TypeFnPtr) {}

    fn visit_parenthesized_generic_arguments_mut(&mut self, _: &mut syn::ParenthesizedGenericArguments) {}
}

/// Gives each elided lifetime a name, and each `impl Trait` a bound.
struct Bounds {
    whole: Lifetime,
    elided: Vec<Lifetime>,
}

impl Bounds {
    fn name(&mut self, span: Span) -> Lifetime {
        let name = Ident::new(&format!("life{}", self.elided.len()), span);
        self.elided.push(Lifetime { apostrophe: span, ident: name.clone() });
        Lifetime { apostrophe: span, ident: name }
    }
}

impl VisitMut for Bounds {
    fn visit_receiver_mut(&mut self, receiver: &mut Receiver) {
        if let ReceiverKind::Reference(ampersand, lifetime @ None, _) = &mut receiver.kind {
            *lifetime = Some(self.name(ampersand.span));
        }
        visit_mut::visit_receiver_mut(self, receiver);
    }

    fn visit_type_reference_mut(&mut self, reference: &mut TypeReference) {
        if reference.lifetime.is_none() {
            reference.lifetime = Some(self.name(reference.and_token.span));
        }
        visit_mut::visit_type_reference_mut(self, reference);
    }

    fn visit_lifetime_mut(&mut self, lifetime: &mut Lifetime) {
        if lifetime.ident == "_" {
            *lifetime = self.name(lifetime.apostrophe);
        }
    }

    fn visit_type_impl_trait_mut(&mut self, argument: &mut TypeImplTrait) {
        visit_mut::visit_type_impl_trait_mut(self, argument);
        let whole = &self.whole;
        argument
            .bounds
            .push(TypeParamBound::Lifetime(Lifetime { apostrophe: whole.apostrophe, ident: whole.ident.clone() }));
    }

    fn visit_type_fn_ptr_mut(&mut self, _: &mut syn::TypeFnPtr) {}

    fn visit_parenthesized_generic_arguments_mut(&mut self, _: &mut syn::ParenthesizedGenericArguments) {}
}
