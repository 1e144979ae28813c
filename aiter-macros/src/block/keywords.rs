//! The keywords that a block has and a function on stable Rust has not: `yield` and `for await`.
//!
//! Tokens are replaced, and nothing else is looked at, so that they work in the input of any macro and in a body that
//! is not finished.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};
use syn::Error;

use crate::{
    async_for::in_braces,
    expression::{Parsed, expression_length, parse_expression},
    fragment::parenthesize,
    token::{self, block, is_arrow, is_attribute, is_keyword, is_macro_definition, is_punct, macro_name, next_places},
};

/// What a block replaces.
const KEYWORDS: [&str; 2] = ["for", "yield"];

/// Replaces the keywords in the body of a function, where rustc has reported them as syntax that it does not have yet. What to
/// write is said at one of them.
pub fn without_keywords(body: TokenStream, facade: &TokenStream, errors: &mut Vec<Error>) -> TokenStream {
    let mut keywords = Keywords::new(facade, false);
    let body = keywords.replace(body);
    if let Some(keyword) = keywords.replaced {
        let message = if keyword == "yield" {
            "in a function a yield is a macro: `yield_!(item)`"
        } else {
            "in a function the loop over a stream is a macro: `async_for!(item in stream { .. })`"
        };
        errors.push(Error::new(keyword.span(), message));
    }
    body
}

/// Replaces the keywords in the body of a block.
pub struct Keywords<'a> {
    facade: &'a TokenStream,
    /// Whether they are replaced in the input of macros too.
    in_macros: bool,
    /// Whether a yield stands somewhere in the body.
    pub may_yield: bool,
    /// One of the keywords that have been replaced.
    replaced: Option<Ident>,
}

impl<'a> Keywords<'a> {
    pub fn new(facade: &'a TokenStream, in_macros: bool) -> Self {
        Self { facade, in_macros, may_yield: false, replaced: None }
    }

    /// Replaces `yield item` by `yield_!(item)`, and `for await` by a loop.
    pub fn replace(&mut self, body: TokenStream) -> TokenStream {
        self.replace_in(&body).unwrap_or(body)
    }

    /// The same, or nothing where nothing is to be replaced.
    ///
    /// What is not changed stays in its groups, because to take a group apart loses what a `macro_rules!` of the user's
    /// meant by it. What is inside of groups is replaced first, so that an operand with yields in it holds nothing but
    /// calls of macros when it is parsed.
    fn replace_in(&mut self, tokens: &TokenStream) -> Option<TokenStream> {
        let mut tokens = tokens.clone().into_iter().collect::<Vec<_>>();
        let mut is_changed = false;
        for place in 0..tokens.len() {
            match &tokens[place] {
                TokenTree::Group(group) => {
                    if let Some(group) = self.replace_group(group, &tokens, place) {
                        tokens[place] = group.into();
                        is_changed = true;
                    }
                }
                TokenTree::Ident(name) => self.may_yield |= name == "yield_" || name == "yield_all",
                TokenTree::Punct(_) | TokenTree::Literal(_) => {}
            }
        }
        match self.replace_tokens(&tokens) {
            Some(replaced) => Some(replaced.into_iter().collect()),
            None => is_changed.then(|| {
                parenthesize(&mut tokens);
                tokens.into_iter().collect()
            }),
        }
    }

    /// The same for the group in `place`.
    fn replace_group(&mut self, group: &Group, tokens: &[TokenTree], place: usize) -> Option<Group> {
        let name = macro_name(&tokens[..place]).unwrap_or_default();
        let is_macro = !name.is_empty() || is_macro_definition(&tokens[..place]);
        if token::MACROS_OF_TOKENS.contains(&&*name) || !self.in_macros && is_macro || is_attribute(tokens, place) {
            return None;
        }
        // Its grammar is ours.
        let input = if name == "async_for" { in_braces(group.stream()) } else { group.stream() };
        let inside = self.replace_in(&input)?;
        Some(token::group(group.delimiter(), inside, group.span()))
    }

