//! A signature that an `async fn` may have is one that a generator may have, and one that a boxed future may have is one
//! that a boxed generator may have.
//!
//! `AITER_SIGNATURES` is how many there are, `AITER_SEED` chooses others, and `AITER_ONLY` one of them.

#![forbid(unsafe_code)]

use std::{env, path::Path};

use aiter_signatures::{Crate, EDITIONS, FORMS, Form, refused, signature};

/// How many signatures there are in a crate.
const PART: usize = 40;

fn number(variable: &str) -> Option<u64> {
    let value = env::var(variable).ok()?;
    Some(value.parse().unwrap_or_else(|_| panic!("{variable} is a number, not {value:?}")))
}

#[test]
fn generators_take_the_signatures_that_async_functions_take() {
    let seed = number("AITER_SEED").unwrap_or(1);
    let count = u32::try_from(number("AITER_SIGNATURES").unwrap_or(60)).expect("fewer signatures");
    let only = number("AITER_ONLY").map(|only| u32::try_from(only).expect("a number of a signature"));
    let signatures = only.map_or((0..count).collect(), |only| vec![only]);
    let signatures = signatures.into_iter().map(|number| signature(seed, number)).collect::<Vec<_>>();

    let mut crates = Vec::new();
    for edition in EDITIONS {
        let of_edition = signatures.iter().filter(|it| it.edition() == edition).collect::<Vec<_>>();
        for part in of_edition.chunks(PART) {
            let modules = part.iter().flat_map(|signature| {
                FORMS.into_iter().filter_map(|form| Some((signature.module(form), signature.write(form)?)))
            });
            crates.push(Crate { edition, modules: modules.collect() });
        }
    }
    let refused = refused(Path::new(env!("CARGO_TARGET_TMPDIR")).join("signatures").as_path(), crates);

    let (mut accepted, mut boxed, mut differences) = (0, 0, 0);
    for signature in &signatures {
        let error = |form| refused.get(&signature.module(form));
        let is_accepted = error(Form::Plain).is_none();
        accepted += u32::from(is_accepted);
        let mut wrong = vec![Form::Generator];
        if signature.write(Form::Written).is_some() {
            wrong.push(Form::Written);
        }
        for (future, generator) in [(Form::Future, Form::Boxed), (Form::FutureLocal, Form::BoxedLocal)] {
            // Where the two disagree, the reason is the box, which must be `Send` or whose type is not checked as that of an
            // `impl Future` is.
            let error_of_plain = error(Form::Plain).map_or("", |error| error);
            // rustc takes for granted of what a function returns, and not of what is behind an `impl Future`.
            let may_live_shorter = ["[E0309]", "[E0310]", "[E0311]"].iter().any(|code| error_of_plain.contains(code));
            if error(future).is_none() == is_accepted && !may_live_shorter {
                wrong.push(generator);
            }
            boxed += u32::from(error(generator).is_none());
        }
        wrong.retain(|form| error(*form).is_none() != is_accepted);
        differences += u32::from(!wrong.is_empty());
        if only.is_some() {
            wrong = FORMS[1..].to_vec();
        } else if wrong.is_empty() {
            continue;
        }
        println!(
            "\nAITER_SEED={seed} AITER_ONLY={} cargo test -p aiter-signatures (edition {})",
            signature.number,
            signature.edition()
        );
        for form in [&[Form::Plain][..], &wrong].concat() {
            let text = signature.write(form).unwrap_or_default();
            println!("{text}{}", error(form).map_or("accepted\n", |error| error));
        }
    }
    let refused = signatures.len() - accepted as usize;
    println!(
        "seed {seed}: {accepted} accepted, {refused} refused, {boxed} accepted in a box, {differences} differences"
    );
    assert_eq!(differences, 0);
}
