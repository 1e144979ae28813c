//! What the body of a generator becomes, whether it is that of a function or a block.

use proc_macro2::{Delimiter, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::Error;

use crate::{
    contents::Contents,
    editor::shown_at,
    nested::{Spelling, first_call, refused, report_nested_yields, stand_in},
    own::Statements,
    question_mark::take_question_marks,
    returns::report_errors,
    token::{group, is_keyword, is_punct},
    yields,
};

/// The body of a generator, and what has to stand around it.
pub struct Body {
    /// The path of the facade.
    pub facade: TokenStream,
    pub item: Item,
    pub kind: Kind,
    /// Where rustc shows the body as a whole.
    pub place: Span,
    /// The macro of the user's that rustc names where it shows what the body returns.
    pub written_by: Span,
    /// How the user writes a yield in it.
    pub spelling: Spelling,
    /// Whether it is not a body of this generator, for what has been reported: then it yields nothing, and may end in
    /// anything.
    pub is_refused: bool,
    /// Statements in front of the body that run when it starts.
    pub start: TokenStream,
    /// Statements at its beginning that capture what it holds.
    pub captures: TokenStream,
    /// Statements at its beginning that bind what it holds.
    pub bindings: TokenStream,
    /// The user's own block.
    pub statements: Statements,
    /// Where its braces are.
    pub braces: Span,
    /// Where a debugger shows the beginning of each poll, unless that is at the name of the function.
    pub shown: Option<Span>,
}

/// What a body may do besides yielding.
pub enum Kind {
    Plain,
    /// The items are results, the body yields values, and may end with an error.
    Fallible,
    /// The same, but for what the body yields: results.
    Results,
    /// The same where the items turn out to be results; else it is plain.
    ResultsPerhaps,
    /// It is given an argument whenever it goes on, and returns a value. As written: what the first argument is bound
    /// to, the type of arguments, and that of the value.
    Coroutine {
        first: TokenStream,
        argument: TokenStream,
        returns: TokenStream,
    },
}

/// The type of the items.
pub enum Item {
    /// As written.
    Type(TokenStream),
    /// What rustc infers it to be; and where nothing says what it is, `()` if that is set.
    Inferred { or_unit: bool },
    /// That of the boxed stream for which this variable stands, and where that is written.
    OfBox { boxed: TokenStream, place: Span },
}

impl Body {
    /// Writes an expression that makes the generator.
    pub fn expand(self) -> TokenStream {
        let Self {
            facade,
            item,
            kind,
            place,
            written_by,
            spelling,
            is_refused,
            start,
            captures,
            bindings,
            statements,
            braces,
            shown,
        } = self;
        let site = Span::mixed_site();
        let expansion = quote_spanned!(site=> #facade::__private);
        let contents = Contents::of(statements.written());
        let yields = yields::define(&facade, &kind, &contents, written_by, place);
        let is_fallible = matches!(kind, Kind::Fallible | Kind::Results);
        let (statements, has_reported) = if is_refused {
            (refused(statements.written(), &TokenStream::new()), false)
        } else {
            reported(statements, &kind, &contents, spelling, &facade)
        };
        // The macros stand in the block of the user's own, where what the user imports hides them.
        let block = group(Delimiter::Brace, quote_spanned!(site=> #yields #statements), braces);
        // An item of a wrong type is wrong for this variable, which is shown where the type is written.
        let written = shown_at(match &item {
            Item::Type(item) => item.clone().into_iter().next().map_or(site, |first| first.span()),
            Item::OfBox { place, .. } => *place,
            Item::Inferred { .. } => site,
        });
        let item_span = written.resolved_at(site);
        let (mutable, item_variable) = (Ident::new("mut", item_span), Ident::new("async_gen_item", item_span));
        let is_result = is_fallible && matches!(item, Item::Inferred { .. });
        let sent = if is_result { quote_spanned!(site=> #expansion::Result<_, _>) } else { quote_spanned!(site=> _) };
        // Clippy would ask for a `;` behind a value of `()`, as behind that of a plain body.
        let return_ = matches!(kind, Kind::Coroutine { .. }).then(|| quote_spanned!(site=> return));
        let user_braces = matches!(spelling, Spelling::Macro).then_some(braces);
        let Pieces { make, sent_value, value, end, block_end, tail, first } =
            Pieces::of(&kind, &expansion, user_braces);
        // rustc learns the item type from a `let`, where it repeats no error.
        let (mut of_type, mut item_is_known, mut unit_otherwise) = (None, None, None);
        match item {
            Item::Type(item) if matches!(kind, Kind::Fallible) => {
                item_is_known = Some(quote_spanned!(site=> let _: #item = #sent_value;));
            }
            Item::Type(item) => of_type = Some(quote_spanned!(site=> : #item)),
            Item::OfBox { boxed, .. } => item_is_known = Some(quote_spanned!(site=> #boxed.item(#sent_value);)),
            // A yield that has been reported may have been the only one.
            Item::Inferred { or_unit } if or_unit || has_reported => {
                let of = if is_fallible { "async_gen_fallible" } else { "async_gen_token" };
                let of = Ident::new(of, site);
                unit_otherwise = Some(quote_spanned! {site=>
                    if false {
                        #[allow(unused_imports)]
                        use #expansion::AnyItem as _;
                        #of.async_gen_or_unit();
                    }
                });
            }
            Item::Inferred { .. } => {}
        }
        // As in the loop, the long names are for constants and statics of the user's own. The closure keeps what the
        // body captures until the first poll, the async block from then on. The label keeps each yield in the block
        // itself, and the token, which borrows from the sender, keeps what yields from outliving it. Of what never
        // runs, the early `return` puts an error at a value that is returned, and what stands behind it gives the
        // variable its type and no value, which would be held while the body waits.
        let early_return = early_return(end.as_ref(), place, written_by);
        // The first argument of a coroutine could have the name of what it captures, which has been reported.
        let (captures_ahead, captures) = match &first {
            Some(_) => (Some(quote_spanned!(site=> if false { #captures })), None),
            None => (None, Some(captures)),
        };
        let body = quote_spanned! {site=>
            #captures_ahead
            let async_gen_token = (&async_gen_sender).item();
            #first
            let #mutable #item_variable #of_type;
            if false {
                #captures
                #item_is_known
                #early_return
                #[allow(unreachable_code, unused_assignments)]
                {
                    async_gen_item = #value;
                }
            }
            #bindings
            #return_ 'the_generator_itself: {
                if false {
                    break 'the_generator_itself #block_end;
                }
                #block
            }
            #unit_otherwise
            #tail
        };
        let (body, uncounted) = async_block(&body, &statements, place, braces, shown);
        let body = ending(&kind, &body, written);
        // No code of the user's stands in the `unsafe` block. Nothing that a path finds is given the sender or the
        // body, but what is unsafe: the user may have written a path to another crate. What is unsafe is found in a
        // type, and not in a module, which could hold any other function under that name.
        // What is moved out of the closure makes it one that is called once, and nothing more is compiled for it: the
        // shortest that is not `Copy`.
        quote_spanned! {site=> {
            #uncounted
            let async_gen_once = ()..();
            let async_gen_body = move |async_gen_sender: #expansion::Sender<#sent>| {
                let _once = async_gen_once;
                #start
                #body
            };
            // SAFETY: the body sends through the macros of `yields` alone, which await in the async block itself what
            // `send` returns. That of a coroutine takes its first argument when it begins, and the others in `yield_!`.
            // The closure captures what the async block does, since there is nothing else in it that captures.
            unsafe { #make(async_gen_body) }
        }}
    }
}

/// Writes the async block of a body, where coverage and debuggers find it; and a statement in front of all.
///
/// For coverage, an async block is what stands between its braces, in the file and the context of its `async`. In
/// `stream!` none of these braces is the user's: there it is the call of the macro whose context they have. The function
/// around it would count what the block captures where the block uses it, but for an item that covers the same place.
///
/// A debugger shows the beginning of each poll where the async block stands, and what is of another context than the block
/// at the call of the macro: of the context of its braces nothing else is.
fn async_block(
    statements: &TokenStream,
    user_statements: &TokenStream,
    place: Span,
    braces: Span,
    shown: Option<Span>,
) -> (TokenStream, Option<TokenStream>) {
    let write = |declared, braces| {
        let (async_, move_) = (Ident::new("async", declared), Ident::new("move", declared));
        let block = group(Delimiter::Brace, statements.clone(), braces);
        quote_spanned!(Span::mixed_site()=> #async_ #move_ #block)
    };
    let Some(shown) = shown.map(shown_at) else { return (write(place, braces), None) };
    let block = write(shown, Span::call_site().located_at(shown));
    let mut spans = user_statements.clone().into_iter().map(|token| shown_at(token.span()));
    let uncounted = spans.next().map(|first| {
        let const_ = Ident::new("const", first);
        let rest = quote_spanned!(spans.last().unwrap_or(first)=> _: () = (););
        quote!(#const_ #rest)
    });
    (block, uncounted)
}

/// Returns what a body ends with.
fn early_return(end: Option<&TokenStream>, place: Span, written_by: Span) -> TokenStream {
    let site = Span::mixed_site();
    let return_ = Ident::new("return", place);
    let Some(end) = end else { return quote_spanned!(site=> #return_;) };
    // rustc shows the variable, and names the macro that it is of, where it says what the body returns.
    let value = Ident::new("async_gen_end", written_by.located_at(place));
    quote_spanned!(site=> let #value = #end; #return_ #value;)
}

/// What is wrong in a body is reported in it. Also returns whether a yield has been reported.
fn reported(
    mut statements: Statements,
    kind: &Kind,
    contents: &Contents,
    spelling: Spelling,
    facade: &TokenStream,
) -> (TokenStream, bool) {
    let has_reported = contents.may_nest && report_nested_yields(&mut statements, spelling);
    if matches!(kind, Kind::Plain) {
        report_errors(&mut statements, facade);
    }
    let statements = match kind {
        Kind::Plain if contents.question_mark => without_errors(statements, facade),
        Kind::Plain | Kind::ResultsPerhaps => statements.into_tokens(),
        Kind::Coroutine { .. } => without_delegation(statements),
        Kind::Fallible | Kind::Results => without_end(statements.into_tokens()),
    };
    (statements, has_reported)
}

/// Says what the end of a body means.
fn ending(kind: &Kind, body: &TokenStream, written: Span) -> TokenStream {
    let site = Span::mixed_site();
    match kind {
        Kind::Plain => body.clone(),
        Kind::Fallible | Kind::Results => {
            // With the user's own span, so that a type that is no `Result` is shown where it is written. Code of the
            // user's could name it, so that none may stand in its block.
            let result = Ident::new("async_gen_result", written);
            let call = group(Delimiter::Parenthesis, TokenStream::new(), written);
            let fallible = quote_spanned!(written=> #result.of_results #call);
            quote_spanned! {site=>
                let async_gen_fallible = {
                    let #result = async_gen_sender;
                    #fallible
                };
                async_gen_fallible.body(#body)
            }
        }
        Kind::ResultsPerhaps => quote_spanned!(site=> async_gen_sender.results_perhaps(#body)),
        Kind::Coroutine { .. } => quote_spanned!(site=> async_gen_sender.coroutine_body(#body)),
    }
}

/// Reports a `?` in a body that does not return a result.
fn without_errors(mut statements: Statements, facade: &TokenStream) -> TokenStream {
    let first = take_question_marks(&mut statements);
    let statements = statements.into_tokens();
    let Some(first) = first else { return statements };
    let message = "`?` in a generator that cannot fail, since it yields values and returns nothing\n\n\
                   help: mark it `#[try_async_gen]` and let it yield results, `-> Result<T, E>`: then `?` yields the \
                   error and ends; on an `Option` write `let Some(value) = .. else { return };`";
    let error = Error::new(first, message).into_compile_error();
    quote_spanned! {Span::mixed_site()=>
        #[allow(unused_imports)]
        use #facade::__private::QuestionMark as _;
        #error
        #statements
    }
}

/// Reports a `yield_all!` in a body whose yields have replies.
fn without_delegation(mut statements: Statements) -> TokenStream {
    let first = first_call(&mut statements, "yield_all");
    let statements = statements.into_tokens();
    let Some(first) = first else { return statements };
    let error = Error::new(first.span(), yields::NO_DELEGATION).into_compile_error();
    let stand_in = stand_in(&["yield_all"]);
    quote_spanned!(Span::mixed_site()=> #error #stand_in #statements)
}

/// Reports an `Ok(())` or an `Err(error)` at the end of a fallible body, which a function would need there.
fn without_end(statements: TokenStream) -> TokenStream {
    let tokens = statements.clone().into_iter().collect::<Vec<_>>();
    let [before @ .., end, TokenTree::Group(value)] = &tokens[..] else { return statements };
    let is_statement = before.last().is_none_or(|before| {
        is_punct(before, ';') || matches!(before, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace)
    });
    if value.delimiter() != Delimiter::Parenthesis || !is_statement {
        return statements;
    }
    let written = TokenStream::from_iter([end.clone(), TokenTree::Group(value.clone())]);
    if is_keyword(end, "Ok") && value.stream().to_string() == "()" {
        let message = "the body of a generator has no value: leave out the `Ok(())` at its end";
        let error = Error::new_spanned(written, message).into_compile_error();
        // Behind them, because an editor finds nothing in what stands elsewhere when a word is added to it.
        quote_spanned!(Span::mixed_site()=> #(#before)* #error;)
    } else if is_keyword(end, "Err") {
        let message = "the body of a generator has no value at its end\n\nhelp: return the error: `return Err(error);`";
        let error = Error::new_spanned(&written, message).into_compile_error();
        let return_ = Ident::new("return", end.span());
        quote_spanned!(Span::mixed_site()=> #(#before)* #error; #return_ #written;)
    } else {
        statements
    }
}

/// Pieces of a body that depend on its kind.
struct Pieces {
    /// What makes the generator.
    make: TokenStream,
    /// A value of the type of the items, in code that never runs.
    sent_value: TokenStream,
    /// The same of what is yielded.
    value: TokenStream,
    /// The same of what is returned.
    end: Option<TokenStream>,
    /// The same of what the user's block ends with.
    block_end: Option<TokenStream>,
    /// What is returned after that block.
    tail: Option<TokenStream>,
    /// A statement that takes the first argument.
    first: Option<TokenStream>,
}

impl Pieces {
    fn of(kind: &Kind, expansion: &TokenStream, user_braces: Option<Span>) -> Self {
        let site = Span::mixed_site();
        let plain = Self {
            make: quote_spanned!(site=> <#expansion::Generator<_, _, _>>::async_gen_from_body),
            sent_value: quote_spanned!(site=> async_gen_token.value()),
            value: quote_spanned!(site=> async_gen_token.value()),
            end: None,
            block_end: None,
            tail: None,
            first: None,
        };
        let end = quote_spanned!(site=> async_gen_fallible.end());
        match kind {
            // Where the braces around it are the user's, Clippy takes what stands last in them for the user's too, and asks
            // for a `;` behind it unless it ends in a brace.
            Kind::Plain => Self {
                tail: user_braces.map(|place| group(Delimiter::Brace, TokenStream::new(), place).into_token_stream()),
                ..plain
            },
            Kind::Results => Self { end: Some(end.clone()), tail: Some(end), ..plain },
            // What is returned is not known before the end, where the type of the items is.
            Kind::ResultsPerhaps => Self {
                end: Some(quote_spanned!(site=> #expansion::expected().value())),
                tail: Some(quote_spanned! {site=>
                    {
                        #[allow(unused_imports)]
                        use #expansion::AnyItem as _;
                        async_gen_token.async_gen_end()
                    }
                }),
                ..plain
            },
            Kind::Fallible => {
                let value = quote_spanned!(site=> async_gen_fallible.value());
                Self { value, end: Some(end.clone()), tail: Some(end), ..plain }
            }
            Kind::Coroutine { first, argument, returns } => {
                let end = quote_spanned!(site=> async_gen_token.return_value());
                Self {
                    make: quote_spanned!(site=> <#expansion::Coroutine<_, _, _, _, _>>::async_gen_from_coroutine_body),
                    sent_value: quote_spanned!(site=> async_gen_token.item_value()),
                    value: quote_spanned!(site=> async_gen_token.item_value()),
                    end: Some(end.clone()),
                    block_end: Some(end.clone()),
                    tail: Some(quote_spanned!(site=> ;)),
                    first: Some(quote_spanned! {site=>
                        let #first: #argument = async_gen_sender.argument(async_gen_token);
                        if false {
                            let _: #returns = #end;
                        }
                    }),
                }
            }
        }
    }
}
