//! Macros, whose input is part of the body or not.

use super::{Context, Form, Gives, Grower, Returns};
use crate::random::Random;

/// A macro of the user's own with the name of a well-known one.
#[derive(Clone, Copy)]
pub(super) struct Renamed {
    name: &'static str,
    makes: Makes,
    /// Whether it takes an expression, or any tokens.
    is_of_expression: bool,
}

/// What a macro makes of its input.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Makes {
    Value,
    Closure(Gives),
    Future(Gives),
}

const NAMES: [&str; 21] = [
    "assert",
    "async_for",
    "concat",
    "dbg",
    "error",
    "format",
    "join",
    "log",
    "matches",
    "pin",
    "print",
    "println",
    "quote",
    "ready",
    "select",
    "stringify",
    "thread_local",
    "todo",
    "try_join",
    "vec",
    "write",
];

pub(super) fn renamed(random: &mut Random, form: Form) -> Vec<Renamed> {
    let mut renamed = Vec::<Renamed>::new();
    if random.chance(60) {
        return renamed;
    }
    for _ in 0..=random.below(2) {
        let gives = random.choose(&[Gives::Number, Gives::Result, Gives::Option, Gives::Nothing]);
        let makes = random.choose(&[Makes::Value, Makes::Closure(gives), Makes::Closure(gives), Makes::Future(gives)]);
        let mut name = random.choose(&NAMES);
        // async-stream takes any macro of this name for its own.
        if !form.is_block() && random.chance(15) {
            name = random.choose(&["stream", "try_stream"]);
        }
        if renamed.iter().all(|other| other.name != name) {
            renamed.push(Renamed { name, makes, is_of_expression: random.chance(50) });
        }
    }
    renamed
}

impl Renamed {
    pub(super) fn definition(&self) -> String {
        let Self { name, makes, is_of_expression } = self;
        let (pattern, input) =
            if *is_of_expression { ("$input:expr", "$input") } else { ("$($input:tt)*", "$($input)*") };
        let made = match makes {
            Makes::Value => format!("{{ {input} }}"),
            Makes::Closure(gives) => format!("(|| -> {} {{ {input} }})()", gives.written()),
            Makes::Future(gives) => format!("async {{ typed::<{}>({{ {input} }}) }}.await", gives.written()),
        };
        format!("#[allow(unused_macros)]\nmacro_rules! {name} {{ ({pattern}) => {{ {made} }}; }}\n")
    }
}

impl Grower {
    /// A number that a macro gives.
    pub(super) fn macro_call(&mut self) -> String {
        if !self.renamed.is_empty() && self.chance(40) {
            return self.renamed_call();
        }
        match self.random.below(12) {
            0..=2 => self.own_in_place(),
            3..=5 => self.own_elsewhere(),
            6..=8 => self.well_known(),
            9 | 10 if self.context.awaits => self.of_futures(),
            _ => self.leaf_input(),
        }
    }

    pub(super) fn is_renamed(&self, name: &str) -> bool {
        self.renamed.iter().any(|renamed| renamed.name == name)
    }

    /// A path to a macro of the standard library that the program does not rename.
    fn std(&mut self, name: &str) -> String {
        if self.is_renamed(name) || self.chance(20) { format!("std::{name}") } else { name.to_owned() }
    }

    fn delimited(&mut self, path: &str, input: &str) -> String {
        match self.random.below(4) {
            0 => format!("{path}![{input}]"),
            1 => format!("({path}! {{ {input} }})"),
            _ => format!("{path}!({input})"),
        }
    }

    fn renamed_call(&mut self) -> String {
        let count = u32::try_from(self.renamed.len()).expect("few macros");
        let place = self.random.below(count) as usize;
        let Renamed { name, makes, is_of_expression } = self.renamed[place];
        let is_async = matches!(makes, Makes::Future(_));
        if is_async && !self.context.awaits {
            return self.number();
        }
        let gives = match makes {
            Makes::Value => {
                let input = self.input(|grower| grower.expression_or_statements(Gives::Number, is_of_expression));
                return self.delimited(name, &input);
            }
            Makes::Closure(gives) | Makes::Future(gives) => gives,
        };
        let input = self.elsewhere(gives, is_async, is_of_expression);
        let call = self.delimited(name, &input);
        self.unwrapped(gives, &call)
    }

