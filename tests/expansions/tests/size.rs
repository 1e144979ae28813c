//! How long the macros take for a lot of tokens, and how deep these may be nested.

#![forbid(unsafe_code)]

use std::{
    fmt::Write,
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

use aiter_expansions::{Macro, VOCABULARY};
use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

/// What a macro is given with so much in its body.
fn around(macro_: Macro, body: &str) -> String {
    match macro_ {
        Macro::AsyncFor | Macro::ForAwait => format!("x in s {{ {body} }}"),
        Macro::Stream | Macro::TryStream | Macro::Arguments | Macro::Delegate => body.to_owned(),
        Macro::AsyncGen => format!("async fn f(n: u32) -> u32 {{ {body} }}"),
        Macro::TryAsyncGen => format!("async fn f(n: u32) -> Result<u32, E> {{ {body} }}"),
    }
}

fn time(macro_: Macro, input: &TokenStream) -> Duration {
    let start = Instant::now();
    let expansion = macro_.expand(input.clone());
    let time = start.elapsed();
    drop(expansion);
    time
}

/// The macros that are given a body.
const BODIES: [Macro; 5] = [Macro::AsyncFor, Macro::Stream, Macro::TryStream, Macro::AsyncGen, Macro::TryAsyncGen];

/// Statements that bodies are made of.
const STATEMENTS: [&str; 8] = [
    "let a = f(x, 1)?; if a < b { yield_!(a + 1); continue; } g(|y| y * 2, move || { h(); }); \
     match a { Some(n) => yield_!(n), _ => {} } async_for!(z in s { k(z); });",
    "yield x;",
    "yield f(x + 1).await;",
    "yield_!(x);",
    "let a = b + 1;",
    "for await x in s { yield x; }",
    "x?;",
    "f(|x| x);",
];

/// A body of so many tokens, of one kind of statement.
fn body(statement: &str, length: usize) -> String {
    let tokens = statement.parse::<TokenStream>().unwrap();
    statement.repeat(length / count(tokens))
}

fn count(tokens: TokenStream) -> usize {
    let each = |token| match token {
        TokenTree::Group(group) => 2 + count(group.stream()),
        _ => 1,
    };
    tokens.into_iter().map(each).sum()
}

/// The least of some times, because other programs run beside.
fn least_time(macro_: Macro, body: &str) -> Duration {
    let input = around(macro_, body).parse().unwrap();
    (0..3).map(|_| time(macro_, &input)).min().unwrap()
}

/// What is timed is timed alone.
static ALONE: Mutex<()> = Mutex::new(());

#[test]
fn a_body_of_100_000_tokens_is_expanded_in_a_second() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    let limit = Duration::from_secs(1);
    for macro_ in BODIES {
        for statement in &STATEMENTS[..3] {
            // While other programs run beside it takes longer, for minutes perhaps.
            let mut least = Duration::MAX;
            for _ in 0..20 {
                least = least.min(least_time(macro_, &body(statement, 100_000)));
                if least < limit {
                    break;
                }
            }
            assert!(least < limit, "{macro_:?} takes {least:?} for `{statement}`");
        }
    }
}

#[test]
fn the_time_for_a_body_is_linear_in_its_length() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    for macro_ in BODIES {
        for statement in STATEMENTS {
            let [few, many] = [1_500, 12_000].map(|length| least_time(macro_, &body(statement, length)));
            // Eight times as much. A quadratic one would take 64 times as long.
            assert!(many < few * 24, "{macro_:?} takes {few:?} and {many:?} for `{statement}`");
        }
    }
}

#[test]
fn no_word_takes_long_however_often_it_is_repeated() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    with_a_stack_like_that_of_rustc(no_word_takes_long);
}

fn no_word_takes_long() {
    for macro_ in Macro::ALL {
        for word in VOCABULARY {
            for repeated in [word.to_owned(), format!("{word} x"), format!("{word} {{}}"), format!("{word} ;")] {
                let Ok(input) = around(macro_, &format!("{repeated} ").repeat(1_000)).parse() else { continue };
                let time = time(macro_, &input);
                assert!(time < Duration::from_secs(2), "{macro_:?} takes {time:?} for `{repeated}`");
            }
        }
    }
}

/// A word so many times in groups, in one another.
fn nested(delimiter: Delimiter, depth: usize) -> String {
    let (open, close) = match delimiter {
        Delimiter::Parenthesis => ("(", ")"),
        Delimiter::Brace => ("{", "}"),
        _ => ("[", "]"),
    };
    let mut text = String::new();
    let _ = write!(text, "{}x{}", open.repeat(depth), close.repeat(depth));
    text
}

/// Runs with a stack as large as that of the threads in which rustc expands macros.
fn with_a_stack_like_that_of_rustc(run: impl FnOnce() + Send + 'static) {
    let thread = std::thread::Builder::new().stack_size(8 << 20).spawn(run).unwrap();
    assert!(thread.join().is_ok());
}

#[test]
fn groups_nested_500_deep_are_expanded() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    with_a_stack_like_that_of_rustc(|| {
        for macro_ in Macro::ALL {
            for delimiter in [Delimiter::Parenthesis, Delimiter::Brace, Delimiter::Bracket] {
                let input = around(macro_, &nested(delimiter, 500)).parse::<TokenStream>().unwrap();
                assert!(!macro_.expand(input).is_empty() || macro_ == Macro::Delegate);
            }
            let mut inside = "yield_!(x); x".parse::<TokenStream>().unwrap();
            for _ in 0..500 {
                inside = TokenTree::Group(Group::new(Delimiter::None, inside)).into();
            }
            macro_.expand(inside);
        }
    });
}

#[test]
fn operators_and_blocks_nested_500_deep_are_expanded() {
    let _alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    with_a_stack_like_that_of_rustc(|| {
        for macro_ in Macro::ALL {
            for (before, after) in [
                ("!", ""),
                ("- ", ""),
                ("& ", ""),
                ("* ", ""),
                ("|| ", ""),
                ("if x { ", " }"),
                ("f(|| { ", " })"),
                ("async { ", " }"),
                ("for a in b { ", " }"),
                ("async_for!(a in b { ", " });"),
                ("match a { b => ", " }"),
                ("return ", ""),
                ("a = ", ""),
                ("a < ", ""),
                ("a::<", ">()"),
            ] {
                let nested = |middle: &str| format!("{}{middle}{}", before.repeat(500), after.repeat(500));
                for text in [
                    around(macro_, &nested("yield_!(x)")),
                    format!("x in {} {{ f(x) }}", nested("s")),
                    format!("{} in s {{ f(x) }}", nested("x")),
                ] {
                    if let Ok(input) = text.parse::<TokenStream>() {
                        macro_.expand(input);
                    }
                }
            }
        }
    });
}
