//! Writes a program, in either form.

use std::fmt::{self, Display, Write as _};

use crate::tree::{
    Argument, AsyncLoop, Expression, Generator, Item, ItemExpression, Kind, LoopSpelling, Owner, ParameterOf, Pattern,
    Program, Return, Spelling, Statement, Stream, Target, TrackedExpression, YieldPlace, YieldSpelling,
};

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Aiter,
    Plain,
}

/// Writes both forms of a program, and its entry for the comparison.
pub fn program(program: &Program) -> String {
    let number = program.number;
    let mut text = format!("// Program {number}\n");
    for (form, name, prelude) in [(Form::Aiter, "aiter", "aiter_form"), (Form::Plain, "plain", "plain_form")] {
        let _ = write!(text, "mod {name}_{number} {{\n    use aiter_differential::{prelude}::*;\n");
        let mut writer = Writer { form, out: String::new(), depth: 1, owned: false };
        if program.generators.iter().any(|generator| generator.owner != Owner::None) {
            writer.line("pub struct Source { tracked: Tracked, number: u32 }");
            writer.line("impl Source {");
            writer.line("    pub fn new(w: World, place: u32) -> Self { Self { tracked: w.tracked(place), number: w.pick(9) } }");
            writer.line("}");
        }
        for generator in &program.generators {
            writer.generator(generator);
        }
        let function = if form == Form::Aiter { "async fn" } else { "fn" };
        writer.line(format_args!("pub {function} consume(w: World) -> Outcome {{"));
        writer.inside(&program.consumer);
        writer.line("}");
        text += &writer.out;
        text += "}\n";
    }
    text
}

struct Writer {
    form: Form,
    out: String,
    depth: usize,
    /// Whether the body is that of a plain method, where `self` has another name.
    owned: bool,
}

fn item_type(item: Item) -> &'static str {
    match item {
        Item::Number => "u32",
        Item::Tracked => "Tracked",
        Item::Pair => "(u32, Tracked)",
    }
}

fn full_type(kind: Kind) -> String {
    let item = item_type(kind.item);
    if kind.fallible { format!("Result<{item}, Failure>") } else { item.to_owned() }
}

fn trait_name(number: usize) -> String {
    format!("Trait{number}")
}

impl Writer {
    fn line(&mut self, text: impl Display) {
        let _ = writeln!(self.out, "{:indent$}{text}", "", indent = self.depth * 4);
    }

    fn inside(&mut self, statements: &[Statement]) {
        self.depth += 1;
        for statement in statements {
            self.statement(statement);
        }
        self.depth -= 1;
    }

    /// Writes statements apart, for an expression.
    fn apart(&mut self, write: impl FnOnce(&mut Self)) -> String {
        let out = std::mem::take(&mut self.out);
        write(self);
        std::mem::replace(&mut self.out, out)
    }

    fn block(&mut self, statements: &[Statement], value: Option<&Expression>) -> String {
        let value = value.map(|value| {
            self.depth += 1;
            let value = self.expression(value);
            self.depth -= 1;
            value
        });
        let body = self.apart(|writer| {
            writer.inside(statements);
            if let Some(value) = value {
                writer.depth += 1;
                writer.line(value);
                writer.depth -= 1;
            }
        });
        format!("{{\n{body}{:indent$}}}", "", indent = self.depth * 4)
    }

    fn is_aiter(&self) -> bool {
        self.form == Form::Aiter
    }

    fn generator(&mut self, generator: &Generator) {
        let number = generator.number;
        match generator.owner {
            Owner::None => self.function(generator, "pub "),
            Owner::Trait | Owner::Object => {
                let name = trait_name(number);
                let is_object = generator.owner == Owner::Object;
                self.line(format_args!("trait {name}{} {{", if is_object { ": Sync" } else { "" }));
                self.depth += 1;
                let attribute = self.attribute(generator);
                let signature = self.signature(generator, "");
                self.line(format_args!("{attribute}{signature};"));
                self.depth -= 1;
                self.line("}");
                self.line(format_args!("impl {name} for Source {{"));
                self.depth += 1;
                self.function(generator, "");
                self.depth -= 1;
                self.line("}");
            }
            _ => {
                self.line("impl Source {");
                self.depth += 1;
                self.function(generator, "");
                self.depth -= 1;
                self.line("}");
            }
        }
    }

