//! Expressions.

use super::{Context, Gives, Grower, Item, Returns, Target, Yields};

/// Numbers that are made of others.
const NUMBERS: [&str; 23] = [
    "add($n, $n)",
    "add($n, $n)",
    "$a | $a",
    "$a ^ $a | $a",
    "$a & $a",
    "!$a",
    "$a >> 1",
    "*&$a",
    "$a as u64 as u32",
    "u32::from($b)",
    "u32::from(!$b)",
    "[$n, $n][0]",
    "[$n, $n, $n][$a as usize % 3]",
    "($n, $n).1",
    "(P { x: $n, y: $n }).x",
    "add(P { y: $n, ..P { x: $n, y: $n } }.y, 1)",
    "if $b { $n } else { $n }",
    // Braces, because rustc 1.95 loses the index of `match [..][0]` where a guard awaits, and reads elsewhere.
    "match { $m } { 0 | 1 => $n, v$1 if $b => add(v$1, $n), | _ => $n }",
    "if let Some(v$1) | Some(v$1) = $o { add(v$1, $n) } else { $n }",
    "match $r { Ok(v$1) => v$1, Err(Failure(v$1)) => add(v$1, $n) }",
    "{ $s $n }",
    "or($r)",
    "or_none($o)",
];

const CONDITIONS: [&str; 11] = [
    "w.flip()",
    "w.flip()",
    "w.flip()",
    "!w.flip()",
    "w.flip() || w.flip()",
    "(w.flip() || $b)",
    "(w.flip() | ($b))",
    "($b && $b)",
    "$a > 3",
    "$a < $a",
    "$r.is_ok()",
];

const RESULTS: [&str; 8] = [
    "ok($n)",
    "Err::<u32, _>(Failure($n))",
    "w.check($p).map_err(Failure::from)",
    "Ok::<u32, Failure>($n)",
    "ok($n).map(|x| add(x, 1))",
    "ok($n).map_err(|e| { w.note($p); return e; })",
    "ok($n).or_else(|Failure(x)| return ok(x))",
    "ok($n).and_then(|x| Ok(add(x, w.check($p)?)))",
];

const OPTIONS: [&str; 5] = [
    "w.some($p)",
    "Some($n)",
    "Some($n).filter(|x| *x > 3 || w.flip())",
    "Some($n).and_then(|x| Some(add(x, w.some($p)?)))",
    "ok($n).ok()",
];

impl Grower {
    /// An expression of the type `u32`.
    pub(super) fn number(&mut self) -> String {
        if self.is_deep() {
            return self.leaf();
        }
        self.budget -= 1;
        self.depth += 1;
        let number = match self.random.below(24) {
            0..=3 => self.leaf(),
            4..=8 => {
                let template = self.choose(&NUMBERS);
                self.fill(template)
            }
            9..=12 => self.closure_call(),
            13..=15 => self.macro_call(),
            16..=19 => self.own(),
            20 | 21 => self.async_block(),
            22 => self.with_item(),
            _ => self.labelled(),
        };
        self.depth -= 1;
        number
    }

    fn leaf(&mut self) -> String {
        let count = u32::try_from(self.context.variables.len()).expect("few variables");
        match self.random.below(5) {
            0 | 1 if count > 0 => {
                let place = self.random.below(count);
                self.context.variables[place as usize].clone()
            }
            2 => "w.pick(9)".to_owned(),
            3 if self.context.awaits => self.fill("value(w, $p).await"),
            _ => self.random.below(9).to_string(),
        }
    }

    /// A number that may stand beside an operator.
    pub(super) fn operand(&mut self) -> String {
        let number = self.number();
        let is_plain = number.chars().all(char::is_alphanumeric);
        if is_plain { number } else { format!("({number})") }
    }

    /// A number in front of a block, where a struct literal may not stand.
    pub(super) fn head(&mut self) -> String {
        let number = self.number();
        if number.contains("P {") || number.contains("H {") { format!("({number})") } else { number }
    }

