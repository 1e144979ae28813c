//! The signature of a function that returns its generator in a box: `#[async_gen(boxed)]`.
//!
//! The type in the box has no name, so what it borrows is said with a lifetime, `'async_gen`, that all outlives which
//! it may hold: each argument and the items. To bound their types as they are written works for whatever is in them, a
//! parameter of the trait or the constant of an array; and a trait and its implementations agree, since the bounds
//! differ only as the types do.

use std::{collections::HashSet, mem};

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote_spanned};
use syn::{
    BoundLifetimes, Expr, GenericArgument, Lifetime, ParenthesizedGenericArguments, PatType, Receiver, ReceiverKind,
    ReturnType, Signature, Token, Type, TypeFnPtr, TypeImplTrait, TypeParamBound, TypePtr, TypeReference,
    WherePredicate,
    punctuated::Punctuated,
    token::Paren,
    visit_mut::{self, VisitMut},
};

use super::{
    capture::cfg,
    elided::{copy, declare, lifetime, lifetimes_of, name_elided, replace_elided, unused},
};

/// Makes `signature` return a box of a generator of `item`.
pub fn return_box(signature: &mut Signature, item: &TokenStream, is_send: bool, facade: &TokenStream) {
    let site = Span::mixed_site();
    let expansion = quote_spanned!(site=> #facade::__private);
    let whole = lifetime(&unused(signature, "async_gen"), site);
    name_elided(signature);

    let parameters = signature.generics.type_params().map(|parameter| parameter.ident.clone()).collect();
    let mut borrowed =
        Borrowed { found: Vec::new(), written: HashSet::new(), parameters, is_conditional: false, own: Vec::new() };
    for input in &mut signature.inputs {
        BoundImpl(&whole).visit_fn_arg_mut(input);
        borrowed.visit_fn_arg_mut(input);
    }
    let mut item = item.clone();
    if let ReturnType::Type(_, written) = &mut signature.output {
        BoundImpl(&whole).visit_type_mut(written);
        item = written.to_token_stream();
        // One that is left out there and has no name of ours is of an argument, which outlives it, too.
        replace_elided(written, &whole);
        borrowed.visit_type_mut(written);
    }
    let predicates = borrowed.found.into_iter().map(|found| {
        WherePredicate::Type(syn::PredicateType {
            attrs: Vec::new(),
            lifetimes: None,
            bounded_ty: Type::Verbatim(found),
            colon_token: Token![:](site),
            bounds: Punctuated::from_iter([TypeParamBound::Lifetime(copy(&whole))]),
        })
    });
    // In front of the user's own, behind which rustc proposes more.
    let clause = &mut signature.generics.make_where_clause().predicates;
    *clause = predicates.chain(mem::take(clause)).collect();
    declare(signature, &whole);
    let send = is_send.then(|| quote_spanned!(site=> + #expansion::Send));
    let output = quote_spanned! {site=>
        #expansion::Pin<#expansion::Box<dyn #facade::AsyncGenerator<Item = #item> #send + #whole>>
    };
    signature.output = ReturnType::Type(Token![->](site), Box::new(Type::Verbatim(output)));
}

/// Bounds each `impl Trait`.
struct BoundImpl<'a>(&'a Lifetime);

impl VisitMut for BoundImpl<'_> {
    fn visit_type_impl_trait_mut(&mut self, argument: &mut TypeImplTrait) {
        visit_mut::visit_type_impl_trait_mut(self, argument);
        argument.bounds.push(TypeParamBound::Lifetime(copy(self.0)));
    }

    fn visit_type_reference_mut(&mut self, reference: &mut TypeReference) {
        visit_mut::visit_type_reference_mut(self, reference);
        parenthesize(&mut reference.elem);
    }

    fn visit_type_ptr_mut(&mut self, pointer: &mut TypePtr) {
        visit_mut::visit_type_ptr_mut(self, pointer);
        parenthesize(&mut pointer.elem);
    }

    fn visit_expr_mut(&mut self, _: &mut Expr) {}
}

/// Puts an `impl Trait` that has become a sum into parentheses, which it needs behind `&` and `*const`.
fn parenthesize(type_: &mut Box<Type>) {
    if let Type::ImplTrait(_) = **type_ {
        let elem = mem::replace(type_, Box::new(Type::Verbatim(TokenStream::new())));
        **type_ = Type::Paren(syn::TypeParen { attrs: Vec::new(), paren_token: Paren(Span::mixed_site()), elem });
    }
}

/// The types that the arguments and the items may borrow.
struct Borrowed {
    found: Vec<TokenStream>,
    /// The same as they are written, each once.
    written: HashSet<String>,
    /// The type parameters of the function.
    parameters: Vec<Ident>,
    /// Whether the argument may not be there, and so neither its type.
    is_conditional: bool,
    /// The lifetimes of each `for<'a>` around.
    own: Vec<Lifetime>,
}

impl Borrowed {
    fn push(&mut self, found: TokenStream) {
        if self.written.insert(found.to_string()) {
            self.found.push(found);
        }
    }

    /// The parameter of the function that a type is.
    fn parameter(&self, type_: &Type) -> Option<&Ident> {
        let Type::Path(path) = type_ else { return None };
        self.parameters.iter().find(|it| path.qself.is_none() && path.path.is_ident(*it))
    }
}

impl VisitMut for Borrowed {
    fn visit_receiver_mut(&mut self, receiver: &mut Receiver) {
        match &receiver.kind {
            ReceiverKind::Value => self.push(quote_spanned!(Span::mixed_site()=> Self)),
            ReceiverKind::Reference(_, lifetime, _) => self.push(quote_spanned!(Span::mixed_site()=> &#lifetime Self)),
            _ => visit_mut::visit_receiver_mut(self, receiver),
        }
    }

    fn visit_pat_type_mut(&mut self, argument: &mut PatType) {
        self.is_conditional = !cfg(&argument.attrs).is_empty();
        self.visit_type_mut(&mut argument.ty);
        self.is_conditional = false;
    }

    fn visit_type_mut(&mut self, type_: &mut Type) {
        let mut whole = Whole { is_whole: !self.is_conditional, own: &self.own };
        whole.visit_type_mut(type_);
        let is_whole = whole.is_whole;
        match (self.parameter(type_), &mut *type_) {
            (Some(parameter), _) => {
                // Of one at a place of the user's clippy would say that it has a bound elsewhere, too.
                let mut parameter = parameter.clone();
                parameter.set_span(Span::mixed_site());
                self.push(parameter.into_token_stream());
            }
            // Parentheses that are needed where it is written would be too many in a bound.
            (None, Type::Paren(inner)) => self.visit_type_mut(&mut inner.elem),
            (None, whole) if is_whole => self.push(whole.to_token_stream()),
            (None, Type::ImplTrait(_)) => {}
            (None, part) => visit_mut::visit_type_mut(self, part),
        }
    }

    fn visit_generic_argument_mut(&mut self, argument: &mut GenericArgument) {
        // A name may be that of a constant.
        let is_name = matches!(argument, GenericArgument::Type(Type::Path(path)) if path.path.get_ident().is_some());
        let is_parameter = matches!(argument, GenericArgument::Type(type_) if self.parameter(type_).is_some());
        if !is_name || is_parameter {
            visit_mut::visit_generic_argument_mut(self, argument);
        }
    }

    fn visit_lifetime_mut(&mut self, lifetime: &mut Lifetime) {
        if lifetime.ident != "static" && lifetime.ident != "_" && !self.own.contains(lifetime) {
            // Of the lifetime itself clippy would say so, too.
            self.push(quote_spanned!(Span::mixed_site()=> &#lifetime ()));
        }
    }

    fn visit_bound_lifetimes_mut(&mut self, own: &mut BoundLifetimes) {
        self.own.extend(lifetimes_of(own));
    }

    fn visit_expr_mut(&mut self, _: &mut Expr) {}
}

/// Whether a type can be named in a bound, which one with lifetimes of its own cannot: rustc fails to prove it.
struct Whole<'a> {
    is_whole: bool,
    own: &'a [Lifetime],
}

impl VisitMut for Whole<'_> {
    fn visit_lifetime_mut(&mut self, lifetime: &mut Lifetime) {
        self.is_whole &= lifetime.ident != "_" && !self.own.contains(lifetime);
    }

    fn visit_type_reference_mut(&mut self, reference: &mut TypeReference) {
        self.is_whole &= reference.lifetime.is_some();
        visit_mut::visit_type_reference_mut(self, reference);
    }

    fn visit_type_impl_trait_mut(&mut self, _: &mut TypeImplTrait) {
        self.is_whole = false;
    }

    fn visit_bound_lifetimes_mut(&mut self, _: &mut BoundLifetimes) {
        self.is_whole = false;
    }

    fn visit_type_fn_ptr_mut(&mut self, _: &mut TypeFnPtr) {
        self.is_whole = false;
    }

    fn visit_parenthesized_generic_arguments_mut(&mut self, _: &mut ParenthesizedGenericArguments) {
        self.is_whole = false;
    }

    fn visit_expr_mut(&mut self, _: &mut Expr) {}
}