    fn attribute(&self, generator: &Generator) -> String {
        if !self.is_aiter() {
            return String::new();
        }
        let name = if generator.kind.fallible { "try_async_gen" } else { "async_gen" };
        match generator.spelling {
            Spelling::Boxed => format!("#[{name}(boxed)] "),
            Spelling::BoxedLocal => format!("#[{name}(boxed_local)] "),
            Spelling::Block | Spelling::Function => String::new(),
            _ => format!("#[{name}] "),
        }
    }

    fn signature(&self, generator: &Generator, visibility: &str) -> String {
        let is_aiter = self.is_aiter();
        let number = generator.number;
        let own = match generator.owner {
            Owner::None => "",
            Owner::Borrowed | Owner::Trait | Owner::Object => "&self, ",
            Owner::Mutable => "&mut self, ",
            Owner::Owned => "self, ",
        };
        let has_stream = generator.parameters.iter().any(|parameter| parameter.of == ParameterOf::Stream);
        let borrows = generator.parameters.iter().any(|parameter| parameter.of == ParameterOf::Borrowed);
        let holds = borrows || has_stream || own.starts_with('&');
        let lifetime = is_aiter && generator.spelling == Spelling::WrittenBoxed && holds;
        let mut generics = Vec::new();
        if lifetime {
            generics.push("'a".to_owned());
        }
        if has_stream {
            let bound = if is_aiter { "Stream<Item = u32>" } else { "Iterator<Item = u32>" };
            let outlives = if lifetime { " + 'a" } else { "" };
            generics.push(format!("S: {bound} + Send{outlives}"));
        }
        let generics = if generics.is_empty() { String::new() } else { format!("<{}>", generics.join(", ")) };
        let own = if lifetime { own.replace("&mut ", "&'a mut ").replace("&self", "&'a self") } else { own.to_owned() };
        let reference = if lifetime { "&'a Tracked" } else { "&Tracked" };
        let mut parameters = String::new();
        for parameter in &generator.parameters {
            let of = match parameter.of {
                ParameterOf::Depth => "u32",
                ParameterOf::Owned => "Tracked",
                ParameterOf::Borrowed => reference,
                ParameterOf::Stream => "S",
            };
            let _ = write!(parameters, ", {}: {of}", parameter.name);
        }
        let item = full_type(generator.kind);
        let (keyword, returned) = if is_aiter {
            match generator.spelling {
                Spelling::Plain | Spelling::Boxed | Spelling::BoxedLocal => ("async fn", item),
                Spelling::Written | Spelling::Block | Spelling::Function => {
                    ("fn", format!("impl Stream<Item = {item}> + Send"))
                }
                Spelling::WrittenBoxed => {
                    ("fn", format!("Pin<Box<dyn Stream<Item = {item}> + Send{}>>", if lifetime { " + 'a" } else { "" }))
                }
            }
        } else {
            ("fn", format!("Gen<{item}>"))
        };
        format!("{visibility}{keyword} g{number}{generics}({own}w: World{parameters}) -> {returned}")
    }

    fn function(&mut self, generator: &Generator, visibility: &str) {
        let attribute = self.attribute(generator);
        let signature = self.signature(generator, visibility);
        self.line(format_args!("{attribute}{signature} {{"));
        let is_inline = matches!(generator.spelling, Spelling::Block | Spelling::Function);
        if is_inline {
            self.depth += 1;
            let stream = self.inline(generator.spelling, generator.kind, &generator.body, false);
            self.line(stream);
            self.depth -= 1;
        } else if self.is_aiter() {
            self.inside(&generator.body);
        } else {
            let mut names = vec!["w"];
            names.extend(generator.parameters.iter().map(|parameter| &*parameter.name));
            let (given, taken) = if generator.owner == Owner::None {
                (names.join(", "), names.join(", "))
            } else {
                (format!("self, {}", names.join(", ")), format!("this, {}", names.join(", ")))
            };
            self.depth += 1;
            self.line(format_args!("let arguments = ({given},);"));
            let (maker, end) = if generator.kind.fallible { ("fallible", " Ok(())") } else { ("new", "") };
            self.line(format_args!("Gen::{maker}(move |y| {{ let ({taken},) = arguments;"));
            self.owned = true;
            self.inside(&generator.body);
            self.owned = false;
            self.line(format_args!("{end} }})"));
            self.depth -= 1;
        }
        self.line("}");
    }

