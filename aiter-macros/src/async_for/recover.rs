//! What is left of a loop that is wrong: an editor completes in it, what it uses is used, and the names in it are known.

use proc_macro2::{Delimiter, Group, Span, TokenStream, TokenTree};
use quote::quote_spanned;
use syn::Pat;

use super::parse::{Input, Spelling, angle_body_start, mark_behind, take_attributes, type_behind};
use crate::{
    depth,
    expression::{Parsed, parse_expression},
    fragment::parenthesize,
    token::{block, facade, group, is_keyword, is_punct},
};

/// The rest of a loop that is wrong.
pub struct Rest {
    /// The path of the facade.
    pub facade: Group,
    /// The best loop that can be made of it, if there is one, and the tokens behind that.
    pub input: Option<Input>,
    pub behind: Vec<TokenTree>,
    /// Whether that loop is what the user meant but for what is reported, so that rustc has nothing to add.
    pub is_sure: bool,
}

/// Makes the best of the input of the macro. It depends on no more than on what stands in front of what is unfinished,
/// and on blocks: an editor looks at it with and without the word that is to be completed.
pub fn recover(spelling: Spelling, input: TokenStream) -> Option<Rest> {
    let mut tokens = input.into_iter().collect::<Vec<_>>();
    let Some(TokenTree::Group(facade_group)) = tokens.first().cloned() else { return None };
    facade(Some(tokens.remove(0)))?;
    parenthesize(&mut tokens);
    let mut attributes = take_attributes(&mut tokens);
    let label = take_label(&mut tokens);
    attributes.extend(take_attributes(&mut tokens));
    for keyword in ["async", "for", "await", "let"] {
        if tokens.first().is_some_and(|token| is_keyword(token, keyword)) {
            tokens.remove(0);
        }
    }
    let (mut pattern, in_span, mut rest) = split_pattern(tokens);
    if let Some(pattern) = &mut pattern {
        pattern.truncate(type_behind(pattern).unwrap_or(pattern.len()));
    }
    let is_pattern =
        pattern.as_ref().is_some_and(|it| depth::parse(Pat::parse_multi, it.iter().cloned().collect()).is_ok());
    let (body, behind, is_braced) = take_body(&mut rest, in_span);
    rest.truncate(mark_behind(&rest).unwrap_or(rest.len()));
    let is_sure = is_pattern && is_braced && !matches!(parse_expression(&rest), Parsed::Longer | Parsed::Wrong);
    let Some(pattern) = pattern else {
        rest.extend([TokenTree::Group(body)]);
        rest.extend(behind);
        return Some(Rest { facade: facade_group, input: None, behind: rest, is_sure: false });
    };
    // The loop may have a value where there is an `else`.
    let otherwise = behind.first().is_some_and(|token| is_keyword(token, "else")).then(|| never(in_span));
    let is_sure = is_sure && otherwise.is_none() && !rest.is_empty();
    if rest.is_empty() {
        rest.push(TokenTree::Group(group(Delimiter::Parenthesis, TokenStream::new(), in_span)));
    }
    let facade = facade_group.clone();
    let (iterable, is_one, may_diverge) = (rest, true, false);
    let input =
        Input { spelling, facade, attributes, label, pattern, in_span, iterable, is_one, may_diverge, body, otherwise };
    Some(Rest { facade: facade_group, input: Some(input), behind, is_sure })
}

/// A block of any type.
pub fn never(span: Span) -> Group {
    let site = Span::mixed_site().located_at(span);
    // A closure, because rustc would say of what follows a loop that it is never reached.
    group(Delimiter::Brace, quote_spanned!(site=> (|| loop {})()), span)
}

/// Takes a label from the front, with its colon or without.
fn take_label(tokens: &mut Vec<TokenTree>) -> Option<TokenStream> {
    if !tokens.first().is_some_and(|token| is_punct(token, '\'')) || tokens.len() < 2 {
        return None;
    }
    let colon = tokens.get(2).is_some_and(|token| is_punct(token, ':'));
    let label = tokens.drain(..2 + usize::from(colon)).take(2).collect::<TokenStream>();
    Some(quote_spanned!(Span::mixed_site()=> #label:))
}

/// Splits at the first `in`, or, where there is none, behind what reads as a pattern.
fn split_pattern(mut tokens: Vec<TokenTree>) -> (Option<Vec<TokenTree>>, Span, Vec<TokenTree>) {
    let span = tokens.first().map_or_else(Span::call_site, TokenTree::span);
    if let Some(keyword) = tokens.iter().position(|token| is_keyword(token, "in")) {
        let mut rest = tokens.split_off(keyword);
        let in_span = rest.remove(0).span();
        return ((!tokens.is_empty()).then_some(tokens), in_span, rest);
    }
    let parse = |input: syn::parse::ParseStream<'_>| {
        input.call(Pat::parse_single)?;
        Ok(input.parse::<TokenStream>()?.into_iter().count())
    };
    match depth::parse(parse, tokens.iter().cloned().collect()) {
        Ok(behind) if behind > 0 && behind < tokens.len() => {
            let mut rest = tokens.split_off(tokens.len() - behind);
            // What other languages write there.
            if is_punct(&rest[0], '=') || is_keyword(&rest[0], "of") {
                rest.remove(0);
            }
            (Some(tokens), span, rest)
        }
        _ => (None, span, tokens),
    }
}

/// Takes the body, and what stands behind it, from behind the iterable. Where there is none it is empty. Also returns
/// whether it is not in angle brackets.
fn take_body(rest: &mut Vec<TokenTree>, in_span: Span) -> (Group, Vec<TokenTree>, bool) {
    let blocks = || (0..rest.len()).filter(|place| block(&rest[*place]).is_some());
    // Of more blocks than stand in a head it would take long to look at each.
    let complete = blocks().take(16).find(|place| matches!(parse_expression(&rest[..*place]), Parsed::Complete(_)));
    let braces = complete.or_else(|| blocks().next());
    match (angle_body_start(rest), braces) {
        (Some((open, _)), braces) if braces.is_none_or(|braces| open < braces) => {
            let mut body = rest.split_off(open);
            body.remove(0);
            if body.last().is_some_and(|last| is_punct(last, '>')) {
                body.pop();
            }
            (group(Delimiter::Brace, body.into_iter().collect(), in_span), Vec::new(), false)
        }
        (_, Some(place)) => {
            let behind = rest.split_off(place + 1);
            let body = rest.pop().as_ref().and_then(block);
            (body.unwrap_or_else(|| group(Delimiter::Brace, TokenStream::new(), in_span)), behind, true)
        }
        (_, None) => (group(Delimiter::Brace, TokenStream::new(), in_span), Vec::new(), true),
    }
}
