//! Closures, in every position of an expression.

use super::{Context, Gives, Grower, expression::typed};

/// Where a closure `#` of the type `Fn(A) -> R` may stand so that it is called with `@` of that type, the second of each
/// saying whether the type of its argument is known there.
const CALLS: [(&str, bool); 57] = [
    ("(#)(@)", false),
    ("(&#)(@)", false),
    ("(&mut #)(@)", false),
    ("(*&#)(@)", false),
    ("(*&mut #)(@)", false),
    ("(&&#)(@)", false),
    ("apply(#, @)", true),
    ("apply(&#, @)", false),
    ("apply(&mut #, @)", false),
    ("apply(move_(#), @)", false),
    ("apply({ #; #0 }, @)", false),
    ("call(@, #)", true),
    ("(@).apply(#)", true),
    ("(@).apply(&mut #)", false),
    ("H { f: # }.call(@)", false),
    ("(H { f: #, }.f)(@)", false),
    ("(H { f: &mut # }.f)(@)", false),
    ("(H { ..H { f: # } }.f)(@)", false),
    ("((0, #).1)(@)", false),
    ("((#, 0).0)(@)", false),
    ("([#][0])(@)", false),
    ("([&#][0])(@)", false),
    ("([&mut #; 1][0])(@)", false),
    ("match # { f => f(@) }", false),
    ("match &# { f => f(@) }", false),
    ("match &mut # { f => f(@) }", false),
    ("match (#, 1) { (f, 1) => f(@), (f, _) => f(@) }", false),
    ("match true { true if apply(#, @).holds() => apply(#0, @), _ => apply(#0, @) }", false),
    ("if let Some(f) = Some(#) { f(@) } else { unreachable() }", false),
    ("{ let f = #; f(@) }", false),
    ("{ let f = &#; f(@) }", false),
    ("{ let mut f = #; f(@) }", false),
    ("{ let ref f = #; f(@) }", false),
    ("{ let f: &dyn Fn($A) -> $R = &#; f(@) }", true),
    ("{ let f: Box<dyn Fn($A) -> $R + '_> = Box::new(#); f(@) }", true),
    ("{ let Some(f) = Some(#) else { unreachable() }; f(@) }", false),
    ("{ let (f, _) = (#, 1); f(@) }", false),
    ("{ let f; f = #; f(@) }", false),
    ("('b: { break 'b # })(@)", false),
    ("('b: { if true { break 'b # } unreachable() })(@)", false),
    ("(loop { break # })(@)", false),
    ("('c: loop { loop { break 'c # } })(@)", false),
    ("({ w.note(1); # })(@)", false),
    ("({ { w.note(1); } # })(@)", false),
    ("({ if w.flip() { w.note(1); } # })(@)", false),
    ("({ match w.flip() { true => {} _ => {} } # })(@)", false),
    ("({ for _ in 0..2 {} # })(@)", false),
    ("({ const {} # })(@)", false),
    ("({ fn unused() {} # })(@)", false),
    ("({ struct Unused {} # })(@)", false),
    ("({ tokens! { w.note(1); } # })(@)", false),
    ("({ ; # })(@)", false),
    ("(if true { # } else { unreachable() })(@)", false),
    ("(match true { true => #, false => unreachable() })(@)", false),
    ("Some(@).map(#).unwrap()", true),
    ("[@].into_iter().map(#).next().unwrap()", true),
    ("same!(#)(@)", false),
];

/// What a closure takes: the pattern, its type, and what it is called with.
const PARAMETERS: [(&str, &str, &str); 10] = [
    ("x", "u32", "#"),
    ("x", "u32", "#"),
    ("x", "u32", "#"),
    ("mut x", "u32", "#"),
    ("(x, _)", "(u32, u32)", "(#, 1)"),
    ("&x", "&u32", "&#"),
    ("P { x, .. }", "P", "P { x: #, y: 1 }"),
    ("[x, ..]", "[u32; 2]", "[#, 1]"),
    ("(Ok(x) | Err(Failure(x)))", "Result<u32, Failure>", "Ok(#)"),
    ("H { f: x }", "H<u32>", "H { f: # }"),
];