    /// A stream that is made of statements. `states` says whether the type of its items is written.
    fn inline(&mut self, spelling: Spelling, kind: Kind, body: &[Statement], states: bool) -> String {
        let item = item_type(kind.item);
        let full = full_type(kind);
        let owned = std::mem::replace(&mut self.owned, false);
        let body = self.apart(|writer| writer.inside(body));
        self.owned = owned;
        let end = format!("{:indent$}", "", indent = self.depth * 4);
        match (self.form, spelling, kind.fallible) {
            (Form::Plain, _, false) => format!("Gen::<{full}>::new(move |y| {{\n{body}{end}}})"),
            (Form::Plain, _, true) => {
                format!("Gen::<{full}>::fallible(move |y| {{\n{body}{end}    Ok(())\n{end}}})")
            }
            (Form::Aiter, Spelling::Function, false) => {
                format!("from_fn::<{item}, _>(async move |mut y| {{\n{body}{end}}})")
            }
            (Form::Aiter, Spelling::Function, true) => {
                format!("try_from_fn::<{item}, Failure, _>(async move |mut y| {{\n{body}{end}    Ok(())\n{end}}})")
            }
            (Form::Aiter, _, fallible) => {
                let name = if fallible { "try_stream" } else { "stream" };
                if states {
                    format!("{name}!(-> {full} {{\n{body}{end}}})")
                } else {
                    format!("{name}! {{\n{body}{end}}}")
                }
            }
        }
    }

    fn looped(&mut self, target: Target, head: impl Display, body: &[Statement]) {
        let label = self.label(target);
        self.line(format_args!("{label}{head} {{"));
        self.inside(body);
        self.line("}");
    }

    fn label(&self, target: Target) -> String {
        if target.labelled || !self.is_aiter() { format!("'l{}: ", target.number) } else { String::new() }
    }

