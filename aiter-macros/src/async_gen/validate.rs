//! What a function must be to become a generator.

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::{
    Attribute, Error, GenericArgument, PatIdent, Path, PathArguments, ReturnType, Signature, Type, TypeParamBound,
    Visibility,
    spanned::Spanned,
    visit_mut::{self, VisitMut},
};

use super::parse::{Arguments, Boxed, Coroutine, Function, Kind};
use crate::{
    editor::shown_at,
    item_type::{no_size, reference_to, without_size},
    token::{is_keyword, is_punct},
};

/// A function that can be expanded.
pub struct Generator {
    pub kind: Kind,
    /// The path of the facade, where it is not `::aiter`.
    pub facade: Option<Path>,
    /// The path of a second attribute that has been reported, or of a trait: what was imported for it is used.
    pub again: Option<TokenStream>,
    pub attributes: Vec<Attribute>,
    pub visibility: Visibility,
    /// Without what a generator cannot have.
    pub signature: Signature,
    pub output: Output,
    pub block: Option<Group>,
    /// Whether the body cannot be that of this generator, after what has been reported.
    pub is_refused: bool,
}

/// What is returned.
pub enum Output {
    /// `async fn f() -> T`: a generator of `T`.
    Items(TokenStream),
    /// The same in a box: `#[async_gen(boxed)]`.
    Boxed { item: TokenStream, is_send: bool, place: Span },
    /// `#[async_gen(resume(first: A), returns = R)]`: a coroutine, of items of a type that is known unless something
    /// has been reported.
    Coroutine {
        item: Option<TokenStream>,
        first: TokenStream,
        argument: TokenStream,
        returns: TokenStream,
        /// Whether the function says itself what it returns, which has been reported.
        is_written: bool,
    },
    /// `fn f() -> impl Stream<Item = T>`, or `Pin<Box<impl Stream<Item = T>>>`: as written; `T` where it can be seen, and
    /// where the type stands.
    Written { item: Option<TokenStream>, place: Span, is_boxed: bool },
    /// `fn f() -> Pin<Box<dyn Stream<Item = T>>>`, or an alias of it: boxed as written. Where the type stands.
    WrittenBox(Span),
    /// Anything else, which has been reported.
    Wrong,
}