    pub(super) fn condition(&mut self) -> String {
        if self.is_deep() {
            return "w.flip()".to_owned();
        }
        self.depth += 1;
        let template = self.choose(&CONDITIONS);
        let condition = self.fill(template);
        self.depth -= 1;
        if condition.contains("P {") || condition.contains("H {") { format!("({condition})") } else { condition }
    }

    /// An expression of the type `Result<u32, Failure>` that a method may follow.
    pub(super) fn result(&mut self) -> String {
        if self.is_deep() {
            return self.fill("w.check($p).map_err(Failure::from)");
        }
        self.depth += 1;
        let template = self.choose(&RESULTS);
        let result = self.fill(template);
        self.depth -= 1;
        result
    }

    /// The same of the type `Option<u32>`.
    pub(super) fn option(&mut self) -> String {
        if self.is_deep() {
            return self.fill("w.some($p)");
        }
        self.depth += 1;
        let template = self.choose(&OPTIONS);
        let option = self.fill(template);
        self.depth -= 1;
        option
    }

    pub(super) fn value_of(&mut self, gives: Gives) -> String {
        match gives {
            Gives::Number => self.number(),
            Gives::Result if self.chance(50) => self.fill("Ok::<u32, Failure>($n)"),
            Gives::Result => self.result(),
            Gives::Option => self.option(),
            Gives::Nothing => {
                let template = self.choose(&["()", "{ $s }", "w.note($p)", "drop($n)", "if $b { $s }"]);
                self.fill(template)
            }
        }
    }

    /// What gives a number from what gives something else.
    pub(super) fn unwrapped(&mut self, gives: Gives, value: &str) -> String {
        match gives {
            Gives::Number => value.to_owned(),
            Gives::Nothing => format!("({value}, 4).1"),
            _ if self.can_question(gives) && self.chance(50) => format!("({value})?"),
            Gives::Result => format!("or({value})"),
            Gives::Option => format!("or_none({value})"),
        }
    }

    pub(super) fn can_question(&self, gives: Gives) -> bool {
        let is_own_input = self.context.is_input && self.context.is_beside_async_stream;
        self.context.question == Some(gives) && !is_own_input
    }

    /// Whether async-stream lets no yield stand here, because it stands in what another one yields.
    fn is_hidden(&self) -> bool {
        self.context.is_operand && self.context.is_beside_async_stream
    }

    /// A number with a `?`, a `return`, a `break` or a yield of what it stands in.
    fn own(&mut self) -> String {
        match self.random.below(6) {
            0 | 1 => match self.context.question {
                Some(gives) if self.can_question(gives) => match gives {
                    Gives::Result => {
                        let template = self.choose(&["w.check($p)?", "w.check($p)?", "$r?", "add($r?, $n)"]);
                        self.fill(template)
                    }
                    _ => self.fill("$o?"),
                },
                _ => self.leaf(),
            },
            2 => {
                let leave = self.returned();
                self.leaving(&leave)
            }
            3 => match self.broken() {
                Some(leave) => self.leaving(&leave),
                None => self.leaf(),
            },
            4 => match self.yielded() {
                Some(yielded) => {
                    let yielded = self.in_statement(&yielded);
                    let number = self.number();
                    format!("{{ {yielded} {number} }}")
                }
                None => self.leaf(),
            },
            _ if self.context.awaits => self.fill("value(w, $n).await"),
            _ => self.leaf(),
        }
    }

