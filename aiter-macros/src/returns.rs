//! The `return` of a body itself.
//!
//! A body that may fail is a future of a `Result`. In a block, `return;` and `return` with a value of `()` end it without
//! an error. A body that cannot fail returns nothing, and an error that is returned from it is reported.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};
use syn::{Expr, parse_quote, parse_quote_spanned};

use crate::{
    editor::shown_at,
    own::{Owner, Place, Statements, Visitor},
    token::{MACROS_OF_TOKENS, contains_keyword, group, is_keyword, is_punct, macro_name},
};

/// Makes each `return` of the block itself one that takes `()` too. In the input of a macro, and in a block that does not
/// parse, it may be the `return` of something else: there it takes what that returns.
pub fn with_ends(mut statements: Statements, facade: &TokenStream) -> Statements {
    if !contains_keyword(statements.written().clone(), "return") {
        return statements;
    }
    let mut returns = Returns { facade, may_fail: true };
    if statements.visit(&mut returns) {
        statements
    } else {
        Statements::new(returns.without_value(statements.into_tokens()))
    }
}

/// Has rustc report each error that a body returns which cannot fail.
pub fn report_errors(statements: &mut Statements, facade: &TokenStream) {
    if ["return", "Err"].iter().all(|word| contains_keyword(statements.written().clone(), word)) {
        statements.visit(&mut Returns { facade, may_fail: false });
    }
}

struct Returns<'a> {
    facade: &'a TokenStream,
    may_fail: bool,
}

