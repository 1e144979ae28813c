//! One file for each peer, with the generators of all workloads.

mod aiter;
mod async_fn_stream;
mod async_gen;
mod async_stream;
mod async_stream_lite;
mod asynk_strim;
mod fauxgen;
mod genawaiter;
pub mod genawaiter_stack;
mod hand_written;
#[cfg(feature = "nightly")]
pub mod nightly;
mod unfold;

#[cfg(feature = "nightly")]
pub use self::nightly::Nightly;
pub use self::{
    aiter::Aiter, async_fn_stream::AsyncFnStream, async_gen::AsyncGen, async_stream::AsyncStream,
    async_stream_lite::AsyncStreamLite, asynk_strim::AsynkStrim, fauxgen::Fauxgen, genawaiter::Genawaiter,
    hand_written::HandWritten, unfold::Unfold,
};
