//! The grammar of `async_for!`:
//!
//! ```text
//! [crate] [ATTRIBUTES] ['label:] [for] PATTERN in ITERABLE BODY [else { .. }]
//! BODY: { .. } | < .. >
//! ```
//!
//! The facade puts its own path in front. The pattern ends at the first `in`, and the body is what stands last. Nothing
//! else is parsed: an expression that is not finished yet is passed on as it is, for the compiler to report and for an
//! editor to complete.

use proc_macro2::{Delimiter, Group, Spacing, Span, TokenStream, TokenTree};
use syn::{
    BinOp, Error, Expr, Lifetime, Result, Stmt,
    parse::{ParseStream, Parser},
};

use crate::{
    depth,
    expression::{Parsed, parse_expression},
    fragment::parenthesize,
    token::{self, block, group, is_keyword, is_punct},
};

const USAGE: &str = "write `async_for!(item in stream { .. })`";

const BEHIND_THE_BODY: &str = "nothing but `else { .. }` can follow the body of the loop";

/// How the user writes the loop.
#[derive(Clone, Copy, PartialEq)]
pub enum Spelling {
    /// `async_for!(item in stream { .. })`
    Macro,
    /// `for await item in stream { .. }`, in a block.
    ForAwait,
}

/// The parts of a loop.
pub struct Input {
    pub spelling: Spelling,
    /// The path of the facade.
    pub facade: Group,
    /// What stands in front of the loop, as on a `for`.
    pub attributes: TokenStream,
    /// The label and its colon.
    pub label: Option<TokenStream>,
    /// The pattern that each item is bound to. It is not empty.
    pub pattern: Vec<TokenTree>,
    /// Where `in` stands.
    pub in_span: Span,
    /// What is looped over. It is not empty.
    pub iterable: Vec<TokenTree>,
    /// Whether the iterable is one expression, finished or not, as far as syn can tell.
    pub is_one: bool,
    /// Whether that expression could be one that never gives a value, such as `todo!()`.
    pub may_diverge: bool,
    /// A block in braces.
    pub body: Group,
    /// The block after `else`.
    pub otherwise: Option<Group>,
}

