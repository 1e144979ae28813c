//! Grows a random program.

use crate::{
    random::Random,
    tree::{
        Argument, AsyncLoop, Expression, Generator, Item, ItemExpression, Kind, LoopSpelling, Otherwise, Owner,
        Parameter, ParameterOf, Pattern, Program, Return, Spelling, Statement, Stream, Target, TrackedExpression,
        YieldPlace, YieldSpelling,
    },
};

/// Grows the program of this number.
pub fn program(seed: u64, number: u32) -> Program {
    let mut random = Random::new(seed, number);
    let mut generators = Vec::new();
    for _ in 0..=random.below(3) {
        generators.push(Grower::new(&mut random, &generators).generator());
    }
    let consumer = Grower::new(&mut random, &generators).consumer();
    Program { number, generators, consumer }
}

/// What a name stands for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Value {
    Number,
    Counter,
    Tracked,
    Borrowed,
    /// A stream of numbers, which is moved where it is used.
    Stream,
    /// A stream that is pinned.
    Pinned(Kind),
}

struct Variable {
    name: String,
    value: Value,
    /// How many loops it stands in: it may be moved in these only.
    depth: u32,
    is_moved: bool,
    borrows: u32,
}

#[derive(Clone, Copy)]
enum Breaks {
    WithNothing,
    WithNumber,
}

/// What the statements are the body of.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Body {
    Consumer,
    Generator(Spelling, Kind),
}

struct Grower<'p> {
    random: &'p mut Random,
    generators: &'p [Generator],
    body: Body,
    variables: Vec<Variable>,
    /// Those in front of this one belong to a body around this one, which they cannot be moved out of.
    outside: usize,
    loops: Vec<(Target, Breaks)>,
    depth: u32,
    nesting: u32,
    budget: u32,
    places: u32,
    names: u32,
    has_own: bool,
    /// Whether no yield may stand here.
    is_quiet: bool,
    recursion: Option<Generator>,
}

impl<'p> Grower<'p> {
    fn new(random: &'p mut Random, generators: &'p [Generator]) -> Self {
        let places = 100 * u32::try_from(generators.len()).expect("few generators");
        Self {
            random,
            generators,
            body: Body::Consumer,
            variables: Vec::new(),
            outside: 0,
            loops: Vec::new(),
            depth: 0,
            nesting: 0,
            budget: 7,
            places,
            names: 0,
            has_own: false,
            is_quiet: false,
            recursion: None,
        }
    }

    fn place(&mut self) -> u32 {
        self.places += 1;
        self.places
    }

    fn name(&mut self, letter: char) -> String {
        self.names += 1;
        format!("{letter}{}", self.names)
    }

    fn declare(&mut self, name: &str, value: Value) {
        self.variables.push(Variable { name: name.to_owned(), value, depth: self.depth, is_moved: false, borrows: 0 });
    }

    fn kind(&mut self) -> Kind {
        let item = self.random.choose(&[Item::Number, Item::Number, Item::Tracked, Item::Pair]);
        Kind { item, fallible: self.random.chance(35) }
    }

