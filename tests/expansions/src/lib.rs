//! The macros as functions, and what must hold of each expansion. A procedural-macro crate exports no functions, so that
//! its modules are compiled a second time here.
//!
//! The properties are tested with random tokens in `tests/`, and searched for a breach of them in `fuzz/`.

#![forbid(unsafe_code)]

mod check;
mod grammar;
mod mutation;
mod seeds;
mod tree;

#[path = "../../../aiter-macros/src/async_for/mod.rs"]
mod async_for;
#[path = "../../../aiter-macros/src/async_gen/mod.rs"]
mod async_gen;
#[path = "../../../aiter-macros/src/block/mod.rs"]
mod block;
#[path = "../../../aiter-macros/src/body.rs"]
mod body;
#[path = "../../../aiter-macros/src/contents.rs"]
mod contents;
#[path = "../../../aiter-macros/src/delegate.rs"]
mod delegate;
#[path = "../../../aiter-macros/src/depth.rs"]
mod depth;
#[path = "../../../aiter-macros/src/editor.rs"]
mod editor;
#[path = "../../../aiter-macros/src/expression.rs"]
mod expression;
#[path = "../../../aiter-macros/src/fragment.rs"]
mod fragment;
#[path = "../../../aiter-macros/src/item_type.rs"]
mod item_type;
#[path = "../../../aiter-macros/src/nested.rs"]
mod nested;
#[path = "../../../aiter-macros/src/own.rs"]
mod own;
#[path = "../../../aiter-macros/src/question_mark.rs"]
mod question_mark;
#[path = "../../../aiter-macros/src/returns.rs"]
mod returns;
#[path = "../../../aiter-macros/src/stream_of.rs"]
mod stream_of;
#[path = "../../../aiter-macros/src/token.rs"]
mod token;
#[path = "../../../aiter-macros/src/yields.rs"]
mod yields;

pub use self::{
    check::check,
    mutation::{Mutation, mutate},
    seeds::{SEEDS, seed},
    tree::{Tree, VOCABULARY, tokens},
};

use proc_macro2::{Group, TokenStream, TokenTree};
use quote::quote;

/// A macro of the crate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Macro {
    /// `async_for!`
    AsyncFor,
    /// What `for await` becomes.
    ForAwait,
    /// `stream!`
    Stream,
    /// `try_stream!`
    TryStream,
    /// `#[async_gen]`
    AsyncGen,
    /// `#[try_async_gen]`
    TryAsyncGen,
    /// The arguments of `#[async_gen(..)]`.
    Arguments,
    /// What `yield_all!` does to its operand.
    Delegate,
}

impl Macro {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::AsyncFor,
        Self::ForAwait,
        Self::Stream,
        Self::TryStream,
        Self::AsyncGen,
        Self::TryAsyncGen,
        Self::Arguments,
        Self::Delegate,
    ];

    /// What it makes of `input`, which is what a user writes.
    pub fn expand(self, input: TokenStream) -> TokenStream {
        let nothing = TokenStream::new;
        match self {
            Self::AsyncFor => async_for::expand(async_for::Spelling::Macro, quote!([::aiter] #input)),
            Self::ForAwait => async_for::expand(async_for::Spelling::ForAwait, quote!([::aiter] #input)),
            Self::Stream => block::expand(false, quote!([::aiter] #input)),
            Self::TryStream => block::expand(true, quote!([::aiter] #input)),
            Self::AsyncGen => with_body(async_gen::expand(async_gen::Kind::Plain, nothing(), input)),
            Self::TryAsyncGen => with_body(async_gen::expand(async_gen::Kind::Fallible, nothing(), input)),
            Self::Arguments => {
                let function = quote! { async fn numbers(n: u32) -> u32 { yield_!(n); } };
                with_body(async_gen::expand(async_gen::Kind::Plain, input, function))
            }
            Self::Delegate => delegate::expand(quote!([::aiter] iterable token #input)),
        }
    }
}

/// Expands the macro that an attribute leaves in the function.
fn with_body(expansion: TokenStream) -> TokenStream {
    let tokens = expansion.into_iter().collect::<Vec<_>>();
    let is_call = |place: usize| {
        matches!(&tokens[place..], [TokenTree::Ident(name), TokenTree::Punct(bang), TokenTree::Group(_)]
            if name == "function_body" && bang.as_char() == '!')
    };
    if let Some(call) = tokens.len().checked_sub(3).filter(|place| is_call(*place)) {
        // In front of it stands the path to it, which begins with that of the facade.
        let TokenTree::Group(input) = &tokens[call + 2] else { unreachable!() };
        let facade = input.stream().into_iter().next().map_or_else(TokenStream::new, |facade| match facade {
            TokenTree::Group(facade) => facade.stream(),
            _ => TokenStream::new(),
        });
        let facade_and_module = facade.into_iter().chain(quote!(::__private::)).count();
        let before = tokens[..call - facade_and_module].iter().cloned();
        return before.chain(async_gen::expand_body(input.stream())).collect();
    }
    tokens
        .into_iter()
        .map(|token| match token {
            TokenTree::Group(group) => {
                let mut inside = Group::new(group.delimiter(), with_body(group.stream()));
                inside.set_span(group.span());
                inside.into()
            }
            token => token,
        })
        .collect()
}