    fn expression_or_statements(&mut self, gives: Gives, is_expression: bool) -> String {
        self.scope(|grower| {
            let statements = if is_expression { String::new() } else { grower.statements(2) };
            let value = grower.value_of(gives);
            format!("{statements}{value}")
        })
    }

    /// The input of a macro that makes a closure or an `async` block of it.
    fn elsewhere(&mut self, gives: Gives, is_async: bool, is_expression: bool) -> String {
        let context = Context::nested(gives, is_async, self.context.variables.clone());
        self.within(context, |grower| {
            if is_expression && grower.chance(40) {
                return grower.braces(gives);
            }
            grower.expression_or_statements(gives, is_expression)
        })
    }

    /// One of the test's own that evaluates its input where it stands.
    fn own_in_place(&mut self) -> String {
        let template = self.choose(&[
            "same!($n)",
            "same![$n]",
            "(same! { $n })",
            "same!({ $s $n })",
            "tokens!($n)",
            "tokens!($s $n)",
            "(tokens! { $s $n })",
            "block!({ $s $n })",
            "passed!($n)",
            "passed!($s $n)",
            "first!($n, $n)",
            "add(first!($n; $n), same!($n))",
            "{ statement!(let v$1 = $n); $n }",
            "{ statement!(w.see($p, $n)); $n }",
            "{ let mut v$1 = 0; named!(v$1 = $n); v$1 }",
            "chosen!(true => $n, false => $n)",
            "same!(same!($n))",
            "tokens!(add(same!($n), $n))",
            "binary!($n, |, $n)",
        ]);
        self.input(|grower| grower.fill(template))
    }

    /// One of the test's own that makes a closure, a function or an `async` block of its input.
    fn own_elsewhere(&mut self) -> String {
        let gives = self.gives();
        let is_async = self.context.awaits && self.chance(40);
        let is_expression = self.chance(50);
        let input = self.elsewhere(gives, is_async, is_expression);
        let name = match (is_async, is_expression) {
            (false, true) => "later",
            (false, false) => "later_tokens",
            (true, true) => "soon",
            (true, false) => "soon_tokens",
        };
        let call = self.delimited(name, &format!("{}; {input}", gives.written()));
        self.unwrapped(gives, &call)
    }

    /// One of the standard library.
    fn well_known(&mut self) -> String {
        let (name, template) = self.random.choose(&[
            ("vec", "#[$n, $n][0]"),
            ("vec", "#![$n; 2][1]"),
            ("vec", "#!($n).len() as u32"),
            ("format", "length(&#!(\"{}\", $n))"),
            ("format", "length(&#!(\"{x}{0:?}\", $n, x = $n))"),
            ("format", "length(&#!(\"{n}{}\", $n, n = $n,))"),
            ("write", "{ let mut text = String::new(); #!(text, \"{}\", $n).unwrap(); length(&text) }"),
            ("writeln", "{ let mut text = String::new(); #!(&mut text, \"{} {:?}\", $n, $n).unwrap(); length(&text) }"),
            ("print", "{ #!(\"{}\", nothing($n)); 1 }"),
            ("eprint", "{ #!(\"{}{}\", nothing($n), nothing($n)); 1 }"),
            ("assert", "{ #!(always($n), \"{}\", $n); 1 }"),
            ("assert_eq", "{ #!(nothing($n), nothing($n)); 1 }"),
            ("assert_ne", "{ #!(nothing($n), \"1\", \"{}\", $n); 1 }"),
            ("debug_assert", "{ #!(always($n)); $n }"),
            ("matches", "u32::from(#!($n, 0 | 1 | 2))"),
            ("matches", "u32::from(#!($n, v$1 if always(add(v$1, $n))))"),
            ("unreachable", "if always(1) { 1 } else { #!(\"{}\", $n) }"),
            ("panic", "if always(1) { 1 } else { #!(\"{}\", $n) }"),
            ("todo", "if always(1) { 1 } else { #!(\"{}\", $n) }"),
            ("format_args", "length(&#!(\"{}\", $n).to_string())"),
        ]);
        let template = if name == "vec" { template.replacen("#[", "#![", 1) } else { template.to_owned() };
        // The arguments of these stand in no `async` block, whatever is awaited there.
        let path = self.std(name);
        self.input(|grower| grower.fill(&template.replace('#', &path)))
    }