    fn leaving(&mut self, leave: &str) -> String {
        let template = self.choose(&[
            "if $b { # } else { $n }",
            "if $b { #; } else { $n }",
            "match $b { true => #, false => $n }",
            "match $b { true => { # } _ => $n }",
            "{ if $b { # } $n }",
            "{ w.flip() || #; $n }",
            "{ let Some(v$1) = $o else { # }; v$1 }",
            "$o.unwrap_or(if $b { # } else { $n })",
            "add($n, if $b { #; } else { $n })",
        ]);
        let name = self.name('v');
        let (first, rest) = template.split_once('#').expect("it leaves");
        let (first, rest) = (self.fill(&first.replace("v$1", &name)), self.fill(&rest.replace("v$1", &name)));
        format!("{first}{leave}{rest}")
    }

    /// A `return` of what it stands in.
    pub(super) fn returned(&mut self) -> String {
        match self.context.returns {
            // Of what is returned in the input of a macro nothing is known, neither whose nor of what type it is.
            Returns::Value(Gives::Nothing) if self.context.is_in_input && self.context.question.is_some() => {
                "return".to_owned()
            }
            Returns::Value(Gives::Nothing) => {
                let template = self.choose(&[
                    "return",
                    "return",
                    "return",
                    "return ()",
                    "return {}",
                    "return { w.note($p); }",
                    "return { $s }",
                    "return if $b { $s }",
                    "return match $b { true => {} _ => { $s } }",
                    "return w.note($p)",
                    "return (w.note($p))",
                    "return drop($n)",
                    "return loop { break }",
                    "return ((), $n).0",
                    "return same!(w.note($p))",
                ]);
                self.fill(template)
            }
            Returns::ResultOfNothing => {
                let template = self.choose(&[
                    "return Ok(())",
                    "return Ok(())",
                    "return Err(Failure($n))",
                    "return Ok({ $s })",
                    "return $r.map(|_| ())",
                    "return if $b { Ok(()) } else { Err(Failure($n)) }",
                    "return { $s Ok(()) }",
                    "return $r.map(drop)",
                ]);
                self.fill(template)
            }
            Returns::Value(gives) => {
                let value = self.value_of(gives);
                format!("return {value}")
            }
        }
    }

    /// A `break` or a `continue`.
    pub(super) fn broken(&mut self) -> Option<String> {
        let count = self.context.targets.len();
        if count == 0 {
            return None;
        }
        let place = self.random.below(u32::try_from(count).expect("few targets")) as usize;
        let target = self.context.targets[place].clone();
        // async-stream knows no label of a `for await`.
        let is_inner = target.is_loop && place + 1 == count;
        let label = match &*target.label {
            "" if !is_inner => return None,
            "" => String::new(),
            _ if is_inner && self.chance(50) => String::new(),
            label => format!(" {label}"),
        };
        if target.is_loop && self.chance(35) {
            return Some(format!("continue{label}"));
        }
        Some(if target.has_value { format!("break{label} {}", self.broken_with()) } else { format!("break{label}") })
    }

    /// A number behind a `break`, where no label of its own may follow.
    pub(super) fn broken_with(&mut self) -> String {
        let number = self.number();
        if number.starts_with('\'') { format!("({number})") } else { number }
    }

    /// A yield of the body, as an expression of the type `()`.
    pub(super) fn yielded(&mut self) -> Option<String> {
        let yields = self.context.yields.filter(|_| !self.is_hidden())?;
        let (Yields::Macro(item) | Yields::Keyword(item)) = yields;
        // async-stream sees all of it, in the input of a macro too.
        let context = Context { is_operand: true, is_input: false, ..self.context.clone() };
        let item = self.within(context, |grower| grower.item(item));
        Some(match yields {
            Yields::Macro(_) if self.context.emits && self.chance(15) => format!("emit!({item})"),
            Yields::Macro(_) => format!("yield_!({item})"),
            Yields::Keyword(_) => format!("yield {item}"),
        })
    }