    /// The same for tokens in whose groups it is done.
    fn replace_tokens(&mut self, tokens: &[TokenTree]) -> Option<Vec<TokenTree>> {
        let is_keyword_of_ours = |token: &TokenTree| KEYWORDS.iter().any(|keyword| is_keyword(token, keyword));
        if !tokens.iter().any(is_keyword_of_ours) {
            return None;
        }
        let ends = next_places(tokens, |place| is_punct(&tokens[place], ';'));
        let mut replaced = Vec::new();
        let mut is_changed = false;
        let mut place = 0;
        while place < tokens.len() {
            let token = &tokens[place];
            // What stands behind it in the same statement.
            let behind = &tokens[place + 1..ends[place].max(place + 1)];
            let mut length = 1;
            match token {
                TokenTree::Ident(keyword) if keyword == "yield" => {
                    let operand = operand(behind, &tokens[..place]);
                    let yields = self.yields(keyword.span(), operand);
                    // An attribute does not apply to the call of a macro, but to a block with one.
                    if place > 0 && is_attribute(tokens, place - 1) {
                        replaced.push(token::group(Delimiter::Brace, yields, Span::mixed_site()).into());
                    } else {
                        replaced.extend(yields);
                    }
                    length += operand.len();
                    is_changed = true;
                }
                TokenTree::Ident(keyword) if keyword == "for" && behind.first().is_some_and(is_await) => {
                    let header_and_body = for_await(&behind[1..]);
                    let label = take_label(&mut replaced);
                    replaced.push(self.for_await(keyword.span(), &label, header_and_body));
                    length += 1 + header_and_body.len();
                    is_changed = true;
                }
                _ => replaced.push(token.clone()),
            }
            place += length;
        }
        is_changed.then(|| {
            parenthesize(&mut replaced);
            replaced
        })
    }