impl Grower {
    /// A number that a closure gives.
    pub(super) fn closure_call(&mut self) -> String {
        if self.context.awaits && self.chance(20) {
            return self.async_closure_call();
        }
        let gives = self.gives();
        if self.chance(15) {
            let closure = self.closure("", gives, false);
            let mut templates =
                vec!["(#)()", "(&mut #)()", "(|| #)()()", "None::<()>.map_or_else(#, |()| unreachable())"];
            if gives == Gives::Number {
                templates.extend([
                    "!(#)()",
                    "(-i64::from((#)())) as u32",
                    "w.pick(9) | (#)()",
                    "[1, 2][(#)() as usize % 2]",
                ]);
            }
            let template = self.choose(&templates);
            return self.unwrapped(gives, &template.replace('#', &closure));
        }
        let (template, is_known) = self.random.choose(&CALLS);
        let (pattern, kind, argument) = self.random.choose(&PARAMETERS);
        let is_bare = is_known && self.chance(60) && pattern != "&x";
        let parameter = if is_bare { pattern.to_owned() } else { format!("{pattern}: {kind}") };
        let closure = self.closure(&parameter, gives, true);
        // A name in front of a `{` would be that of a struct.
        let is_in_front = template.starts_with("match #") || template.starts_with("match &");
        let closure = if is_in_front && !closure.ends_with('}') { format!("({closure})") } else { closure };
        let argument = argument.replace('#', &self.operand());
        // A second closure beside the first.
        let other = if template.contains("#0") {
            self.closure(&format!("{pattern}: {kind}"), gives, true)
        } else {
            String::new()
        };
        let call = template
            .replace("$A", kind)
            .replace("$R", gives.written())
            .replace("#0", "\u{1}")
            .replace('#', &closure)
            .replace('\u{1}', &other)
            .replace('@', &argument);
        self.unwrapped(gives, &call)
    }

    /// With the variable `x` if it has an argument.
    pub(super) fn closure(&mut self, parameter: &str, gives: Gives, has_argument: bool) -> String {
        self.depth += 1;
        let mut variables = self.context.variables.clone();
        if has_argument {
            variables.push("x".to_owned());
        }
        let move_ = self.choose(&["", "", "move "]);
        let comma = if has_argument && self.chance(10) { "," } else { "" };
        let context = Context::nested(gives, false, variables);
        let (returned, body) = self.within(context, |grower| {
            if grower.chance(25) {
                (format!(" -> {}", gives.written()), grower.braces(gives))
            } else {
                (String::new(), grower.closure_body(gives))
            }
        });
        self.depth -= 1;
        format!("{move_}|{parameter}{comma}|{returned} {body}")
    }

    fn closure_body(&mut self, gives: Gives) -> String {
        match self.random.below(9) {
            0 | 1 => {
                let value = self.value_of(gives);
                typed(gives, &value)
            }
            2 => {
                let value = self.value_of(gives);
                format!("return {}", typed(gives, &value))
            }
            3 => {
                let (returned, value) = (self.returned(), self.value_of(gives));
                format!("if w.flip() {{ {returned} }} else {{ {} }}", typed(gives, &value))
            }
            4 => {
                let (returned, value) = (self.returned(), self.value_of(gives));
                format!("match w.flip() {{ true => {returned}, _ => {} }}", typed(gives, &value))
            }
            5 => {
                let returned = self.returned();
                let value = if gives == Gives::Number { self.broken_with() } else { self.value_of(gives) };
                format!("loop {{ if w.flip() {{ {returned} }} break {} }}", typed(gives, &value))
            }
            _ => self.braces(gives),
        }
    }

    fn async_closure_call(&mut self) -> String {
        let gives = self.gives();
        let mut variables = self.context.variables.clone();
        variables.push("x".to_owned());
        let context = Context::nested(gives, true, variables);
        let body = self.within(context, |grower| grower.braces(gives));
        let (head, template) = self.random.choose(&[
            ("async |x: u32| ", "(#)(@).await"),
            ("async move |x: u32| ", "(#)(@).await"),
            ("async move |x: u32| ", "(&mut #)(@).await"),
            ("async |x| ", "apply_async(#, @).await"),
            ("async |x: u32| ", "apply_async(&mut #, @).await"),
            ("async move |x: u32| ", "{ let f = 'b: { break 'b # }; f(@).await }"),
            ("async |x: u32| ", "match # { f => f(@).await }"),
            ("|x: u32| async move ", "(#)(@).await"),
            ("|x| async move ", "apply(#, @).await"),
            ("move |x: u32| async move ", "({ if w.flip() {} # })(@).await"),
        ]);
        let closure = format!("{head}{body}");
        let argument = self.number();
        self.unwrapped(gives, &template.replace('#', &closure).replace('@', &argument))
    }

    /// A statement that makes a closure and does not call it.
    pub(super) fn unused_closure(&mut self) -> String {
        let gives = self.gives();
        let closure = self.closure("x: u32", gives, true);
        let template = self.choose(&[
            "let _ = #;",
            "let _ = &#;",
            "let _ = &mut #;",
            "drop(#);",
            "{ w.note(1); } #;",
            "if w.flip() { w.note(1); } #;",
            "match w.flip() { true => {} _ => {} } #;",
            "while w.more() {} #;",
            "loop { break; } #;",
            "const {} #;",
            "'b: {} #;",
            "'b: { break 'b; } #;",
            "tokens! { w.note(1); } #;",
            "fn unused() {} #;",
            "; #;",
            "let _ = [#];",
            "let _ = (1, #);",
            "_ = #;",
            "let _ = H { f: # };",
            "let _ = if w.flip() { Some(#) } else { None };",
            "let _ = 'b: { break 'b # };",
            "let _ = 'b: { { w.note(1); } break 'b Some(&mut #).is_some() };",
        ]);
        let name = self.name('u');
        template.replace("unused", &name).replace('#', &closure)
    }
}