impl Input {
    /// Splits the input of the macro into its parts.
    pub fn parse(spelling: Spelling, input: TokenStream) -> Result<Self> {
        let mut tokens = input.into_iter().collect::<Vec<_>>();
        let facade = match tokens.first() {
            Some(first @ TokenTree::Group(group)) if token::facade(Some(first.clone())).is_some() => group.clone(),
            _ => return Err(Error::new(Span::call_site(), "use `aiter::async_for!`")),
        };
        tokens.remove(0);
        let last = tokens.last().map_or_else(Span::call_site, TokenTree::span);
        let attributes = take_attributes(&mut tokens);
        let label = take_label(&mut tokens)?;
        if let Some(attribute) = take_attributes(&mut tokens).into_iter().next() {
            let message = "attributes stand in front of the label: `#[allow(..)] 'label: for item in stream { .. }`";
            return Err(Error::new(attribute.span(), message));
        }
        if let [keyword, next, ..] = &tokens[..] {
            if is_keyword(keyword, "async") && is_keyword(next, "for") {
                let message = format!("the loop is async by itself, without this `async`: {USAGE}");
                return Err(Error::new(keyword.span(), message));
            }
        }
        if tokens.first().is_some_and(|token| is_keyword(token, "for")) {
            tokens.remove(0);
        }
        if let Some(keyword) = tokens.first().filter(|token| is_keyword(token, "await")) {
            return Err(Error::new(
                keyword.span(),
                format!("the loop awaits by itself, without this `await`: {USAGE}"),
            ));
        }
        if tokens.is_empty() {
            return Err(Error::new(last, format!("this loop is empty: {USAGE}")));
        }
        let Some(keyword) = tokens.iter().position(|token| is_keyword(token, "in")) else {
            return Err(Error::new(tokens[0].span(), format!("this loop has no `in`: {USAGE}")));
        };
        if is_keyword(&tokens[0], "let") {
            return Err(Error::new(tokens[0].span(), format!("the pattern of a loop needs no `let`: {USAGE}")));
        }
        let mut rest = tokens.split_off(keyword);
        let in_span = rest.remove(0).span();
        if tokens.is_empty() {
            return Err(Error::new(in_span, format!("the pattern before `in` is missing: {USAGE}")));
        }
        if let Some(colon) = type_behind(&tokens).map(|place| tokens[place].span()) {
            let message = "the pattern of a loop has no type\n\nhelp: state the type where the items come from, or in the body: \
                           `let item: T = item;`";
            return Err(Error::new(colon, message));
        }
        parenthesize(&mut rest);
        let may_be_all_iterable = rest
            .first()
            .is_some_and(|first| ["if", "match", "unsafe"].iter().any(|keyword| is_keyword(first, keyword)));
        let all = if may_be_all_iterable { rest.clone() } else { Vec::new() };
        let otherwise = take_otherwise(&mut rest)?;
        let (iterable, body) = split_body(rest, in_span)?;
        if iterable.is_empty() {
            return Err(Error::new(in_span, format!("there is nothing to loop over after `in`: {USAGE}")));
        }
        if let Some(place) = mark_behind(&iterable) {
            let mark = if is_punct(&iterable[place], '=') { "=>".to_owned() } else { iterable[place].to_string() };
            let message = format!("no `{mark}` stands between the iterable and the body of the loop: {USAGE}");
            return Err(Error::new(iterable[place].span(), message));
        }
        let parsed = parse_expression(&iterable);
        let is_complete = matches!(parsed, Parsed::Complete(_));
        if !is_complete && may_be_all_iterable && matches!(parse_expression(&all), Parsed::Complete(_)) {
            // What looked like the body belongs to the iterable.
            return Err(Error::new(last, format!("this loop has no body: {USAGE}")));
        }
        let is_one = !matches!(parsed, Parsed::Longer);
        let may_diverge = matches!(&parsed, Parsed::Complete(iterable) if may_diverge(iterable));
        if let [before @ .., body_before, keyword, last] = &iterable[..] {
            let is_else = is_keyword(keyword, "else") && block(body_before).is_some() && block(last).is_some();
            if !is_complete && is_else && matches!(parse_expression(before), Parsed::Complete(_)) {
                return Err(Error::new(body.span(), format!("nothing can follow the `else` of the loop: {USAGE}")));
            }
        }
        if let [before @ .., last] = &iterable[..] {
            if !is_one && block(last).is_some() && matches!(parse_expression(before), Parsed::Complete(_)) {
                return Err(Error::new(body.span(), format!("{BEHIND_THE_BODY}: {USAGE}")));
            }
        }
        let pattern = tokens;
        Ok(Self {
            spelling,
            facade,
            attributes,
            label,
            pattern,
            in_span,
            iterable,
            is_one,
            may_diverge,
            body,
            otherwise,
        })
    }
}

/// Where a mark stands behind a complete iterable that is no part of it, as between arguments.
pub fn mark_behind(iterable: &[TokenTree]) -> Option<usize> {
    let is_mark = |place: &usize| match &iterable[*place..] {
        [colon, next, ..] if is_punct(colon, ':') && is_punct(next, ':') => false,
        [mark, ..] if is_punct(mark, ':') => !is_punct(&iterable[*place - 1], ':'),
        [equals, next, ..] if is_punct(equals, '=') => is_punct(next, '>'),
        [mark, ..] => is_punct(mark, ',') || is_punct(mark, ';'),
        [] => false,
    };
    let place = (1..iterable.len()).find(is_mark)?;
    let is_behind = matches!(parse_expression(&iterable[..place]), Parsed::Complete(_))
        && !matches!(parse_expression(iterable), Parsed::Complete(_));
    is_behind.then_some(place)
}

/// Where the colon stands behind a name that is given a type.
pub fn type_behind(pattern: &[TokenTree]) -> Option<usize> {
    let name = pattern.iter().take_while(|token| matches!(token, TokenTree::Ident(_))).count();
    match &pattern[name..] {
        [colon, next, ..] if name > 0 && is_punct(colon, ':') && !is_punct(next, ':') => Some(name),
        _ => None,
    }
}

/// Takes attributes from the front.
pub fn take_attributes(tokens: &mut Vec<TokenTree>) -> TokenStream {
    let is_bracketed =
        |token: &TokenTree| matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket);
    let is_attribute = |pair: &&[TokenTree]| is_punct(&pair[0], '#') && is_bracketed(&pair[1]);
    let count = tokens.chunks_exact(2).take_while(is_attribute).count();
    tokens.drain(..2 * count).collect()
}