impl Generator {
    /// Finds out which form a function has, and reports what a generator cannot be.
    pub fn validate(kind: Kind, mut arguments: Arguments, function: Function, errors: &mut Vec<Error>) -> Self {
        let Function { mut attributes, visibility, mut signature, mut block } = function;
        let is_again = |attribute: &Attribute| {
            let last = attribute.path().segments.last();
            last.is_some_and(|segment| segment.ident == "async_gen" || segment.ident == "try_async_gen")
        };
        let mut is_refused = !errors.is_empty();
        let mut without_body = |block: &mut Option<Group>| {
            *block = block.take().map(|block| Group::new(block.delimiter(), TokenStream::new()));
            attributes.push(syn::parse_quote!(#[allow(unused_variables)]));
        };
        if block.as_ref().is_some_and(is_instrumented) {
            let message = format!(
                "`#[instrument]` stands above `#[{}]`, where it wraps the body and not the generator\n\n\
                 help: write it below, for a span of the call; or instrument each wait for an item: \
                 `anext(&mut stream).instrument(span.clone())`",
                kind.name()
            );
            errors.push(Error::new(signature.ident.span(), message));
            without_body(&mut block);
            is_refused = true;
        }
        if let Some(first) = block.as_ref().and_then(|block| yield_in_wrapped_body(&block.stream())) {
            let message = format!(
                "an attribute above `#[{}]` has wrapped the body, which yields nothing there\n\n\
                 help: take that attribute away, or put it on the function that loops over this one",
                kind.name()
            );
            errors.push(Error::new(first.span(), message));
            without_body(&mut block);
            is_refused = true;
        }
        let mut again = None;
        if let (Some((name, item, stream)), Some(_)) = (stream_in_result(&signature.output), &signature.asyncness) {
            let message = format!(
                "this returns a `Result` of a stream, and an `async fn` that yields returns the type of an item\n\n\
                 help: take `#[{}]` away, and end the function with `Ok(stream! {{ yield item; }})`",
                kind.name()
            );
            errors.push(Error::new(name.span(), message));
            again = stream;
            signature.output = syn::parse_quote!(-> #item);
            without_body(&mut block);
            is_refused = true;
        }
        let mut kind = kind;
        if let Some(place) = attributes.iter().position(is_again) {
            let attribute = attributes.remove(place);
            let is_same = attribute.path().segments.last().is_some_and(|segment| segment.ident == kind.name());
            let message = if is_same {
                format!("this function is marked `#[{}]` twice", kind.name())
            } else {
                kind = Kind::Fallible;
                "this function is marked `#[async_gen]` and `#[try_async_gen]`: `#[try_async_gen]` alone is for a \
                 generator in which `?` yields the error"
                    .to_owned()
            };
            errors.push(Error::new_spanned(&attribute, message));
            again = Some(attribute.path().to_token_stream());
            attributes.retain(|attribute| !is_again(attribute));
        }
        if block.is_none() && arguments.boxed.is_none() {
            let facade = arguments.facade.as_ref().map_or_else(|| quote!(::aiter), ToTokens::to_token_stream);
            undo_future(&mut signature.output, &facade);
        }
        without_qualifiers(&mut signature, errors);
        if let Some(Coroutine { first, .. }) = &mut arguments.coroutine {
            let (mut own, mut taken) = (Names::default(), Names::default());
            own.visit_pat_mut(first);
            signature.inputs.iter_mut().for_each(|input| taken.visit_fn_arg_mut(input));
            if let Some(again) = own.0.iter().find(|name| taken.0.contains(name)) {
                let message = format!("`{again}` is also the name of an argument of the function");
                errors.push(Error::new(again.span(), message));
            }
        }
        if let Some(lifetime) = async_trait(&signature) {
            let message = "`#[async_trait]` has made a future of this generator\n\n\
                           help: leave it away where `boxed` is enough, or write the type out in its trait: \
                           `#[async_gen] fn f(&self) -> Pin<Box<dyn Stream<Item = T> + Send + '_>>`";
            errors.push(Error::new(lifetime, message));
            let block = block.map(|block| Group::new(block.delimiter(), TokenStream::new()));
            let (output, is_refused, facade) = (Output::Wrong, true, arguments.facade);
            return Self { kind, facade, again, attributes, visibility, signature, output, block, is_refused };
        }
        let output = match unsized_item(&signature) {
            Some((item, sized)) => {
                errors.push(no_size(item.span(), sized));
                is_refused = true;
                again = again.or_else(|| match &signature.output {
                    ReturnType::Type(_, output) => trait_path(output),
                    ReturnType::Default => None,
                });
                Output::Items(reference_to(item))
            }
            None => output(kind, arguments.boxed, arguments.coroutine, &signature, errors),
        };
        is_refused |= matches!(output, Output::Wrong | Output::Coroutine { item: None, is_written: false, .. });
        signature.asyncness = None;
        let facade = arguments.facade;
        Self { kind, facade, again, attributes, visibility, signature, output, block, is_refused }
    }
}

/// Makes a generator of `impl Future<Output = T> + Send`, which `#[trait_variant::make(Send)]` has made of an `async fn` in
/// a trait.
fn undo_future(output: &mut ReturnType, facade: &TokenStream) {
    let ReturnType::Type(_, output) = output else { return };
    let Type::ImplTrait(output) = &mut **output else { return };
    for bound in &mut output.bounds {
        let TypeParamBound::Trait(bound) = bound else { continue };
        let Some(last) = bound.path.segments.last().filter(|last| last.ident == "Future") else { continue };
        let PathArguments::AngleBracketed(arguments) = &last.arguments else { continue };
        let item = arguments.args.iter().find_map(|argument| match argument {
            GenericArgument::AssocType(output) if output.ident == "Output" => Some(output.ty.to_token_stream()),
            _ => None,
        });
        if let Some(item) = item {
            bound.path = syn::parse_quote!(#facade::AsyncGenerator<Item = #item>);
        }
    }
}

/// Takes away what a generator cannot be, and reports it.
fn without_qualifiers(signature: &mut Signature, errors: &mut Vec<Error>) {
    if let Some(keyword) = signature.constness.take() {
        errors.push(Error::new(keyword.span, "a generator cannot be a `const fn`: it runs when it is polled"));
    }
    let abi = signature.abi.take();
    if let Some(variadic) = signature.variadic.take() {
        errors.push(Error::new_spanned(variadic, "a generator cannot be variadic"));
    } else if let Some(abi) = abi {
        errors.push(Error::new_spanned(
            abi,
            "a generator cannot be an `extern` function: it returns a Rust type without a name",
        ));
    }
}

/// The names that patterns bind.
#[derive(Default)]
struct Names(Vec<Ident>);

impl VisitMut for Names {
    fn visit_pat_ident_mut(&mut self, pattern: &mut PatIdent) {
        self.0.push(pattern.ident.clone());
        visit_mut::visit_pat_ident_mut(self, pattern);
    }
}

/// Finds out what is returned.
fn output(
    kind: Kind,
    boxed: Option<Boxed>,
    coroutine: Option<Coroutine>,
    signature: &Signature,
    errors: &mut Vec<Error>,
) -> Output {
    let output = match (&signature.asyncness, &signature.output) {
        // At the name, where the error is shown if it should have been a `Result`.
        (Some(_), ReturnType::Default) => Output::Items(quote_spanned!(shown_at(signature.ident.span())=> ())),
        (Some(keyword), ReturnType::Type(_, output)) => match impl_item(output) {
            // A generator of iterators is fine, one of streams is more likely a mistake.
            Some((name, item)) if name == "AsyncGenerator" || name.to_string().ends_with("Stream") => {
                let item = item.to_token_stream();
                let message = format!(
                    "this `async fn` returns a stream, and an `async fn` that yields returns the type of an item\n\n\
                     help: write `async fn .. -> {item}`, or `fn .. -> impl {name}<Item = {item}>` without `async`"
                );
                errors.push(Error::new(keyword.span, message));
                return Output::Written { item: Some(item), place: output.span(), is_boxed: false };
            }
            _ => Output::Items(output.to_token_stream()),
        },
        (None, ReturnType::Type(_, output)) if is_impl(output) => written(output, output.span(), false),
        (None, _) if !errors.is_empty() => return Output::Wrong,
        (None, ReturnType::Type(_, output)) if cfg!(feature = "alloc") => match boxed_impl(output) {
            Some(boxed) => written(boxed, output.span(), true),
            None => Output::WrittenBox(output.span()),
        },
        (None, ReturnType::Type(_, output)) => {
            let message = "this function does not return `impl Stream`: write `async fn` with the type of an item, or \
                           `-> impl Stream<Item = ..>`, or enable aiter's feature `alloc` for a boxed stream";
            errors.push(Error::new_spanned(output, message));
            return Output::Wrong;
        }
        (None, ReturnType::Default) => {
            let message = "this function does not return a stream: write `async fn`, or `-> impl Stream<Item = ..>`";
            errors.push(Error::new(signature.fn_token.span, message));
            return Output::Wrong;
        }
    };
    if let Some(Coroutine { span, first, argument, returns }) = coroutine {
        let first = first.into_token_stream();
        return match (output, boxed) {
            (Output::Items(item), None) if kind == Kind::Plain => {
                Output::Coroutine { item: Some(item), first, argument, returns, is_written: false }
            }
            (output, _) => {
                let message = "this makes a coroutine, which is an `async fn` with the type of an item, marked \
                               `#[async_gen]` and not boxed";
                errors.push(Error::new(span, message));
                match output {
                    Output::Items(_) => Output::Coroutine { item: None, first, argument, returns, is_written: false },
                    Output::Written { .. } => {
                        Output::Coroutine { item: None, first, argument, returns, is_written: true }
                    }
                    output => output,
                }
            }
        };
    }
    match (output, boxed) {
        (output, None) => output,
        (output, Some(boxed)) if !cfg!(feature = "alloc") => {
            errors.push(Error::new(boxed.span, "a boxed generator needs aiter's feature `alloc`"));
            output
        }
        (Output::Items(item), Some(Boxed { is_send, span })) => Output::Boxed { item, is_send, place: span },
        (output, Some(boxed)) => {
            let message = "this boxes what an `async fn` yields, and this function says what it returns: \
                           write `async fn` with the type of an item";
            errors.push(Error::new(boxed.span, message));
            output
        }
    }
}

fn written(stream: &Type, place: Span, is_boxed: bool) -> Output {
    Output::Written { item: impl_item(stream).map(|(_, item)| item.to_token_stream()), place, is_boxed }
}

/// The error of a function that another attribute runs, where nobody would take its items.
pub fn run_by_attribute(kind: Kind, function: &Function) -> Option<Error> {
    let run = function.attributes.iter().find_map(|attribute| {
        let name = &attribute.path().segments.last()?.ident;
        // `#[tokio::test]`, if it stands above, leaves `#[test]`.
        if name == "test" {
            Some("a test")
        } else if name == "main" {
            Some("`main`")
        } else {
            None
        }
    })?;
    let message =
        format!("nobody takes what {run} yields: take `#[{}]` away, and loop over a generator in it", kind.name());
    Some(Error::new(function.signature.ident.span(), message))
}

/// Whether `#[tracing::instrument]` has rewritten the body: its span is made at the beginning, or at that of a block there.
fn is_instrumented(block: &Group) -> bool {
    fn beginning(block: &Group) -> impl Iterator<Item = TokenTree> {
        block.stream().into_iter().take(4)
    }
    beginning(block).any(|token| match token {
        TokenTree::Group(block) => beginning(&block).any(|token| is_span(&token)),
        token => is_span(&token),
    })
}

/// The first yield of a body that is nothing but `wrapper!(async { .. }).await`, as some attributes leave it.
fn yield_in_wrapped_body(body: &TokenStream) -> Option<Ident> {
    let tokens = body.clone().into_iter().collect::<Vec<_>>();
    let [path @ .., bang, TokenTree::Group(input), dot, await_] = &tokens[..] else { return None };
    let is_wrapper = is_punct(bang, '!') && is_punct(dot, '.') && is_keyword(await_, "await");
    let is_path = path.iter().all(|token| matches!(token, TokenTree::Ident(_)) || is_punct(token, ':'));
    if is_wrapper && is_path { first_yield(&input.stream()) } else { None }
}

fn first_yield(tokens: &TokenStream) -> Option<Ident> {
    tokens.clone().into_iter().find_map(|token| match token {
        TokenTree::Ident(name) if name == "yield_" || name == "yield_all" => Some(name),
        TokenTree::Group(group) => first_yield(&group.stream()),
        _ => None,
    })
}

/// Whether a token is the name that `#[tracing::instrument]` gives to a span.
fn is_span(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Ident(name) if name == "__tracing_attr_span")
}

/// Where the lifetime is that `#[async_trait]` gives to what it has rewritten.
fn async_trait(signature: &Signature) -> Option<Span> {
    signature.generics.lifetimes().find(|it| it.lifetime.ident == "async_trait").map(|_| signature.ident.span())
}

/// The type of the items, where it has no size, and what to yield instead.
fn unsized_item(signature: &Signature) -> Option<(&Type, &'static str)> {
    let ReturnType::Type(_, output) = &signature.output else { return None };
    let item = if signature.asyncness.is_some() { output } else { impl_item(output)?.1 };
    Some((item, without_size(item)?))
}

/// The path of the trait in `impl Stream<Item = T>`.
fn trait_path(output: &Type) -> Option<TokenStream> {
    let Type::ImplTrait(output) = output else { return None };
    output.bounds.iter().find_map(|bound| match bound {
        TypeParamBound::Trait(bound) => {
            let (leading, names) =
                (&bound.path.leading_colon, bound.path.segments.iter().map(|segment| &segment.ident));
            Some(quote_spanned!(Span::mixed_site()=> #leading #(#names)::*))
        }
        _ => None,
    })
}

fn is_impl(output: &Type) -> bool {
    match output {
        Type::ImplTrait(_) => true,
        Type::Group(group) => is_impl(&group.elem),
        Type::Paren(paren) => is_impl(&paren.elem),
        _ => false,
    }
}

/// The name of the trait and `T` in `Result<impl Stream<Item = T>, E>`, under whatever name the `Result` goes; and the
/// trait's path.
fn stream_in_result(output: &ReturnType) -> Option<(Ident, TokenStream, Option<TokenStream>)> {
    let ReturnType::Type(_, output) = output else { return None };
    let Type::Path(path) = &**output else { return None };
    let last = path.path.segments.last().filter(|last| last.ident.to_string().ends_with("Result"))?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else { return None };
    let GenericArgument::Type(value) = arguments.args.first()? else { return None };
    let (name, item) = impl_item(value)?;
    let is_stream = name == "AsyncGenerator" || name.to_string().ends_with("Stream");
    is_stream.then(|| (name.clone(), item.to_token_stream(), trait_path(value)))
}

/// `impl Stream` in `Pin<Box<impl Stream>>`.
fn boxed_impl(output: &Type) -> Option<&Type> {
    let boxed = only_argument(output, "Pin")?;
    only_argument(boxed, "Box").filter(|stream| is_impl(stream))
}

/// `T` in `Name<T>`.
fn only_argument<'a>(type_: &'a Type, name: &str) -> Option<&'a Type> {
    let Type::Path(path) = type_ else { return None };
    let last = path.path.segments.last().filter(|last| last.ident == name)?;
    let PathArguments::AngleBracketed(arguments) = &last.arguments else { return None };
    match arguments.args.first()? {
        GenericArgument::Type(argument) => Some(argument),
        _ => None,
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
