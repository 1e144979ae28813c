//! Which tokens belong to a closure, an `async` block or a function inside of a body.
//!
//! Nothing is parsed, so that it works on what is unfinished and on what is given to macros. When in doubt a token
//! belongs to none.

use std::mem;

use proc_macro2::{Delimiter, Group, TokenTree};

use crate::token::{is_arrow, is_keyword, is_punct, next_places};

/// Macros that evaluate what they are given where it stands.
const PLAIN_MACROS: [&str; 12] = [
    "async_for",
    "dbg",
    "format",
    "join",
    "print",
    "println",
    "select",
    "try_join",
    "vec",
    "write",
    "yield_",
    "yield_all",
];

/// What a token belongs to.
#[derive(Clone, Copy, PartialEq)]
pub enum Nesting {
    AsyncBlock,
    Closure,
    Function,
    /// A function that may be marked `#[async_gen]`, and yield.
    Generator,
}

/// What each of `tokens` belongs to. Of a nested block that is the block in braces alone; a closure may be without any.
pub fn nesting(tokens: &[TokenTree]) -> Vec<Option<Nesting>> {
    let mut nestings = vec![None; tokens.len()];
    let closures = Closures::of(tokens);
    // What the next block in braces is, if it is a nested one.
    let mut nesting = None;
    // Whether the function that comes next may be a generator itself.
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
                if let Some((body, end)) = closures.body(tokens, place) {
                    nestings[body..end].fill(Some(Nesting::Closure));
                    nesting = None;
                    place = end - 1;
                }
            }
            TokenTree::Punct(end) if end.as_char() == ';' => (nesting, is_generator) = (None, false),
            TokenTree::Group(group) => {
                if is_attribute(tokens, place) {
                    is_generator |= may_make_generator(group);
                } else if is_body(tokens, place) {
                    if !is_input_of_unknown_macro(&tokens[..place]) {
                        nestings[place] = nesting;
                    }
                    (nesting, is_generator) = (None, false);
                }
            }
            // `async` stands directly before the block, and a function's name and signature before its own.
            _ if nesting == Some(Nesting::AsyncBlock) => nesting = None,
            _ => {}
        }
        place += 1;
    }
    nestings
}

/// Which of `tokens` a `#[cfg]` may take away: what stands behind it, to the end of the statement or of the next block.
pub fn may_be_missing(tokens: &[TokenTree]) -> Vec<bool> {
    let mut is_missing = false;
    let is_missing_in = |(place, token): (usize, &TokenTree)| match token {
        TokenTree::Punct(end) if end.as_char() == ';' => {
            is_missing = false;
            false
        }
        TokenTree::Group(group) if is_attribute(tokens, place) => {
            is_missing |= is_cfg_attribute(group);
            is_missing
        }
        TokenTree::Group(group) if group.delimiter() == Delimiter::Brace => mem::replace(&mut is_missing, false),
        _ => is_missing,
    };
    tokens.iter().enumerate().map(is_missing_in).collect()
}

/// Whether what stands behind an attribute may not be there.
fn is_cfg_attribute(attribute: &Group) -> bool {
    let name = attribute.stream().into_iter().next();
    name.is_some_and(|name| is_keyword(&name, "cfg") || is_keyword(&name, "cfg_attr"))
}

/// Which tokens stand in the `<..>` of a `::<..>`, or of a path that begins with one.
fn generic_arguments(tokens: &[TokenTree]) -> Vec<bool> {
    let mut is_generic = vec![false; tokens.len()];
    let mut depth = 0_usize;
    for (place, token) in tokens.iter().enumerate() {
        let TokenTree::Punct(punct) = token else {
            is_generic[place] = depth > 0;
            continue;
        };
        let follows = |character| place.checked_sub(1).is_some_and(|before| is_punct(&tokens[before], character));
        match punct.as_char() {
            '<' if depth > 0 || follows(':') || begins_expression(&tokens[..place]) => depth += 1,
            '>' if !follows('-') && !follows('=') => depth = depth.saturating_sub(1),
            ';' => depth = 0,
            _ => {}
        }
        is_generic[place] = depth > 0;
    }
    is_generic
}

/// Whether the group in `place` is that of an attribute.
pub fn is_attribute(tokens: &[TokenTree], place: usize) -> bool {
    let is_bracket = matches!(&tokens[place], TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket);
    let is_inner = place > 1 && is_punct(&tokens[place - 1], '!') && is_punct(&tokens[place - 2], '#');
    is_bracket && (is_inner || place > 0 && is_punct(&tokens[place - 1], '#'))
}