    #[allow(clippy::too_many_lines, reason = "it is one match")]
    fn statement(&mut self, statement: &Statement) {
        match statement {
            Statement::Note(place) => self.line(format_args!("w.note({place});")),
            Statement::See(place, value) => {
                let value = self.expression(value);
                self.line(format_args!("w.see({place}, {value});"));
            }
            Statement::Let { name, mutable, value } => {
                let value = self.expression(value);
                self.line(format_args!("let {}{name} = {value};", if *mutable { "mut " } else { "" }));
            }
            Statement::LetTracked { name, place } => self.line(format_args!("let {name} = w.tracked({place});")),
            Statement::LetPinned { name, stream } => {
                let stream = self.stream(stream);
                if self.is_aiter() {
                    self.line(format_args!("let mut {name} = pin!({stream});"));
                } else {
                    self.line(format_args!("let mut {name} = ({stream}).into_iter();"));
                }
            }
            Statement::Unwrap { pattern, name, otherwise } => {
                let pattern = Text(pattern);
                match otherwise {
                    None => self.line(format_args!("let {pattern} = {name}?;")),
                    Some(otherwise) => {
                        self.line(format_args!("let Ok({pattern}) = {name} else {{"));
                        self.inside(std::slice::from_ref(otherwise));
                        self.line("};");
                    }
                }
            }
            Statement::Add { name, value } => {
                let value = self.expression(value);
                self.line(format_args!("{name} = u32::wrapping_add({name}, {value});"));
            }
            Statement::Drop(name) => self.line(format_args!("drop({name});")),
            Statement::If { condition, then, otherwise } => {
                let condition = if condition.is_empty() {
                    "w.flip()".to_owned()
                } else {
                    let body = self.apart(|writer| writer.inside(condition));
                    let indent = self.depth * 4;
                    format!("{{\n{body}{:indent$}    w.flip()\n{:indent$}}}", "", "")
                };
                self.line(format_args!("if {condition} {{"));
                self.inside(then);
                if !otherwise.is_empty() {
                    self.line("} else {");
                    self.inside(otherwise);
                }
                self.line("}");
            }
            Statement::IfEnough(then) => {
                self.line("if w.enough() {");
                self.inside(std::slice::from_ref(then));
                self.line("}");
            }
            Statement::IfDepth(then) => {
                self.line("if d > 0 {");
                self.inside(then);
                self.line("}");
            }
            Statement::Match { arms } => {
                self.line(format_args!("match w.pick({}) {{", arms.len()));
                self.depth += 1;
                for (place, arm) in arms.iter().enumerate() {
                    let pattern = if place + 1 == arms.len() { "_".to_owned() } else { place.to_string() };
                    self.line(format_args!("{pattern} => {{"));
                    self.inside(arm);
                    self.line("}");
                }
                self.depth -= 1;
                self.line("}");
            }
            Statement::For { target, name, limit, body } => {
                self.looped(*target, format_args!("for {name} in w.range({limit})"), body);
            }
            Statement::ForTracked { target, name, place, body } => {
                self.looped(*target, format_args!("for {name} in w.several({place})"), body);
            }
            Statement::While { target, body } => self.looped(*target, "while w.more()", body),
            Statement::Loop { target, body } => {
                let label = self.label(*target);
                self.line(format_args!("{label}loop {{"));
                self.line("    if !w.more() { break; }");
                self.inside(body);
                self.line("}");
            }
            Statement::Async(looped) => {
                let text = self.async_loop(looped);
                let is_braced = matches!(looped.spelling, LoopSpelling::Braces | LoopSpelling::Keyword);
                let is_plain_for = !self.is_aiter() && looped.otherwise.is_none();
                self.line(format_args!("{text}{}", if is_braced || is_plain_for { "" } else { ";" }));
            }
            Statement::Next { stream, name, body } => {
                if self.is_aiter() {
                    self.line(format_args!("if let Some({name}) = anext(&mut {stream}).await {{"));
                } else {
                    self.line(format_args!("if let Some({name}) = {stream}.next() {{"));
                }
                self.inside(body);
                self.line("}");
            }
            Statement::Break { target, labelled, value } => {
                let mut text = "break".to_owned();
                if !self.is_aiter() {
                    let letter = if target.has_else { 'e' } else { 'l' };
                    let _ = write!(text, " '{letter}{}", target.number);
                } else if *labelled {
                    let _ = write!(text, " 'l{}", target.number);
                }
                if let Some(value) = value {
                    let _ = write!(text, " ({})", self.expression(value));
                }
                self.line(text + ";");
            }
            Statement::Continue { target, labelled } => {
                if *labelled || !self.is_aiter() {
                    self.line(format_args!("continue 'l{};", target.number));
                } else {
                    self.line("continue;");
                }
            }
            Statement::Return(what) => {
                let text = match what {
                    Return::Unit => "return;".to_owned(),
                    Return::UnitForOk if self.is_aiter() => "return;".to_owned(),
                    Return::UnitForOk | Return::Ok => "return Ok(());".to_owned(),
                    Return::Err(place) => format!("return Err(Failure({place}));"),
                    Return::Value(value) => format!("return Ok({});", self.expression(value)),
                };
                self.line(text);
            }
            Statement::Fail(place) => self.line(format_args!("w.check({place})?;")),
            Statement::Yield { spelling, fallible, item, place } => {
                let item = self.item(item);
                let text = match (self.form, spelling) {
                    (Form::Aiter, YieldSpelling::Macro) => format!("yield_!({item})"),
                    (Form::Aiter, YieldSpelling::Keyword) => format!("yield {item}"),
                    (Form::Aiter, YieldSpelling::Method) => format!("y.yield_({item}).await"),
                    (Form::Plain, YieldSpelling::Method) if *fallible => format!("y.yield_(Ok({item}))"),
                    (Form::Plain, YieldSpelling::Method) => format!("y.yield_({item})"),
                    (Form::Plain, _) if *fallible => format!("{{ let item = {item}; y.yield_(Ok(item)) }}"),
                    (Form::Plain, _) => format!("{{ let item = {item}; y.yield_(item) }}"),
                };
                self.line(match place {
                    YieldPlace::Statement => format!("{text};"),
                    YieldPlace::Let => format!("let () = {text};"),
                    YieldPlace::Arm => format!("match w.flip() {{ true => {text}, false => () }}"),
                    YieldPlace::Tuple => format!("let _ = (w.note(0), ({text}), w.note(0));"),
                });
            }
            Statement::YieldAll { spelling, fallible, stream } => {
                let stream = self.stream(stream);
                self.line(match (self.form, spelling) {
                    (Form::Aiter, YieldSpelling::Method) => format!("y.yield_all({stream}).await;"),
                    (Form::Aiter, _) => format!("yield_all!({stream});"),
                    (Form::Plain, YieldSpelling::Method) if *fallible => {
                        format!("for item in {stream} {{ y.yield_(Ok(item)); }}")
                    }
                    (Form::Plain, _) => format!("for item in {stream} {{ y.yield_(item); }}"),
                });
            }
            Statement::Wait(place) => {
                let wait = if self.is_aiter() { ".await" } else { "" };
                self.line(format_args!("wait(w, {place}){wait};"));
            }
            Statement::Block(body) => {
                self.line("{");
                self.inside(body);
                self.line("}");
            }
        }
    }