    fn generator(mut self) -> Generator {
        let kind = self.kind();
        let spelling = self.random.choose(&[
            Spelling::Plain,
            Spelling::Plain,
            Spelling::Boxed,
            Spelling::BoxedLocal,
            Spelling::Written,
            Spelling::WrittenBoxed,
            Spelling::Block,
            Spelling::Block,
            Spelling::Function,
        ]);
        let is_inline = matches!(spelling, Spelling::Block | Spelling::Function);
        let mut owner = Owner::None;
        if !is_inline && self.random.chance(40) {
            owner = self.random.choose(&[Owner::Borrowed, Owner::Mutable, Owner::Owned, Owner::Trait]);
            if spelling == Spelling::Boxed && self.random.chance(60) {
                owner = Owner::Object;
            }
        }
        let may_recurse = matches!(spelling, Spelling::Boxed | Spelling::WrittenBoxed);
        let mut parameters = Vec::new();
        if may_recurse && self.random.chance(60) {
            parameters.push(Parameter { name: "d".to_owned(), of: ParameterOf::Depth });
        }
        let is_recursive = !parameters.is_empty();
        for of in [ParameterOf::Owned, ParameterOf::Borrowed, ParameterOf::Stream, ParameterOf::Owned] {
            let has_no_place = of == ParameterOf::Stream && (is_recursive || owner == Owner::Object);
            if has_no_place || !self.random.chance(25) {
                continue;
            }
            let (letter, value) = match of {
                ParameterOf::Owned => ('a', Value::Tracked),
                ParameterOf::Borrowed => ('b', Value::Borrowed),
                _ => ('s', Value::Stream),
            };
            let name = self.name(letter);
            self.declare(&name, value);
            parameters.push(Parameter { name, of });
        }
        let number = self.generators.len();
        let mut generator = Generator { number, spelling, owner, kind, parameters, body: Vec::new() };
        self.body = Body::Generator(spelling, kind);
        self.has_own = owner != Owner::None;
        self.recursion = is_recursive.then(|| generator.clone());
        self.budget = 7;
        // With a yield for certain, for the type of the items to be known.
        let mut body = vec![self.yields()];
        body.extend(self.statements(4));
        if is_recursive {
            let all = self.recursive();
            let place = self.random.below(2) as usize;
            body.insert(place, Statement::IfDepth(vec![all]));
        }
        generator.body = body;
        generator
    }

    fn recursive(&mut self) -> Statement {
        let generator = self.recursion.clone().expect("the generator is recursive");
        // The first statements of a body, where the parameters alone are known, and none of them has been moved yet: they
        // are not to be moved here either.
        let mut arguments = vec![Argument::LessDepth];
        for parameter in &generator.parameters[1..] {
            let place = self.place();
            arguments.push(match parameter.of {
                ParameterOf::Borrowed if self.random.chance(50) => Argument::BorrowedParameter(parameter.name.clone()),
                ParameterOf::Borrowed => Argument::BorrowedTemporary(place),
                _ => Argument::Owned(TrackedExpression::New(place)),
            });
        }
        let stream = Stream::Call { generator: generator.number, owner: generator.owner, arguments };
        Statement::YieldAll { spelling: YieldSpelling::Macro, fallible: generator.kind.fallible, stream }
    }

    fn consumer(mut self) -> Vec<Statement> {
        self.declare("total", Value::Counter);
        let mut body = vec![Statement::Let { name: "total".to_owned(), mutable: true, value: Expression::Literal(0) }];
        self.budget = 7;
        for _ in 0..=self.random.below(2) {
            let looped = self.async_loop(false);
            body.push(Statement::Async(looped));
            body.extend(self.statements(2));
        }
        let total = Expression::Variable("total".to_owned());
        if !ends(&body) {
            body.push(Statement::Return(Return::Value(total)));
        }
        body
    }

    fn scope<R>(&mut self, grow: impl FnOnce(&mut Self) -> R) -> R {
        let length = self.variables.len();
        self.nesting += 1;
        let grown = grow(self);
        self.nesting -= 1;
        self.variables.truncate(length);
        grown
    }

    fn block(&mut self, length: u32) -> Vec<Statement> {
        self.scope(|grower| grower.statements(length))
    }

    fn looped(
        &mut self,
        target: Target,
        breaks: Breaks,
        grow: impl FnOnce(&mut Self) -> Vec<Statement>,
    ) -> Vec<Statement> {
        self.loops.push((target, breaks));
        self.depth += 1;
        let body = self.scope(grow);
        self.depth -= 1;
        self.loops.pop();
        body
    }

    fn target(&mut self, has_else: bool) -> Target {
        self.names += 1;
        Target { number: self.names, labelled: self.random.chance(60), has_else }
    }

