//! Functions, constants and generators inside of a body.

use super::{Context, Form, Gives, Grower, Item};

/// Constants, in which nothing of the program is known.
const CONSTANTS: [&str; 8] = [
    "{ let mut i = 0; loop { i += 1; if i > 3 { break i; } } }",
    "'b: { if true { break 'b 3; } 4 }",
    "match 3 { 3 => 4, _ => 5 }",
    "{ const fn f(x: u32) -> u32 { if x > 3 { return 1; } return x; } f(2) }",
    "{ let mut i = 0; while i < 3 { i += 1; if i == 2 { continue; } } i }",
    "{ const F: fn(u32) -> u32 = |x| { return add(x, 1); }; 7 }",
    "{ const F: fn(u32) -> Option<u32> = |x| { let x = Some(x)?; return Some(x); }; 7 }",
    "{ const F: fn(World) -> Result<u32, Failure> = |w| Ok(w.check(1)?); 7 }",
];

impl Grower {
    /// A number that something gives which is no part of the body.
    pub(super) fn with_item(&mut self) -> String {
        match self.random.below(9) {
            0 => {
                let (name, constant) = (self.name('C'), self.choose(&CONSTANTS));
                let keyword = self.choose(&["const", "static"]);
                format!("{{ {keyword} {name}: u32 = {constant}; {name} }}")
            }
            1 => {
                let constant = self.choose(&CONSTANTS);
                self.choose(&[
                    "(const { # })",
                    "[0_u8; { # }].len() as u32",
                    "{ #[repr(u32)] enum E { A = #, } E::A as u32 }",
                ])
                .replace(
                    "{ # }",
                    &if constant.starts_with('{') { constant.to_owned() } else { format!("{{ {constant} }}") },
                )
                .replace("A = #", &format!("A = {{ {constant} }}"))
                .replace("[0_u8; {", "[0_u8; as_usize({")
                .replace("}].len()", "})].len()")
            }
            2 => {
                // A closure in an item.
                let gives = self.gives();
                let (name, keyword) = (self.name('F'), self.choose(&["const", "static"]));
                let context = Context::nested(gives, false, vec!["x".to_owned()]);
                let body = self.within(context, |grower| grower.braces(gives));
                let number = self.number();
                let call = self.unwrapped(gives, &format!("{name}(w, {number})"));
                format!("{{ {keyword} {name}: fn(World, u32) -> {} = |w, x| {body}; {call} }}", gives.written())
            }
            3 | 4 if self.context.awaits => self.generator(),
            5 if self.context.awaits => self.inline_generator(),
            6 => {
                let (gives, name) = (self.gives(), self.name('f'));
                let body = self.function_body(gives, false);
                let written = gives.written();
                let number = self.number();
                let of = self.name('S');
                let (items, call) = if self.chance(50) {
                    (
                        format!("struct {of}; impl {of} {{ fn {name}(&self, w: World, x: u32) -> {written} {body} }}"),
                        format!("{of}.{name}(w, {number})"),
                    )
                } else {
                    (
                        format!(
                            "trait {of} {{ fn {name}(&self, w: World, x: u32) -> {written} {body} }} impl {of} for u8 {{}}"
                        ),
                        format!("1_u8.{name}(w, {number})"),
                    )
                };
                let call = self.unwrapped(gives, &call);
                format!("{{ {items} {call} }}")
            }
            _ => {
                let (gives, name) = (self.gives(), self.name('f'));
                let is_async = self.context.awaits && self.chance(50);
                let body = self.function_body(gives, is_async);
                let (async_, await_) = if is_async { ("async ", ".await") } else { ("", "") };
                let number = self.number();
                let call = self.unwrapped(gives, &format!("{name}(w, {number}){await_}"));
                // An item may stand behind what it is used in.
                let function = format!("{async_}fn {name}(w: World, x: u32) -> {} {body}", gives.written());
                if self.chance(30) {
                    format!("{{ let v = {call}; {function} v }}")
                } else {
                    format!("{{ {function} {call} }}")
                }
            }
        }
    }

    fn function_body(&mut self, gives: Gives, awaits: bool) -> String {
        let context = Context::nested(gives, awaits, vec!["x".to_owned()]);
        self.within(context, |grower| grower.braces(gives))
    }

    /// A generator's function inside of the body.
    fn generator(&mut self) -> String {
        let form = self.random.choose(&[Form::AsyncGen, Form::TryAsyncGen]);
        let name = self.name('g');
        let context =
            Context { is_beside_async_stream: false, ..Context::of_body(form, Item::Number, vec!["x".to_owned()]) };
        let body = self.within(context, |grower| format!("yield_!(x); {}", grower.statements(3)));
        let number = self.number();
        if form.is_fallible() {
            let result = "Result<u32, Failure>";
            let call = self.unwrapped(Gives::Result, &format!("try_sum({name}(w, {number})).await"));
            format!("{{ #[aiter::try_async_gen] async fn {name}(w: World, x: u32) -> {result} {{ {body} }} {call} }}")
        } else {
            format!(
                "{{ #[aiter::async_gen] async fn {name}(w: World, x: u32) -> u32 {{ {body} }} sum({name}(w, {number})).await }}"
            )
        }
    }

    /// A block inside of the body, which is a generator of its own.
    fn inline_generator(&mut self) -> String {
        if self.is_renamed("stream") || self.is_renamed("try_stream") {
            return self.number();
        }
        let (form, item, name, first) = self.random.choose(&[
            (Form::Stream, Item::Number, "stream", "yield 1;"),
            (Form::Stream, Item::Result, "stream", "yield Ok(1);"),
            (Form::TryStream, Item::Number, "try_stream", "yield 1;"),
        ]);
        let context = Context::of_body(form, item, self.context.variables.clone());
        let body = self.within(context, |grower| format!("{first} {}", grower.statements(3)));
        if form.is_fallible() || item == Item::Result {
            self.unwrapped(Gives::Result, &format!("try_sum({name}! {{ {body} }}).await"))
        } else {
            format!("sum({name}! {{ {body} }}).await")
        }
    }
}
