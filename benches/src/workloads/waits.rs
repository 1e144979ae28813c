//! Generators that wait before each item.

use std::{hint::black_box, sync::LazyLock};

use tokio::{
    runtime::{Builder, Runtime},
    sync::mpsc::channel,
};

use super::{candidates, sum};
use crate::{
    block_on::{block_on, block_on_woken},
    peer::Peer,
    workload::Workload,
};

fn ready<P: Peer>(count: u64) -> u64 {
    let count = black_box(count);
    block_on(sum(|| P::ready(count)))
}

fn pending<P: Peer>(count: u64) -> u64 {
    let count = black_box(count);
    block_on_woken(sum(|| P::pending(count)))
}

/// Adds up what a task sends through a channel, on one thread.
fn received<P: Peer>(count: u64) -> u64 {
    static RUNTIME: LazyLock<Runtime> =
        LazyLock::new(|| Builder::new_current_thread().build().expect("a runtime without drivers can be made"));

    let count = black_box(count);
    RUNTIME.block_on(async {
        let (sender, receiver) = channel(64);
        let sending = tokio::spawn(async move {
            for number in 0..count {
                sender.send(number).await.expect("the receiver is there until the end");
            }
        });
        let sum = sum(|| P::received(receiver)).await;
        sending.await.expect("the sending task does not panic");
        sum
    })
}

/// The workloads.
pub fn workloads() -> Vec<Workload> {
    let workload = |name, column, candidates| Workload {
        name,
        table: "Generators that wait for each item",
        column,
        unit: "item",
        step: 1_000,
        delegates: false,
        candidates,
    };
    vec![
        workload("ready", "a ready future", candidates!(ready)),
        workload("pending", "a future that is pending once", candidates!(pending)),
        workload("channel", "tokio's `mpsc` channel", candidates!(received)),
    ]
}