/// Takes `'label:` from the front.
fn take_label(tokens: &mut Vec<TokenTree>) -> Result<Option<TokenStream>> {
    // What a `macro_rules!` was handed as `$label:lifetime` stands in a group of its own.
    let inside = match tokens.first() {
        Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::None => group.stream(),
        _ => TokenStream::new(),
    };
    if inside.clone().into_iter().next().is_some_and(|token| is_punct(&token, '\'')) {
        tokens.splice(..1, inside);
    }
    if !tokens.first().is_some_and(|token| is_punct(token, '\'')) {
        return Ok(None);
    }
    let parse = |input: ParseStream<'_>| {
        Ok((input.parse::<Lifetime>()?, input.parse::<Option<syn::Token![:]>>()?, input.parse::<TokenStream>()?))
    };
    let (label, colon, rest) = parse.parse2(tokens.drain(..).collect())?;
    let Some(colon) = colon else {
        return Err(Error::new(
            label.span(),
            format!("a label is followed by a colon: `{label}: for item in stream {{ .. }}`"),
        ));
    };
    tokens.extend(rest);
    Ok(Some(quote::quote!(#label #colon)))
}

/// Takes `else { .. }` from the end, where there is a body in front of it.
fn take_otherwise(tokens: &mut Vec<TokenTree>) -> Result<Option<Group>> {
    let is_else_if = |pair: &[TokenTree]| is_keyword(&pair[0], "else") && is_keyword(&pair[1], "if");
    if let Some(place) = tokens.windows(2).position(is_else_if) {
        // It may belong to an `if` in the iterable or in an angle body.
        if !tokens[..place].iter().any(|token| is_keyword(token, "if")) {
            let message = "`else` is followed by a block, which can hold an `if`: `else { if .. { .. } }`";
            return Err(Error::new(tokens[place + 1].span(), message));
        }
    }
    let Some(keyword) = tokens.iter().rposition(|token| is_keyword(token, "else")) else {
        return Ok(None);
    };
    let follows_body =
        keyword.checked_sub(1).is_some_and(|before| block(&tokens[before]).is_some() || is_punct(&tokens[before], '>'));
    match &tokens[keyword + 1..] {
        [last] if follows_body && block(last).is_some() => {
            let otherwise = block(last);
            tokens.truncate(keyword);
            Ok(otherwise)
        }
        [] => Err(Error::new(tokens[keyword].span(), "`else` is followed by a block: `else { .. }`")),
        _ => Ok(None),
    }
}

/// Splits the iterable from the body, in braces or in angle brackets.
fn split_body(mut tokens: Vec<TokenTree>, in_span: Span) -> Result<(Vec<TokenTree>, Group)> {
    let last = tokens.pop();
    if let Some(body) = last.as_ref().and_then(block) {
        return Ok((tokens, body));
    }
    match last {
        Some(close) if is_punct(&close, '>') => match angle_body_start(&tokens) {
            Some((open, iterable)) => split_angle_body(tokens, open, iterable.as_ref(), &close),
            None => Err(Error::new(close.span(), format!("this `>` ends a body that no `<` begins: {USAGE}"))),
        },
        Some(last) => {
            let (span, problem) =
                match (angle_body_start(&tokens), tokens.iter().rposition(|token| block(token).is_some())) {
                    (Some((open, _)), _) => {
                        (tokens[open].span(), "the body that begins at this `<` has no `>` at its end")
                    }
                    (None, Some(block)) if block > 0 => {
                        (tokens.get(block + 1).unwrap_or(&last).span(), BEHIND_THE_BODY)
                    }
                    _ => (last.span(), "this loop has no body"),
                };
            Err(Error::new(span, format!("{problem}: {USAGE}")))
        }
        None => Err(Error::new(in_span, format!("there is nothing to loop over after `in`: {USAGE}"))),
    }
}

/// Splits at the `<` in `open`, which follows `iterable`; `close` is the `>` that stood at the end.
fn split_angle_body(
    mut tokens: Vec<TokenTree>,
    open: usize,
    iterable: Option<&Expr>,
    close: &TokenTree,
) -> Result<(Vec<TokenTree>, Group)> {
    let body = tokens.split_off(open);
    if let Some(operator) = iterable.and_then(|iterable| misplaced_operator(&tokens, iterable, &body)) {
        let message =
            format!("{operator} in the iterable needs parentheses, because a `<` after an expression begins the body");
        return Err(Error::new(body[0].span(), message));
    }
    // An error at the end of the body is at its `>`.
    let block = group(Delimiter::Brace, body[1..].iter().cloned().collect(), close.span());
    Ok((tokens, block))
}

/// The first `<` at which what stands before it is a complete expression, and that expression; or lacks no more than the
/// name behind its last dot.
pub fn angle_body_start(tokens: &[TokenTree]) -> Option<(usize, Option<Expr>)> {
    for (place, token) in tokens.iter().enumerate() {
        if is_punct(token, '<') {
            match parse_expression(&tokens[..place]) {
                Parsed::Complete(expression) => return Some((place, Some(*expression))),
                Parsed::Unfinished if lacks_name(&tokens[..place]) => return Some((place, None)),
                Parsed::Unfinished => {}
                // What follows cannot mend it, so that the search is linear in most inputs.
                Parsed::Longer | Parsed::Wrong => return None,
            }
        }
    }
    None
}

/// Whether the last of these is a dot, and no range.
fn lacks_name(tokens: &[TokenTree]) -> bool {
    match tokens {
        [.., before, dot] => is_punct(dot, '.') && !is_punct(before, '.'),
        _ => false,
    }
}

/// Names the operator in the iterable whose `<` was taken for the beginning of the body.
fn misplaced_operator(tokens: &[TokenTree], iterable: &Expr, body: &[TokenTree]) -> Option<&'static str> {
    let joined_to_next = matches!(&body[0], TokenTree::Punct(open) if open.spacing() == Spacing::Joint);
    if joined_to_next && body.get(1).is_some_and(|next| is_punct(next, '<')) {
        return Some("a shift");
    }
    if joined_to_next && body.get(1).is_some_and(|next| is_punct(next, '=')) {
        return Some("a comparison");
    }
    // `stream as Vec<u8> < .. >`: a longer cast is complete at a later `<`.
    if ends_in_cast(iterable) {
        let longer = body.iter().enumerate().skip(1).filter(|(_, token)| is_punct(token, '<')).any(|(place, _)| {
            let tokens = tokens.iter().chain(&body[..place]).cloned().collect::<Vec<_>>();
            matches!(parse_expression(&tokens), Parsed::Complete(expression) if ends_in_cast(&expression))
        });
        if longer {
            return Some("a cast to a generic type");
        }
    }
    // `one < other < .. >`: of a comparison with what stands in a body, which does something, it was not the body that
    // began.
    let statement_has_angle =
        body[1..].iter().take_while(|token| !is_punct(token, ';')).any(|token| is_punct(token, '<'));
    if statement_has_angle {
        let first = |input: ParseStream<'_>| {
            let statement = input.parse::<Stmt>();
            input.parse::<TokenStream>()?;
            statement
        };
        if let Ok(Stmt::Expr(Expr::Binary(binary), _)) = depth::parse(first, body[1..].iter().cloned().collect()) {
            if matches!(binary.op, BinOp::Lt(_) | BinOp::Le(_)) && does_something(&binary.right) {
                return Some("a comparison");
            }
        }
    }
    None
}

