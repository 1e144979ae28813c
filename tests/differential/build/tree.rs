//! What a program consists of.

pub struct Program {
    pub number: u32,
    pub generators: Vec<Generator>,
    pub consumer: Vec<Statement>,
}

/// What a stream has for items.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Kind {
    pub item: Item,
    /// Whether they are results.
    pub fallible: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Item {
    Number,
    Tracked,
    Pair,
}

/// How a generator is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spelling {
    Plain,
    Boxed,
    BoxedLocal,
    /// `-> impl Stream`
    Written,
    /// `-> Pin<Box<dyn Stream>>`
    WrittenBoxed,
    /// A function that returns `stream!`.
    Block,
    /// A function that returns `from_fn`.
    Function,
}

/// What a generator is a function of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    None,
    Borrowed,
    Mutable,
    Owned,
    /// A method of a trait.
    Trait,
    /// A method of a trait, called through an object.
    Object,
}

#[derive(Clone)]
pub struct Generator {
    pub number: usize,
    pub spelling: Spelling,
    pub owner: Owner,
    pub kind: Kind,
    pub parameters: Vec<Parameter>,
    pub body: Vec<Statement>,
}

#[derive(Clone)]
pub struct Parameter {
    pub name: String,
    pub of: ParameterOf,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum ParameterOf {
    Depth,
    Owned,
    Borrowed,
    Stream,
}

/// A loop that can be broken out of.
#[derive(Clone, Copy)]
pub struct Target {
    pub number: u32,
    /// Whether its label is written where it is not needed in the plain form.
    pub labelled: bool,
    /// Whether the loop has an `else`.
    pub has_else: bool,
}

/// How a yield is written.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum YieldSpelling {
    Macro,
    Keyword,
    Method,
}

#[derive(Clone)]
pub enum Statement {
    Note(u32),
    See(u32, Expression),
    Let {
        name: String,
        mutable: bool,
        value: Expression,
    },
    LetTracked {
        name: String,
        place: u32,
    },
    LetPinned {
        name: String,
        stream: Stream,
    },
    /// Takes an item out of a result.
    Unwrap {
        pattern: Pattern,
        name: String,
        otherwise: Option<Box<Statement>>,
    },
    Add {
        name: String,
        value: Expression,
    },
    Drop(String),
    If {
        condition: Vec<Statement>,
        then: Vec<Statement>,
        otherwise: Vec<Statement>,
    },
    IfEnough(Box<Statement>),
    IfDepth(Vec<Statement>),
    Match {
        arms: Vec<Vec<Statement>>,
    },
    For {
        target: Target,
        name: String,
        limit: u32,
        body: Vec<Statement>,
    },
    ForTracked {
        target: Target,
        name: String,
        place: u32,
        body: Vec<Statement>,
    },
    While {
        target: Target,
        body: Vec<Statement>,
    },
    Loop {
        target: Target,
        body: Vec<Statement>,
    },
    Async(AsyncLoop),
    Next {
        stream: String,
        name: String,
        body: Vec<Statement>,
    },
    Break {
        target: Target,
        labelled: bool,
        value: Option<Expression>,
    },
    Continue {
        target: Target,
        labelled: bool,
    },
    Return(Return),
    Fail(u32),
    Yield {
        spelling: YieldSpelling,
        fallible: bool,
        item: ItemExpression,
        place: YieldPlace,
    },
    YieldAll {
        spelling: YieldSpelling,
        fallible: bool,
        stream: Stream,
    },
    Wait(u32),
    Block(Vec<Statement>),
}

#[derive(Clone, Copy)]
pub enum YieldPlace {
    Statement,
    Let,
    Arm,
    Tuple,
}

#[derive(Clone)]
pub enum Return {
    Unit,
    Ok,
    /// `return;`, which stands for `return Ok(())`.
    UnitForOk,
    Err(u32),
    Value(Expression),
}

/// A number.
#[derive(Clone)]
pub enum Expression {
    Literal(u32),
    Variable(String),
    NumberOf(String),
    OwnNumber,
    OwnTracked,
    Pick(u32),
    Sum(Box<Expression>, Box<Expression>),
    Value(u32),
    Temporary(u32),
    /// Of a temporary that is dropped after the other operand has been evaluated.
    WithTemporary(u32, Box<Expression>),
    Question(u32),
    Block(Vec<Statement>, Box<Expression>),
    If(Box<Expression>, Box<Expression>),
    Loop {
        target: Target,
        first: Box<Expression>,
        body: Vec<Statement>,
    },
    Async(Box<AsyncLoop>),
}

#[derive(Clone)]
pub enum ItemExpression {
    Number(Expression),
    Tracked(TrackedExpression),
    Pair(Expression, TrackedExpression),
}

#[derive(Clone)]
pub enum TrackedExpression {
    New(u32),
    Moved(String),
}

#[derive(Clone)]
pub enum Pattern {
    Ignored,
    Name(String),
    Pair(String, String),
    FirstOfPair(String),
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum LoopSpelling {
    Parentheses,
    Braces,
    Brackets,
    LeadingFor,
    Angles,
    /// `for await`
    Keyword,
}

#[derive(Clone)]
pub struct AsyncLoop {
    pub target: Target,
    pub spelling: LoopSpelling,
    pub pattern: Pattern,
    pub stream: Stream,
    pub body: Vec<Statement>,
    pub otherwise: Option<Otherwise>,
}

#[derive(Clone)]
pub struct Otherwise {
    pub body: Vec<Statement>,
    pub value: Option<Expression>,
}

#[derive(Clone)]
pub enum Stream {
    Call { generator: usize, owner: Owner, arguments: Vec<Argument> },
    Range(u32),
    Several(u32),
    Results(u32),
    Variable(String),
    Pinned(String),
    Mutable(String),
    Aiter(Box<Stream>),
    Inline { spelling: Spelling, kind: Kind, body: Vec<Statement> },
}

#[derive(Clone)]
pub enum Argument {
    Depth(u32),
    LessDepth,
    Owned(TrackedExpression),
    BorrowedTemporary(u32),
    Borrowed(String),
    BorrowedParameter(String),
    Stream(Stream),
}
