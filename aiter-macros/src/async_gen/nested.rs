//! A `yield_!` that stands in a closure, an `async` block or a function inside of the generator, where it cannot
//! suspend the generator.
//!
//! rustc refuses each of them, because of the label that every `yield_!` breaks to, but in two or three errors a yield,
//! and at the attribute. Where the nesting is plain in the tokens it is reported here, once, at the first yield; the
//! others are made to stand for nothing. What is not plain, because a macro hides it, is left to rustc: so when in
//! doubt nothing is reported.

use std::iter::once;

use proc_macro2::{Delimiter, Group, Ident, Spacing, Span, TokenStream, TokenTree};
use quote::quote_spanned;

use crate::token::{self, is_keyword, is_punct};

/// Macros that evaluate what they are given where it stands.
const PLAIN_MACROS: [&str; 10] =
    ["async_for", "dbg", "format", "join", "print", "println", "select", "try_join", "vec", "write"];

/// Returns the body with an error in each nested block that yields, and all else as it is.
pub fn report_nested_yields(body: TokenStream) -> TokenStream {
    report(&body).unwrap_or(body)
}

/// The same, or nothing where there is nothing to report.
fn report(tokens: &TokenStream) -> Option<TokenStream> {
    let mut tokens = tokens.clone().into_iter().collect::<Vec<_>>();
    let mut changed = false;
    // What the next block in braces is, if it is a nested one.
    let mut nesting = None;
    // Whether the function that comes next is a generator itself.
    let mut is_generator = false;
    let mut place = 0;
    while place < tokens.len() {
        match &tokens[place] {
            TokenTree::Ident(keyword) if keyword == "async" => nesting = Some(Nesting::AsyncBlock),
            TokenTree::Ident(keyword) if keyword == "move" => {}
            TokenTree::Ident(keyword) if keyword == "fn" && is_ident(tokens.get(place + 1)) => {
                nesting = Some(if is_generator { Nesting::Generator } else { Nesting::Function });
            }
            TokenTree::Punct(bar) if bar.as_char() == '|' && begins_expression(&tokens[..place]) => {
                if let Some(body) = closure_body(&tokens, place) {
                    changed |= report_in_closure(&mut tokens, body);
                    nesting = None;
                    place = body;
                }
            }
            TokenTree::Punct(end) if end.as_char() == ';' => (nesting, is_generator) = (None, false),
            TokenTree::Group(group) => {
                let is_attribute =
                    group.delimiter() == Delimiter::Bracket && place > 0 && is_punct(&tokens[place - 1], '#');
                let is_nested = is_body(&tokens, place);
                let replaced = match nesting {
                    _ if is_input_of_unknown_macro(&tokens[..place]) => None,
                    _ if is_attribute => {
                        is_generator |= may_make_generator(group);
                        None
                    }
                    Some(Nesting::Generator) if is_nested => None,
                    Some(nesting) if is_nested => {
                        first_yield(group.stream()).map(|first| refused(group, nesting, &first))
                    }
                    _ => report(&group.stream()).map(|stream| token::group(group.delimiter(), stream, group.span())),
                };
                if is_nested {
                    (nesting, is_generator) = (None, false);
                }
                if let Some(group) = replaced {
                    tokens[place] = group.into();
                    changed = true;
                }
            }
            // `async` stands directly before the block, and a function's name and signature before its own.
            _ if nesting == Some(Nesting::AsyncBlock) => nesting = None,
            _ => {}
        }
        place += 1;
    }
    changed.then(|| tokens.into_iter().collect())
}

#[derive(Clone, Copy, PartialEq)]
enum Nesting {
    AsyncBlock,
    Closure,
    Function,
    /// A function marked `#[async_gen]`, which may yield.
    Generator,
}

/// Puts the error for its first yield into a nested block, and a `yield_!` that fails no further.
fn refused(block: &Group, nesting: Nesting, first: &Ident) -> Group {
    let (message, span) = (nesting.message(), first.span());
    let statements = block.stream();
    let site = Span::mixed_site();
    let error = quote_spanned!(span=> ::core::compile_error! { #message });
    token::group(
        Delimiter::Brace,
        quote_spanned! {site=>
            #error
            #[allow(unused_macros)]
            macro_rules! yield_ {
                ($($item:tt)*) => {{
                    let _ = { $($item)* };
                }};
            }
            #statements
        },
        block.span(),
    )
}

impl Nesting {
    fn message(self) -> &'static str {
        match self {
            Self::AsyncBlock => {
                "`yield_!` in an `async` block yields nothing: only the generator itself can yield\n\n\
                 help: yield outside of the block, which can return the item"
            }
            Self::Closure => {
                "`yield_!` in a closure yields nothing: only the generator itself can yield\n\n\
                 help: write the closure out as a loop, or let it return the item"
            }
            Self::Function | Self::Generator => {
                "`yield_!` in a nested function yields nothing: only the generator itself can yield\n\n\
                 help: mark the nested function `#[async_gen]` and loop over what it returns"
            }
        }
    }
}

/// Deals with the body of a closure, which is a block or begins at `body` and ends at a `,` or `;`.
fn report_in_closure(tokens: &mut Vec<TokenTree>, body: usize) -> bool {
    let length = match &tokens[body] {
        TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => 1,
        _ => tokens[body..].iter().take_while(|token| !is_punct(token, ',') && !is_punct(token, ';')).count(),
    };
    let expression = tokens[body..body + length].to_vec();
    // In these it was a `|` in the pattern of a `match` or of a loop, and no closure.
    let in_pattern = expression.windows(2).any(|pair| is_punct(&pair[0], '=') && is_punct(&pair[1], '>'))
        || expression.iter().any(|token| is_keyword(token, "in"));
    let Some(first) = first_yield(expression.iter().cloned().collect()).filter(|_| !in_pattern) else {
        return false;
    };
    let block = match &expression[..] {
        [TokenTree::Group(group)] if group.delimiter() == Delimiter::Brace => group.clone(),
        _ => Group::new(Delimiter::Brace, expression.into_iter().collect()),
    };
    tokens.splice(body..body + length, once(refused(&block, Nesting::Closure, &first).into()));
    true
}

/// Where the body of a closure begins, when its first `|` stands at `open`.
fn closure_body(tokens: &[TokenTree], open: usize) -> Option<usize> {
    let close = open + 1 + tokens[open + 1..].iter().position(|token| is_punct(token, '|'))?;
    let is_return_type =
        matches!(&tokens[close + 1..], [minus, arrow, ..] if is_punct(minus, '-') && is_punct(arrow, '>'));
    let body = if is_return_type {
        let is_block =
            |token: &TokenTree| matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace);
        close + 1 + tokens[close + 1..].iter().position(is_block)?
    } else {
        close + 1
    };
    (body < tokens.len()).then_some(body)
}