    fn statements(&mut self, length: u32) -> Vec<Statement> {
        let mut statements = Vec::new();
        for _ in 0..=self.random.below(length) {
            if self.budget == 0 {
                break;
            }
            self.budget -= 1;
            statements.extend(self.statement());
            if ends(&statements) {
                break;
            }
        }
        if statements.is_empty() {
            statements.push(Statement::Note(self.place()));
        }
        statements
    }

    fn can_yield(&self) -> bool {
        matches!(self.body, Body::Generator(..)) && !self.is_quiet
    }

    fn can_question(&self) -> bool {
        match self.body {
            Body::Consumer => true,
            Body::Generator(_, kind) => kind.fallible,
        }
    }

    fn is_deep(&self) -> bool {
        self.nesting > 4
    }

    #[allow(clippy::too_many_lines, reason = "it is one match")]
    fn statement(&mut self) -> Vec<Statement> {
        loop {
            let place = self.place();
            let statement = match self.random.below(32) {
                0 | 1 => {
                    let value = self.number(2);
                    Statement::See(place, value)
                }
                2 => {
                    let value = self.number(3);
                    let shadowed = self.names_of(|variable| variable.value == Value::Number);
                    let name = if !shadowed.is_empty() && self.random.chance(30) {
                        self.random.choose(&shadowed)
                    } else {
                        self.name('n')
                    };
                    let mutable = self.random.chance(40);
                    self.declare(&name, if mutable { Value::Counter } else { Value::Number });
                    Statement::Let { name, mutable, value }
                }
                3..=5 => {
                    let shadowed = self.names_of(|variable| variable.value == Value::Tracked);
                    let name = if !shadowed.is_empty() && self.random.chance(25) {
                        self.random.choose(&shadowed)
                    } else {
                        self.name('t')
                    };
                    self.declare(&name, Value::Tracked);
                    Statement::LetTracked { name, place }
                }
                6 => {
                    let counters = self.names_of(|variable| variable.value == Value::Counter);
                    if counters.is_empty() {
                        continue;
                    }
                    let name = self.random.choose(&counters);
                    let value = self.number(2);
                    Statement::Add { name, value }
                }
                7 => match self.movable(Value::Tracked) {
                    Some(name) => Statement::Drop(name),
                    None => continue,
                },
                8 | 9 => {
                    if self.is_deep() {
                        continue;
                    }
                    let condition =
                        if self.random.chance(30) && self.can_yield() { vec![self.yields()] } else { Vec::new() };
                    let then = self.block(3);
                    let otherwise = if self.random.chance(40) { self.block(2) } else { Vec::new() };
                    Statement::If { condition, then, otherwise }
                }
                10 => {
                    if self.is_deep() {
                        continue;
                    }
                    let arms = (0..=self.random.below(3)).map(|_| self.block(2)).collect();
                    Statement::Match { arms }
                }
                11 => {
                    if self.is_deep() {
                        continue;
                    }
                    let target = self.target(false);
                    let name = self.name('i');
                    let is_of_tracked = self.random.chance(40);
                    let body = self.looped(target, Breaks::WithNothing, |grower| {
                        grower.declare(&name, if is_of_tracked { Value::Tracked } else { Value::Number });
                        grower.statements(3)
                    });
                    if is_of_tracked {
                        self.places += 3;
                        Statement::ForTracked { target, name, place, body }
                    } else {
                        Statement::For { target, name, limit: 1 + self.random.below(3), body }
                    }
                }
                12 => {
                    if self.is_deep() {
                        continue;
                    }
                    let target = self.target(false);
                    let body = self.looped(target, Breaks::WithNothing, |grower| grower.statements(3));
                    if self.random.chance(50) {
                        Statement::While { target, body }
                    } else {
                        Statement::Loop { target, body }
                    }
                }
                13..=15 => {
                    if self.nesting > 3 {
                        continue;
                    }
                    Statement::Async(self.async_loop(false))
                }
                16 => {
                    if self.is_deep() {
                        continue;
                    }
                    let (stream, kind) = self.stream(true);
                    // What it borrows is borrowed for as long as it lives.
                    for name in borrowed(&stream) {
                        self.borrow(&name, true);
                    }
                    let name = self.name('p');
                    self.declare(&name, Value::Pinned(kind));
                    let made = Statement::LetPinned { name: name.clone(), stream };
                    if self.random.chance(50) {
                        return vec![made, self.next(name, kind)];
                    }
                    made
                }
                17 => match self.pinned() {
                    Some((stream, kind)) => self.next(stream, kind),
                    None => continue,
                },
                18 | 19 => {
                    let leave = self.leave();
                    if self.random.chance(15) {
                        leave
                    } else {
                        Statement::If { condition: Vec::new(), then: vec![leave], otherwise: Vec::new() }
                    }
                }
                20 | 21 if self.can_question() => Statement::Fail(place),
                22..=26 if self.can_yield() => self.yields(),
                27 | 28 if self.can_yield() => self.yield_all(),
                29 | 30 => Statement::Wait(place),
                31 if !self.is_deep() => Statement::Block(self.block(3)),
                _ => continue,
            };
            return vec![statement];
        }
    }

