//! Writes a signature in each of its forms, as a module.

use std::fmt::Write as _;

use crate::grow::{Place, Signature};

/// What a function is written as.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Form {
    /// `async fn`, which returns what the others yield.
    Plain,
    /// `#[async_gen] async fn`
    Generator,
    /// `#[async_gen] fn -> impl Stream`, which in edition 2024 captures as an `async fn` does.
    Written,
    /// `#[async_gen(boxed)] async fn`
    Boxed,
    /// A boxed future of `#[async_trait]`.
    Future,
    /// `#[async_gen(boxed_local)] async fn`
    BoxedLocal,
    /// A boxed future of `#[async_trait(?Send)]`.
    FutureLocal,
}

pub const FORMS: [Form; 7] =
    [Form::Plain, Form::Generator, Form::Written, Form::Boxed, Form::Future, Form::BoxedLocal, Form::FutureLocal];

/// What the modules are written with.
pub const PRELUDE: &str = "\
#![deny(warnings)]
#![allow(dead_code, non_snake_case, unused_imports)]
// rustc finds that a type with a lifetime of its own, `fn(&u8) -> &u8`, is another one in the implementation of an `async fn`.
#![allow(refining_impl_trait)]

use aiter::{Stream, async_gen};
use async_trait::async_trait;
use std::{borrow::Cow, fmt::Debug, future::ready, marker::PhantomData, pin::Pin, rc::Rc, sync::Arc};

const SIZE: usize = 2;

#[derive(Debug, Default, Clone)]
struct Own(u8);

mod inner {
    #[derive(Debug, Default, Clone)]
    pub struct Own(u8);
}

struct Buf<const SIZE: usize>([u8; SIZE]);

struct Borrow<'a, T>(&'a T);

struct Both<T, const SIZE: usize>([T; SIZE]);
";

impl Form {
    fn is_of_async_trait(self) -> bool {
        matches!(self, Self::Future | Self::FutureLocal)
    }

    fn is_future(self) -> bool {
        self == Self::Plain || self.is_of_async_trait()
    }

    /// Before a function.
    fn attribute(self) -> &'static str {
        match self {
            Self::Plain | Self::Future | Self::FutureLocal => "",
            Self::Generator | Self::Written => "#[async_gen] ",
            Self::Boxed => "#[async_gen(boxed)] ",
            Self::BoxedLocal => "#[async_gen(boxed_local)] ",
        }
    }

    /// Before a trait or an implementation of one.
    fn outer_attribute(self) -> &'static str {
        match self {
            Self::Future => "#[async_trait] ",
            Self::FutureLocal => "#[async_trait(?Send)] ",
            _ => "",
        }
    }
}

/// The names that a trait chooses, and whatever is no implementation of one.
const NAMES: [(&str, &str); 9] = [
    ("{a}", "'a"),
    ("{b}", "'b"),
    ("{T}", "T"),
    ("{U}", "U"),
    ("{N}", "N"),
    ("{i}", "'i"),
    ("{I}", "I"),
    ("{M}", "M"),
    ("{Out}", "Self::Out"),
];

impl Signature {
    /// The name of its module.
    pub fn module(&self, form: Form) -> String {
        format!("{form:?}_{}", self.number)
    }

    /// Its module, or nothing where it has none in this form.
    pub fn write(&self, form: Form) -> Option<String> {
        if form == Form::Written && self.edition() != "2024" {
            return None;
        }
        let outer_attribute = form.outer_attribute();
        let trait_generics = angles(self.outer.iter().copied());
        let arguments = angles(self.outer.iter().map(|it| name_of(it)));
        let renamed = angles(
            self.chosen
                .iter()
                .filter(|(from, _)| self.outer.iter().any(|it| name_of(it) == *from))
                .map(|(_, to)| &**to),
        );
        let chosen_generics = angles(self.chosen_generics.iter().copied());
        let provided = self.function(form, true);
        let mut text = match self.place {
            // async-trait has no other functions than those of traits.
            Place::Free | Place::Inherent if form.is_of_async_trait() => {
                let required = self.function(form, false);
                let (holder, fields) = self.holder();
                format!(
                    "struct S{trait_generics}{fields};
{outer_attribute}trait Trait{trait_generics} {{ {required} }}
{outer_attribute}impl{trait_generics} Trait{arguments} for {holder} {{ {provided} }}"
                )
            }
            Place::Free => provided,
            Place::Inherent => {
                let (holder, fields) = self.holder();
                format!("struct S{trait_generics}{fields};\nimpl{trait_generics} {holder} {{ {provided} }}")
            }
            Place::Provided => format!(
                "{outer_attribute}trait Trait{trait_generics}{} {{ type Out: Default + Send + Sync; {provided} }}",
                // async-trait sees the trait, and bounds `Self` in a method with a body where that is lacking; an attribute on the
                // method does not know whether it is in a trait, and a bound of it in an implementation would be an error more.
                if matches!(form, Form::Boxed | Form::Future) { ": Send + Sync" } else { self.supertraits }
            ),
            Place::Implemented => {
                let required = self.function(form, false);
                let mut implemented = provided;
                for (from, to) in &self.chosen {
                    implemented = implemented.replace(from, to);
                }
                format!(
                    "struct S;
{outer_attribute}trait Trait{trait_generics}{} {{ type Out: Default + Send + Sync; {required} }}
{outer_attribute}impl{chosen_generics} Trait{renamed} for S {{ type Out = String; {implemented} }}",
                    self.supertraits
                )
            }
        };
        let is_boxed = !matches!(form, Form::Plain | Form::Generator | Form::Written);
        if self.is_object && is_boxed {
            let arguments = angles(self.outer.iter().map(|it| name_of(it)).chain(["Out = ()"]));
            let _ = write!(text, "\nfn object{trait_generics}(_: &dyn Trait{arguments}) {{}}");
        }
        for (from, to) in NAMES {
            text = text.replace(from, to);
        }
        Some(format!("mod {} {{\nuse super::*;\n{text}\n}}\n", self.module(form)))
    }

