//! One file for each family of workloads.

use std::{hint::black_box, pin::pin};

use futures::{Stream, StreamExt};

use crate::item::Item;

pub mod composed;
pub mod depth;
pub mod items;
pub mod large_items;
pub mod loops;
pub mod trees;
pub mod waits;

/// The candidates that run `$function`, a function of a peer; and `$more` among them, which is one of the optional peers.
macro_rules! candidates {
    ($function:ident $(, $argument:tt)* $(; $more:expr)?) => {{
        let mut candidates = candidates!(@ [Aiter, AsyncStream] $function [$($argument),*]);
        #[cfg(feature = "peers")]
        candidates.extend(candidates!(@
            [AsyncFnStream, AsynkStrim, AsyncGen, AsyncStreamLite, Fauxgen, Genawaiter] $function [$($argument),*]));
        $(
            #[cfg(feature = "peers")]
            candidates.push($more);
        )?
        candidates.extend(candidates!(@ [Unfold, HandWritten] $function [$($argument),*]));
        #[cfg(feature = "nightly")]
        candidates.extend(candidates!(@ [Nightly] $function [$($argument),*]));
        candidates
    }};
    (@ [$($peer:ident),*] $function:ident $arguments:tt) => {
        vec![$(candidates!(@one $peer $function $arguments)),*]
    };
    (@one $peer:ident $function:ident [$($argument:tt),*]) => {
        $crate::workload::Candidate {
            name: <$crate::peers::$peer as $crate::peer::Peer>::NAME,
            role: <$crate::peers::$peer as $crate::peer::Peer>::ROLE,
            run: $function::<$crate::peers::$peer $(, $argument)*>,
        }
    };
}

pub(crate) use candidates;

/// Adds up the items of a stream and their number, with the loop that all streams share. The stream is made where it is
/// pinned.
pub(crate) async fn sum<T: Item, S: Stream<Item = T>>(make: impl FnOnce() -> S) -> u64 {
    let mut stream = pin!(make());
    let mut sum = 0_u64;
    while let Some(item) = stream.next().await {
        sum = sum.wrapping_add(black_box(&item).number()).wrapping_add(1);
    }
    sum
}