    /// Takes an item from a pinned stream.
    fn next(&mut self, stream: String, kind: Kind) -> Statement {
        let name = self.name('x');
        self.borrow(&stream, true);
        let body = self.scope(|grower| {
            if kind.fallible {
                return vec![Statement::Note(grower.place())];
            }
            let mut body = grower.bind(&Pattern::Name(name.clone()), kind.item);
            body.extend(grower.statements(2));
            body
        });
        self.borrow(&stream, false);
        Statement::Next { stream, name, body }
    }

    fn names_of(&self, is_wanted: impl Fn(&Variable) -> bool) -> Vec<String> {
        let mut names = Vec::new();
        for (place, variable) in self.variables.iter().enumerate() {
            let is_shadowed = self.variables[place + 1..].iter().any(|later| later.name == variable.name);
            let is_copied = matches!(variable.value, Value::Number | Value::Counter);
            let is_reached = is_copied || place >= self.outside;
            if is_reached && !is_shadowed && !variable.is_moved && is_wanted(variable) {
                names.push(variable.name.clone());
            }
        }
        names
    }

    fn variable(&mut self, name: &str) -> &mut Variable {
        self.variables.iter_mut().rev().find(|variable| variable.name == name).expect("it has been declared")
    }

    fn borrow(&mut self, name: &str, begins: bool) {
        let variable = self.variable(name);
        if begins {
            variable.borrows += 1;
        } else {
            variable.borrows -= 1;
        }
    }

    /// Moves a variable.
    fn movable(&mut self, value: Value) -> Option<String> {
        let depth = self.depth;
        let names =
            self.names_of(|variable| variable.value == value && variable.depth == depth && variable.borrows == 0);
        if names.is_empty() {
            return None;
        }
        let name = self.random.choose(&names);
        self.variable(&name).is_moved = true;
        Some(name)
    }

    fn pinned(&mut self) -> Option<(String, Kind)> {
        let names = self.names_of(|variable| matches!(variable.value, Value::Pinned(_)) && variable.borrows == 0);
        if names.is_empty() {
            return None;
        }
        let name = self.random.choose(&names);
        match self.variable(&name).value {
            Value::Pinned(kind) => Some((name, kind)),
            _ => None,
        }
    }

