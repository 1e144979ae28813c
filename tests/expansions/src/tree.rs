//! Tokens that can be shown, changed and made anew.

use std::fmt;

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

/// A token, or tokens that stand close together, like `=>`; or a group.
#[derive(Clone, PartialEq)]
pub enum Tree {
    /// A word of the vocabulary or of a seed.
    Word(String),
    /// A group, be it of no delimiters, as a `macro_rules!` hands them over.
    Group(Delimiter, Vec<Tree>),
}

/// What random tokens are made of: what the macros look for, and some of what they do not.
pub const VOCABULARY: [&str; 80] = [
    "x",
    "s",
    "n",
    "Some",
    "Ok",
    "self",
    "Self",
    "r#type",
    "_",
    "_unused",
    "async",
    "await",
    "for",
    "in",
    "else",
    "if",
    "match",
    "loop",
    "while",
    "break",
    "continue",
    "return",
    "yield",
    "yield_",
    "yield_all",
    "move",
    "fn",
    "let",
    "mut",
    "ref",
    "static",
    "const",
    "unsafe",
    "impl",
    "dyn",
    "where",
    "pub",
    "mod",
    "use",
    "struct",
    "macro_rules",
    "async_for",
    "stream",
    "aiter",
    "async_gen",
    "boxed",
    "crate",
    "resume",
    "returns",
    "'a",
    "'rows",
    "|",
    "||",
    "&",
    "&mut",
    "*",
    "!",
    "?",
    "-",
    "->",
    "=>",
    "=",
    "==",
    "<",
    ">",
    "<<",
    ".",
    "..",
    "..=",
    ",",
    ";",
    ":",
    "::",
    "#",
    "$",
    "@",
    "1",
    "\"text\"",
    "'c'",
    "1.5",
];

impl Tree {
    /// Of tokens, token by token.
    pub fn of(tokens: TokenStream) -> Vec<Self> {
        let mut trees: Vec<Self> = Vec::new();
        let mut is_joint = false;
        for token in tokens {
            let joins = is_joint;
            is_joint = matches!(&token, TokenTree::Punct(mark) if mark.spacing() == proc_macro2::Spacing::Joint);
            match (token, trees.last_mut()) {
                (TokenTree::Group(group), _) => trees.push(Self::Group(group.delimiter(), Self::of(group.stream()))),
                (token, Some(Self::Word(word))) if joins => word.push_str(&token.to_string()),
                (token, _) => trees.push(Self::Word(token.to_string())),
            }
        }
        trees
    }
}

/// The tokens of trees.
pub fn tokens(trees: &[Tree]) -> TokenStream {
    let each = |tree: &Tree| match tree {
        // A word is always one that was a token before.
        Tree::Word(word) => word.parse::<TokenStream>().unwrap_or_default(),
        Tree::Group(delimiter, inside) => TokenTree::Group(Group::new(*delimiter, tokens(inside))).into(),
    };
    trees.iter().map(each).collect()
}

impl fmt::Debug for Tree {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Word(word) => formatter.write_str(word),
            Self::Group(delimiter, inside) => {
                let (open, close) = match delimiter {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Brace => ("{", "}"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::None => ("⟦", "⟧"),
                };
                formatter.write_str(open)?;
                for tree in inside {
                    write!(formatter, " {tree:?}")?;
                }
                write!(formatter, " {close}")
            }
        }
    }
}
