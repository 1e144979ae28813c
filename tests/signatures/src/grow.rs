//! Grows a signature. Its text has places, such as `{T}`, for the names that a trait and its implementations choose.
//!
//! Not every signature is valid: what one form refuses, the others are to refuse.
//!
//! Left out is what cannot be compared:
//!
//! - a lifetime hidden in a path (`Borrow<u8>` for `Borrow<'_, u8>`), which an `async fn` refuses by a rule that is its
//!   own, while no macro can see that something is hidden;
//! - a lifetime in an argument that `cfg` takes away: what is left out in the output may be that lifetime, or another;
//! - a lifetime that is declared behind a type, which syn writes in front of it;
//! - an `expect` on an argument that is used: to us the argument is always used, so that nothing is expected of it.

use crate::random::Random;

pub const EDITIONS: [&str; 3] = ["2018", "2021", "2024"];

/// Where a function stands.
#[derive(Clone, Copy, PartialEq)]
pub enum Place {
    Free,
    /// In the implementation of a type.
    Inherent,
    /// In a trait, with a body.
    Provided,
    /// In a trait and in an implementation of it.
    Implemented,
}

pub struct Argument {
    pub attributes: &'static str,
    /// In a function with a body.
    pub pattern: String,
    /// The name in it, where there is one and the argument is there.
    pub name: Option<String>,
    pub is_used: bool,
    pub type_: String,
}

pub struct Signature {
    pub number: u32,
    pub place: Place,
    pub visibility: &'static str,
    /// Of the function.
    pub generics: Vec<String>,
    /// Of the implementation or the trait.
    pub outer: Vec<&'static str>,
    /// What the implementation of a trait writes for a place of the trait's.
    pub chosen: Vec<(&'static str, String)>,
    /// The parameters of that implementation.
    pub chosen_generics: Vec<&'static str>,
    pub supertraits: &'static str,
    pub receiver: Option<String>,
    pub arguments: Vec<Argument>,
    pub item: String,
    /// What is yielded, if anything is.
    pub value: Option<String>,
    pub predicates: Vec<String>,
    /// Whether the trait is used as an object.
    pub is_object: bool,
}

impl Signature {
    pub fn edition(&self) -> &'static str {
        EDITIONS[self.number as usize % EDITIONS.len()]
    }
}

pub fn signature(seed: u64, number: u32) -> Signature {
    Grow::new(Random::new(seed, number)).signature(number)
}

struct Grow {
    random: Random,
    place: Place,
    /// What stands in a type for a lifetime, a type and a constant.
    lifetimes: Vec<&'static str>,
    types: Vec<&'static str>,
    constants: Vec<&'static str>,
    /// What an `impl` or a `dyn` has behind its first bound.
    send: &'static str,
    may_have_impl: bool,
    has_mistake: bool,
}

impl Grow {
    fn new(mut random: Random) -> Self {
        let place =
            random.choose(&[Place::Free, Place::Inherent, Place::Provided, Place::Implemented, Place::Implemented]);
        let send = random.choose(&["", " + Send", " + Send + Sync", " + Send + Sync"]);
        let has_mistake = random.chance(12);
        Self {
            random,
            place,
            lifetimes: vec!["'static"],
            types: vec!["u32", "String", "()", "Own", "inner::Own"],
            constants: vec!["3", "SIZE", "{ SIZE + 1 }"],
            send,
            may_have_impl: true,
            has_mistake,
        }
    }

    fn signature(mut self, number: u32) -> Signature {
        let visibility = match self.place {
            Place::Free | Place::Inherent => self.random.choose(&["", "pub ", "pub(crate) "]),
            _ => "",
        };
        let (outer, chosen, chosen_generics) = self.outer();
        let supertraits = self.random.choose(&["", "", ": Sized", ": Sync", ": Send + Sync", ": 'static"]);
        let (mut generics, mut predicates) = self.generics();
        if self.place != Place::Free {
            self.types.push("Self");
        }
        if matches!(self.place, Place::Provided | Place::Implemented) {
            self.types.push("{Out}");
            self.types.push("Self::Out");
        }
        let receiver = (self.place != Place::Free && self.random.chance(75)).then(|| self.receiver());
        let mut arguments = (0..self.random.below(4)).map(|place| self.argument(place)).collect::<Vec<_>>();
        self.may_have_impl = false;
        let (item, value) = self.item(&arguments, receiver.is_some());
        // An `async fn` may return a `Self` without a size, and what it returns here is a vector.
        if item.contains("Self") || self.random.chance(15) {
            predicates.push("Self: Sized".to_owned());
        }
        predicates.retain(|predicate| self.place != Place::Free || !predicate.contains("Self"));
        if self.has_mistake {
            self.mistake(&mut generics, &mut arguments);
        }
        let is_object = matches!(self.place, Place::Provided | Place::Implemented) && self.random.chance(30);
        let place = self.place;
        Signature {
            number,
            place,
            visibility,
            generics,
            outer,
            chosen,
            chosen_generics,
            supertraits,
            receiver,
            arguments,
            item,
            value,
            predicates,
            is_object,
        }
    }

