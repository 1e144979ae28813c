//! Random bodies of generators, each beside the same tokens in what it is to be read like: `#[async_gen]` and
//! `#[try_async_gen]` beside an `async fn` whose `yield_!` is a macro of its own, `stream!` and `try_stream!` beside
//! those of async-stream.
//!
//! They are about whose `?`, `return`, `break` and yield one is: that of the body, or that of a closure, of an `async`
//! block, of a function or of what a macro makes of its input. All numbers are `u32`, so that every program compiles.
//!
//! Left out is what async-stream does not take: `?`, and `for await`, in the input of a macro but behind a `yield`; a
//! label of a `for await`; and a yield in what another one yields. Of ours, in blocks with `?`, a `return` with a value
//! in the input of a macro, of which nothing is known, and a `return` whose tokens a macro shows.

mod closure;
mod expression;
mod item;
mod macros;
mod statement;

use std::fmt::Write as _;

use crate::random::Random;

/// What the body is a body of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    AsyncGen,
    TryAsyncGen,
    Stream,
    TryStream,
}

impl Form {
    fn is_block(self) -> bool {
        matches!(self, Self::Stream | Self::TryStream)
    }

    fn is_fallible(self) -> bool {
        matches!(self, Self::TryAsyncGen | Self::TryStream)
    }
}

/// What is returned, or comes out of an expression.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Gives {
    Number,
    Result,
    Option,
    Nothing,
}

impl Gives {
    fn written(self) -> &'static str {
        match self {
            Self::Number => "u32",
            Self::Result => "Result<u32, Failure>",
            Self::Option => "Option<u32>",
            Self::Nothing => "()",
        }
    }
}

/// What a `return` returns.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Returns {
    Value(Gives),
    ResultOfNothing,
}

/// What the items of a generator are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Item {
    Number,
    Struct,
    Tuple,
    Option,
    /// A result, with which `stream!` too has `?`.
    Result,
}

impl Item {
    fn written(self) -> &'static str {
        match self {
            Self::Number => "u32",
            Self::Struct => "P",
            Self::Tuple => "(u32, u32)",
            Self::Option => "Option<u32>",
            Self::Result => "Result<u32, Failure>",
        }
    }
}

/// What can be broken out of.
#[derive(Clone)]
struct Target {
    label: String,
    /// Whether its value is a number.
    has_value: bool,
    /// A block with a label is no loop.
    is_loop: bool,
}

/// How a yield is written here.
#[derive(Clone, Copy)]
enum Yields {
    Macro(Item),
    Keyword(Item),
}

/// Where an expression or a statement stands.
#[derive(Clone)]
#[allow(clippy::struct_excessive_bools, reason = "each is a question of its own")]
struct Context {
    returns: Returns,
    /// What a `?` may stand behind.
    question: Option<Gives>,
    awaits: bool,
    yields: Option<Yields>,
    /// Whether `emit!` yields for the body.
    emits: bool,
    /// Whether it is the input of a macro, where async-stream sees a `yield` and nothing else.
    is_input: bool,
    /// Whether it is in such an input, also in what a yield there yields, all of which async-stream sees.
    is_in_input: bool,
    /// Whether it is what a yield yields.
    is_operand: bool,
    /// Whether the body is one that async-stream has to understand.
    is_beside_async_stream: bool,
    targets: Vec<Target>,
    variables: Vec<String>,
}

impl Context {
    /// That of a closure, an `async` block or a function.
    fn nested(gives: Gives, awaits: bool, variables: Vec<String>) -> Self {
        Self {
            returns: Returns::Value(gives),
            question: matches!(gives, Gives::Result | Gives::Option).then_some(gives),
            awaits,
            yields: None,
            emits: false,
            is_input: false,
            is_in_input: false,
            is_operand: false,
            is_beside_async_stream: false,
            targets: Vec::new(),
            variables,
        }
    }

    fn of_body(form: Form, item: Item, variables: Vec<String>) -> Self {
        let has_results = form.is_fallible() || form == Form::Stream && item == Item::Result;
        Self {
            returns: if form == Form::TryAsyncGen { Returns::ResultOfNothing } else { Returns::Value(Gives::Nothing) },
            question: has_results.then_some(Gives::Result),
            awaits: true,
            yields: Some(if form.is_block() { Yields::Keyword(item) } else { Yields::Macro(item) }),
            emits: false,
            is_input: false,
            is_in_input: false,
            is_operand: false,
            is_beside_async_stream: form.is_block(),
            targets: Vec::new(),
            variables,
        }
    }
}

struct Grower {
    random: Random,
    context: Context,
    /// The user's own macros that have the name of a well-known one.
    renamed: Vec<macros::Renamed>,
    names: u32,
    places: u32,
    depth: u32,
    budget: u32,
}

impl Grower {
    fn place(&mut self) -> u32 {
        self.places += 1;
        self.places
    }

    fn name(&mut self, letter: char) -> String {
        self.names += 1;
        format!("{letter}{}", self.names)
    }

    fn chance(&mut self, percent: u32) -> bool {
        self.random.chance(percent)
    }

    fn gives(&mut self) -> Gives {
        self.random.choose(&[Gives::Number, Gives::Result, Gives::Option, Gives::Nothing])
    }

