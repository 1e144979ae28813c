//! Changes to valid input.

use proc_macro2::Delimiter;

use crate::tree::{Tree, VOCABULARY};

/// A change at a place, both of which are taken modulo what there is.
#[derive(Clone, Copy, Debug)]
pub struct Mutation {
    /// Which change.
    pub kind: u8,
    /// Where: the how manieth tree, counted through all groups.
    pub place: u16,
    /// With what.
    pub choice: u16,
}

const DELIMITERS: [Delimiter; 4] = [Delimiter::Parenthesis, Delimiter::Brace, Delimiter::Bracket, Delimiter::None];

/// Changes `trees`. What is put in from elsewhere comes from `other`.
pub fn mutate(trees: &mut Vec<Tree>, other: &[Tree], mutation: Mutation) {
    let count = count(trees);
    let mut place = usize::from(mutation.place) % (count + 1);
    change(trees, &mut place, &mut |trees, at| apply(trees, at, other, mutation));
}

fn count(trees: &[Tree]) -> usize {
    let inside = |tree: &Tree| match tree {
        Tree::Word(_) => 1,
        Tree::Group(_, inside) => 1 + count(inside),
    };
    trees.iter().map(inside).sum()
}

/// Calls `change` with the trees in which the one at `place` stands, and with its place there. Returns whether it was.
fn change(trees: &mut Vec<Tree>, place: &mut usize, change_at: &mut dyn FnMut(&mut Vec<Tree>, usize)) -> bool {
    for at in 0..trees.len() {
        if *place == 0 {
            change_at(trees, at);
            return true;
        }
        *place -= 1;
        if let Tree::Group(_, inside) = &mut trees[at] {
            if change(inside, place, change_at) {
                return true;
            }
        }
    }
    false
}

fn apply(trees: &mut Vec<Tree>, at: usize, other: &[Tree], mutation: Mutation) {
    let choice = usize::from(mutation.choice);
    let word = || Tree::Word(VOCABULARY[choice % VOCABULARY.len()].to_owned());
    match mutation.kind % 10 {
        0 => drop(trees.remove(at)),
        1 => trees.insert(at, trees[at].clone()),
        2 if at + 1 < trees.len() => trees.swap(at, at + 1),
        3 => trees[at] = word(),
        4 | 2 => trees.insert(at, word()),
        5 => {
            let inside = trees.split_off(at);
            trees.push(Tree::Group(DELIMITERS[choice % 4], inside));
        }
        6 => trees[at] = Tree::Group(DELIMITERS[choice % 4], vec![trees[at].clone()]),
        7 => {
            if let Tree::Group(_, inside) = trees[at].clone() {
                trees.splice(at..=at, inside);
            }
        }
        8 => trees.truncate(at),
        _ => {
            if !other.is_empty() {
                trees[at] = other[choice % other.len()].clone();
            }
        }
    }
}