    /// `yield_!(operand)`
    fn yields(&mut self, keyword: Span, operand: &[TokenTree]) -> TokenStream {
        self.may_yield = true;
        self.replaced.get_or_insert_with(|| Ident::new("yield", keyword));
        let mut operand = self.replace_tokens(operand).unwrap_or_else(|| operand.to_vec());
        parenthesize(&mut operand);
        if operand.is_empty() {
            operand.push(token::group(Delimiter::Parenthesis, TokenStream::new(), keyword).into());
        }
        // The whole is as long as what it replaces, so that advice on how to edit the code around it keeps the operand.
        let end = operand.last().map_or(keyword, TokenTree::span);
        let operand = token::group(Delimiter::Parenthesis, operand.into_iter().collect(), end);
        quote_spanned!(keyword=> yield_!#operand)
    }

    /// `{ for_await!('label: for PATTERN in ITERABLE { .. }); }`, in braces so that a `match` arm needs no comma.
    fn for_await(&mut self, keyword: Span, label: &[TokenTree], tokens: &[TokenTree]) -> TokenTree {
        self.replaced.get_or_insert_with(|| Ident::new("for", keyword));
        let mut tokens = self.replace_tokens(tokens).unwrap_or_else(|| tokens.to_vec());
        parenthesize(&mut tokens);
        let facade = self.facade;
        let for_ = Ident::new("for", keyword);
        let end = tokens.last().map_or(keyword, TokenTree::span);
        let input = token::group(Delimiter::Parenthesis, quote!([#facade] #(#label)* #for_ #(#tokens)*), end);
        let loop_ = quote_spanned!(Span::mixed_site()=> #facade::__private::for_await! #input;);
        // At the user's own body, so that clippy sees a loop where nothing stands behind it, and asks for no `;`.
        token::group(Delimiter::Brace, loop_, end).into()
    }
}

/// What a `yield` yields: the expression behind it, and where there is none yet all up to the next `,`. `behind` ends
/// where the statement does.
fn operand<'a>(behind: &'a [TokenTree], before: &[TokenTree]) -> &'a [TokenTree] {
    match behind {
        [] => return behind,
        [first, ..] if is_punct(first, ',') => return &[],
        [first, ..] if is_keyword(first, "yield") => {
            let yields = behind.iter().take(129).take_while(|token| is_keyword(token, "yield")).count();
            // rustc expands no macros that are nested deeper, and to replace more would overflow the stack.
            if yields > 128 {
                return &[];
            }
            return &behind[..yields + operand(&behind[yields..], &[]).len()];
        }
        _ => {}
    }
    let has_block_behind = is_head(before);
    // Most operands are short, and to parse all that is left for each of them would take too long.
    for longest in [64, 4096] {
        let tokens = &behind[..behind.len().min(longest)];
        let is_all = tokens.len() == behind.len();
        if let Some(length) = operand_length(tokens, has_block_behind).filter(|length| is_all || *length < tokens.len())
        {
            return &behind[..length];
        }
    }
    let ends = |token: &TokenTree| is_punct(token, ',') || is_keyword(token, "yield");
    &behind[..behind.iter().position(ends).unwrap_or(behind.len())]
}

/// How long the expression is with which `tokens` begin.
fn operand_length(tokens: &[TokenTree], has_block_behind: bool) -> Option<usize> {
    let commas = (0..tokens.len()).filter(|place| is_punct(&tokens[*place], ',')).take(8);
    // A comma may stand in the middle of it only between angle brackets, so that the first is tried first, and not many.
    commas.chain([tokens.len()]).find_map(|end| {
        let length = expression_length(&tokens[..end], has_block_behind);
        // A `>` at the end may be that of an `async_for!` with its body in angle brackets.
        let without = || tokens[..end].split_last().filter(|(last, _)| is_punct(last, '>'));
        length.or_else(|| without().and_then(|(_, rest)| expression_length(rest, has_block_behind)))
    })
}

/// Whether what follows `before` is in the head of an `if`, `while`, `match` or `for`, where a `{` begins its block.
fn is_head(before: &[TokenTree]) -> bool {
    for (place, token) in before.iter().enumerate().rev().take(256) {
        if is_punct(token, ';') || is_punct(token, ',') || block(token).is_some() || is_arrow(before, place) {
            return false;
        }
        if ["if", "in", "match", "while"].iter().any(|keyword| is_keyword(token, keyword)) {
            return true;
        }
    }
    false
}

/// The rest of a loop behind `for await`: up to its body, which is the first block behind a complete expression. `behind`
/// ends where the statement does.
fn for_await(behind: &[TokenTree]) -> &[TokenTree] {
    let Some(iterable) = behind.iter().position(|token| is_keyword(token, "in")) else {
        let body = behind.iter().position(|token| block(token).is_some());
        return &behind[..body.map_or(behind.len().min(64), |body| body + 1)];
    };
    let iterable = iterable + 1;
    // Few blocks can stand in an iterable, and to try all that follow would take too long.
    let blocks = (iterable..behind.len()).filter(|place| block(&behind[*place]).is_some()).take(16);
    let body = blocks
        .clone()
        .find(|place| matches!(parse_expression(&behind[iterable..*place]), Parsed::Complete(_)))
        .or_else(|| blocks.clone().next());
    &behind[..body.map_or(behind.len().min(64), |body| body + 1)]
}

/// Takes `'label:` from the end.
fn take_label(tokens: &mut Vec<TokenTree>) -> Vec<TokenTree> {
    let length = match &tokens[..] {
        [.., apostrophe, TokenTree::Ident(_), colon] if is_punct(apostrophe, '\'') && is_punct(colon, ':') => 3,
        // What a `macro_rules!` was handed as `$label:lifetime`.
        [.., TokenTree::Group(label), colon]
            if label.delimiter() == Delimiter::None
                && is_punct(colon, ':')
                && label.stream().into_iter().next().is_some_and(|first| is_punct(&first, '\'')) =>
        {
            2
        }
        _ => 0,
    };
    tokens.split_off(tokens.len() - length)
}

fn is_await(token: &TokenTree) -> bool {
    is_keyword(token, "await")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn replaced(body: &str) -> (String, bool) {
        let facade = quote!(f);
        let mut keywords = Keywords::new(&facade, true);
        let replaced = keywords.replace(body.parse().unwrap()).to_string();
        (replaced.replace([' ', '\n'], ""), keywords.may_yield)
    }

    #[test]
    fn a_yield_takes_the_expression_behind_it() {
        for (body, expected) in [
            ("yield 1;", "yield_!(1);"),
            ("yield", "yield_!(())"),
            ("{ yield; }", "{yield_!(());}"),
            ("let () = yield a + b; c", "let()=yield_!(a+b);c"),
            ("let () = yield x else { return }", "let()=yield_!(x)else{return}"),
            ("match x { A => yield 1, B => yield f::<A, B>(x), }", "matchx{A=>yield_!(1),B=>yield_!(f::<A,B>(x)),}"),
            ("f(yield 1, yield 2)", "f(yield_!(1),yield_!(2))"),
            ("match yield x { () => y }", "matchyield_!(x){()=>y}"),
            ("yield S { x: 1 };", "yield_!(S{x:1});"),
            ("yield yield 1;", "yield_!(yield_!(1));"),
            ("yield { yield 1; 2 };", "yield_!({yield_!(1);2});"),
            ("yield if a { b } else { c }; d", "yield_!(ifa{b}else{c});d"),
            ("yield foo.; d", "yield_!(foo.);d"),
            ("yield foo. , d", "yield_!(foo.),d"),
            ("yield |a| b;", "yield_!(|a|b);"),
            ("select! { v = a => yield v, () = b => { yield; } }", "select!{v=a=>yield_!(v),()=b=>{yield_!(());}}"),
            ("stream! { yield 1; return; }", "stream!{yield1;return;}"),
            ("async_for!(x in s < yield x > else { y })", "async_for!(forxins{yield_!(x)}else{y})"),
            ("async_for!(x in s { yield x; })", "async_for!(xins{yield_!(x);})"),
            ("match 1 { n if n > 0 => yield P { x: n }, _ => {} }", "match1{nifn>0=>yield_!(P{x:n}),_=>{}}"),
            ("match 1 { 0 if a => (), n => yield x + P { x }.x }", "match1{0ifa=>(),n=>yield_!(x+P{x}.x)}"),
            ("yield f!(yield b)", "yield_!(f!(yield_!(b)))"),
            ("yield f::<A, B, C, D, E, F, G, H, I>(), x", "yield_!(f::<A,B,C,D,E,F,G,H,I>()),x"),
            ("async_for!(x in s < yield P { x } >)", "async_for!(forxins{yield_!(P{x})})"),
            ("#[allow(a)] yield x;", "#[allow(a)]{yield_!(x)};"),
            ("if let () = yield x {} else {}", "iflet()=yield_!(x){}else{}"),
            ("while () == yield x {}", "while()==yield_!(x){}"),
            ("if a { yield S {} }", "ifa{yield_!(S{})}"),
            ("r#yield(1); #[yield(1)] x", "r#yield(1);#[yield(1)]x"),
            ("macro_rules! m { ($e:expr) => { yield $e; } }", "macro_rules!m{($e:expr)=>{yield_!($e);}}"),
        ] {
            assert_eq!(replaced(body).0, expected, "{body}");
        }
    }

    #[test]
    fn a_for_await_is_a_loop_up_to_its_body() {
        for (body, expected) in [
            ("for await x in s { yield x; } y", "{f::__private::for_await!([f]forxins{yield_!(x);});}y"),
            ("'a: for await (x, _) in s { continue 'a }", "{f::__private::for_await!([f]'a:for(x,_)ins{continue'a});}"),
            ("for await x in if a { b } else { c } { d } e", "{f::__private::for_await!([f]forxinifa{b}else{c}{d});}e"),
            (
                "for await x in match a { _ => b } { d } { e }",
                "{f::__private::for_await!([f]forxinmatcha{_=>b}{d});}{e}",
            ),
            ("for await A | B in s.f(|x| { x }) {} { e }", "{f::__private::for_await!([f]forA|Bins.f(|x|{x}){});}{e}"),
            (
                "match x { A => for await x in s {} B => {} }",
                "matchx{A=>{f::__private::for_await!([f]forxins{});}B=>{}}",
            ),
            ("for await x in s. { d } e", "{f::__private::for_await!([f]forxins.{d});}e"),
            ("for await x s { d } e", "{f::__private::for_await!([f]forxs{d});}e"),
            ("for await x in s; e", "{f::__private::for_await!([f]forxins);};e"),
        ] {
            assert_eq!(replaced(body).0, expected, "{body}");
        }
    }

    #[test]
    fn a_block_without_a_yield_is_known_for_one() {
        for body in ["a.await;", "println!(\"{x}\")", "x != y", "emit!(1)", "stream! { yield 1 }", "vec![1]"] {
            assert!(!replaced(body).1, "{body}");
        }
        for body in ["yield", "f(|| yield 1)", "yield_!(1)", "yield_all!(s)", "println!(\"{}\", yield)"] {
            assert!(replaced(body).1, "{body}");
        }
    }
}