    /// A `break`, `continue` or `return`.
    fn leave(&mut self) -> Statement {
        if !self.loops.is_empty() && self.random.chance(75) {
            let innermost = self.loops.len() - 1;
            let mut places = vec![innermost];
            places.extend((0..self.loops.len()).filter(|place| self.loops[*place].0.labelled));
            let place = self.random.choose(&places);
            let (target, breaks) = self.loops[place];
            let labelled = target.labelled && (place != innermost || self.random.chance(50));
            if self.random.chance(40) {
                return Statement::Continue { target, labelled };
            }
            let value = match breaks {
                Breaks::WithNothing => None,
                Breaks::WithNumber => Some(self.number(1)),
            };
            return Statement::Break { target, labelled, value };
        }
        let place = self.place();
        Statement::Return(match self.body {
            Body::Consumer => {
                if self.random.chance(30) {
                    Return::Err(place)
                } else {
                    Return::Value(self.number(1))
                }
            }
            Body::Generator(_, Kind { fallible: false, .. }) => Return::Unit,
            Body::Generator(spelling, _) => match self.random.below(3) {
                0 => Return::Err(place),
                1 if spelling == Spelling::Block => Return::UnitForOk,
                _ => Return::Ok,
            },
        })
    }

    fn number(&mut self, depth: u32) -> Expression {
        let names = self.names_of(|variable| matches!(variable.value, Value::Number | Value::Counter));
        let tracked = self.names_of(|variable| matches!(variable.value, Value::Tracked | Value::Borrowed));
        if depth == 0 || self.budget == 0 {
            return match self.random.below(6) {
                0..=2 if !names.is_empty() => Expression::Variable(self.random.choose(&names)),
                3 | 4 if !tracked.is_empty() => Expression::NumberOf(self.random.choose(&tracked)),
                5 if self.has_own => self.random.choose(&[Expression::OwnNumber, Expression::OwnTracked]),
                _ => Expression::Literal(self.random.below(10)),
            };
        }
        let place = self.place();
        match self.random.below(16) {
            0..=2 => Expression::Sum(Box::new(self.number(depth - 1)), Box::new(self.number(depth - 1))),
            3 => Expression::Pick(10),
            4 | 5 => Expression::Value(place),
            6 => Expression::Temporary(place),
            7 | 8 => Expression::WithTemporary(place, Box::new(self.number(depth - 1))),
            9 if self.can_question() => Expression::Question(place),
            10 if !self.is_deep() => {
                let (statements, value) = self.scope(|grower| {
                    let statements = grower.statements(2);
                    let value = grower.number(0);
                    (statements, value)
                });
                Expression::Block(statements, Box::new(value))
            }
            11 => Expression::If(Box::new(self.number(depth - 1)), Box::new(self.number(depth - 1))),
            12 if !self.is_deep() => {
                let target = self.target(false);
                let first = Box::new(self.number(0));
                let body = self.looped(target, Breaks::WithNumber, |grower| grower.statements(3));
                Expression::Loop { target, first, body }
            }
            13 | 14 if self.nesting <= 3 => Expression::Async(Box::new(self.async_loop(true))),
            _ => self.number(0),
        }
    }

    fn tracked(&mut self) -> TrackedExpression {
        if self.random.chance(50) {
            if let Some(name) = self.movable(Value::Tracked) {
                return TrackedExpression::Moved(name);
            }
        }
        TrackedExpression::New(self.place())
    }

    fn yields(&mut self) -> Statement {
        let Body::Generator(spelling, kind) = self.body else { unreachable!("only a generator yields") };
        let (spelling, is_quiet) = match spelling {
            Spelling::Function => (YieldSpelling::Method, true),
            Spelling::Block if self.random.chance(70) => (YieldSpelling::Keyword, self.is_quiet),
            _ => (YieldSpelling::Macro, self.is_quiet),
        };
        let was_quiet = std::mem::replace(&mut self.is_quiet, is_quiet);
        let item = match kind.item {
            Item::Number => ItemExpression::Number(self.number(2)),
            Item::Tracked => ItemExpression::Tracked(self.tracked()),
            Item::Pair => {
                let number = self.number(2);
                ItemExpression::Pair(number, self.tracked())
            }
        };
        self.is_quiet = was_quiet;
        let place = self.random.choose(&[
            YieldPlace::Statement,
            YieldPlace::Statement,
            YieldPlace::Let,
            YieldPlace::Arm,
            YieldPlace::Tuple,
        ]);
        Statement::Yield { spelling, fallible: kind.fallible, item, place }
    }