/// Whether an expression can begin after `before`, so that a `|` there is no operator.
fn begins_expression(before: &[TokenTree]) -> bool {
    match before.last() {
        None => true,
        Some(TokenTree::Ident(keyword)) => {
            ["async", "break", "else", "match", "move", "return", "static"].iter().any(|other| keyword == other)
        }
        Some(TokenTree::Punct(punct)) => !matches!(punct.as_char(), '.' | '?' | '|' | '>') || is_arrow(before),
        Some(TokenTree::Group(_) | TokenTree::Literal(_)) => false,
    }
}

/// Whether `tokens` end in `=>`.
fn is_arrow(tokens: &[TokenTree]) -> bool {
    let [.., TokenTree::Punct(equals), greater] = tokens else { return false };
    equals.as_char() == '=' && equals.spacing() == Spacing::Joint && is_punct(greater, '>')
}

/// Finds the first yield that would belong to this generator.
fn first_yield(tokens: TokenStream) -> Option<Ident> {
    let tokens = tokens.into_iter().collect::<Vec<_>>();
    let defines_own = |window: &[TokenTree]| is_keyword(&window[0], "macro_rules") && is_keyword(&window[2], "yield_");
    if tokens.windows(3).any(defines_own) {
        return None;
    }
    let mut is_generator = false;
    for (place, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Ident(name)
                if name == "yield_" && tokens.get(place + 1).is_some_and(|next| is_punct(next, '!')) =>
            {
                return Some(name.clone());
            }
            TokenTree::Group(group) if place > 0 && is_punct(&tokens[place - 1], '#') => {
                is_generator |= may_make_generator(group);
            }
            TokenTree::Group(_) if is_generator && is_body(&tokens, place) => is_generator = false,
            TokenTree::Group(_) if is_input_of_unknown_macro(&tokens[..place]) => {}
            TokenTree::Group(group) => {
                if let Some(found) = first_yield(group.stream()) {
                    return Some(found);
                }
            }
            _ => {}
        }
    }
    None
}

/// Whether a block in braces is what runs, and not the argument of a constant parameter, as in `Array<{ 3 }>`.
fn is_body(tokens: &[TokenTree], place: usize) -> bool {
    let is_block = matches!(&tokens[place], TokenTree::Group(group) if group.delimiter() == Delimiter::Brace);
    let is_argument = tokens.get(place + 1).is_some_and(|next| is_punct(next, '>') || is_punct(next, ','))
        && place.checked_sub(1).is_some_and(|before| is_punct(&tokens[before], '<') || is_punct(&tokens[before], ','));
    is_block && !is_argument
}

/// Whether what comes after `before` is given to a macro, which may do anything with it.
fn is_input_of_unknown_macro(before: &[TokenTree]) -> bool {
    match before {
        [.., TokenTree::Ident(name), bang] => is_punct(bang, '!') && !PLAIN_MACROS.iter().any(|plain| name == plain),
        _ => false,
    }
}

/// Whether an attribute may be one that makes a generator, under whatever name.
fn may_make_generator(attribute: &Group) -> bool {
    let plain = ["allow", "cfg", "cold", "deny", "deprecated", "doc", "expect", "inline", "must_use", "warn"];
    let name = attribute.stream().into_iter().next();
    !matches!(name, Some(TokenTree::Ident(name)) if plain.iter().any(|plain| name == plain))
}

fn is_ident(token: Option<&TokenTree>) -> bool {
    matches!(token, Some(TokenTree::Ident(_)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How many errors a body gives.
    fn errors(body: &str) -> usize {
        report_nested_yields(body.parse().unwrap()).to_string().matches("compile_error").count()
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
            assert_eq!(errors(body), 0, "{body}");
            let tokens = body.parse::<TokenStream>().unwrap();
            assert_eq!(report_nested_yields(tokens.clone()).to_string(), tokens.to_string());
        }
    }
}