/// Whether an expression could be one that never gives a value, such as `todo!()`.
fn may_diverge(expression: &Expr) -> bool {
    match expression {
        Expr::Paren(inner) => may_diverge(&inner.expr),
        Expr::Group(inner) => may_diverge(&inner.expr),
        Expr::Block(_)
        | Expr::Break(_)
        | Expr::Continue(_)
        | Expr::If(_)
        | Expr::Loop(_)
        | Expr::Macro(_)
        | Expr::Match(_)
        | Expr::Return(_)
        | Expr::Unsafe(_) => true,
        _ => false,
    }
}

fn does_something(expression: &Expr) -> bool {
    matches!(
        expression,
        Expr::Block(_)
            | Expr::Call(_)
            | Expr::ForLoop(_)
            | Expr::If(_)
            | Expr::Loop(_)
            | Expr::Macro(_)
            | Expr::Match(_)
            | Expr::MethodCall(_)
            | Expr::Unsafe(_)
            | Expr::While(_)
    )
}

fn ends_in_cast(expression: &Expr) -> bool {
    match expression {
        Expr::Cast(_) => true,
        Expr::Binary(binary) => ends_in_cast(&binary.right),
        Expr::Unary(unary) => ends_in_cast(&unary.expr),
        Expr::Reference(reference) => ends_in_cast(&reference.expr),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The pattern, the iterable and the body, as text.
    fn parts(input: &str) -> [String; 3] {
        let input = Input::parse(Spelling::Macro, format!("[crate] {input}").parse().unwrap())
            .unwrap_or_else(|error| panic!("{error}"));
        let text = |tokens: Vec<TokenTree>| tokens.into_iter().collect::<TokenStream>().to_string().replace(' ', "");
        [text(input.pattern), text(input.iterable), input.body.stream().to_string().replace(' ', "")]
    }

    fn error(input: &str) -> String {
        match Input::parse(Spelling::Macro, format!("[crate] {input}").parse().unwrap()) {
            Ok(_) => panic!("`{input}` was accepted"),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn the_body_is_the_last_block() {
        assert_eq!(parts("x in if a { b } else { c } { d }"), ["x", "ifa{b}else{c}", "d"]);
        assert_eq!(parts("x in match a { _ => b } { d } else { e }"), ["x", "matcha{_=>b}", "d"]);
        assert_eq!(parts("for Some(x) | Ok(x) in unsafe { a } {}"), ["Some(x)|Ok(x)", "unsafe{a}", ""]);
        assert_eq!(parts("'a: for x in b[1..] { < }"), ["x", "b[1..]", "<"]);
    }

    #[test]
    fn an_angle_body_begins_after_the_first_complete_expression() {
        assert_eq!(parts("x in s < a >"), ["x", "s", "a"]);
        assert_eq!(parts("x in f::<u8>() < a < b >"), ["x", "f::<u8>()", "a<b"]);
        assert_eq!(parts("x in <T as U<V>>::f() < a >> b >"), ["x", "<TasU<V>>::f()", "a>>b"]);
        assert_eq!(parts("x in if a < b { c } else { d } < e >"), ["x", "ifa<b{c}else{d}", "e"]);
        assert_eq!(parts("x in (a < b) < c -> d >"), ["x", "(a<b)", "c->d"]);
        assert_eq!(
            parts("x in S::<{ 1 < 2 }>::new() < let y: Vec<Vec<u8>> = z; >"),
            ["x", "S::<{1<2}>::new()", "lety:Vec<Vec<u8>>=z;"]
        );
        assert_eq!(parts("x in s < a > else { b }"), ["x", "s", "a"]);
        assert_eq!(parts("x in s < if n < 3 { a } >"), ["x", "s", "ifn<3{a}"]);
        assert_eq!(parts("x in s < if n { a } else if b { c } >"), ["x", "s", "ifn{a}elseifb{c}"]);
        assert_eq!(parts("x in s < flag = n < 3; >"), ["x", "s", "flag=n<3;"]);
        assert_eq!(parts("x in s < return n < 3 >"), ["x", "s", "returnn<3"]);
        assert_eq!(parts("x in s < &mut *out << f(x); >"), ["x", "s", "&mut*out<<f(x);"]);
        assert_eq!(parts("x in s < a.b < c; >"), ["x", "s", "a.b<c;"]);
        assert_eq!(parts("x in s as T < a >"), ["x", "sasT", "a"]);
    }

    #[test]
    fn an_operator_at_the_top_of_the_iterable_asks_for_parentheses() {
        for (input, operator) in [
            ("x in a << b < c >", "a shift"),
            ("x in a <<= b < c >", "a shift"),
            ("x in a <= b < c >", "a comparison"),
            ("x in a < b < c(); >", "a comparison"),
            ("x in s as Box<T> < c >", "a cast to a generic type"),
            ("x in s as Pin<Box<dyn S<Item = u8> + '_>> < if a < b { c } >", "a cast to a generic type"),
        ] {
            let error = error(input);
            assert!(error.starts_with(operator) && error.contains("parentheses"), "{input}: {error}");
        }
    }

    #[test]
    fn a_part_that_is_missing_is_named() {
        for (input, part) in [
            ("x s {}", "no `in`"),
            ("in s {}", "pattern"),
            ("for await x in s {}", "without this `await`"),
            ("x in", "nothing to loop over"),
            ("x in {}", "nothing to loop over"),
            ("x in s", "no body"),
            ("x in if a { b } else { c }", "no body"),
            ("x in match a { _ => b }", "no body"),
            ("x in s < a", "no `>`"),
            ("x in s {} 1", "can follow the body"),
            ("x in s() {} {}", "can follow the body"),
            ("x in s() {} else {} {}", "can follow the `else`"),
            ("x in s {} else", "`else` is followed by a block"),
            ("x in s {} else if a {}", "`else` is followed by a block"),
            ("x in s < a > else if a {} else {}", "`else` is followed by a block"),
            ("'a x in s {}", "colon"),
            ("x in + >", "no `<` begins"),
        ] {
            let error = error(input);
            assert!(error.contains(part), "{input}: {error}");
        }
    }
}