    fn async_loop(&mut self, looped: &AsyncLoop) -> String {
        let label = self.label(looped.target);
        let pattern = Text(&looped.pattern).to_string();
        let stream = self.stream(&looped.stream);
        let body = self.block(&looped.body, None);
        let otherwise =
            looped.otherwise.as_ref().map(|otherwise| self.block(&otherwise.body, otherwise.value.as_ref()));
        if !self.is_aiter() {
            let text = if looped.spelling == LoopSpelling::Keyword {
                format!("{{ let stream = {stream}; {label}for {pattern} in stream {body} }}")
            } else {
                format!("{label}for {pattern} in {stream} {body}")
            };
            return match otherwise {
                None => text,
                Some(otherwise) => format!("'e{}: {{ {text} {otherwise} }}", looped.target.number),
            };
        }
        let otherwise = otherwise.map_or_else(String::new, |otherwise| format!(" else {otherwise}"));
        let head = format!("{label}{pattern} in {stream}");
        match looped.spelling {
            LoopSpelling::Parentheses => format!("async_for!({head} {body}{otherwise})"),
            LoopSpelling::Braces => format!("async_for! {{ {head} {body}{otherwise} }}"),
            LoopSpelling::Brackets => format!("async_for![{head} {body}{otherwise}]"),
            LoopSpelling::LeadingFor => format!("async_for!({label}for {pattern} in {stream} {body}{otherwise})"),
            LoopSpelling::Angles => {
                let inside = &body[1..body.len() - 1];
                format!("async_for!({head} < {inside} >{otherwise})")
            }
            LoopSpelling::Keyword => format!("{label}for await {pattern} in {stream} {body}"),
        }
    }