    /// The type of an inherent implementation, and the fields of its declaration.
    fn holder(&self) -> (String, String) {
        let arguments = self.outer.iter().map(|it| name_of(it));
        let fields = self.outer.iter().filter(|it| !it.starts_with("const")).map(|it| match name_of(it) {
            "{i}" => "PhantomData<&{i} u8>".to_owned(),
            name => format!("PhantomData<{name}>"),
        });
        let fields = fields.collect::<Vec<_>>().join(", ");
        (format!("S{}", angles(arguments)), if fields.is_empty() { fields } else { format!("({fields})") })
    }

    /// The function, with a body or without.
    fn function(&self, form: Form, has_body: bool) -> String {
        let attribute = form.attribute();
        let visibility = if form.is_of_async_trait() { "" } else { self.visibility };
        let async_ = if form == Form::Written { "" } else { "async " };
        let generics = angles(self.generics.iter().map(|it| &**it));
        // async-trait leaves out a reference that is not used, where an `async fn` holds it: there all are used.
        let are_used = form.is_of_async_trait();
        let mut used = String::new();
        let mut arguments = self.receiver.iter().cloned().collect::<Vec<_>>();
        if let (false, Some("mut self")) = (has_body, self.receiver.as_deref()) {
            arguments = vec!["self".to_owned()];
        }
        for (place, argument) in self.arguments.iter().enumerate() {
            let name = format!("x{place}");
            let pattern = if has_body && !are_used { &argument.pattern } else { &name };
            let is_conditional = argument.attributes.starts_with("#[cfg(");
            let attributes = if are_used && !is_conditional { "" } else { argument.attributes };
            arguments.push(format!("{attributes}{pattern}: {}", argument.type_));
            let is_there = attributes != "#[cfg(any())] ";
            if is_there && (are_used || argument.is_used && argument.name.is_some()) {
                let _ = write!(used, "let _ = &{name}; ");
            }
        }
        let arguments = arguments.join(", ");
        let item = &self.item;
        let output = match form {
            _ if form.is_future() => format!("Vec<{item}>"),
            Form::Written => format!("impl Stream<Item = {item}>"),
            _ => item.clone(),
        };
        let predicates = self.predicates.join(", ");
        let where_ = if predicates.is_empty() { String::new() } else { format!(" where {predicates}") };
        let head = format!("{attribute}{visibility}{async_}fn f{generics}({arguments}) -> {output}{where_}");
        if !has_body {
            return format!("{head};");
        }
        let body = match (&self.value, form.is_future()) {
            (None, true) => format!("let items = Vec::new(); {used}ready(()).await; items"),
            (None, false) => format!("{used}ready(()).await;"),
            (Some(value), true) => {
                format!(
                    "let mut items = Vec::new(); {used}ready(()).await; items.push({value}); ready(()).await; items"
                )
            }
            (Some(value), false) => format!("{used}ready(()).await; yield_!({value}); ready(()).await;"),
        };
        format!("{head} {{ {body} }}")
    }
}

/// `{T}` in `{T}: Bound`.
fn name_of(parameter: &str) -> &str {
    let parameter = parameter.trim_start_matches("const ");
    parameter.split(':').next().unwrap_or(parameter)
}

fn angles<'a>(parameters: impl Iterator<Item = &'a str>) -> String {
    let parameters = parameters.collect::<Vec<_>>().join(", ");
    if parameters.is_empty() { parameters } else { format!("<{parameters}>") }
}
