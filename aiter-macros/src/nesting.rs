//! Which tokens belong to a closure, an `async` block or a function inside of a body.
//!
//! Nothing is parsed, so that it works on what is unfinished and on what is given to macros. When in doubt a token
//! belongs to none.

use proc_macro2::{Delimiter, Group, Spacing, TokenTree};

use crate::token::{is_keyword, is_punct};

/// Macros that evaluate what they are given where it stands.
const PLAIN_MACROS: [&str; 10] =
    ["async_for", "dbg", "format", "join", "print", "println", "select", "try_join", "vec", "write"];

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
                if let Some((body, length)) = closure_body(tokens, place) {
                    nestings[body..body + length].fill(Some(Nesting::Closure));
                    nesting = None;
                    place = body + length - 1;
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

/// Where the body of a closure begins, when its first `|` stands at `open`, and how long it is. It is a block, or ends
/// at a `,` or `;`.
fn closure_body(tokens: &[TokenTree], open: usize) -> Option<(usize, usize)> {
    let close = open + 1 + tokens[open + 1..].iter().position(|token| is_punct(token, '|'))?;
    let is_return_type =
        matches!(&tokens[close + 1..], [minus, arrow, ..] if is_punct(minus, '-') && is_punct(arrow, '>'));
    let body = if is_return_type { close + 1 + tokens[close + 1..].iter().position(is_block)? } else { close + 1 };
    let length = match tokens.get(body)? {
        block if is_block(block) => 1,
        _ => tokens[body..].iter().take_while(|token| !is_punct(token, ',') && !is_punct(token, ';')).count(),
    };
    // In these it is a `|` in the pattern of a `match` or of a loop, and no closure.
    let expression = &tokens[body..body + length];
    let ends_loop_pattern = expression.iter().find(|token| is_keyword(token, "for") || is_keyword(token, "in"));
    let is_pattern = expression.windows(2).any(|pair| is_punct(&pair[0], '=') && is_punct(&pair[1], '>'))
        || ends_loop_pattern.is_some_and(|token| is_keyword(token, "in"));
    (length > 0 && !is_pattern).then_some((body, length))
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
        Some(TokenTree::Punct(punct)) => !matches!(punct.as_char(), '.' | '?' | '|' | '>') || is_arrow(before),
        Some(TokenTree::Group(_) | TokenTree::Literal(_)) => false,
    }
}

/// Whether `tokens` end in `=>`.
fn is_arrow(tokens: &[TokenTree]) -> bool {
    let [.., TokenTree::Punct(equals), greater] = tokens else { return false };
    equals.as_char() == '=' && equals.spacing() == Spacing::Joint && is_punct(greater, '>')
}

fn is_ident(token: Option<&TokenTree>) -> bool {
    matches!(token, Some(TokenTree::Ident(_)))
}
