//! Names for the lifetimes that a signature leaves out. In an `impl Trait` an `async fn` may leave them out, and the
//! function that is written in its place may not.

use std::mem;

use proc_macro2::Span;
use syn::{
    BoundLifetimes, Expr, FnArg, GenericParam, Ident, Lifetime, ParenthesizedGenericArguments, Receiver, ReceiverKind,
    ReturnType, Signature, Type, TypeFnPtr, TypeImplTrait, TypeReference,
    visit_mut::{self, VisitMut},
};

use crate::editor::shown_at;

/// Names the lifetimes that are elided in an `impl Trait` among the arguments.
pub fn name_elided_in_impl(signature: &mut Signature) {
    name_arguments(signature, false);
}

/// Names each lifetime that is elided.
pub fn name_elided(signature: &mut Signature) {
    let (named, of_output) = name_arguments(signature, true);
    // One with a name of the user's is left out for the user's own reasons.
    if let (Some(lifetime), ReturnType::Type(_, output)) = (of_output, &mut signature.output) {
        if named.contains(&lifetime) {
            replace_elided(output, &lifetime);
        }
    }
}

/// Replaces each lifetime that is elided in a type.
pub fn replace_elided(type_: &mut Type, lifetime: &Lifetime) {
    let name = |_| copy(lifetime);
    Elided::new(true, name).visit_type_mut(type_);
}

/// Names what is elided in the arguments. Returns the names, and the lifetime that rustc would take for one that is
/// elided in the output: the only one of a receiver, or else the only one of all.
fn name_arguments(signature: &mut Signature, is_named: bool) -> (Vec<Lifetime>, Option<Lifetime>) {
    let name = unused(signature, "life");
    let mut named = Vec::new();
    let new = |place| {
        let lifetime = lifetime(&format!("{name}{}", named.len()), place);
        named.push(copy(&lifetime));
        lifetime
    };
    let mut elided = Elided::new(is_named, new);
    let mut of_receiver = None;
    for input in &mut signature.inputs {
        elided.visit_fn_arg_mut(input);
        if let (FnArg::Receiver(_), [_]) = (input, &elided.seen[..]) {
            of_receiver = elided.seen.pop();
        }
    }
    let of_output = of_receiver.or_else(|| if elided.seen.len() == 1 { elided.seen.pop() } else { None });
    for lifetime in &named {
        declare(signature, lifetime);
    }
    (named, of_output)
}

/// Declares a lifetime, in front of the types and behind those that there are.
pub fn declare(signature: &mut Signature, lifetime: &Lifetime) {
    let place = signature.generics.lifetimes().count();
    signature.generics.params.insert(place, syn::parse_quote!(#lifetime));
}

/// `name`, or where a lifetime of the signature begins with that, another.
pub fn unused(signature: &mut Signature, name: &str) -> String {
    struct Name(String);

    impl VisitMut for Name {
        fn visit_lifetime_mut(&mut self, lifetime: &mut Lifetime) {
            while lifetime.ident.to_string().starts_with(&self.0) {
                self.0.push('_');
            }
        }
    }

    let mut name = Name(name.to_owned());
    name.visit_signature_mut(signature);
    name.0
}

pub fn lifetime(name: &str, place: Span) -> Lifetime {
    let place = Span::mixed_site().located_at(shown_at(place));
    Lifetime { apostrophe: place, ident: Ident::new(name, place) }
}

pub fn copy(lifetime: &Lifetime) -> Lifetime {
    Lifetime { apostrophe: lifetime.apostrophe, ident: lifetime.ident.clone() }
}

/// `'a` in `for<'a>`.
pub fn lifetimes_of(own: &BoundLifetimes) -> impl Iterator<Item = Lifetime> {
    own.lifetimes.iter().filter_map(|parameter| match parameter {
        GenericParam::Lifetime(parameter) => Some(copy(&parameter.lifetime)),
        _ => None,
    })
}

/// Gives elided lifetimes a name.
struct Elided<F> {
    /// Whether they are given one where they are not in an `impl Trait`, too.
    is_named: bool,
    is_in_impl: bool,
    /// The lifetimes that are not in an `impl Trait`, under their new names.
    seen: Vec<Lifetime>,
    /// Those of each `for<'a>`.
    own: Vec<Lifetime>,
    name: F,
}

impl<F: FnMut(Span) -> Lifetime> Elided<F> {
    fn new(is_named: bool, name: F) -> Self {
        Self { is_named, is_in_impl: false, seen: Vec::new(), own: Vec::new(), name }
    }

    /// Writes out a lifetime that is left out.
    fn write_out(&self, lifetime: &mut Option<Lifetime>, place: Span) {
        if self.is_named || self.is_in_impl {
            lifetime.get_or_insert_with(|| self::lifetime("_", place));
        }
    }
}

impl<F: FnMut(Span) -> Lifetime> VisitMut for Elided<F> {
    fn visit_receiver_mut(&mut self, receiver: &mut Receiver) {
        if let ReceiverKind::Reference(ampersand, lifetime, _) = &mut receiver.kind {
            self.write_out(lifetime, ampersand.span);
        }
        visit_mut::visit_receiver_mut(self, receiver);
    }

    fn visit_type_reference_mut(&mut self, reference: &mut TypeReference) {
        self.write_out(&mut reference.lifetime, reference.and_token.span);
        visit_mut::visit_type_reference_mut(self, reference);
    }

    fn visit_lifetime_mut(&mut self, lifetime: &mut Lifetime) {
        if lifetime.ident == "_" && (self.is_named || self.is_in_impl) {
            *lifetime = (self.name)(lifetime.apostrophe);
        }
        if !self.is_in_impl && !self.own.contains(lifetime) {
            self.seen.push(copy(lifetime));
        }
    }

    fn visit_bound_lifetimes_mut(&mut self, own: &mut BoundLifetimes) {
        self.own.extend(lifetimes_of(own));
    }

    fn visit_type_impl_trait_mut(&mut self, argument: &mut TypeImplTrait) {
        let is_in_impl = mem::replace(&mut self.is_in_impl, true);
        visit_mut::visit_type_impl_trait_mut(self, argument);
        self.is_in_impl = is_in_impl;
    }

    // Their lifetimes are their own.
    fn visit_type_fn_ptr_mut(&mut self, _: &mut TypeFnPtr) {}

    fn visit_parenthesized_generic_arguments_mut(&mut self, _: &mut ParenthesizedGenericArguments) {}

    // Its items are items of their own.
    fn visit_expr_mut(&mut self, _: &mut Expr) {}
}
