//! A yield that stands in a closure, an `async` block or a function inside of the generator, where it cannot suspend
//! the generator.
//!
//! rustc refuses each of them, because of the label that every `yield_!` breaks to, but in two or three errors a yield,
//! and at the attribute. Where the nesting is plain in the tokens it is reported here, once, at the first yield; the
//! others are made to stand for nothing. What is not plain, because a macro hides it, is left to rustc: so when in
//! doubt nothing is reported.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::quote_spanned;

use crate::{
    nesting::{Nesting, is_attribute, is_input_of_unknown_macro, is_macro_definition, may_be_missing, nesting},
    token::{self, is_punct},
};

/// How the user writes a yield.
#[derive(Clone, Copy)]
pub enum Spelling {
    /// `yield_!(item)`
    Macro,
    /// `yield item`
    Keyword,
}

/// Returns the body with an error in each nested block that yields, and all else as it is; or nothing where there is
/// nothing to report.
pub fn report_nested_yields(tokens: &TokenStream, spelling: Spelling) -> Option<TokenStream> {
    let tokens = tokens.clone().into_iter().collect::<Vec<_>>();
    let nestings = nesting(&tokens);
    let mut changed = false;
    let mut all = Vec::new();
    let mut place = 0;
    while place < tokens.len() {
        let nesting = nestings[place];
        let length = match nesting {
            Some(Nesting::Closure) => nestings[place..].iter().take_while(|it| **it == nesting).count(),
            _ => 1,
        };
        let part = &tokens[place..place + length];
        let replaced = match (nesting, part) {
            (Some(Nesting::Generator), _) => None,
            (Some(nesting), _) => {
                first_yield(part, &is_yield).map(|first| reported(&in_braces(part), nesting, &first, spelling))
            }
            (None, [TokenTree::Group(group)])
                if !is_attribute(&tokens, place) && !is_input_of_unknown_macro(&tokens[..place]) =>
            {
                report_nested_yields(&group.stream(), spelling)
                    .map(|stream| token::group(group.delimiter(), stream, group.span()))
            }
            (None, _) => None,
        };
        match replaced {
            Some(group) => {
                all.push(group.into());
                changed = true;
            }
            None => all.extend_from_slice(part),
        }
        place += length;
    }
    changed.then(|| all.into_iter().collect())
}

/// The body of a nested block, in braces.
fn in_braces(body: &[TokenTree]) -> Group {
    match body {
        [TokenTree::Group(group)] if group.delimiter() == Delimiter::Brace => group.clone(),
        _ => Group::new(Delimiter::Brace, body.iter().cloned().collect()),
    }
}

/// Puts the error for its first yield into a nested block, and macros that fail no further: they are of whatever type
/// is expected, and rustc does not see that they never end.
fn reported(block: &Group, nesting: Nesting, first: &Ident, spelling: Spelling) -> Group {
    let word = match spelling {
        _ if first == "yield_all" => "yield_all!",
        Spelling::Macro => "yield_!",
        Spelling::Keyword => "yield",
    };
    let (message, span) = (message(nesting, word, spelling), first.span());
    let statements = block.stream();
    let site = Span::mixed_site();
    let error = quote_spanned!(span=> ::core::compile_error! { #message });
    let stand_in = stand_in(&["yield_", "yield_all"]);
    token::group(Delimiter::Brace, quote_spanned!(site=> #error #stand_in #statements), block.span())
}

/// Returns an item that is no generator, with functions in it that may yield and end in anything; or nothing where none
/// does.
pub fn without_yields(item: &TokenStream) -> Option<TokenStream> {
    let tokens = item.clone().into_iter().collect::<Vec<_>>();
    let nestings = nesting(&tokens);
    let mut is_changed = false;
    let replaced = tokens.iter().enumerate().map(|(place, token)| {
        let TokenTree::Group(group) = token else { return token.clone() };
        let stream = match nestings[place] {
            Some(Nesting::Function) => {
                let yields = first_yield(&group.stream().into_iter().collect::<Vec<_>>(), &is_yield).is_some();
                yields.then(|| refused(&group.stream(), &quote_spanned!(Span::mixed_site()=> loop {})))
            }
            _ => without_yields(&group.stream()),
        };
        is_changed |= stream.is_some();
        stream.map_or_else(|| token.clone(), |stream| token::group(group.delimiter(), stream, group.span()).into())
    });
    let replaced = replaced.collect();
    is_changed.then_some(replaced)
}

/// A body that yields nothing, and may end in anything; and then in `end`.
pub fn refused(statements: &TokenStream, end: &TokenStream) -> TokenStream {
    let stand_in = stand_in(&["yield_", "yield_all"]);
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

fn message(nesting: Nesting, word: &str, spelling: Spelling) -> String {
    let (place, advice) = match (nesting, spelling) {
        (Nesting::AsyncBlock, _) => ("an `async` block", "yield outside of the block, which can return the item"),
        (Nesting::Closure, _) => ("a closure", "write the closure out as a loop, or let it return the item"),
        (Nesting::Function | Nesting::Generator, Spelling::Macro) => {
            ("a nested function", "mark the nested function `#[async_gen]` and loop over what it returns")
        }
        (Nesting::Function | Nesting::Generator, Spelling::Keyword) => {
            ("a nested function", "let the nested function return a `stream!` and loop over that")
        }
    };
    format!("`{word}` in {place} yields nothing: only the generator itself can yield\n\nhelp: {advice}")
}

fn is_yield(name: &Ident) -> bool {
    name == "yield_" || name == "yield_all"
}

/// Finds the first of the yields that `is_wanted` names and that would belong to this generator.
pub fn first_yield(tokens: &[TokenTree], is_wanted: &dyn Fn(&Ident) -> bool) -> Option<Ident> {
    let defines_own = |window: &[TokenTree]| match &window[2] {
        TokenTree::Ident(name) => is_macro_definition(window) && is_wanted(name),
        _ => false,
    };
    if tokens.windows(3).any(defines_own) {
        return None;
    }
    let (nestings, missing) = (nesting(tokens), may_be_missing(tokens));
    for (place, token) in tokens.iter().enumerate() {
        match token {
            _ if missing[place] || is_attribute(tokens, place) => {}
            TokenTree::Ident(name)
                if is_wanted(name)
                    && tokens.get(place + 1).is_some_and(|next| is_punct(next, '!'))
                    && !place.checked_sub(1).is_some_and(|before| is_punct(&tokens[before], ':')) =>
            {
                return Some(name.clone());
            }
            TokenTree::Group(group)
                if nestings[place] != Some(Nesting::Generator)
                    && !is_macro_definition(&tokens[..place])
                    && !is_input_of_unknown_macro(&tokens[..place]) =>
            {
                if let Some(found) = first_yield(&group.stream().into_iter().collect::<Vec<_>>(), is_wanted) {
                    return Some(found);
                }
            }
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many errors a body gives.
    fn errors(body: &str) -> usize {
        let reported = report_nested_yields(&body.parse().unwrap(), Spelling::Macro);
        reported.map_or(0, |reported| reported.to_string().matches("compile_error").count())
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
            "join!(async { yield_!(1) })",
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
            let item = without_yields(&item.parse().unwrap()).map_or(String::new(), |item| item.to_string());
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
            assert!(report_nested_yields(&body.parse().unwrap(), Spelling::Macro).is_none(), "{body}");
        }
    }
}
