//! `function_body!`: what the body of a generator function becomes.
//!
//! The attribute leaves the signature, and a call of this macro with the user's own block in it. An attribute that stands
//! below it is handed that, and may change it: so whatever this is given, what it writes is sound. Here alone stand the
//! variables that yield, what the body captures, and the `unsafe`; nothing comes between this and the compiler.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree, token_stream::IntoIter};
use quote::{ToTokens, quote, quote_spanned};
use syn::{Pat, Type, parse::Parse};

use super::capture::underscore_lints;
use crate::{
    body::{Body, Item, Kind},
    depth,
    editor::shown_at,
    nested::Spelling,
    own::Statements,
    token::{group, is_keyword, is_punct},
};

/// What the macro is given.
pub struct FunctionBody {
    /// The path of the facade.
    pub facade: TokenStream,
    /// Where rustc shows the body: at the name of the function.
    pub body_place: Span,
    pub value: Value,
    /// Where rustc shows the value.
    pub place: Span,
    /// The attribute.
    pub written_by: Span,
    /// Nothing, where what has been reported makes it no body of this generator.
    pub kind: Option<Kind>,
    /// The type of the items, unless rustc infers it.
    pub item: Option<TokenStream>,
    /// What the body captures: names behind the attributes that say whether they are there.
    pub names: TokenStream,
    /// Statements that take arguments apart.
    pub bindings: TokenStream,
    pub block: Group,
}

/// What the function returns.
#[derive(Clone, Copy, PartialEq)]
pub enum Value {
    Generator,
    /// A generator in a box of a type that is known.
    Boxed,
    /// One in a box of the type that the function returns.
    Returned,
    /// Nothing that is known, after what has been reported.
    Never,
}

/// The names by which kinds of values are handed over.
const VALUES: [(&str, Value); 4] =
    [("generator", Value::Generator), ("boxed", Value::Boxed), ("returned", Value::Returned), ("never", Value::Never)];

impl ToTokens for FunctionBody {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let Self { facade, body_place, value, place, written_by, kind, item, names, bindings, block } = self;
        let (value, _) = VALUES.iter().find(|(_, it)| it == value).expect("each kind of value has a name");
        let value = Ident::new(value, shown_at(*place));
        let body = Ident::new("body", shown_at(*body_place));
        let kind = match kind {
            None => quote!(refused),
            Some(Kind::Fallible) => quote!(fallible),
            Some(Kind::Coroutine { first, argument, returns }) => quote!(coroutine [#first] [#argument] [#returns]),
            Some(Kind::Plain | Kind::Results | Kind::ResultsPerhaps) => quote!(plain),
        };
        // In parentheses, and with nothing behind them, so that it is an expression.
        tokens.extend(quote_spanned! {*written_by=>
            #facade::__private::function_body!([#facade] #body #value #kind [#item] [#names] [#bindings] #block)
        });
    }
}

/// Expands the macro. What the attribute has not written expands to nothing.
pub fn expand(input: TokenStream) -> TokenStream {
    let site = Span::mixed_site();
    FunctionBody::parse(input).map_or_else(|| quote_spanned!(site=> ()), FunctionBody::expand)
}

impl FunctionBody {
    fn parse(input: TokenStream) -> Option<Self> {
        let mut tokens = input.into_iter();
        let first = tokens.next()?;
        let written_by = first.span();
        let facade = crate::token::facade(Some(first))?;
        let body_place = ident(&mut tokens)?.span();
        let value = ident(&mut tokens)?;
        let (_, kind_of_value) = VALUES.iter().find(|(it, _)| value == it)?;
        let kind = match &*ident(&mut tokens)?.to_string() {
            "refused" => None,
            "plain" => Some(Kind::Plain),
            "fallible" => Some(Kind::Fallible),
            "coroutine" => {
                // Nothing else may stand where they do, since the body takes its argument there.
                let first = depth::parse(Pat::parse_single, bracketed(&mut tokens)?).ok()?.into_token_stream();
                let mut parse = || depth::parse(Type::parse, bracketed(&mut tokens)?).ok().map(Type::into_token_stream);
                Some(Kind::Coroutine { first, argument: parse()?, returns: parse()? })
            }
            _ => return None,
        };
        let item = Some(bracketed(&mut tokens)?).filter(|item| !item.is_empty());
        let (names, bindings) = (bracketed(&mut tokens)?, bracketed(&mut tokens)?);
        let Some(TokenTree::Group(block)) = tokens.next() else { return None };
        Some(Self {
            facade,
            body_place,
            value: *kind_of_value,
            place: value.span(),
            written_by,
            kind,
            item,
            names,
            bindings,
            block,
        })
    }