    fn yield_all(&mut self) -> Statement {
        let Body::Generator(spelling, kind) = self.body else { unreachable!("only a generator yields") };
        let by_method = spelling == Spelling::Function;
        // The method is for values, and makes them `Ok`.
        let wanted = if by_method { Kind { fallible: false, ..kind } } else { kind };
        let was_quiet = self.is_quiet;
        self.is_quiet |= by_method;
        let stream = self.stream_of(wanted, false);
        self.is_quiet = was_quiet;
        let spelling = if by_method { YieldSpelling::Method } else { YieldSpelling::Macro };
        Statement::YieldAll { spelling, fallible: kind.fallible, stream }
    }

    /// A stream of any kind. `is_kept` says whether it is bound to a name, and outlives temporaries.
    fn stream(&mut self, is_kept: bool) -> (Stream, Kind) {
        if !is_kept && self.random.chance(10) {
            if let Some((name, kind)) = self.pinned() {
                let by_pin = self.random.chance(50);
                return (if by_pin { Stream::Pinned(name) } else { Stream::Mutable(name) }, kind);
            }
        }
        let usable = self.usable();
        let kind = if !usable.is_empty() && self.random.chance(75) {
            self.generators[self.random.choose(&usable)].kind
        } else {
            self.kind()
        };
        let stream = self.stream_of(kind, is_kept);
        if !is_kept && self.random.chance(10) {
            return (Stream::Aiter(Box::new(stream)), kind);
        }
        (stream, kind)
    }

    /// Generators that may be called here.
    fn usable(&self) -> Vec<usize> {
        let is_usable =
            |generator: &&Generator| self.body == Body::Consumer || generator.spelling != Spelling::BoxedLocal;
        self.generators.iter().filter(is_usable).map(|generator| generator.number).collect()
    }

    fn stream_of(&mut self, kind: Kind, is_kept: bool) -> Stream {
        let mut usable = self.usable();
        usable.retain(|number| {
            let generator = &self.generators[*number];
            generator.kind == kind && (!is_kept || matches!(generator.owner, Owner::None | Owner::Owned))
        });
        if !usable.is_empty() && self.random.chance(80) {
            let number = self.random.choose(&usable);
            return self.call(number, is_kept);
        }
        if kind == (Kind { item: Item::Number, fallible: false }) && self.random.chance(60) {
            if let Some(name) = self.movable(Value::Stream) {
                return Stream::Variable(name);
            }
        }
        if self.nesting <= 3 && self.budget > 1 && self.random.chance(40) {
            return self.inline(kind);
        }
        match kind {
            Kind { item: Item::Number, fallible: false } => Stream::Range(1 + self.random.below(4)),
            Kind { item: Item::Number, fallible: true } => Stream::Results(1 + self.random.below(4)),
            Kind { item: Item::Tracked, fallible: false } => {
                let place = self.place();
                self.places += 3;
                Stream::Several(place)
            }
            _ => self.inline(kind),
        }
    }

    fn inline(&mut self, kind: Kind) -> Stream {
        let spelling = self.random.choose(&[Spelling::Block, Spelling::Block, Spelling::Function]);
        let body = Body::Generator(spelling, kind);
        let body = std::mem::replace(&mut self.body, body);
        let loops = std::mem::take(&mut self.loops);
        let outside = std::mem::replace(&mut self.outside, self.variables.len());
        let has_own = std::mem::replace(&mut self.has_own, false);
        let is_quiet = std::mem::replace(&mut self.is_quiet, false);
        let statements = self.scope(|grower| {
            let mut statements = vec![grower.yields()];
            statements.extend(grower.statements(2));
            statements
        });
        self.body = body;
        self.loops = loops;
        self.outside = outside;
        self.has_own = has_own;
        self.is_quiet = is_quiet;
        Stream::Inline { spelling, kind, body: statements }
    }