/// The name of the macro that is given what comes after `before`.
pub fn macro_name(before: &[TokenTree]) -> Option<String> {
    match before {
        [.., TokenTree::Ident(name), bang] if is_punct(bang, '!') => Some(name.to_string()),
        _ => None,
    }
}

/// Whether what comes after `before` is given to a macro, which may do anything with it.
pub fn is_input_of_unknown_macro(before: &[TokenTree]) -> bool {
    macro_name(before).is_some_and(|name| !PLAIN_MACROS.contains(&&*name))
}

/// Whether the name of a macro that is defined there stands right before, as in `macro_rules! name { .. }`, or is the last
/// of `before` itself.
pub fn is_macro_definition(before: &[TokenTree]) -> bool {
    matches!(before, [.., keyword, bang, TokenTree::Ident(_)] if is_keyword(keyword, "macro_rules") && is_punct(bang, '!'))
}

/// Whether a block in braces is what runs, and not the argument of a constant parameter, as in `Array<{ 3 }>`.
fn is_body(tokens: &[TokenTree], place: usize) -> bool {
    let is_argument = tokens.get(place + 1).is_some_and(|next| is_punct(next, '>') || is_punct(next, ','))
        && place.checked_sub(1).is_some_and(|before| is_punct(&tokens[before], '<') || is_punct(&tokens[before], ','));
    is_block(&tokens[place]) && !is_argument
}

/// Whether an attribute may be one that makes a generator, under whatever name.
fn may_make_generator(attribute: &Group) -> bool {
    let plain = ["allow", "cfg", "cold", "deny", "deprecated", "doc", "expect", "inline", "must_use", "warn"];
    let name = attribute.stream().into_iter().next();
    !matches!(name, Some(TokenTree::Ident(name)) if plain.iter().any(|plain| name == plain))
}

/// What closures are made of, by the place from which on it is looked for.
struct Closures {
    bar: Vec<usize>,
    block: Vec<usize>,
    end: Vec<usize>,
    arrow: Vec<usize>,
    /// The `for` or `in` of a loop.
    loop_: Vec<usize>,
}

impl Closures {
    fn of(tokens: &[TokenTree]) -> Self {
        let is_generic = generic_arguments(tokens);
        Self {
            bar: next_places(tokens, |place| is_punct(&tokens[place], '|')),
            block: next_places(tokens, |place| is_block(&tokens[place])),
            end: next_places(tokens, |place| {
                is_punct(&tokens[place], ';') || is_punct(&tokens[place], ',') && !is_generic[place]
            }),
            arrow: next_places(tokens, |place| is_arrow(tokens, place)),
            loop_: next_places(tokens, |place| is_keyword(&tokens[place], "for") || is_keyword(&tokens[place], "in")),
        }
    }

    /// Where the body of a closure begins and ends, when its first `|` stands at `open`. It is a block, or ends at a `,`
    /// or `;`.
    fn body(&self, tokens: &[TokenTree], open: usize) -> Option<(usize, usize)> {
        let close = self.bar[open + 1];
        if close == tokens.len() {
            return None;
        }
        let returns =
            matches!(&tokens[close + 1..], [minus, arrow, ..] if is_punct(minus, '-') && is_punct(arrow, '>'));
        let body = if returns { self.block[close + 1] } else { close + 1 };
        let continues = |token: &TokenTree| is_punct(token, '.') || is_punct(token, '?');
        let is_whole = is_block(tokens.get(body)?) && !tokens.get(body + 1).is_some_and(continues);
        let end = if is_whole { body + 1 } else { self.end[body] };
        // In these it is a `|` in the pattern of a `match` or of a loop, and no closure.
        let loop_ = self.loop_[body];
        let is_pattern = self.arrow[body] < end || loop_ < end && is_keyword(&tokens[loop_], "in");
        (body < end && !is_pattern).then_some((body, end))
    }
}

fn is_block(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace)
}

/// Whether an expression can begin after `before`, so that a `|` there is no operator.
fn begins_expression(before: &[TokenTree]) -> bool {
    match before.last() {
        None => true,
        Some(TokenTree::Ident(keyword)) => {
            ["async", "break", "else", "match", "move", "return", "static", "yield"].iter().any(|it| keyword == it)
        }
        Some(TokenTree::Punct(punct)) => {
            !matches!(punct.as_char(), '.' | '?' | '|' | '>') || is_arrow(before, before.len() - 1)
        }
        Some(TokenTree::Group(_) | TokenTree::Literal(_)) => false,
    }
}

fn is_ident(token: Option<&TokenTree>) -> bool {
    matches!(token, Some(TokenTree::Ident(_)))
}
