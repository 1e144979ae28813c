//! The `?` of a body itself.

use proc_macro2::{Span, TokenStream};
use quote::quote_spanned;
use syn::Expr;

use crate::{
    contents::Contents,
    own::{Owner, Place, Statements, Visitor},
};

/// Whether a `?` ends the body.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum QuestionMark {
    No,
    /// It does if it is there, and if the macro that it stands in evaluates it in the body.
    Perhaps,
    Yes,
}

impl QuestionMark {
    /// Looks for one in a body.
    pub fn of(body: &mut Statements) -> Self {
        let mut found = Self::No;
        if !Contents::of(body.written()).question_mark || body.visit(&mut found) { found } else { Self::Perhaps }
    }
}

impl Visitor for QuestionMark {
    fn expression(&mut self, expression: &mut Expr, place: Place) -> bool {
        if matches!(expression, Expr::Try(_)) && place.owner == Owner::Body {
            match place.is_certain {
                true => *self = Self::Yes,
                false if *self == Self::No => *self = Self::Perhaps,
                false => {}
            }
        }
        false
    }

    fn unknown(&mut self, input: &mut TokenStream, place: Place) -> bool {
        if *self == Self::No && place.owner == Owner::Body && Contents::of(input).question_mark {
            *self = Self::Perhaps;
        }
        false
    }
}

/// Takes each `?` that ends the body for the value in front of it, in a body that cannot end with an error. Returns where
/// the first one is.
pub fn take_question_marks(body: &mut Statements) -> Option<Span> {
    let mut first = First(None);
    body.visit(&mut first);
    first.0
}

struct First(Option<Span>);

impl Visitor for First {
    fn expression(&mut self, expression: &mut Expr, place: Place) -> bool {
        let Expr::Try(question) = expression else { return false };
        if !place.is_own() {
            return false;
        }
        let mark = question.question_token.span;
        self.0.get_or_insert(mark);
        let (site, value) = (mark.resolved_at(Span::mixed_site()), &question.expr);
        *expression = Expr::Verbatim(quote_spanned!(site=> #value.async_gen_value()));
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_question_mark_is_one_that_ends_the_block() {
        for (body, found) in [
            ("f()?; f(|| x?)", QuestionMark::Yes),
            ("yield_!(x?)", QuestionMark::Yes),
            ("println!(\"{}\", x?)", QuestionMark::Perhaps),
            ("#[cfg(all())] let v = f()?;", QuestionMark::Perhaps),
            ("x? .", QuestionMark::Yes),
            ("x? +", QuestionMark::Perhaps),
            ("f(|| x?); g(async { x? })", QuestionMark::No),
            ("f(|| println!(\"{}\", x?))", QuestionMark::No),
            ("stream! { x? }", QuestionMark::No),
        ] {
            assert_eq!(QuestionMark::of(&mut Statements::new(body.parse().unwrap())), found, "{body}");
        }
    }

    #[test]
    fn a_question_mark_is_taken_for_the_value_in_front_of_it() {
        for (body, expected) in [
            ("f()?;", "f().async_gen_value();"),
            ("f(x?.y)?", "f(x.async_gen_value().y).async_gen_value()"),
            ("async_for!(x in s? { x? })", "async_for!(forxins.async_gen_value(){x.async_gen_value()})"),
        ] {
            let mut statements = Statements::new(body.parse().unwrap());
            assert!(take_question_marks(&mut statements).is_some(), "{body}");
            let replaced = statements.into_tokens().to_string();
            assert_eq!(replaced.replace(' ', ""), expected.replace(' ', ""), "{body}");
        }
        for body in ["f(|| x?)", "a!(x?)", "async { x? }", "#[cfg(any())] { f()?; }", "#[cfg(any())] let x = f()?;"] {
            assert!(take_question_marks(&mut Statements::new(body.parse().unwrap())).is_none(), "{body}");
        }
    }
}