    fn call(&mut self, number: usize, is_kept: bool) -> Stream {
        let generator = &self.generators[number];
        let owner = generator.owner;
        let mut arguments = Vec::new();
        let mut borrows = Vec::new();
        for parameter in &generator.parameters {
            let place = self.place();
            arguments.push(match parameter.of {
                ParameterOf::Depth => Argument::Depth(self.random.below(4)),
                ParameterOf::Owned => Argument::Owned(self.tracked()),
                ParameterOf::Borrowed => {
                    let values = self.names_of(|variable| variable.value == Value::Tracked);
                    let parameters = self.names_of(|variable| variable.value == Value::Borrowed);
                    if !values.is_empty() && self.random.chance(60) {
                        let name = self.random.choose(&values);
                        self.borrow(&name, true);
                        borrows.push(name.clone());
                        Argument::Borrowed(name)
                    } else if !parameters.is_empty() && self.random.chance(60) {
                        Argument::BorrowedParameter(self.random.choose(&parameters))
                    } else if is_kept {
                        // A temporary would not live as long as the stream does.
                        for name in borrows {
                            self.borrow(&name, false);
                        }
                        return self.inline(generator.kind);
                    } else {
                        Argument::BorrowedTemporary(place)
                    }
                }
                ParameterOf::Stream => Argument::Stream(self.numbers(is_kept)),
            });
        }
        for name in borrows {
            self.borrow(&name, false);
        }
        Stream::Call { generator: number, owner, arguments }
    }

    /// A stream of numbers, for an argument.
    fn numbers(&mut self, is_kept: bool) -> Stream {
        if self.random.chance(50) {
            if let Some(name) = self.movable(Value::Stream) {
                return Stream::Variable(name);
            }
        }
        let simple = |generator: &&Generator| {
            generator.kind == (Kind { item: Item::Number, fallible: false })
                && generator.spelling != Spelling::BoxedLocal
                && generator.owner == Owner::None
                && generator.parameters.is_empty()
        };
        let simple = self.generators.iter().filter(simple).map(|generator| generator.number).collect::<Vec<_>>();
        if simple.is_empty() || self.random.chance(40) {
            return Stream::Range(1 + self.random.below(4));
        }
        let number = self.random.choose(&simple);
        self.call(number, is_kept)
    }

    /// Statements that use what a pattern binds.
    fn bind(&mut self, pattern: &Pattern, item: Item) -> Vec<Statement> {
        let place = self.place();
        let number = |name: &String| Expression::Variable(name.clone());
        let value = match (pattern, item) {
            // A pair as a whole is dropped without being looked at.
            (Pattern::Ignored, _) | (Pattern::Name(_), Item::Pair) => return vec![Statement::Note(place)],
            (Pattern::Name(name), Item::Number) => {
                self.declare(name, Value::Number);
                number(name)
            }
            (Pattern::Name(name), Item::Tracked) => {
                self.declare(name, Value::Tracked);
                Expression::NumberOf(name.clone())
            }
            (Pattern::Pair(one, other), _) => {
                self.declare(one, Value::Number);
                self.declare(other, Value::Tracked);
                Expression::Sum(Box::new(number(one)), Box::new(Expression::NumberOf(other.clone())))
            }
            (Pattern::FirstOfPair(one), _) => {
                self.declare(one, Value::Number);
                number(one)
            }
        };
        vec![Statement::See(place, value)]
    }

    fn pattern(&mut self, item: Item) -> Pattern {
        match (item, self.random.below(10)) {
            (_, 0) => Pattern::Ignored,
            (Item::Pair, 1) => Pattern::Name(self.name('x')),
            (Item::Pair, 2 | 3) => Pattern::FirstOfPair(self.name('n')),
            (Item::Pair, _) => Pattern::Pair(self.name('n'), self.name('t')),
            _ => Pattern::Name(self.name('x')),
        }
    }