impl Visitor for Returns<'_> {
    fn expression(&mut self, expression: &mut Expr, place: Place) -> bool {
        let Expr::Return(return_) = expression else { return false };
        let is_result = return_.expr.as_deref().is_some_and(is_result);
        if place.owner != Owner::Body || is_result == self.may_fail {
            return false;
        }
        let keyword = return_.return_token.span;
        let function = self.end(keyword);
        let value = return_.expr.take().unwrap_or_else(|| Box::new(parse_quote_spanned!(keyword=> ())));
        return_.expr = Some(parse_quote!(#function(#value)));
        true
    }

    fn unknown(&mut self, input: &mut TokenStream, place: Place) -> bool {
        let is_changed = self.may_fail && place.owner == Owner::Body && contains_keyword(input.clone(), "return");
        if is_changed {
            *input = self.without_value(std::mem::take(input));
        }
        is_changed
    }
}

impl Returns<'_> {
    /// The path of the function that makes what is returned. A macro of the user's may be handed its tokens, so none of
    /// them has the site that hides the names of the expansion.
    fn end(&self, keyword: Span) -> TokenStream {
        let site = self.facade.clone().into_iter().next().map_or(keyword, |first| first.span());
        let facade = self.facade.clone().into_iter().map(|mut token| {
            token.set_span(token.span().located_at(shown_at(keyword)));
            token
        });
        let facade = facade.collect::<TokenStream>();
        let place = site.located_at(shown_at(keyword));
        // A method by its trait, of which rustc shows no code of ours where the trait is not met.
        let name = if self.may_fail {
            quote_spanned!(place=> End::end)
        } else {
            quote_spanned!(place=> WithoutError::end_without_error)
        };
        quote_spanned!(place=> #facade::__private::#name)
    }

    /// Gives each `return` without a value one.
    fn without_value(&self, tokens: TokenStream) -> TokenStream {
        let tokens = tokens.into_iter().collect::<Vec<_>>();
        let mut replaced = TokenStream::new();
        let ends = |next: Option<&TokenTree>| next.is_none_or(|next| is_punct(next, ';') || is_punct(next, ','));
        let mut place = 0;
        while place < tokens.len() {
            let token = &tokens[place];
            replaced.extend([match token {
                TokenTree::Group(inside)
                    if !is_of_another(&tokens[..place], inside) && !follows_bar(&tokens[..place]) =>
                {
                    group(inside.delimiter(), self.without_value(inside.stream()), inside.span()).into()
                }
                token => token.clone(),
            }]);
            place += 1;
            if is_keyword(token, "return") && !follows_bar(&tokens[..place - 1]) {
                // It may be written out.
                let is_unit = tokens.get(place).is_some_and(|value| value.to_string() == "()");
                let behind = place + usize::from(is_unit);
                if ends(tokens.get(behind)) {
                    let function = self.end(token.span());
                    replaced.extend(quote!(#function(())));
                    place = behind;
                }
            }
        }
        replaced
    }
}

/// Whether a value is that of a `Result`, which needs nothing.
fn is_result(value: &Expr) -> bool {
    let Expr::Call(call) = value else { return false };
    let Expr::Path(function) = &*call.func else { return false };
    function.path.segments.last().is_some_and(|name| name.ident == "Err" || name.ident == "Ok")
}

/// Whether the body of a closure may begin there, whose type may have nothing but its `return` to follow from.
fn follows_bar(before: &[TokenTree]) -> bool {
    let is_bar = |token: &TokenTree| is_punct(token, '|');
    let [parameters @ .., last] = before else { return false };
    // Behind a value a bar is an operator.
    let opens = |bar: usize| !parameters[..bar].last().is_some_and(ends_value);
    is_bar(last) && parameters.iter().rposition(is_bar).is_some_and(opens)
}

fn ends_value(token: &TokenTree) -> bool {
    let names = ["Self", "await", "false", "self", "true"];
    match token {
        // Any other keyword stands in front of a value.
        TokenTree::Ident(name) => {
            syn::parse_str::<Ident>(&name.to_string()).is_ok() || names.iter().any(|value| name == value)
        }
        TokenTree::Punct(mark) => mark.as_char() == '?',
        // Behind a block a statement may begin.
        TokenTree::Group(group) => group.delimiter() != Delimiter::Brace,
        TokenTree::Literal(_) => true,
    }
}

/// Whether a group is an `async` block, or the input of a macro whose input is none of the block's.
fn is_of_another(before: &[TokenTree], block: &Group) -> bool {
    if macro_name(before).is_some_and(|name| MACROS_OF_TOKENS.contains(&&*name)) {
        return true;
    }
    let before = match before {
        [before @ .., move_] if is_keyword(move_, "move") => before,
        before => before,
    };
    block.delimiter() == Delimiter::Brace && before.last().is_some_and(|before| is_keyword(before, "async"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_error_that_a_body_returns_which_cannot_fail_is_shown_to_rustc() {
        let mut statements = Statements::new("return; if a { return Err(b) } f(|| return Err(c));".parse().unwrap());
        report_errors(&mut statements, &quote!(f));
        let expected = "return;ifa{returnf::__private::WithoutError::end_without_error(Err(b))}f(||returnErr(c));";
        assert_eq!(statements.into_tokens().to_string().replace(' ', ""), expected);
    }

    fn replaced(body: &str) -> String {
        with_ends(Statements::new(body.parse().unwrap()), &quote!(f)).into_tokens().to_string()
    }

    #[test]
    fn a_return_of_the_block_itself_takes_a_unit() {
        let ok = "returnf::__private::End::end(())";
        for (body, expected) in [
            ("return;", format!("{ok};")),
            (
                "for a in b { if a { return } c(format!(d)); }",
                format!("forainb{{if a{{{ok}}}c(format!(d));}}").replace(' ', ""),
            ),
            ("match a { B => return, C => {} }", format!("matcha{{B=>{ok},C=>{{}}}}")),
            ("select! { _ = a => return, _ = b => return (), }", format!("select!{{_=a=>{ok},_=b=>{ok},}}")),
            (
                "join!(async { return; }, async move { return }); x.",
                "join!(async{return;},asyncmove{return});x.".to_owned(),
            ),
            ("return; x.", format!("{ok};x.")),
            ("f!(|| return, |x| { return; }, a)", "f!(||return,|x|{return;},a)".to_owned()),
            ("f!(a || return, &mut || return)", format!("f!(a||{ok},&mut||return)")),
            ("f!(a | { return; }, b)", format!("f!(a|{{{ok};}},b)")),
            (
                "return { f() }; return yield_!(1);",
                "returnf::__private::End::end({f()});returnf::__private::End::end(yield_!(1));".to_owned(),
            ),
            ("macro_rules! m { () => { return } }", format!("macro_rules!m{{()=>{{{ok}}}}}")),
            ("async_for!(x in s { return; })", format!("async_for!(forxins{{{ok};}})")),
        ] {
            assert_eq!(replaced(body).replace([' ', '\n'], ""), expected, "{body}");
        }
        for body in [
            "return Err(e);",
            "f(|| return); f(|| { return; }); f(&mut |xs| for x in xs { return; })",
            "async { return; }; async move { return }",
            "fn f() { return; } const fn g<T>() { if a { return; } }",
            "f(async |x| { return; })",
            "impl A { fn f(&self) -> u8 where A: B { return; } }",
            "stream! { return; }",
        ] {
            assert_eq!(replaced(body), body.parse::<TokenStream>().unwrap().to_string(), "{body}");
        }
    }
}
