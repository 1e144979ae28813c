//! A page of documentation: its code blocks, its links, and the anchors that links to it may name.

use std::{collections::HashMap, fs, path::Path};

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

pub struct Page {
    /// Its path from the root of the repository.
    pub path: String,
    /// The info string of each code block; none, if it has no fence.
    pub blocks: Vec<Option<String>>,
    pub links: Vec<String>,
    pub anchors: Vec<String>,
}

impl Page {
    pub fn read(root: &Path, path: &str) -> Self {
        let text = fs::read_to_string(root.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"));
        let mut page = Self { path: path.to_owned(), blocks: Vec::new(), links: Vec::new(), anchors: Vec::new() };
        let mut headings = HashMap::new();
        let mut heading: Option<String> = None;
        for event in Parser::new_ext(&text, Options::ENABLE_TABLES) {
            match event {
                Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => page.blocks.push(Some(info.to_string())),
                Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => page.blocks.push(None),
                Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                    page.links.push(dest_url.to_string());
                }
                Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
                Event::Text(text) | Event::Code(text) => {
                    if let Some(heading) = &mut heading {
                        heading.push_str(&text);
                    }
                }
                Event::End(TagEnd::Heading(_)) => {
                    let anchor = anchor(&heading.take().expect("a heading has begun"));
                    let earlier: &mut u32 = headings.entry(anchor.clone()).or_default();
                    page.anchors.push(if *earlier == 0 { anchor } else { format!("{anchor}-{earlier}") });
                    *earlier += 1;
                }
                _ => {}
            }
        }
        page
    }

    /// The directory that it stands in, from the root; empty, if that is the root.
    pub fn directory(&self) -> &str {
        self.path.rsplit_once('/').map_or("", |(directory, _)| directory)
    }
}

/// What GitHub and mdBook both make of the text of a heading.
fn anchor(heading: &str) -> String {
    let kept = heading.chars().filter(|character| character.is_alphanumeric() || " -_".contains(*character));
    kept.flat_map(char::to_lowercase).map(|character| if character == ' ' { '-' } else { character }).collect()
}
