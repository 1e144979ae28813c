//! Whose a `?`, a `return`, a `break` or a yield is: the body's own, or that of a closure, an `async` block or an item
//! in the body. This is the one place that says so.
//!
//! It is known of what syn parses: of a body, and in it of the input of the macros whose grammar is ours. It is not known
//! of the input of any other macro, nor of a body that does not parse, which may be unfinished.

use std::{cell::OnceCell, mem};

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::{
    Arm, Attribute, Block, Expr, FieldValue, GenericArgument, ImplItemFn, Item, ItemFn, Macro, Stmt, Token,
    TraitItemFn, Type,
    parse::ParseStream,
    parse_quote,
    visit_mut::{self, VisitMut},
};

use crate::{
    async_for::Parts,
    depth,
    token::{self, MACROS_OF_TOKENS, is_keyword, is_punct},
};

/// The attributes of the language itself that leave what they stand on as it is. Nobody can give another one such a name.
const INERT: [&str; 9] = ["allow", "cold", "deny", "deprecated", "doc", "expect", "inline", "must_use", "warn"];

/// What something in a body belongs to.
#[derive(Clone, Copy, PartialEq)]
pub enum Owner {
    Body,
    AsyncBlock,
    Closure,
    Function,
    /// A constant, or what else an item is made of.
    Item,
}

/// Where something stands in a body.
#[derive(Clone, Copy)]
pub struct Place {
    pub owner: Owner,
    /// Whether a `break` without a label is that of a loop in the body.
    pub is_in_loop: bool,
    /// Whether it is certain to be there: no attribute stands in front of it that may take it away.
    pub is_certain: bool,
}

impl Place {
    /// Whether it is certain to be the body's own.
    pub fn is_own(self) -> bool {
        self.owner == Owner::Body && self.is_certain
    }
}

