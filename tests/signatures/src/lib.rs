//! Random signatures, each as that of an `async fn`, of a generator, and of a boxed future of async-trait.

#![allow(missing_docs, reason = "it is there for its test alone")]

mod compile;
mod grow;
#[path = "../../differential/build/random.rs"]
mod random;
mod write;

pub use compile::{Crate, refused};
pub use grow::{EDITIONS, Signature, signature};
pub use write::{FORMS, Form};
