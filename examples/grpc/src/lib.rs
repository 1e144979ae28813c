//! What `build.rs` makes of `primes.proto`: messages, a client, and a trait for the server.
#![allow(missing_docs, unused_qualifications, clippy::pedantic)]

tonic::include_proto!("primes");
