//! What occurs in the body of a generator: so that each body is looked at once, and more closely only where it has to be.
//! Most bodies are plain, and a macro crate is built without optimization.

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// What occurs somewhere in a body, at any depth.
#[derive(Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is a question of its own")]
pub struct Contents {
    /// What a closure, an `async` block or a function begins with.
    pub may_nest: bool,
    pub question_mark: bool,
    /// The name `yield_all`, or a macro that might write it.
    pub may_delegate: bool,
    /// What a yield may come to stand in that is not the body itself: what `may_nest` says, an attribute, or any macro but
    /// `yield_!` by its bare name. An import may give that name to another macro.
    pub may_enclose: bool,
}

impl Contents {
    pub fn of(body: &TokenStream) -> Self {
        let mut contents = Self::default();
        contents.add(body.clone());
        contents.may_enclose |= contents.may_nest;
        contents
    }

    fn add(&mut self, tokens: TokenStream) {
        // Of the tokens before, what a macro call would have there.
        let (mut name, mut is_call, mut is_in_path) = (None, false, false);
        for token in tokens {
            let (mut begins_call, mut begins_path) = (false, false);
            match &token {
                TokenTree::Group(group) => {
                    self.may_delegate |= is_call;
                    self.add(group.stream());
                }
                TokenTree::Punct(mark) => match mark.as_char() {
                    '|' => self.may_nest = true,
                    '?' => self.question_mark = true,
                    '!' => {
                        let is_yield = matches!(&name, Some(TokenTree::Ident(name)) if name == "yield_");
                        self.may_enclose |= !is_yield || is_in_path;
                        begins_call = name.is_some_and(|name| !is_ours(&name));
                    }
                    '#' => self.may_enclose = true,
                    _ => {}
                },
                TokenTree::Ident(word) => {
                    begins_path = matches!(&name, Some(TokenTree::Punct(mark)) if mark.as_char() == ':');
                    self.may_enclose |= word == "use" || word == "macro";
                    self.may_nest |= word == "async" || word == "fn";
                    self.may_delegate |= word == "yield_all" || word == "macro_rules";
                }
                TokenTree::Literal(_) => {}
            }
            (is_call, is_in_path) = (begins_call, begins_path);
            name = Some(token);
        }
    }
}

/// Whether the token in front of a `!` is no name of a macro, or that of one that writes nothing but what it is given.
/// In a group there may be a path that the user's own macro was handed.
fn is_ours(name: &TokenTree) -> bool {
    match name {
        TokenTree::Ident(name) => name == "yield_" || name == "async_for",
        TokenTree::Group(group) => group.delimiter() != Delimiter::None,
        TokenTree::Punct(_) | TokenTree::Literal(_) => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Which of them occur, by a letter of each.
    fn contents(body: &str) -> String {
        let Contents { may_nest, question_mark, may_delegate, may_enclose } = Contents::of(&body.parse().unwrap());
        let all = [(may_nest, 'n'), (question_mark, 'q'), (may_delegate, 'd'), (may_enclose, 'e')];
        all.iter().filter(|it| it.0).map(|it| it.1).collect()
    }

    #[test]
    fn what_occurs_in_a_body_is_found_at_any_depth() {
        for (body, found) in [
            ("for x in 0..n { if x == 2 { yield_!(x + 1); } }", ""),
            ("async_for!(x in s { if !x { yield_!(!x) } });", "e"),
            ("f(|x| x); g(|| 1)", "ne"),
            ("[({ async { 1 } })]", "ne"),
            ("{ fn f() {} }", "ne"),
            ("f(g(x?))", "q"),
            ("if a { yield_all!(s) }", "de"),
            ("f!(x)", "de"),
            ("::std::println!(\"{}\", x?)", "qde"),
            ("pass!(yield_all, s)", "de"),
            ("macro_rules! m { () => {} }", "de"),
            ("yield_!({ #[cfg(unix)] 1 })", "e"),
            ("yield_!(a::b); let c: u32 = yield_(d)", ""),
            ("own::yield_!(1)", "e"),
            ("::yield_! { 1 }", "e"),
            ("{ use own::yield_; yield_!(1) }", "e"),
            ("macro yield_() {}", "e"),
            ("yield_!(a != b); !(c); if !c {}", "e"),
        ] {
            assert_eq!(contents(body), found, "{body}");
        }
    }
}
