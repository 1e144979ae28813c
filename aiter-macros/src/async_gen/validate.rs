//! What a function must be to become a generator.

use proc_macro2::{Group, Ident, TokenStream};
use quote::{ToTokens, quote};
use syn::{Attribute, Error, GenericArgument, PathArguments, ReturnType, Signature, Type, TypeParamBound, Visibility};

use super::parse::Function;

/// A function that can be expanded.
pub struct Generator {
    pub attributes: Vec<Attribute>,
    pub visibility: Visibility,
    /// Without what a generator cannot have.
    pub signature: Signature,
    pub output: Output,
    pub body: Option<Group>,
}

/// What the return type says.
pub enum Output {
    /// `async fn f() -> T`, a generator of `T`.
    Items(TokenStream),
    /// `fn f() -> impl Stream<Item = T>`, returned as written; `T` where it can be seen.
    Written(Option<TokenStream>),
    /// Anything else, which has been reported.
    Wrong,
}

impl Generator {
    /// Finds out which of the two forms a function has, and reports what a generator cannot be.
    pub fn validate(function: Function, errors: &mut Vec<Error>) -> Self {
        let Function { mut attributes, visibility, mut signature, body } = function;
        let is_again = |attribute: &Attribute| {
            attribute.path().segments.last().is_some_and(|segment| segment.ident == "async_gen")
        };
        if let Some(again) = attributes.iter().find(|attribute| is_again(attribute)) {
            errors.push(Error::new_spanned(again, "this function is marked `#[async_gen]` twice"));
            attributes.retain(|attribute| !is_again(attribute));
        }
        if let Some(keyword) = signature.constness.take() {
            errors.push(Error::new(keyword.span, "a generator cannot be a `const fn`: it runs when it is polled"));
        }
        if let Some(abi) = signature.abi.take() {
            errors.push(Error::new_spanned(
                abi,
                "a generator cannot be an `extern` function: it returns a Rust type without a name",
            ));
        }
        if let Some(variadic) = signature.variadic.take() {
            errors.push(Error::new_spanned(variadic, "a generator cannot be variadic"));
        }
        let output = match (&signature.asyncness, &signature.output) {
            (Some(_), ReturnType::Default) => Output::Items(quote!(())),
            (Some(keyword), ReturnType::Type(_, output)) => match impl_item(output) {
                // A generator of iterators is fine, one of streams is more likely a mistake.
                Some((name, item)) if name == "AsyncGenerator" || name.to_string().ends_with("Stream") => {
                    let item = item.to_token_stream();
                    let message =
                        format!("write `async fn` with the type of an item, `-> {item}`, or `fn` without `async`");
                    errors.push(Error::new(keyword.span, message));
                    Output::Written(Some(item))
                }
                _ => Output::Items(output.to_token_stream()),
            },
            (None, ReturnType::Type(_, output)) if is_impl(output) => {
                Output::Written(impl_item(output).map(|(_, item)| item.to_token_stream()))
            }
            (None, ReturnType::Type(_, output)) => {
                let message = "this function does not return `impl Stream`: \
                               write `async fn` with the type of an item, or `-> impl Stream<Item = ..>`";
                errors.push(Error::new_spanned(output, message));
                Output::Wrong
            }
            (None, ReturnType::Default) => {
                let message =
                    "this function does not return a stream: write `async fn`, or `-> impl Stream<Item = ..>`";
                errors.push(Error::new(signature.fn_token.span, message));
                Output::Wrong
            }
        };
        signature.asyncness = None;
        Self { attributes, visibility, signature, output, body }
    }
}

fn is_impl(output: &Type) -> bool {
    match output {
        Type::ImplTrait(_) => true,
        Type::Group(group) => is_impl(&group.elem),
        Type::Paren(paren) => is_impl(&paren.elem),
        _ => false,
    }
}

/// The name of the trait and `T` in `impl Stream<Item = T>`, and in any other trait with an `Item`.
fn impl_item(output: &Type) -> Option<(&Ident, &Type)> {
    let bounds = match output {
        Type::ImplTrait(output) => &output.bounds,
        Type::Group(group) => return impl_item(&group.elem),
        Type::Paren(paren) => return impl_item(&paren.elem),
        _ => return None,
    };
    bounds.iter().find_map(|bound| {
        let TypeParamBound::Trait(bound) = bound else { return None };
        let last = bound.path.segments.last()?;
        let PathArguments::AngleBracketed(arguments) = &last.arguments else { return None };
        arguments.args.iter().find_map(|argument| match argument {
            GenericArgument::AssocType(item) if item.ident == "Item" => Some((&last.ident, &item.ty)),
            _ => None,
        })
    })
}
