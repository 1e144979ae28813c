//! One file for each peer, with the generators of all workloads. Without the feature `peers` those that it names are left
//! out.

mod aiter;
#[cfg(feature = "peers")]
mod async_fn_stream;
#[cfg(feature = "peers")]
mod async_gen;
mod async_stream;
#[cfg(feature = "peers")]
mod async_stream_lite;
#[cfg(feature = "peers")]
mod asynk_strim;
#[cfg(feature = "peers")]
mod fauxgen;
#[cfg(feature = "peers")]
mod genawaiter;
#[cfg(feature = "peers")]
pub mod genawaiter_stack;
mod hand_written;
#[cfg(feature = "nightly")]
pub mod nightly;
mod unfold;

#[cfg(feature = "nightly")]
pub use self::nightly::Nightly;
pub use self::{aiter::Aiter, async_stream::AsyncStream, hand_written::HandWritten, unfold::Unfold};
#[cfg(feature = "peers")]
pub use self::{
    async_fn_stream::AsyncFnStream, async_gen::AsyncGen, async_stream_lite::AsyncStreamLite, asynk_strim::AsynkStrim,
    fauxgen::Fauxgen, genawaiter::Genawaiter,
};
