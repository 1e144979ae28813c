//! Statements.

use super::{Grower, Target, Yields};

impl Grower {
    /// The whole body, which yields for certain, for the type of the items to be known.
    pub(super) fn body(&mut self) -> String {
        let mut body = String::new();
        if let Some(Yields::Macro(_)) = self.context.yields {
            body += "macro_rules! emit { ($item:expr) => { yield_!($item) }; }\n";
            self.context.emits = true;
        }
        let first = self.yielded().expect("it is the body of a generator");
        body += &first;
        body += ";\n";
        for _ in 0..3 + self.random.below(3) {
            // Each of its own, or else the first would leave nothing to the others.
            self.budget = 9;
            body += &self.statement();
            body += "\n";
        }
        body
    }

    /// Statements in a block of their own.
    pub(super) fn block(&mut self, length: u32) -> String {
        self.scope(|grower| grower.statements(length))
    }

    pub(super) fn statements(&mut self, length: u32) -> String {
        if self.is_deep() {
            return self.fill("w.note($p);");
        }
        let mut statements = String::new();
        for _ in 0..self.random.below(length + 1) {
            statements += &self.statement();
            statements.push(' ');
        }
        statements
    }

    fn statement(&mut self) -> String {
        if self.is_deep() {
            return self.fill("w.note($p);");
        }
        self.budget -= 1;
        self.depth += 1;
        let statement = self.any_statement();
        self.depth -= 1;
        statement
    }

    fn any_statement(&mut self) -> String {
        match self.random.below(24) {
            0 | 1 => self.fill("w.see($p, $n);"),
            2 | 3 => {
                let number = self.number();
                let name = self.name('v');
                self.context.variables.push(name.clone());
                let template = self.choose(&[
                    "let # = @;",
                    "let #: u32 = @;",
                    "let mut # = @;",
                    "let (#, _) = (@, 1);",
                    "let P { x: #, .. } = P { x: @, y: 1 };",
                    "let #; # = @;",
                    "let mut # = 1; # = @;",
                ]);
                template.replace('#', &name).replace('@', &number)
            }
            4..=7 => match self.yielded() {
                Some(yielded) => self.in_statement(&yielded),
                None => self.fill("w.see($p, $n);"),
            },
            8 => {
                let template = self.choose(&[
                    "if $b { $s }",
                    "if $b { $s } else { $s }",
                    // The braces for rustc, as in an expression.
                    "match { $m } { 0 | 1 => { $s } v$1 if $b => w.see($p, v$1), | _ => { $s } }",
                    "if let Some(v$1) = $o { $s w.see($p, v$1); }",
                    "{ $s }",
                    "let (Some(v$1) | Some(v$1)) = Some($n) else { unreachable() };",
                    "let _ = $r;",
                ]);
                self.fill(template)
            }
            9..=11 => self.looped(),
            12 | 13 => {
                let leave = if self.chance(50) { None } else { self.broken() };
                let leave = leave.unwrap_or_else(|| self.returned());
                let template = self.choose(&[
                    "if $b { #; }",
                    "if $b { # }",
                    "match $b { true => #, false => {} }",
                    "w.flip() || #;",
                    "let _ = w.flip() && (#);",
                    "let true = w.flip() else { # };",
                    "if w.flip() {} else { #; }",
                ]);
                let (first, rest) = template.split_once('#').expect("it leaves");
                format!("{}{leave}{}", self.fill(first), self.fill(rest))
            }
            14 | 15 => self.unused_closure(),
            16 => self.macro_statement(),
            17 => self.local_macro().unwrap_or_else(|| self.fill("w.note($p);")),
            18 if self.context.awaits => self.fill("wait(w, $p).await;"),
            19 => {
                let number = self.with_item();
                format!("w.see(1, {number});")
            }
            20 => {
                let number = self.closure_call();
                format!("w.see(1, {number});")
            }
            21 => {
                let number = self.macro_call();
                format!("w.see(1, {number});")
            }
            _ => {
                let number = self.number();
                format!("drop({number});")
            }
        }
    }

    fn looped(&mut self) -> String {
        let label = format!("'{}", self.name('l'));
        let name = self.name('v');
        let of_value = self.chance(40);
        let can_await = self.context.awaits;
        let is_body = self.context.yields.is_some();
        match self.random.below(8) {
            // The loop of ours is a macro, in whose input async-stream sees no `?`.
            0..=2 if can_await && !self.is_renamed("async_for") => {
                let has_else = self.chance(25);
                let target = Target { label: label.clone(), has_value: has_else && of_value, is_loop: true };
                let body = self.input(|grower| {
                    grower.context.variables.push(name.clone());
                    grower.target(target, |grower| grower.statements(3))
                });
                let iterable = self.input(|grower| grower.fill("from_iter(w.range({ $n } % 4))"));
                let otherwise = self.input(|grower| if of_value { grower.number() } else { grower.block(2) });
                let looped = match (has_else, self.random.below(3)) {
                    (true, _) => {
                        format!("async_for!({label}: {name} in {iterable} {{ {body} }} else {{ {otherwise} }})")
                    }
                    (_, 0) => format!("async_for!({label}: for {name} in {iterable} {{ {body} }})"),
                    (_, 1) => format!("async_for!({label}: {name} in {iterable} < {body} >)"),
                    _ => format!("async_for!({label}: {name} in {iterable} {{ {body} }})"),
                };
                if has_else && of_value { format!("w.see(2, {looped});") } else { format!("{looped};") }
            }
            3 | 4 if is_body && self.context.is_beside_async_stream && !self.context.is_input => {
                // async-stream knows no label here.
                let target = Target { label: String::new(), has_value: false, is_loop: true };
                let body = self.scope(|grower| {
                    grower.context.variables.push(name.clone());
                    grower.target(target, |grower| grower.statements(3))
                });
                let number = self.number();
                format!("for await {name} in from_iter(w.range({{ {number} }} % 4)) {{ {body} }}")
            }
            5 => {
                let target = Target { label: label.clone(), has_value: false, is_loop: true };
                let body = self.target(target, |grower| grower.statements(3));
                format!("{label}: while w.more() {{ {body} }}")
            }
            6 => {
                let target = Target { label: label.clone(), has_value: of_value, is_loop: true };
                let body = self.target(target, |grower| grower.statements(3));
                let value = if of_value { "3" } else { "" };
                let looped = format!("{label}: loop {{ if !w.more() {{ break {label} {value}; }} {body} }}");
                if of_value { format!("w.see(2, {looped});") } else { looped }
            }
            7 => {
                let target = Target { label: label.clone(), has_value: of_value, is_loop: false };
                let body = self.target(target, |grower| grower.statements(3));
                if of_value {
                    format!("let _: u32 = {label}: {{ {body} break {label} 3; }};")
                } else {
                    format!("{label}: {{ {body} }}")
                }
            }
            _ => {
                let target = Target { label: label.clone(), has_value: false, is_loop: true };
                let body = self.scope(|grower| {
                    grower.context.variables.push(name.clone());
                    grower.target(target, |grower| grower.statements(3))
                });
                let number = self.number();
                format!("{label}: for {name} in w.range({{ {number} }} % 4) {{ {body} }}")
            }
        }
    }
}
