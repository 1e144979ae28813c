//! The grammar of `#[async_gen]` and `#[try_async_gen]`: a function, whose signature is parsed and whose body is not.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote_spanned};
use syn::{
    AttrStyle, Attribute, Error, Pat, Path, Result, Signature, Token, Type, Visibility,
    ext::IdentExt,
    parse::{Parse, ParseStream, Parser},
};

use crate::{
    depth,
    fragment::parenthesize_all,
    token::{block, group, is_punct},
};

/// Which of the two attributes it is.
#[derive(Clone, Copy, PartialEq)]
pub enum Kind {
    /// `#[async_gen]`
    Plain,
    /// `#[try_async_gen]`, a generator of results.
    Fallible,
}

impl Kind {
    /// The name of the attribute.
    pub fn name(self) -> &'static str {
        match self {
            Self::Plain => "async_gen",
            Self::Fallible => "try_async_gen",
        }
    }
}

/// What stands in the parentheses of the attribute.
#[derive(Default)]
pub struct Arguments {
    /// `crate = path`: where the facade is, when it is not `::aiter`.
    pub facade: Option<Path>,
    /// `boxed` or `boxed_local`.
    pub boxed: Option<Boxed>,
    /// `resume(first: A)` or `returns = R`.
    pub coroutine: Option<Coroutine>,
}

/// That the generator is returned in a box.
pub struct Boxed {
    pub span: Span,
    pub is_send: bool,
}

/// That the generator is given arguments, or returns a value.
pub struct Coroutine {
    pub span: Span,
    /// What the first argument is bound to.
    pub first: Pat,
    /// The type of the arguments.
    pub argument: TokenStream,
    /// The type of the value.
    pub returns: TokenStream,
}

impl Arguments {
    /// Parses the arguments, in any order and each at most once.
    pub fn parse(arguments: TokenStream, kind: Kind) -> Result<Self> {
        let parse = |input: ParseStream<'_>| {
            let mut arguments = Self::default();
            let (mut resume, mut returns) = (None, None);
            while !input.is_empty() {
                let usage = || {
                    let name = kind.name();
                    format!(
                        "unknown argument\n\n\
                         help: `#[{name}]` takes `boxed`, `boxed_local`, `resume(..)`, `returns = ..` and `crate = path`"
                    )
                };
                let name = input.call(Ident::parse_any).map_err(|error| Error::new(error.span(), usage()))?;
                let is_given = match &*name.to_string() {
                    "crate" => {
                        let path = value(input, &name, "`crate` takes a path: `crate = path`", Path::parse_mod_style)?;
                        arguments.facade.replace(path).is_some()
                    }
                    "boxed" => arguments.set_boxed(&name, true)?,
                    "boxed_local" => arguments.set_boxed(&name, false)?,
                    "resume" => {
                        let place = next_place(input, &name);
                        let parsed = parse_first(input).map_err(|_| {
                            let message = "`resume` takes a name and the type of the arguments: `resume(first: A)`";
                            Error::new(place, message)
                        })?;
                        resume.replace((name.span(), parsed.0, parsed.1)).is_some()
                    }
                    "returns" => {
                        let type_ = value(input, &name, "`returns` takes a type: `returns = R`", Type::parse)?;
                        returns.replace((name.span(), type_)).is_some()
                    }
                    _ => return Err(Error::new(name.span(), usage())),
                };
                if is_given {
                    return Err(Error::new(name.span(), format!("`{name}` is given twice")));
                }
                if !input.is_empty() {
                    let message = format!("a `,` stands behind `{name}` and what belongs to it");
                    input.parse::<Token![,]>().map_err(|_| Error::new(input.span(), message))?;
                }
            }
            arguments.coroutine = coroutine(resume, returns);
            Ok(arguments)
        };
        depth::parse(parse, arguments)
    }

    /// Returns whether it was set before.
    fn set_boxed(&mut self, name: &Ident, is_send: bool) -> Result<bool> {
        match self.boxed.replace(Boxed { span: name.span(), is_send }) {
            Some(before) if before.is_send != is_send => {
                let message = "`boxed` and `boxed_local` are given both: the one is `Send`, and the other is not";
                Err(Error::new(name.span(), message))
            }
            before => Ok(before.is_some()),
        }
    }
}

/// Parses `= value`, or says what belongs behind `name`.
fn value<T>(input: ParseStream<'_>, name: &Ident, usage: &str, parser: fn(ParseStream<'_>) -> Result<T>) -> Result<T> {
    let place = next_place(input, name);
    input.parse::<Token![=]>().map_err(|_| Error::new(place, usage))?;
    let place = next_place(input, name);
    parser(input).map_err(|_| Error::new(place, usage))
}

/// Where the next token stands, or else `name`.
fn next_place(input: ParseStream<'_>, name: &Ident) -> Span {
    if input.is_empty() { name.span() } else { input.span() }
}

