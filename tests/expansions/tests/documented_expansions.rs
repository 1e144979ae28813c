//! The expansions that the documentation shows are those that the macros make, but for comments and white space.

use std::{fs, path::Path};

use aiter_expansions::Macro;
use proc_macro2::{TokenStream, TokenTree};

/// How a section in the documentation of a macro begins, and each of its two blocks.
const HEADING: &str = "/// # Expansion\n";
const BLOCK: &str = "/// ```text\n";
const END: &str = "/// ```\n";

#[test]
fn each_expansion_in_the_documentation_is_what_the_macro_makes() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut sections = 0;
    for file in ["src/lib.rs", "aiter-macros/src/lib.rs"] {
        let text = fs::read_to_string(root.join(file)).unwrap();
        for section in text.split(HEADING).skip(1) {
            let mut blocks = section.split(BLOCK).skip(1).map(|block| uncommented(block.split_once(END).unwrap().0));
            let (written, documented) = (blocks.next().unwrap(), blocks.next().unwrap());
            let expansion = expansion(&written);
            assert!(
                words(expansion.clone()) == words(documented.parse().unwrap()),
                "{file} shows another expansion of\n{written}than the macro's, which is\n{expansion}"
            );
            sections += 1;
        }
    }
    assert_eq!(sections, 5, "sections on an expansion");
}

fn uncommented(lines: &str) -> String {
    lines.replace("///", "")
}

/// What a function with an attribute, or the call of a macro, expands to.
fn expansion(written: &str) -> TokenStream {
    let written = written.trim();
    if let Some(function) = written.strip_prefix("#[async_gen]") {
        return Macro::AsyncGen.expand(function.parse().unwrap());
    }
    if let Some(function) = written.strip_prefix("#[try_async_gen]") {
        return Macro::TryAsyncGen.expand(function.parse().unwrap());
    }
    let (name, input) = written.split_once('!').unwrap();
    let input = input.trim();
    let input = input[1..input.len() - 1].parse().unwrap();
    match name {
        "async_for" => Macro::AsyncFor.expand(input),
        "stream" => Macro::Stream.expand(input),
        _ => panic!("no expansion of `{name}!` is tested"),
    }
}

/// The tokens one by one, without the white space between them.
fn words(tokens: TokenStream) -> Vec<String> {
    tokens
        .into_iter()
        .flat_map(|token| match token {
            TokenTree::Group(group) => {
                let mut all = vec![format!("{:?}", group.delimiter())];
                all.extend(words(group.stream()));
                all.push("end".to_owned());
                all
            }
            token => vec![token.to_string()],
        })
        .collect()
}