    /// One whose input shows what is no part of the body.
    fn leaf_input(&mut self) -> String {
        let path = self.std("stringify");
        self.choose(&[
            "length(#!(x? return y break 'a 5 | |))",
            "length(#!(|x| async { break 'a }))",
            "length(#!(a? { return 5; } |x| x?))",
        ])
        .replace('#', &path)
    }

    /// One of futures or tokio, which awaits.
    fn of_futures(&mut self) -> String {
        let of = self.choose(&["futures", "tokio"]);
        let in_result = self.elsewhere_future(Gives::Result);
        let in_number = self.elsewhere_future(Gives::Number);
        let template = match self.random.below(6) {
            0 => "{ let (v$1, v$2) = #join!(value(w, $n), %n); add(v$1, v$2) }",
            1 => "{ let (v$1, v$2) = #join!(%r, value(w, $n)); add(or(v$1), v$2) }",
            2 => "or(#try_join!(%r, async { ok(3) }).map(|(v$1, v$2)| add(v$1, v$2)))",
            3 | 4 if of == "tokio" => self.choose(&[
                "#select! { biased; v$1 = value(w, $n) => add(v$1, $n), v$2 = %n => { $s $n } }",
                "#select! { biased; v$1 = %n => $n, v$2 = value(w, $n), if $b => $n, }",
                "#select! { biased; Ok(v$1) = %r => $n, v$2 = value(w, $n) => { $s add(v$2, $n) } else => $n }",
            ]),
            3 | 4 => self.choose(&[
                "#select_biased! { v$1 = Box::pin(value(w, $n)).fuse() => add(v$1, $n), v$2 = Box::pin(%n).fuse() => { $s $n } }",
                "#select_biased! { v$1 = Box::pin(%r).fuse() => { $s $n }, default => $n }",
            ]),
            _ => "{ let (v$1,) = #join!(async { value(w, 1).await }); add(v$1, $n) }",
        };
        let path = format!("{of}::");
        // As the user would write them, where the program has no macro of that name.
        let short = match () {
            () if template.contains("try_join") => "try_join",
            () if template.contains("select_biased") => "select_biased",
            () if template.contains("select") => "select",
            () => "join",
        };
        let is_path = self.is_renamed(short) || self.chance(60);
        let (use_, path) =
            if is_path { (String::new(), path) } else { (format!("use {path}{short}; "), String::new()) };
        let template = template.replace('#', &path);
        let filled = self.input(|grower| grower.fill(&template)).replace("%r", &in_result).replace("%n", &in_number);
        if use_.is_empty() { format!("({filled})") } else { format!("{{ {use_}{filled} }}") }
    }

    fn elsewhere_future(&mut self, gives: Gives) -> String {
        self.depth += 1;
        let future = self.future(gives);
        self.depth -= 1;
        future
    }

    /// A statement that is the input of a macro.
    pub(super) fn macro_statement(&mut self) -> String {
        let name = self.choose(&["tokens", "passed"]);
        let statements = self.input(|grower| grower.statements(2));
        match self.random.below(3) {
            0 => format!("{name}!({statements});"),
            1 => format!("{name}![{statements}];"),
            _ => format!("{name}! {{ {statements} }}"),
        }
    }

    /// A macro of the body's own, which leaves what the body does, and a call of it.
    pub(super) fn local_macro(&mut self) -> Option<String> {
        let name = self.name('m');
        let (definition, call) = match self.random.below(4) {
            // What async-stream has no eyes for.
            0 if self.context.question == Some(Gives::Result) && !self.context.is_beside_async_stream => {
                ("($e:expr) => { $e? };", "w.see(1, #!(w.check(2)));")
            }
            1 if self.context.returns == Returns::Value(Gives::Nothing) && self.context.question.is_none() => {
                ("($e:expr) => { if $e { return; } };", "#!(w.flip());")
            }
            2 => ("($($t:tt)*) => { (|| { $($t)* })() };", "w.see(1, #!(if w.flip() { return 3; } 4));"),
            3 => ("($e:expr) => { (|| -> Option<u32> { Some($e?) })() };", "w.see(1, or_none(#!(w.some(2))));"),
            _ => return None,
        };
        Some(format!("macro_rules! {name} {{ {definition} }} {}", call.replace('#', &name)))
    }
}
