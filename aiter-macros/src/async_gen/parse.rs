//! The grammar of `#[async_gen]` and `#[try_async_gen]`: a function, whose signature is parsed and whose body is not.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use syn::{
    AttrStyle, Attribute, Error, Path, Result, Signature, Token, Visibility,
    parse::{ParseStream, Parser},
};

use crate::{
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
    /// Whether it has this name.
    pub fn is_named(self, name: &Ident) -> bool {
        (self == Self::Fallible) == (name == "try_async_gen")
    }

    /// The attribute as the user writes it.
    pub fn attribute(self) -> &'static str {
        match self {
            Self::Plain => "#[async_gen]",
            Self::Fallible => "#[try_async_gen]",
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
}

/// That the generator is returned in a box.
pub struct Boxed {
    pub span: Span,
    pub is_send: bool,
}

impl Arguments {
    /// Parses the arguments, in any order and each at most once.
    pub fn parse(arguments: TokenStream, kind: Kind) -> Result<Self> {
        let parse = |input: ParseStream<'_>| {
            let mut arguments = Self::default();
            while !input.is_empty() {
                if let Some(keyword) = input.parse::<Option<Token![crate]>>()? {
                    if arguments.facade.is_some() {
                        return Err(Error::new(keyword.span, "`crate` is given twice"));
                    }
                    input.parse::<Token![=]>()?;
                    arguments.facade = Some(input.call(Path::parse_mod_style)?);
                } else {
                    arguments.parse_boxed(input, kind)?;
                }
                if !input.is_empty() {
                    input.parse::<Token![,]>()?;
                }
            }
            Ok(arguments)
        };
        parse.parse2(arguments)
    }

    fn parse_boxed(&mut self, input: ParseStream<'_>, kind: Kind) -> Result<()> {
        let name = input.parse::<Option<Ident>>()?;
        let is_send = match &name {
            Some(name) if name == "boxed" => true,
            Some(name) if name == "boxed_local" => false,
            _ => {
                let message = format!("`{}` takes `boxed`, `boxed_local` and `crate = path`", kind.attribute());
                return Err(name.map_or_else(|| input.error(&message), |name| Error::new(name.span(), &message)));
            }
        };
        let span = name.map_or_else(Span::call_site, |name| name.span());
        if let Some(boxed) = &self.boxed {
            let message = if boxed.is_send == is_send {
                "this is given twice"
            } else {
                "`boxed` and `boxed_local` are given both: the one is `Send`, and the other is not"
            };
            return Err(Error::new(span, message));
        }
        self.boxed = Some(Boxed { span, is_send });
        Ok(())
    }
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
        let item = parenthesize_all(tokens.into_iter().collect()).into_iter().chain(body).collect();
        let parse = |input: ParseStream<'_>| {
            let mut attributes = input.call(Attribute::parse_outer)?;
            let visibility = input.parse()?;
            if !contains_fn(&input.fork()) {
                let message = format!("`{}` makes a generator of a function, and this is none", kind.attribute());
                return Err(input.error(message));
            }
            let signature = input.parse()?;
            let block = match input.parse()? {
                TokenTree::Punct(punct) if punct.as_char() == ';' => None,
                token => match block(&token) {
                    Some(block) => Some(without_attributes(block, &mut attributes)?),
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
    if body.stream().into_iter().zip("#!".chars()).filter(|(token, character)| is_punct(token, *character)).count() < 2
    {
        return Ok(body);
    }
    let parse = |input: ParseStream<'_>| Ok((input.call(Attribute::parse_inner)?, input.parse::<TokenStream>()?));
    let (inner, statements) = parse.parse2(body.stream())?;
    attributes.extend(inner.into_iter().map(|attribute| Attribute { style: AttrStyle::Outer, ..attribute }));
    Ok(group(Delimiter::Brace, statements, body.span()))
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