    fn item(&mut self, item: Item) -> String {
        let template = match item {
            Item::Number => self.choose(&[
                "$n",
                "$n",
                "$n",
                "$n",
                "$n",
                "$n",
                "nine::<u8, u8, u8, u8, u8, u8, u8, u8, u8>($n)",
                "<u32 as Given>::given($n)",
                "P { x: $n, y: $n }.x",
                "u32::from($a < $a as u32)",
            ]),
            Item::Struct => self.choose(&["P { x: $n, y: $n }", "P { x: $n, ..P { x: 1, y: $n } }", "P::new($n, $n)"]),
            Item::Tuple => self.choose(&["($n, $n)", "($n, $n,)", "if $b { ($n, $n) } else { (1, $n) }"]),
            Item::Option => self.choose(&["Some($n)", "None", "$o"]),
            Item::Result => self.choose(&["Ok($n)", "Ok($n)", "Ok::<_, Failure>($n)", "$r"]),
        };
        self.fill(template)
    }

    /// A statement of an expression of the type `()`.
    pub(super) fn in_statement(&mut self, expression: &str) -> String {
        let template = self.choose(&[
            "#;",
            "#;",
            "#;",
            "#;",
            "let () = #;",
            "let _ = (w.note(1), (#), w.note(2));",
            "match w.flip() { true => #, false => {} }",
            "match w.flip() { true => { # } _ => #2 }",
            "(#);",
            "{ # }",
            "if w.flip() { # }",
        ]);
        template.replace("#2", "w.note(3)").replace('#', expression)
    }

    /// An `async` block that is awaited.
    fn async_block(&mut self) -> String {
        if !self.context.awaits {
            return self.leaf();
        }
        let gives = self.gives();
        let block = self.future(gives);
        let template = self.choose(&[
            "#.await",
            "#.await",
            "Box::pin(#).await",
            "{ let f = #; f.await }",
            "same!(#).await",
            "(#).await",
        ]);
        self.unwrapped(gives, &template.replace('#', &block))
    }

    pub(super) fn future(&mut self, gives: Gives) -> String {
        let move_ = self.choose(&["", "move "]);
        let context = Context::nested(gives, true, self.context.variables.clone());
        let body = self.within(context, |grower| grower.braces(gives));
        format!("async {move_}{body}")
    }

    /// A block that gives this.
    pub(super) fn braces(&mut self, gives: Gives) -> String {
        self.scope(|grower| {
            let statements = grower.statements(2);
            match grower.random.below(4) {
                0 => {
                    let returned = grower.returned();
                    format!("{{ {statements} {returned}; }}")
                }
                1 => {
                    let ended = grower.value_of(gives);
                    let returned = grower.returned();
                    format!("{{ {statements} if w.flip() {{ {returned}; }} {} }}", typed(gives, &ended))
                }
                _ => {
                    let ended = grower.value_of(gives);
                    format!("{{ {statements} {} }}", typed(gives, &ended))
                }
            }
        })
    }

    /// A loop or a block that is broken out of with a number.
    fn labelled(&mut self) -> String {
        let label = self.name('l');
        let label = format!("'{label}");
        let is_loop = self.chance(50);
        let shape = self.random.below(3);
        // With another loop in it, it is broken out of by its label alone.
        let target = Target { label: label.clone(), has_value: true, is_loop: is_loop && shape != 1 };
        let (statements, value) = self.target(target, |grower| (grower.statements(2), grower.broken_with()));
        match (is_loop, shape) {
            (false, _) => format!("{label}: {{ {statements} break {label} {value}; }}"),
            (true, 0) => format!("{label}: loop {{ if !w.more() {{ break {label} 1; }} {statements} break {value}; }}"),
            (true, 1) => {
                format!("{label}: loop {{ if !w.more() {{ break 2 }} {statements} loop {{ break {label} {value} }} }}")
            }
            (true, _) => format!("{label}: loop {{ if !w.more() {{ break 2 }} {statements} }}"),
        }
    }
}

/// With the type of the whole fixed, which a closure does not write.
pub(super) fn typed(gives: Gives, value: &str) -> String {
    match gives {
        Gives::Result => format!("result({value})"),
        _ => value.to_owned(),
    }
}