    fn expression(&mut self, expression: &Expression) -> String {
        let own = if self.owned { "this" } else { "self" };
        match expression {
            Expression::Literal(number) => number.to_string(),
            Expression::Variable(name) => name.clone(),
            Expression::NumberOf(name) => format!("{name}.number()"),
            Expression::OwnNumber => format!("{own}.number"),
            Expression::OwnTracked => format!("{own}.tracked.number()"),
            Expression::Pick(limit) => format!("w.pick({limit})"),
            Expression::Sum(one, other) => {
                let one = self.expression(one);
                let other = self.expression(other);
                format!("u32::wrapping_add({one}, {other})")
            }
            Expression::Value(place) => format!("value(w, {place}){}", if self.is_aiter() { ".await" } else { "" }),
            Expression::Temporary(place) => format!("w.tracked({place}).number()"),
            Expression::WithTemporary(place, value) => {
                let value = self.expression(value);
                format!("w.sum(&w.tracked({place}), {value})")
            }
            Expression::Question(place) => format!("w.check({place})?"),
            Expression::Block(statements, value) => self.block(statements, Some(value)),
            Expression::If(one, other) => {
                let one = self.expression(one);
                let other = self.expression(other);
                format!("if w.flip() {{ {one} }} else {{ {other} }}")
            }
            Expression::Loop { target, first, body } => {
                let label = self.label(*target);
                let first = self.expression(first);
                let body = self.apart(|writer| writer.inside(body));
                let indent = self.depth * 4;
                format!("{label}loop {{\n{:indent$}    if !w.more() {{ break {first}; }}\n{body}{:indent$}}}", "", "")
            }
            Expression::Async(looped) => self.async_loop(looped),
        }
    }

    fn item(&mut self, item: &ItemExpression) -> String {
        match item {
            ItemExpression::Number(number) => self.expression(number),
            ItemExpression::Tracked(tracked) => Text(tracked).to_string(),
            ItemExpression::Pair(number, tracked) => format!("({}, {})", self.expression(number), Text(tracked)),
        }
    }

    fn stream(&mut self, stream: &Stream) -> String {
        let is_aiter = self.is_aiter();
        let from = |iterable: String| if is_aiter { format!("from_iter({iterable})") } else { iterable };
        match stream {
            Stream::Call { generator, owner, arguments } => {
                let mut text = match owner {
                    Owner::None => String::new(),
                    Owner::Object => format!("(&Source::new(w, {generator}) as &dyn {}).", trait_name(*generator)),
                    _ => format!("Source::new(w, {generator})."),
                };
                let _ = write!(text, "g{generator}(w");
                for argument in arguments {
                    text += ", ";
                    match argument {
                        Argument::Depth(depth) => text += &depth.to_string(),
                        Argument::LessDepth => text += "d - 1",
                        Argument::Owned(tracked) => text += &Text(tracked).to_string(),
                        Argument::BorrowedTemporary(place) => {
                            let _ = write!(text, "&w.tracked({place})");
                        }
                        Argument::Borrowed(name) => {
                            let _ = write!(text, "&{name}");
                        }
                        Argument::BorrowedParameter(name) => text += name,
                        Argument::Stream(stream) => text += &self.stream(stream),
                    }
                }
                text + ")"
            }
            Stream::Range(limit) => from(format!("w.range({limit})")),
            Stream::Several(place) => from(format!("w.several({place})")),
            Stream::Results(limit) => from(format!("w.results({limit})")),
            Stream::Variable(name) => name.clone(),
            Stream::Pinned(name) => format!("{name}.{}", if is_aiter { "as_mut()" } else { "by_ref()" }),
            Stream::Mutable(name) => format!("&mut {name}"),
            Stream::Aiter(stream) => {
                let stream = self.stream(stream);
                if is_aiter { format!("aiter({stream})") } else { stream }
            }
            Stream::Inline { spelling, kind, body } => self.inline(*spelling, *kind, body, true),
        }
    }
}

/// What is written the same in both forms.
struct Text<'t, T>(&'t T);

impl Display for Text<'_, Pattern> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Pattern::Ignored => formatter.write_str("_"),
            Pattern::Name(name) => formatter.write_str(name),
            Pattern::Pair(one, other) => write!(formatter, "({one}, {other})"),
            Pattern::FirstOfPair(one) => write!(formatter, "({one}, _)"),
        }
    }
}

impl Display for Text<'_, TrackedExpression> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            TrackedExpression::New(place) => write!(formatter, "w.tracked({place})"),
            TrackedExpression::Moved(name) => formatter.write_str(name),
        }
    }
}