    fn expand(self) -> TokenStream {
        let site = Span::mixed_site();
        let Self { facade, body_place, value, place, written_by, kind, item, names, bindings, block } = self;
        let expansion = quote_spanned!(site=> #facade::__private);
        let mentions = mentions(names);
        let mentions_reversed = mentions.iter().rev();
        // Of one capture there is but one order.
        let start =
            if mentions.len() > 1 { quote_spanned!(site=> if false { #(#mentions)* }) } else { TokenStream::new() };
        let item = match item {
            _ if value == Value::Returned => Item::OfBox { boxed: quote_spanned!(site=> async_gen_box), place },
            Some(item) => Item::Type(item),
            None => Item::Inferred { or_unit: false },
        };
        let generator = Body {
            facade,
            item,
            is_refused: kind.is_none(),
            kind: kind.unwrap_or(Kind::Plain),
            place: body_place,
            written_by,
            spelling: Spelling::Macro,
            start,
            captures: quote_spanned!(site=> #(#mentions_reversed)*),
            bindings,
            statements: Statements::new(block.stream()),
            braces: block.span(),
            shown: None,
        }
        .expand();
        match value {
            Value::Generator => value_at(place, &generator),
            Value::Boxed => value_at(place, &pinned_box(&expansion, &generator)),
            // What never runs tells rustc the type that is returned, and so that of the items.
            Value::Returned => {
                let returned = Ident::new("async_gen_returned", shown_at(place));
                let pinned = value_at(place, &pinned_box(&expansion, &generator));
                let boxed = value_at(place, &quote_spanned!(site=> async_gen_box.returned(#pinned)));
                quote_spanned! {site=> {
                    let #returned = #expansion::expected();
                    if false {
                        return #returned.value();
                    }
                    let async_gen_box = #expansion::StreamBox::stream_box(#returned);
                    #boxed
                }}
            }
            Value::Never => quote_spanned!(site=> { let _ = #generator; loop {} }),
        }
    }
}

fn ident(tokens: &mut IntoIter) -> Option<Ident> {
    match tokens.next()? {
        TokenTree::Ident(ident) => Some(ident),
        _ => None,
    }
}

fn bracketed(tokens: &mut IntoIter) -> Option<TokenStream> {
    match tokens.next()? {
        TokenTree::Group(group) if group.delimiter() == Delimiter::Bracket => Some(group.stream()),
        _ => None,
    }
}

/// A statement for each name that captures it. It captures where it never runs too, and there it makes no value where the
/// name turns out to be that of a unit struct.
///
/// The same stand in the closure and in the body, which must capture the same: so nothing goes into them but names, and
/// attributes of the language itself that say whether they are there.
fn mentions(names: TokenStream) -> Vec<TokenStream> {
    let mut mentions = Vec::new();
    let mut attributes = TokenStream::new();
    for token in names {
        match token {
            TokenTree::Ident(mut name) => {
                name.set_span(shown_at(name.span()).resolved_at(name.span()));
                let lints = underscore_lints(&name);
                let attributes = std::mem::take(&mut attributes);
                mentions.push(quote_spanned!(Span::mixed_site()=> #attributes #lints let _ = &#name;));
            }
            TokenTree::Group(attribute) if decides(&attribute) => {
                attributes.extend(quote_spanned!(Span::mixed_site()=> # #attribute));
            }
            _ => {}
        }
    }
    mentions
}

/// Whether an attribute is one that says whether something is there, and does nothing else.
fn decides(attribute: &Group) -> bool {
    let tokens = attribute.stream().into_iter().collect::<Vec<_>>();
    match &tokens[..] {
        [name, TokenTree::Group(_)] if is_keyword(name, "cfg") => true,
        [name, TokenTree::Group(inside)] if is_keyword(name, "cfg_attr") => {
            let inside = inside.stream().into_iter().collect::<Vec<_>>();
            // Behind the condition stand attributes, of which each may be such a one again.
            inside.split(|token| is_punct(token, ',')).skip(1).all(|attribute| {
                let attribute = Group::new(Delimiter::Bracket, attribute.iter().cloned().collect());
                attribute.stream().is_empty() || decides(&attribute)
            })
        }
        _ => false,
    }
}

/// The generator in a box.
fn pinned_box(expansion: &TokenStream, generator: &TokenStream) -> TokenStream {
    quote_spanned! {Span::mixed_site()=> {
        let async_gen_generator = #generator;
        #expansion::Box::pin(async_gen_generator)
    }}
}

/// An expression whose value rustc shows at `place`, which is of the user's own, where it cannot become what is returned.
/// Code of the user's could name the variable, so that none may stand behind it in its block.
fn value_at(place: Span, expression: &TokenStream) -> TokenStream {
    let site = Span::mixed_site();
    let value = Ident::new("async_gen_value", shown_at(place));
    let statements = quote_spanned!(site=> let #value = #expression; #value);
    group(Delimiter::Brace, statements, place).into_token_stream()
}
