//! A yield that stands in a closure, an `async` block or a function inside of the generator, where it cannot suspend
//! the generator.
//!
//! rustc refuses each of them, because of the label that every `yield_!` breaks to, but in two or three errors a yield,
//! and at the attribute. Where the body parses it is reported here, once for each of the nested bodies, at the first yield;
//! the others are made to stand for nothing. What a macro hides is left to rustc.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::quote_spanned;
use syn::{Expr, Item, Macro, Stmt};

use crate::{
    own::{Nested, Owner, Place, Statements, Visitor, visit_nested},
    token::{self, contains_keyword, is_keyword, is_punct},
};

/// How the user writes a yield.
#[derive(Clone, Copy)]
pub enum Spelling {
    /// `yield_!(item)`
    Macro,
    /// `yield item`
    Keyword,
}

/// Puts an error into each nested body that yields. Returns whether there is one.
pub fn report_nested_yields(statements: &mut Statements, spelling: Spelling) -> bool {
    let mut report = Report { spelling, has_reported: false };
    if !defines(&YIELDS, statements.written()) {
        statements.visit(&mut report);
    }
    report.has_reported
}

struct Report {
    spelling: Spelling,
    has_reported: bool,
}

impl Visitor for Report {
    fn nested(&mut self, body: &mut Nested<'_>, owner: Owner) -> bool {
        let mut search = Search { names: &YIELDS, first: None };
        visit_nested(body, &mut search);
        let Some(first) = search.first else { return false };
        self.has_reported = true;
        let message = message(owner, &first, self.spelling);
        let error = quote_spanned!(first.span()=> ::core::compile_error! { #message });
        // The macros fail no further: they are of whatever type is expected, and rustc does not see that they never end.
        let stand_in = stand_in(&YIELDS);
        let ahead = quote_spanned!(Span::mixed_site()=> #error #stand_in);
        match body {
            Nested::Block(block) => block.stmts.insert(0, Stmt::Item(Item::Verbatim(ahead))),
            Nested::Expression(value) => {
                **value = Expr::Verbatim(quote_spanned!(Span::mixed_site()=> { #ahead #value }));
            }
        }
        true
    }
}

/// What yields in a body.
const YIELDS: [&str; 2] = ["yield_", "yield_all"];

/// Finds the first of some macros that a body calls itself.
struct Search<'a> {
    names: &'a [&'a str],
    first: Option<Ident>,
}

impl Visitor for Search<'_> {
    fn call(&mut self, call: &Macro, place: Place) {
        let name = call.path.get_ident().filter(|name| self.names.iter().any(|wanted| *name == wanted));
        if place.is_certain && self.first.is_none() {
            self.first = name.cloned();
        }
    }
}

/// Finds the first call of a macro in a body or in anything nested in it.
pub fn first_call(statements: &mut Statements, name: &str) -> Option<Ident> {
    let mut search = Search { names: &[name], first: None };
    if !defines(&[name], statements.written()) {
        statements.visit(&mut search);
    }
    search.first
}

/// Whether a body defines macros of its own by these names.
fn defines(names: &[&str], statements: &TokenStream) -> bool {
    let tokens = statements.clone().into_iter().collect::<Vec<_>>();
    let defines_one = |window: &[TokenTree]| {
        let is_name = names.iter().any(|name| is_keyword(&window[2], name));
        is_keyword(&window[0], "macro_rules") && is_punct(&window[1], '!') && is_name
    };
    tokens.windows(3).any(defines_one)
        || tokens.iter().any(|token| matches!(token, TokenTree::Group(group) if defines(names, &group.stream())))
}

/// Returns an item that is no generator, with functions in it that may yield and end in anything.
pub fn without_yields(item: TokenStream) -> TokenStream {
    let mut statements = Statements::new(item);
    if statements.visit(&mut Refuse) {
        return statements.into_tokens();
    }
    // A signature that is none: the block behind it is that of a function, perhaps.
    let mut tokens = statements.into_tokens().into_iter().collect::<Vec<_>>();
    if let Some(TokenTree::Group(block)) = tokens.last_mut() {
        if YIELDS.iter().any(|name| contains_keyword(block.stream(), name)) {
            let refused = refused(&block.stream(), &quote_spanned!(Span::mixed_site()=> loop {}));
            *block = token::group(block.delimiter(), refused, block.span());
        }
    }
    tokens.into_iter().collect()
}

struct Refuse;

impl Visitor for Refuse {
    fn nested(&mut self, body: &mut Nested<'_>, _: Owner) -> bool {
        let mut search = Search { names: &YIELDS, first: None };
        visit_nested(body, &mut search);
        let (Nested::Block(block), Some(_)) = (body, search.first) else { return false };
        let statements = std::mem::take(&mut block.stmts);
        let refused = refused(&quote::quote!(#(#statements)*), &quote_spanned!(Span::mixed_site()=> loop {}));
        block.stmts = vec![Stmt::Expr(Expr::Verbatim(refused), None)];
        true
    }
}

/// A body that yields nothing, and may end in anything; and then in `end`.
pub fn refused(statements: &TokenStream, end: &TokenStream) -> TokenStream {
    let stand_in = stand_in(&YIELDS);
    quote_spanned! {Span::mixed_site()=>
        #stand_in
        let _ = async move { #statements };
        #end
    }
}

/// Macros for yields that have been reported.
pub fn stand_in(names: &[&str]) -> TokenStream {
    let site = Span::mixed_site();
    let names = names.iter().map(|name| Ident::new(name, site));
    quote_spanned! {site=>
        #(
            #[allow(unused_macros)]
            macro_rules! #names {
                ($($operand:tt)*) => {{
                    #[allow(unused_parens)]
                    let _ = ($($operand)*);
                    (|| loop {})()
                }};
            }
        )*
    }
}

fn message(owner: Owner, first: &Ident, spelling: Spelling) -> String {
    let word = match spelling {
        _ if first == "yield_all" => "yield_all!",
        Spelling::Macro => "yield_!",
        Spelling::Keyword => "yield",
    };
    let (place, advice) = match (owner, spelling) {
        (Owner::AsyncBlock, _) => (
            "an `async` block",
            "take the statements out of the block; where a `?` in it is to end the block alone, write a `match`",
        ),
        (Owner::Closure, _) => ("a closure", "write the closure out as a loop, or let it return the item"),
        (_, Spelling::Macro) => {
            ("a nested function", "mark the nested function `#[async_gen]` and loop over what it returns")
        }
        (_, Spelling::Keyword) => {
            ("a nested function", "let the nested function return a `stream!` and loop over that")
        }
    };
    format!("`{word}` in {place} yields nothing: only the generator itself can yield\n\nhelp: {advice}")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many errors a body gives.
    fn errors(body: &str) -> usize {
        let mut statements = Statements::new(body.parse().unwrap());
        report_nested_yields(&mut statements, Spelling::Macro);
        statements.into_tokens().to_string().matches("compile_error").count()
    }

    #[test]
    fn a_yield_in_a_nested_block_is_reported_once() {
        for body in [
            "async { yield_!(1); yield_!(2) }",
            "spawn(async move { yield_!(1) })",
            "f(|| yield_!(1))",
            "f(|x| { yield_!(x); g(|| yield_!(x)) })",
            "f(move |x, (y, z)| -> u8 { yield_!(x) })",
            "f(async || { yield_!(1) })",
            "{ { f(|| { { yield_!(1) } }) } }",
            "fn f<T: Copy>(x: T) -> u8 { yield_!(x) }",
            "#[inline] async fn f() { yield_!(1) }",
            "match a { _ => || yield_!(1), }",
            "async_for!(x in s { f(|| yield_!(x)) })",
            "f(|| { async_for!(x in s < yield_!(x) >) })",
            "f(&mut |x| yield_!(x));",
            "{ a } |x: u8| yield_!(x);",
            "'a: { break 'a |x| yield_!(x) }",
        ] {
            assert_eq!(errors(body), 1, "{body}");
        }
    }

    #[test]
    fn an_item_that_is_no_generator_yields_nothing() {
        for (item, count) in [
            ("impl A { fn f() -> u8 { yield_!(1) } async fn g() { yield_!(1) } }", 2),
            ("struct S; ", 0),
            ("mod m { fn f() {} #[async_gen] async fn g() -> u8 { yield_!(1) } }", 0),
        ] {
            let item = without_yields(item.parse().unwrap()).to_string();
            assert_eq!(item.matches("async move").count(), count, "{item}");
        }
    }

    #[test]
    fn a_yield_of_the_generator_itself_is_left_alone() {
        for body in [
            "yield_!(1);",
            "#[async_gen] async fn f() { yield_!(1) }",
            "#[aiter::async_gen(crate = a)] pub(crate) async fn f(x: u8) -> u8 { yield_!(1) }",
            "#[cfg_attr(all(), async_gen)] async fn f() { yield_!(1) }",
            "#[generator_under_another_name] async fn f() { yield_!(1) }",
            "f(|| { #[async_gen] async fn g() { yield_!(1) } g() })",
            "join!(async { yield_!(1) })",
            "match a { | A | B => yield_!(1), | C => yield_!(2), D | E => { yield_!(3) } }",
            "if let | A | B = c { yield_!(1) }",
            "let x = a | { yield_!(1); b } | c; let y = a || { yield_!(1); b };",
            "async_for!(| A | B in s { yield_!(1) });",
            "async_for!(for | A(x) | B(x) in s < yield_!(x) >);",
            "s.map(|x| x + 1); yield_!(1)",
            "let f = async { 1 }; { yield_!(f.await) }",
            "let f: fn(u8) = g; { yield_!(1) }",
            "if let 5.. | 0 | 3 = x { yield_!(1) }",
            "each!(s, |x| { yield_!(x) }); generator! { fn g() { yield_!(1) } }",
            "f(|| { generator! { fn g() { yield_!(1) } } })",
            "f(|| { #[async_gen] async fn g() -> A<{ 3 }> { yield_!(1) } g() })",
            "f(|| { macro_rules! yield_ { () => {} } yield_!() })",
            "select! { x = async { 1 } => { yield_!(x) } y = f(|| 2) => yield_!(y), }",
        ] {
            assert_eq!(errors(body), 0, "{body}");
        }
    }
}