/// The body of a closure, an `async` block or a function.
pub enum Nested<'a> {
    Expression(&'a mut Expr),
    Block(&'a mut Block),
}

/// What is to be done with what stands in a body. Each function returns whether it has changed something.
pub trait Visitor {
    /// Sees each expression, after those in it.
    fn expression(&mut self, _: &mut Expr, _: Place) -> bool {
        false
    }

    /// Sees each call of a macro.
    fn call(&mut self, _: &Macro, _: Place) {}

    /// Sees the input of each macro of which it is not known what that does with it, and what defines a macro.
    fn unknown(&mut self, _: &mut TokenStream, _: Place) -> bool {
        false
    }

    /// Sees each closure, `async` block and function of the body itself, before what stands in it.
    fn nested(&mut self, _: &mut Nested<'_>, _: Owner) -> bool {
        false
    }
}

/// The statements of a body, which are parsed once, and only if somebody visits them.
pub struct Statements {
    written: TokenStream,
    parsed: OnceCell<Option<Vec<Stmt>>>,
    is_changed: bool,
}

impl Statements {
    pub fn new(written: TokenStream) -> Self {
        Self { written, parsed: OnceCell::new(), is_changed: false }
    }

    /// As they were written.
    pub fn written(&self) -> &TokenStream {
        &self.written
    }

    /// Shows all of them to a visitor. Returns whether they parse.
    pub fn visit(&mut self, visitor: &mut dyn Visitor) -> bool {
        self.parsed.get_or_init(|| {
            let parse = |tokens| depth::parse(Block::parse_within, tokens).ok();
            parse(self.written.clone()).or_else(|| parse(with_words(self.written.clone())?))
        });
        let Some(Some(statements)) = self.parsed.get_mut() else { return false };
        let mut walk = Walk::new(visitor);
        for statement in statements {
            walk.visit_stmt_mut(statement);
        }
        self.is_changed |= walk.is_changed;
        true
    }

    /// As the visitors have left them.
    pub fn into_tokens(self) -> TokenStream {
        match self.parsed.into_inner() {
            Some(Some(statements)) if self.is_changed => without_words(quote!(#(#statements)*)),
            _ => self.written,
        }
    }
}

/// What is put behind a dot that nothing follows.
const WORD: &str = "async_gen_unfinished";

/// Puts a word behind each dot that nothing follows; or returns nothing where there is no such dot.
fn with_words(tokens: TokenStream) -> Option<TokenStream> {
    let tokens = tokens.into_iter().collect::<Vec<_>>();
    let mut is_changed = false;
    let mut all = Vec::new();
    for (place, token) in tokens.iter().enumerate() {
        let inside = match token {
            TokenTree::Group(group) => {
                with_words(group.stream()).map(|it| token::group(group.delimiter(), it, group.span()))
            }
            _ => None,
        };
        is_changed |= inside.is_some();
        all.push(inside.map_or_else(|| token.clone(), TokenTree::Group));
        let ends = tokens.get(place + 1).is_none_or(|next| is_punct(next, ';') || is_punct(next, ','));
        if ends && is_punct(token, '.') && place > 0 && !is_punct(&tokens[place - 1], '.') {
            all.push(Ident::new(WORD, token.span()).into());
            is_changed = true;
        }
    }
    is_changed.then(|| all.into_iter().collect())
}

/// Takes these words away.
fn without_words(tokens: TokenStream) -> TokenStream {
    let kept = tokens.into_iter().filter(|token| !is_keyword(token, WORD));
    kept.map(|token| match token {
        TokenTree::Group(group) => token::group(group.delimiter(), without_words(group.stream()), group.span()).into(),
        token => token,
    })
    .collect()
}

/// The same of a nested body.
pub fn visit_nested(body: &mut Nested<'_>, visitor: &mut dyn Visitor) {
    let mut walk = Walk::new(visitor);
    match body {
        Nested::Expression(body) => walk.visit_expr_mut(body),
        Nested::Block(body) => walk.visit_block_mut(body),
    }
}

struct Walk<'a> {
    visitor: &'a mut dyn Visitor,
    place: Place,
    is_changed: bool,
}

impl<'a> Walk<'a> {
    fn new(visitor: &'a mut dyn Visitor) -> Self {
        let place = Place { owner: Owner::Body, is_in_loop: false, is_certain: true };
        Self { visitor, place, is_changed: false }
    }

    /// Visits something, after which the place is again what it was.
    fn within(&mut self, visit: impl FnOnce(&mut Self)) {
        let place = self.place;
        visit(self);
        self.place = place;
    }

    /// Visits what belongs to `owner`.
    fn owned_by(&mut self, owner: Owner, visit: impl FnOnce(&mut Self)) {
        self.within(|walk| {
            walk.place = Place { owner, is_in_loop: false, ..walk.place };
            visit(walk);
        });
    }

    /// Visits the body of a loop.
    fn loop_body(&mut self, body: &mut Block) {
        self.within(|walk| {
            walk.place.is_in_loop = true;
            walk.visit_block_mut(body);
        });
    }

    /// Visits a nested body. Within another one it is that one's.
    fn nested(&mut self, mut body: Nested<'_>, owner: Owner) {
        if matches!(self.place.owner, Owner::Body | Owner::Item) {
            self.is_changed |= self.visitor.nested(&mut body, owner);
        }
        self.owned_by(owner, |walk| match body {
            Nested::Expression(body) => walk.visit_expr_mut(body),
            Nested::Block(body) => walk.visit_block_mut(body),
        });
    }

    /// Visits a function, unless it may be a generator itself.
    fn function(&mut self, attributes: &mut Vec<Attribute>, block: &mut Block) {
        if !attributes.iter().any(may_make_generator) {
            self.within(|walk| {
                walk.visit_attributes_mut(attributes);
                walk.nested(Nested::Block(block), Owner::Function);
            });
        }
    }

    /// Visits the input of a macro whose grammar is ours. Returns nothing where it is another one, or does not parse.
    fn input(&mut self, call: &mut Macro) -> Option<()> {
        let name = call.path.segments.last()?.ident.to_string();
        let input = call.tokens.clone();
        match &*name {
            "yield_" | "yield_all" => {
                let mut operand = depth::parse(operand, input).ok()?;
                self.changing(&mut call.tokens, |walk| {
                    walk.visit_expr_mut(&mut operand);
                    operand.into_token_stream()
                });
            }
            "async_for" | "for_await" => {
                let mut parts = Parts::of(&name, input)?;
                let was_certain = self.place.is_certain;
                self.place.is_certain &= !parts.may_be_missing();
                self.changing(&mut call.tokens, |walk| {
                    walk.visit_expr_mut(&mut parts.iterable);
                    walk.loop_body(&mut parts.body);
                    if let Some(otherwise) = &mut parts.otherwise {
                        walk.visit_block_mut(otherwise);
                    }
                    parts.into_token_stream()
                });
                self.place.is_certain = was_certain;
            }
            name if MACROS_OF_TOKENS.contains(&name) => {}
            _ => return None,
        }
        Some(())
    }

    /// Replaces tokens by what a visit has made of them, if that has changed something.
    fn changing(&mut self, tokens: &mut TokenStream, visit: impl FnOnce(&mut Self) -> TokenStream) {
        let was_changed = mem::replace(&mut self.is_changed, false);
        let visited = visit(self);
        if self.is_changed {
            *tokens = visited;
        }
        self.is_changed |= was_changed;
    }
}

impl VisitMut for Walk<'_> {
    fn visit_expr_mut(&mut self, expression: &mut Expr) {
        let place = self.place;
        match expression {
            Expr::Async(block) => {
                self.visit_attributes_mut(&mut block.attrs);
                self.nested(Nested::Block(&mut block.block), Owner::AsyncBlock);
            }
            Expr::Closure(closure) => {
                self.visit_attributes_mut(&mut closure.attrs);
                self.nested(Nested::Expression(&mut closure.body), Owner::Closure);
            }
            Expr::Const(block) => self.owned_by(Owner::Item, |walk| walk.visit_block_mut(&mut block.block)),
            Expr::Repeat(array) => {
                self.visit_attributes_mut(&mut array.attrs);
                self.visit_expr_mut(&mut array.expr);
                self.owned_by(Owner::Item, |walk| walk.visit_expr_mut(&mut array.len));
            }
            Expr::ForLoop(for_) => {
                self.visit_attributes_mut(&mut for_.attrs);
                self.visit_expr_mut(&mut for_.expr);
                self.loop_body(&mut for_.body);
            }
            Expr::Loop(loop_) => {
                self.visit_attributes_mut(&mut loop_.attrs);
                self.loop_body(&mut loop_.body);
            }
            Expr::While(while_) => {
                self.visit_attributes_mut(&mut while_.attrs);
                self.visit_expr_mut(&mut while_.cond);
                self.loop_body(&mut while_.body);
            }
            // Its `?` is its own.
            Expr::TryBlock(block) => {
                self.place.is_certain = false;
                self.visit_block_mut(&mut block.block);
            }
            _ => visit_mut::visit_expr_mut(self, expression),
        }
        self.is_changed |= self.visitor.expression(expression, self.place);
        self.place = place;
    }

    fn visit_stmt_mut(&mut self, statement: &mut Stmt) {
        self.within(|walk| visit_mut::visit_stmt_mut(walk, statement));
    }

    fn visit_arm_mut(&mut self, arm: &mut Arm) {
        self.within(|walk| visit_mut::visit_arm_mut(walk, arm));
    }

    fn visit_field_value_mut(&mut self, field: &mut FieldValue) {
        self.within(|walk| visit_mut::visit_field_value_mut(walk, field));
    }

    fn visit_item_mut(&mut self, item: &mut Item) {
        let owner = match (&item, self.place.owner) {
            // It may be called in the body.
            (Item::Macro(_), owner) => owner,
            (_, Owner::Body) => Owner::Item,
            (_, owner) => owner,
        };
        self.owned_by(owner, |walk| visit_mut::visit_item_mut(walk, item));
    }

    fn visit_item_fn_mut(&mut self, function: &mut ItemFn) {
        self.function(&mut function.attrs, &mut function.block);
    }

    fn visit_impl_item_fn_mut(&mut self, function: &mut ImplItemFn) {
        self.function(&mut function.attrs, &mut function.block);
    }

    fn visit_trait_item_fn_mut(&mut self, function: &mut TraitItemFn) {
        if let Some(block) = &mut function.default {
            self.function(&mut function.attrs, block);
        }
    }

    fn visit_macro_mut(&mut self, call: &mut Macro) {
        self.visitor.call(call, self.place);
        if self.input(call).is_none() {
            self.is_changed |= self.visitor.unknown(&mut call.tokens, self.place);
        }
    }

    fn visit_attribute_mut(&mut self, attribute: &mut Attribute) {
        let changes_nothing = |attribute: &Attribute| INERT.iter().any(|name| attribute.path().is_ident(name));
        self.place.is_certain &= changes_nothing(attribute);
    }

    // In a type nothing belongs to the body.
    fn visit_type_mut(&mut self, _: &mut Type) {}

    fn visit_generic_argument_mut(&mut self, _: &mut GenericArgument) {}
}

/// What is in the parentheses of a yield.
fn operand(input: ParseStream<'_>) -> syn::Result<Expr> {
    let operand = if input.is_empty() { parse_quote!(()) } else { input.parse()? };
    input.parse::<Option<Token![,]>>()?;
    Ok(operand)
}

/// Whether an attribute may be one that makes a generator, under whatever name.
fn may_make_generator(attribute: &Attribute) -> bool {
    !attribute.path().is_ident("cfg") && !INERT.iter().any(|name| attribute.path().is_ident(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The owners of all `?`, in their order: `B` of the body, and `b` where it may be missing.
    #[derive(Default)]
    struct Owners(String);

    impl Visitor for Owners {
        fn expression(&mut self, expression: &mut Expr, place: Place) -> bool {
            if matches!(expression, Expr::Try(_)) {
                let letter = match place.owner {
                    Owner::Body => 'B',
                    Owner::AsyncBlock => 'A',
                    Owner::Closure => 'C',
                    Owner::Function => 'F',
                    Owner::Item => 'I',
                };
                self.0.push(if place.is_certain { letter } else { letter.to_ascii_lowercase() });
            }
            false
        }

        fn unknown(&mut self, _: &mut TokenStream, _: Place) -> bool {
            self.0.push('?');
            false
        }
    }

    #[test]
    fn a_question_mark_belongs_to_the_innermost_thing_that_can_return() {
        for (body, owners) in [
            ("f()?; x??; [1][0]?; if a { b.await?.c() }", "BBBBB"),
            ("f(|| x?); f(|x: R| { x? }); &mut |x| x?; { a } |x: u8| x?;", "CCCC"),
            ("let y = 'a: { break 'a |x: R| x? }; f(async || x?)?", "CCB"),
            ("async { x? }; async move { f(|| x?); y?; }; z?", "ACAB"),
            ("fn f<T: ?Sized>() { x?; } impl A { fn g() { |x| x?; y?; } } z?", "FCFB"),
            ("const A: u8 = x?; const { x? }; [x?; y?]; f::<{ x? }>(z?)", "IIBIB"),
            (
                "#[cfg(all())] f()?; #[cfg(all())] { f()?; g(); } #[allow(unused)] let x = f()?; S { #[cfg(a)] a: b?, c: d? }",
                "bbBbB",
            ),
            ("match a? { #[cfg(b)] c if d? => e?, f => g? }", "BbbB"),
            ("try { a? }; b?", "bB"),
            ("yield_!(x?); yield_!(|| x?); yield_all!(s?,); yield_!()", "BCB"),
            ("async_for!(x in s? { x?; f(|| x?); } else { y? }); aiter::async_for!('a: for x in s < x? >)", "BBCBB"),
            ("for_await!([f] for x in s? { x? }); async_for!(#[cfg(a)] for x in s { x? });", "BBb"),
            ("println!(\"{}\", x?); f(|| vec![x?]); async_for!(x {})", "???"),
            ("macro_rules! m { ($($x:expr)?) => { $x? } } stream! { x? }", "?"),
            ("#[async_gen] async fn f() { x? } #[inline] fn g() { x? }", "F"),
        ] {
            let mut found = Owners::default();
            assert!(Statements::new(body.parse().unwrap()).visit(&mut found), "{body}");
            assert_eq!(found.0, owners, "{body}");
        }
    }

    #[test]
    fn nothing_is_known_of_what_is_unfinished() {
        assert!(!Statements::new("f()?; x +".parse().unwrap()).visit(&mut Owners::default()));
    }
}