    fn choose(&mut self, choices: &[&'static str]) -> &'static str {
        self.random.choose(choices)
    }

    /// Grows what stands in another context.
    fn within<R>(&mut self, context: Context, grow: impl FnOnce(&mut Self) -> R) -> R {
        let outer = std::mem::replace(&mut self.context, context);
        let grown = grow(self);
        self.context = outer;
        grown
    }

    /// Grows what stands in this context, with variables and targets of its own.
    fn scope<R>(&mut self, grow: impl FnOnce(&mut Self) -> R) -> R {
        let context = self.context.clone();
        self.within(context, grow)
    }

    /// Grows the input of a macro that evaluates it where it stands.
    fn input<R>(&mut self, grow: impl FnOnce(&mut Self) -> R) -> R {
        let context = Context { is_input: true, is_in_input: true, ..self.context.clone() };
        self.within(context, grow)
    }

    fn target<R>(&mut self, target: Target, grow: impl FnOnce(&mut Self) -> R) -> R {
        let mut context = self.context.clone();
        context.targets.push(target);
        self.within(context, grow)
    }

    /// Whether what is grown here is to be small.
    fn is_deep(&self) -> bool {
        self.depth > 5 || self.budget == 0
    }

    /// Replaces what a template has for places: `$n` is a number, `$a` one that may stand beside an operator, `$m` one in
    /// front of a block, `$b` a condition, `$r` a result, `$o` an option, `$s` statements, `$p` the number of a place,
    /// and `$1` a name's.
    fn fill(&mut self, template: &str) -> String {
        let mut names = [0; 10];
        let mut filled = String::new();
        let mut characters = template.chars();
        while let Some(character) = characters.next() {
            if character != '$' {
                filled.push(character);
                continue;
            }
            match characters.next().expect("a `$` is followed by a letter") {
                'n' => filled += &self.number(),
                'a' => filled += &self.operand(),
                'm' => filled += &self.head(),
                'b' => filled += &self.condition(),
                'r' => filled += &self.result(),
                'o' => filled += &self.option(),
                's' => filled += &self.block(2),
                'p' => {
                    let _ = write!(filled, "{}", self.place());
                }
                digit => {
                    let name = &mut names[digit.to_digit(10).expect("a digit") as usize];
                    if *name == 0 {
                        self.names += 1;
                        *name = self.names;
                    }
                    let _ = write!(filled, "{name}");
                }
            }
        }
        filled
    }
}

/// Writes the program of this number, with aiter and with what it is compared with.
pub fn program(seed: u64, number: u32) -> String {
    let mut random = Random::new(seed, number);
    let form = random.choose(&[Form::AsyncGen, Form::TryAsyncGen, Form::Stream, Form::TryStream]);
    let mut items = vec![Item::Number, Item::Number, Item::Struct, Item::Tuple, Item::Option];
    if !form.is_fallible() {
        items.extend([Item::Result; 3]);
    }
    let item = random.choose(&items);
    let renamed = macros::renamed(&mut random, form);
    let context = Context::of_body(form, item, vec!["n".to_owned()]);
    let mut grower = Grower { random, context, renamed, names: 0, places: 0, depth: 0, budget: 9 };
    let body = grower.body();
    let macros = grower.renamed.iter().map(macros::Renamed::definition).collect::<String>();

    let item = item.written();
    let (results, end) =
        if form.is_fallible() { (format!("Result<{item}, Failure>"), "try_") } else { (item.into(), "") };
    let stream = form.is_block();
    let blocks = if stream { "use async_stream::{stream, try_stream};" } else { "use aiter::{stream, try_stream};" };
    let name = if form.is_fallible() { "try_stream" } else { "stream" };
    let block =
        format!("pub fn body(w: World, n: u32) -> impl Stream<Item = {results}> {{\n{name}! {{\n{body}}}\n}}\n");
    let collect = format!("pub async fn consume(w: World) -> Outcome {{ {end}collect(w, body(w, 3)).await }}\n");
    let (with_aiter, expected) = if stream {
        (format!("{block}{collect}"), format!("{block}{collect}"))
    } else {
        let random = &mut grower.random;
        let attribute = if form.is_fallible() { "try_async_gen" } else { "async_gen" };
        let signature = random.choose(&[
            format!("#[{attribute}] pub async fn body(w: World, n: u32) -> {results}"),
            format!("#[{attribute}] pub async fn body(w: World, n: u32) -> {results}"),
            format!("#[{attribute}] pub fn body(w: World, n: u32) -> impl Stream<Item = {results}>"),
            format!("#[{attribute}(boxed_local)] pub async fn body(w: World, n: u32) -> {results}"),
        ]);
        let yields = "macro_rules! yield_ { ($item:expr $(,)?) => {{ let item = $item; w.item(item.number()); }}; }\n";
        let (returned, tail, outcome) = if form.is_fallible() {
            ("-> Result<(), Failure> ", "Ok(())\n", ".map(|()| 0)")
        } else {
            ("", "", ";\nOk(0)")
        };
        let function = format!(
            "pub async fn body(w: World, n: u32) {returned}{{\n{yields}{body}{tail}}}\n\
             pub async fn consume(w: World) -> Outcome {{ body(w, 3).await{outcome} }}\n"
        );
        (format!("{signature} {{\n{body}}}\n{collect}"), function)
    };
    let prelude = "use aiter_differential::body_form::*;";
    format!(
        "// Program {number}\n\
         mod aiter_{number} {{\n{prelude}\nuse aiter::{{stream, try_stream}};\n{macros}{with_aiter}}}\n\
         mod expected_{number} {{\n{prelude}\n{blocks}\n{macros}{expected}}}\n"
    )
}
