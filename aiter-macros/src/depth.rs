//! How deep tokens are nested that syn is to parse.
//!
//! syn parses by recursion and has no limit, so that an expression of a few hundred levels, which rustc takes, overflows
//! the stack: cargo builds macros without optimization. What is too deep is not parsed, but reported; or taken as it is,
//! where parsing only helps to say what is wrong.

use proc_macro2::{TokenStream, TokenTree};
use syn::{Error, Result, parse::Parser};

/// The stack, in kilobytes, that a parser may take: half of what the threads have in which macros are expanded.
const LIMIT: usize = 4_000;

/// Parses what is not nested too deeply.
pub fn parse<T>(parser: impl Parser<Output = T>, tokens: TokenStream) -> Result<T> {
    check(&tokens)?;
    parser.parse2(tokens)
}

/// Reports tokens that are nested too deeply to be parsed.
pub fn check(tokens: &TokenStream) -> Result<()> {
    if stack(tokens.clone(), LIMIT) <= LIMIT {
        return Ok(());
    }
    let message = "this is nested too deeply for a macro\n\nhelp: give parts of it names, with `let` or `type`";
    Err(Error::new(
        tokens.clone().into_iter().next().map_or_else(proc_macro2::Span::call_site, |it| it.span()),
        message,
    ))
}

/// How many kilobytes of stack syn takes for `tokens`, at most; or any number beyond `limit`. Within one statement each
/// token may stand inside of what the one before it begins.
fn stack(tokens: TokenStream, limit: usize) -> usize {
    let (mut deepest, mut statement, mut group_in_it, mut separates) = (0, 0, 0, true);
    for token in tokens {
        // As measured with syn 3 in a debug build, the greatest where a token has many meanings.
        statement += match &token {
            TokenTree::Group(group) => {
                if statement >= limit {
                    return statement;
                }
                group_in_it = group_in_it.max(28 + stack(group.stream(), limit - statement));
                0
            }
            TokenTree::Punct(mark) => match mark.as_char() {
                ';' => {
                    deepest = deepest.max(statement + group_in_it);
                    (statement, group_in_it, separates) = (0, 0, true);
                    0
                }
                // A comma between the arguments of a type or a closure does not end what began before it.
                ',' if separates => {
                    deepest = deepest.max(statement + group_in_it);
                    (statement, group_in_it) = (0, 0);
                    0
                }
                '<' => {
                    separates = false;
                    45
                }
                '&' | '*' | '-' => 33,
                '|' => {
                    separates = false;
                    7
                }
                '=' | '!' => 7,
                _ => 1,
            },
            TokenTree::Ident(name) => match &*name.to_string() {
                "return" | "break" | "yield" | "let" | "async" | "move" => 10,
                "dyn" | "impl" | "for" | "fn" => 33,
                _ => 0,
            },
            TokenTree::Literal(_) => 0,
        };
    }
    deepest.max(statement + group_in_it)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_too_deep(text: &str) -> bool {
        check(&text.parse().unwrap()).is_err()
    }

    #[test]
    fn what_is_nested_hundreds_of_levels_deep_is_not_parsed() {
        for (before, after) in
            [("(", ")"), ("f(|| { ", " })"), ("&", ""), ("A<", ">"), ("|x, y| ", ""), ("return ", "")]
        {
            assert!(is_too_deep(&format!("{}x{}", before.repeat(500), after.repeat(500))), "{before}");
            assert!(!is_too_deep(&format!("{}x{}", before.repeat(20), after.repeat(20))), "{before}");
        }
    }

    #[test]
    fn what_is_long_but_flat_is_parsed() {
        for text in ["a(&b, *c, d < e);", "&a,", "(a, [b]),", "x.y::<Z>(w)?;"] {
            assert!(!is_too_deep(&text.repeat(10_000)), "{text}");
        }
    }
}
