//! Waits of a program with aiter.

use std::{
    future::Future,
    pin::Pin,
    task::{Context, Poll},
};

use crate::world::World;

/// Waits, as often as the run says.
pub async fn wait(world: World, place: u32) {
    value(world, place).await;
}

/// Waits for a number.
pub async fn value(world: World, place: u32) -> u32 {
    let times = world.waits(place);
    Wait { times }.await;
    world.waited(place)
}

struct Wait {
    /// Nothing, if it never ends.
    times: Option<u32>,
}

impl Future for Wait {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        match &mut self.times {
            None => Poll::Pending,
            Some(0) => Poll::Ready(()),
            Some(times) => {
                *times -= 1;
                context.waker().wake_by_ref();
                Poll::Pending
            }
        }
    }
}