/// Parses `(first: A)`.
fn parse_first(input: ParseStream<'_>) -> Result<(Pat, Type)> {
    let first;
    syn::parenthesized!(first in input);
    let pattern = first.call(Pat::parse_single)?;
    first.parse::<Token![:]>()?;
    let argument = first.parse()?;
    if first.is_empty() { Ok((pattern, argument)) } else { Err(first.error("")) }
}

fn coroutine(resume: Option<(Span, Pat, Type)>, returns: Option<(Span, Type)>) -> Option<Coroutine> {
    let span = resume.as_ref().map(|(span, ..)| *span).or(returns.as_ref().map(|(span, _)| *span))?;
    let site = Span::mixed_site();
    let unit = quote_spanned!(site=> ());
    let (first, argument) = match resume {
        Some((_, first, argument)) => (first, argument.into_token_stream()),
        None => (syn::parse_quote!(#unit), unit.clone()),
    };
    let returns = returns.map_or(unit, |(_, returns)| returns.into_token_stream());
    Some(Coroutine { span, first, argument, returns })
}

/// A function, of which all is parsed but the body.
pub struct Function {
    pub attributes: Vec<Attribute>,
    pub visibility: Visibility,
    pub signature: Signature,
    /// A block in braces, or nothing where a `;` stands in a trait.
    pub block: Option<Group>,
}

impl Function {
    /// Parses the item that the attribute stands on.
    pub fn parse(item: TokenStream, kind: Kind) -> Result<Self> {
        // The body is kept as it is, and so are the fragments in it.
        let mut tokens = item.into_iter().collect::<Vec<_>>();
        let body = tokens.pop();
        let signature = tokens.into_iter().collect();
        depth::check(&signature)?;
        let item = parenthesize_all(signature).into_iter().chain(body).collect();
        let parse = |input: ParseStream<'_>| {
            let mut attributes = input.call(Attribute::parse_outer)?;
            let visibility = input.parse()?;
            if !contains_fn(&input.fork()) {
                let message = format!("`#[{}]` makes a generator of a function, and this is none", kind.name());
                return Err(input.error(message));
            }
            let signature = input.parse()?;
            let block = match input.parse()? {
                TokenTree::Punct(punct) if punct.as_char() == ';' => None,
                token => match block(&token) {
                    Some(block) => {
                        let block = without_attributes(block, &mut attributes)?;
                        Some(without_unfinished_end(block, &mut attributes))
                    }
                    None => return Err(Error::new(token.span(), "expected the body of the function, in braces")),
                },
            };
            Ok(Self { attributes, visibility, signature, block })
        };
        parse.parse2(item)
    }
}

/// Moves the attributes of the function that stand inside of its body, `#![..]`, to those before it.
fn without_attributes(body: Group, attributes: &mut Vec<Attribute>) -> Result<Group> {
    let mut tokens = body.stream().into_iter();
    let mut begins_with = |character| tokens.next().is_some_and(|token| is_punct(&token, character));
    if !(begins_with('#') && begins_with('!')) {
        return Ok(body);
    }
    let parse = |input: ParseStream<'_>| Ok((input.call(Attribute::parse_inner)?, input.parse::<TokenStream>()?));
    let (inner, statements) = parse.parse2(body.stream())?;
    attributes.extend(inner.into_iter().map(|attribute| Attribute { style: AttrStyle::Outer, ..attribute }));
    Ok(group(Delimiter::Brace, statements, body.span()))
}

/// Takes away what is not finished at the end, where rustc has missed something already, when it read the function: it
/// would miss it again, and be at odds with what is there.
fn without_unfinished_end(body: Group, attributes: &mut Vec<Attribute>) -> Group {
    let tokens = body.stream().into_iter().collect::<Vec<_>>();
    let [before @ .., last] = &tokens[..] else { return body };
    let is_dot = is_punct(last, '.') && !before.last().is_none_or(|token| is_punct(token, '.'));
    let lacks_operand = ['=', ':', '+', '-', '*', '/', '%', '^', '&', '|', '<'].iter().any(|it| is_punct(last, *it));
    let statements = if is_dot {
        before
    } else if lacks_operand {
        let end = before.iter().rposition(|token| is_punct(token, ';')).map_or(0, |end| end + 1);
        &before[..end]
    } else {
        return body;
    };
    let site = Span::mixed_site();
    attributes.push(syn::parse_quote_spanned!(site=> #[allow(warnings)]));
    group(Delimiter::Brace, quote_spanned!(site=> #(#statements)*;), body.span())
}

/// Whether the item is a function, even one with a mistake in its signature.
fn contains_fn(input: ParseStream<'_>) -> bool {
    while let Ok(token) = input.parse::<TokenTree>() {
        match token {
            TokenTree::Ident(ident) if ident == "fn" => return true,
            TokenTree::Ident(_) | TokenTree::Literal(_) => {}
            // What a `macro_rules!` was handed, the name of an ABI perhaps.
            TokenTree::Group(group) if group.delimiter() == Delimiter::None => {}
            _ => return false,
        }
    }
    false
}