    /// The parameters of the implementation or the trait.
    fn outer(&mut self) -> (Vec<&'static str>, Vec<(&'static str, String)>, Vec<&'static str>) {
        let (mut outer, mut chosen, mut chosen_generics) = (Vec::new(), Vec::new(), Vec::new());
        if self.place == Place::Free {
            return (outer, chosen, chosen_generics);
        }
        let renamed = self.random.chance(50);
        if self.random.chance(30) {
            outer.push("{i}");
            self.lifetimes.push("{i}");
            chosen_generics.push("'k");
            chosen.push(("{i}", "'k".to_owned()));
        }
        if self.random.chance(50) {
            outer.push(self.random.choose(&[
                "{I}: Default + Clone + Send + Sync",
                "{I}: Default + Send",
                "{I}: Sync",
                "{I}",
            ]));
            self.types.push("{I}");
            self.types.push("{I}");
            let written = if renamed {
                self.random.choose(&["J", "u32", "Vec<J>", "(J, u8)", "&'static str", "[J; 2]", "Option<&'static J>"])
            } else {
                "I"
            };
            // For all that is chosen to have what the trait asks for.
            if written.contains('J') {
                chosen_generics.push("J: Default + Clone + Send + Sync + 'static");
            } else if written == "I" {
                chosen_generics.push("I: Default + Clone + Send + Sync");
            }
            chosen.push(("{I}", written.to_owned()));
        }
        if self.random.chance(25) {
            outer.push("const {M}: usize");
            self.constants.push("{M}");
            let written = self.random.choose(&["L", "7"]);
            if written == "L" {
                chosen_generics.push("const L: usize");
            }
            chosen.push(("{M}", written.to_owned()));
        }
        let out = self.random.choose(&["Self::Out", "String"]);
        chosen.push(("{Out}", out.to_owned()));
        for (from, to) in [("{a}", "'x"), ("{b}", "'y"), ("{T}", "V"), ("{U}", "W"), ("{N}", "K")] {
            if renamed {
                chosen.push((from, to.to_owned()));
            }
        }
        (outer, chosen, chosen_generics)
    }

    /// The parameters of the function, and its predicates.
    fn generics(&mut self) -> (Vec<String>, Vec<String>) {
        let (mut generics, mut predicates) = (Vec::new(), Vec::new());
        let lifetimes = self.random.choose(&[0, 0, 1, 1, 2]);
        for name in ["{a}", "{b}"].into_iter().take(lifetimes) {
            self.lifetimes.push(name);
            self.lifetimes.push(name);
            generics.push(name.to_owned());
        }
        if lifetimes == 2 && self.random.chance(40) {
            if self.random.chance(50) {
                generics[1] += ": {a}";
            } else {
                predicates.push("{b}: {a}".to_owned());
            }
        }
        let types = self.random.choose(&[0, 0, 1, 1, 2]);
        for name in ["{T}", "{U}"].into_iter().take(types) {
            self.types.push(name);
            self.types.push(name);
            let mut bounds = self
                .random
                .choose(&["", "Clone", "Default", "Default + Debug", "Iterator<Item = u8>", "?Sized"])
                .to_owned();
            if !self.send.is_empty() && self.random.chance(90) {
                bounds += if bounds.is_empty() { &self.send[3..] } else { self.send };
            }
            if self.random.chance(10) && lifetimes > 0 {
                bounds = if bounds.is_empty() { "{a}".to_owned() } else { format!("{bounds} + {{a}}") };
            }
            if bounds.is_empty() {
                generics.push(name.to_owned());
            } else if self.random.chance(50) {
                generics.push(format!("{name}: {bounds}"));
            } else {
                generics.push(name.to_owned());
                predicates.push(format!("{name}: {bounds}"));
            }
            if self.random.chance(10) {
                predicates.push(format!("for<'z> &'z {name}: Debug"));
            }
        }
        if self.random.chance(25) {
            generics.push("const {N}: usize".to_owned());
            self.constants.push("{N}");
            self.constants.push("{N}");
        }
        (generics, predicates)
    }

    fn receiver(&mut self) -> String {
        let lifetime = self.lifetime();
        let receivers = [
            "self",
            "mut self",
            "&self",
            "&self",
            "&self",
            "&mut self",
            "&LIFEself",
            "&LIFEmut self",
            "self: &Self",
            "self: &LIFESelf",
            "self: Box<Self>",
            "self: Rc<Self>",
            "self: Arc<Self>",
            "self: Pin<&mut Self>",
            "self: Pin<&LIFESelf>",
            "self: Pin<Box<Self>>",
            "self: &Arc<Self>",
            "self: &LIFEBox<Self>",
            "self: &&Self",
            "self: Pin<&LIFEmut Self>",
        ];
        self.random.choose(&receivers).replace("LIFE", &lifetime)
    }

    /// A lifetime of a reference, or nothing where it is left out.
    fn lifetime(&mut self) -> String {
        match self.random.below(10) {
            0..6 => String::new(),
            6 => "'_ ".to_owned(),
            _ => self.random.choose(&self.lifetimes.clone()).to_owned() + " ",
        }
    }

    /// A lifetime that is an argument of a type.
    fn lifetime_argument(&mut self) -> String {
        if self.random.chance(60) { "'_".to_owned() } else { self.random.choose(&self.lifetimes.clone()).to_owned() }
    }

    fn constant(&mut self) -> &'static str {
        self.random.choose(&self.constants.clone())
    }

    fn leaf(&mut self) -> String {
        self.random.choose(&self.types.clone()).to_owned()
    }

    fn type_(&mut self, depth: u32) -> String {
        if depth == 0 {
            return self.leaf();
        }
        let inner = depth - 1;
        match self.random.below(26) {
            0..4 => self.leaf(),
            4 | 5 => format!("&{}str", self.lifetime()),
            6..9 => {
                let mutable = self.random.choose(&["", "", "mut "]);
                let (lifetime, type_) = (self.lifetime(), self.type_(inner));
                let type_ = if type_.contains(" + ") && (type_.starts_with("impl") || type_.starts_with("dyn")) {
                    format!("({type_})")
                } else {
                    type_
                };
                format!("&{lifetime}{mutable}{type_}")
            }
            9 => format!("Vec<{}>", self.type_(inner)),
            10 => format!("Option<{}>", self.type_(inner)),
            11 => format!("({}, {})", self.type_(inner), self.type_(inner)),
            12 => format!("[{}; {}]", self.type_(inner), self.constant()),
            13 => format!("Buf<{}>", self.constant()),
            14 => format!("Borrow<{}, {}>", self.lifetime_argument(), self.type_(inner)),
            15 => format!("Both<{}, {}>", self.type_(inner), self.constant()),
            16 => format!("Cow<{}, str>", self.lifetime_argument()),
            17 => format!("PhantomData<{}>", self.type_(inner)),
            18 => match self.random.below(4) {
                0 => format!("&{}(dyn Debug{})", self.lifetime(), self.send),
                1 => {
                    let send = self.send;
                    format!("Box<dyn Debug{send} + {}>", self.lifetime_argument())
                }
                2 => format!("Box<dyn Fn({}) -> u8{}>", self.own_type(), self.send),
                _ => format!("Box<dyn for<'z> Fn(&'z {}) -> &'z u8{}>", self.leaf(), self.send),
            },
            19 => match self.random.below(3) {
                0 => format!("fn(&{}) -> &u8", self.leaf()),
                1 => format!("for<'z> fn(&'z {}, {}) -> &'z str", self.leaf(), self.own_type()),
                _ => format!("fn({}) -> {}", self.own_type(), self.leaf()),
            },
            _ if self.may_have_impl => self.impl_(inner),
            _ => self.leaf(),
        }
    }

    /// A type in a place where lifetimes that are left out are its own.
    fn own_type(&mut self) -> String {
        let may_have_impl = std::mem::replace(&mut self.may_have_impl, false);
        let type_ = self.type_(1);
        self.may_have_impl = may_have_impl;
        type_
    }

    fn impl_(&mut self, depth: u32) -> String {
        let bound = match self.random.below(9) {
            0 | 1 => "Debug".to_owned(),
            2 | 3 => format!("Iterator<Item = {}>", self.type_(depth)),
            4 => format!("Into<{}>", self.own_type()),
            5 => format!("Fn({}) -> u8", self.own_type()),
            6 => "Fn(&str) -> &str".to_owned(),
            7 => format!("for<'z> Fn(&'z {}) -> &'z u8", self.leaf()),
            _ => format!("Iterator<Item = Borrow<{}, {}>>", self.lifetime_argument(), self.own_type()),
        };
        let outlives = if self.random.chance(15) { format!(" + {}", self.lifetime_argument()) } else { String::new() };
        format!("impl {bound}{}{outlives}", self.send)
    }

    fn argument(&mut self, place: u32) -> Argument {
        let type_ = self.type_(2);
        let name = format!("x{place}");
        let (pattern, mut name) = match self.random.below(16) {
            0 => ("_".to_owned(), None),
            1 => (format!("_{name}"), None),
            2 => (format!("mut {name}"), Some(name)),
            3 | 4 if type_.starts_with('(') && type_ != "()" => (format!("({name}, _y{place})"), Some(name)),
            5 | 6 if type_.starts_with("Borrow") => (format!("Borrow({name})"), Some(name)),
            _ => (name.clone(), Some(name)),
        };
        let mut is_used = !self.random.chance(8);
        let attributes = match self.random.below(20) {
            0 => "#[allow(unused_variables, unused_mut)] ",
            1 => "#[cfg(all())] ",
            2 if !type_.contains(['&', '\'']) => {
                name = None;
                "#[cfg(any())] "
            }
            3 => "#[cfg_attr(all(), allow(unused_variables))] ",
            4 if name.as_ref() == Some(&pattern) => {
                is_used = false;
                self.random.choose(&["#[expect(unused_variables)] ", "#[cfg_attr(all(), expect(unused_variables))] "])
            }
            _ => "",
        };
        Argument { attributes, pattern, name, is_used, type_ }
    }

    /// The type of the items, and what is yielded.
    fn item(&mut self, arguments: &[Argument], has_self: bool) -> (String, Option<String>) {
        let given = arguments.iter().filter(|argument| {
            argument.is_used && argument.name.as_ref() == Some(&argument.pattern) && !argument.type_.contains("impl")
        });
        let given = given.collect::<Vec<_>>();
        match self.random.below(10) {
            0 => ("u32".to_owned(), Some("1".to_owned())),
            1 => ("&str".to_owned(), Some("\"text\"".to_owned())),
            2 => {
                let type_ = self.leaf();
                (type_, Some("Default::default()".to_owned()))
            }
            3 => (format!("Option<{}>", self.type_(1)), Some("None".to_owned())),
            4 => {
                let send = self.send;
                (format!("impl Debug{send}"), Some("1_u8".to_owned()))
            }
            5 if has_self => (self.random.choose(&["Self", "&Self", "&mut Self", "(u8, &Self)"]).to_owned(), None),
            6..9 if !given.is_empty() => {
                let argument = given[self.random.below(u32::try_from(given.len()).expect("few")) as usize];
                (argument.type_.clone(), Some(argument.pattern.clone()))
            }
            _ => (self.type_(2), None),
        }
    }

    /// Makes it wrong, for certain or not.
    fn mistake(&mut self, generics: &mut Vec<String>, arguments: &mut [Argument]) {
        let wrong = [
            "&'undeclared str",
            "Missing",
            "str",
            "[u8]",
            "Vec<_>",
            "fn(impl Debug)",
            "&dyn Fn(impl Debug)",
            "Vec<u8, u8, u8>",
            "Buf<u8>",
            "&'_ Borrow<'_, '_, u8>",
            "dyn Debug",
            "impl Missing",
        ];
        match (self.random.below(4), arguments) {
            (0, _) => generics.push(self.random.choose(&["{T}", "const {N}: usize", "X: Missing"]).to_owned()),
            (1, [first, .., last]) => last.pattern.clone_from(&first.pattern),
            (_, [first, ..]) => self.random.choose(&wrong).clone_into(&mut first.type_),
            _ => {}
        }
    }
}
