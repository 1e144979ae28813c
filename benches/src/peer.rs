//! What is measured beside each other.

use futures::Stream;
use tokio::sync::mpsc::Receiver;

use crate::item::Item;

/// What a peer counts as in the comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// This repository's.
    Ours,
    /// Another way to write a generator on stable Rust.
    Peer,
    /// What we cannot be expected to beat: the compiler's own generators, and a state machine written by hand.
    Limit,
}

/// A way to write generators. Each writes the same ones, as its documentation says.
pub trait Peer: 'static {
    /// What it is called in tables.
    const NAME: &str;

    /// What it counts as.
    const ROLE: Role;

    /// Items made of the numbers up to `count`.
    fn items<T: Item>(count: u64) -> impl Stream<Item = T>;

    /// The numbers up to `count`, each of which comes out of a future that is ready.
    fn ready(count: u64) -> impl Stream<Item = u64>;

    /// The numbers up to `count`, before each of which a future is awaited that is pending once.
    fn pending(count: u64) -> impl Stream<Item = u64>;

    /// What comes through a channel.
    fn received(receiver: Receiver<u64>) -> impl Stream<Item = u64>;

    /// Each number of another stream, twice as large.
    fn doubled(numbers: impl Stream<Item = u64> + 'static) -> impl Stream<Item = u64> + 'static;

    /// The numbers up to `count`, through `depth` generators in boxes, each of which yields what the next one does.
    fn nested(depth: u32, count: u64) -> impl Stream<Item = u64>;

    /// The numbers up to `items` at each leaf of a full binary tree, each node of which is a generator in a box.
    fn tree(depth: u32, items: u64) -> impl Stream<Item = u64>;
}