    fn async_loop(&mut self, has_value: bool) -> AsyncLoop {
        let has_else = has_value || self.random.chance(25);
        let in_block = matches!(self.body, Body::Generator(Spelling::Block, _));
        let spelling = if in_block && !has_else && self.random.chance(50) {
            LoopSpelling::Keyword
        } else if has_else {
            self.random.choose(&[
                LoopSpelling::Parentheses,
                LoopSpelling::Parentheses,
                LoopSpelling::Angles,
                LoopSpelling::LeadingFor,
            ])
        } else {
            self.random.choose(&[
                LoopSpelling::Parentheses,
                LoopSpelling::LeadingFor,
                LoopSpelling::Braces,
                LoopSpelling::Brackets,
                LoopSpelling::Angles,
            ])
        };
        // The head of a `for await` drops its temporaries before the loop, as async-stream's does.
        let (stream, kind) = match self.pinned() {
            Some((name, kind)) if self.random.chance(25) => (Stream::Pinned(name), kind),
            _ => self.stream(spelling == LoopSpelling::Keyword),
        };
        let target = self.target(has_else);
        let borrows = borrowed(&stream);
        for name in &borrows {
            self.borrow(name, true);
        }
        let breaks = if has_value { Breaks::WithNumber } else { Breaks::WithNothing };
        let pattern = self.pattern(kind.item);
        let whole = if kind.fallible { Pattern::Name(self.name('r')) } else { pattern.clone() };
        let body = self.looped(target, breaks, |grower| {
            let mut body = Vec::new();
            if let (true, Pattern::Name(name)) = (kind.fallible, &whole) {
                let by_question = grower.can_question() && grower.random.chance(50);
                let otherwise = if by_question { None } else { Some(Box::new(grower.leave())) };
                body.push(Statement::Unwrap { pattern: pattern.clone(), name: name.clone(), otherwise });
            }
            body.extend(grower.bind(&pattern, kind.item));
            if grower.body == Body::Consumer && grower.random.chance(70) {
                let leave = match grower.leave() {
                    Statement::Continue { target, labelled } => {
                        let breaks = grower.loops.iter().find(|(one, _)| one.number == target.number);
                        let value = match breaks.expect("it is a loop around this").1 {
                            Breaks::WithNothing => None,
                            Breaks::WithNumber => Some(Expression::Literal(3)),
                        };
                        Statement::Break { target, labelled, value }
                    }
                    leave => leave,
                };
                body.push(Statement::IfEnough(Box::new(leave)));
            }
            body.extend(grower.statements(3));
            body
        });
        let otherwise = has_else.then(|| {
            self.scope(|grower| {
                let body = grower.statements(2);
                let value = has_value.then(|| grower.number(1));
                Otherwise { body, value }
            })
        });
        for name in &borrows {
            self.borrow(name, false);
        }
        AsyncLoop { target, spelling, pattern: whole, stream, body, otherwise }
    }
}

/// Whether what follows these is not reached.
fn ends(statements: &[Statement]) -> bool {
    matches!(statements.last(), Some(Statement::Break { .. } | Statement::Continue { .. } | Statement::Return(_)))
}

/// The variables that a stream borrows.
fn borrowed(stream: &Stream) -> Vec<String> {
    match stream {
        Stream::Call { arguments, .. } => arguments
            .iter()
            .flat_map(|argument| match argument {
                Argument::Borrowed(name) => vec![name.clone()],
                Argument::Stream(stream) => borrowed(stream),
                _ => Vec::new(),
            })
            .collect(),
        Stream::Pinned(name) | Stream::Mutable(name) => vec![name.clone()],
        Stream::Aiter(stream) => borrowed(stream),
        _ => Vec::new(),
    }
}
