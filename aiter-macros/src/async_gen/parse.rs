//! The grammar of `#[async_gen]`: a function, whose signature is parsed and whose body is not.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use syn::{
    AttrStyle, Attribute, Error, Path, Result, Signature, Token, Visibility,
    parse::{ParseStream, Parser},
};

use crate::{
    fragment::parenthesize_all,
    token::{block, group, is_punct},
};

/// What stands in the parentheses of the attribute.
#[derive(Default)]
pub struct Arguments {
    /// `crate = path`: where the facade is, when it is not `::aiter`.
    pub facade: Option<Path>,
}

impl Arguments {
    /// Parses the arguments, in any order and each at most once.
    pub fn parse(arguments: TokenStream) -> Result<Self> {
        let parse = |input: ParseStream<'_>| {
            let mut arguments = Self::default();
            while !input.is_empty() {
                let Some(keyword) = input.parse::<Option<Token![crate]>>()? else {
                    return Err(input.error("`#[async_gen]` has one argument: `crate = path`"));
                };
                if arguments.facade.is_some() {
                    return Err(Error::new(keyword.span, "`crate` is given twice"));
                }
                input.parse::<Token![=]>()?;
                arguments.facade = Some(input.call(Path::parse_mod_style)?);
                if !input.is_empty() {
                    input.parse::<Token![,]>()?;
                }
            }
            Ok(arguments)
        };
        parse.parse2(arguments)
    }
}

/// A function, of which all is parsed but the body.
pub struct Function {
    pub attributes: Vec<Attribute>,
    pub visibility: Visibility,
    pub signature: Signature,
    /// A block in braces, or nothing where a `;` stands in a trait.
    pub body: Option<Group>,
}

impl Function {
    /// Parses the item that the attribute stands on.
    pub fn parse(item: TokenStream) -> Result<Self> {
        // The body is kept as it is, and so are the fragments in it.
        let mut tokens = item.into_iter().collect::<Vec<_>>();
        let body = tokens.pop();
        let item = parenthesize_all(tokens.into_iter().collect()).into_iter().chain(body).collect();
        let parse = |input: ParseStream<'_>| {
            let mut attributes = input.call(Attribute::parse_outer)?;
            let visibility = input.parse()?;
            if !contains_fn(&input.fork()) {
                return Err(input.error("`#[async_gen]` makes a generator of a function, and this is none"));
            }
            let signature = input.parse()?;
            let body = match input.parse()? {
                TokenTree::Punct(punct) if punct.as_char() == ';' => None,
                token => match block(&token) {
                    Some(body) => Some(without_attributes(body, &mut attributes)?),
                    None => return Err(Error::new(token.span(), "expected the body of the function, in braces")),
                },
            };
            Ok(Self { attributes, visibility, signature, body })
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
