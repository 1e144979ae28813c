//! Loops over tokio's channels, through the wrappers of tokio-stream and through a generator of a few lines, beside the
//! loops that tokio's documentation shows.

#![forbid(unsafe_code)]

use aiter::{Stream, async_for, async_gen};
use futures::stream::FuturesUnordered;
use tokio::{
    sync::{broadcast, mpsc, oneshot, watch},
    task::yield_now,
};
use tokio_stream::wrappers::{
    BroadcastStream, ReceiverStream, UnboundedReceiverStream, WatchStream, errors::BroadcastStreamRecvError,
};

async fn all<T>(stream: impl Stream<Item = T>) -> Vec<T> {
    let mut seen = Vec::new();
    async_for!(for item in stream {
        seen.push(item);
    });
    seen
}

#[async_gen]
async fn received<T>(mut receiver: mpsc::Receiver<T>) -> T {
    while let Some(item) = receiver.recv().await {
        yield_!(item);
    }
}

fn filled() -> mpsc::Receiver<u32> {
    let (sender, receiver) = mpsc::channel(1);
    tokio::spawn(async move {
        for number in 0..5 {
            sender.send(number).await.unwrap();
        }
    });
    receiver
}

#[tokio::test]
async fn mpsc_receivers_are_looped_over_until_all_senders_are_gone() {
    let mut by_hand = Vec::new();
    let mut receiver = filled();
    while let Some(number) = receiver.recv().await {
        by_hand.push(number);
    }
    assert_eq!(all(ReceiverStream::new(filled())).await, by_hand);
    assert_eq!(all(received(filled())).await, by_hand);
    assert_eq!(by_hand, [0, 1, 2, 3, 4]);
}

#[tokio::test]
async fn a_loop_over_a_reference_leaves_the_rest_in_the_channel() {
    let mut receiver = ReceiverStream::new(filled());
    async_for!(for number in &mut receiver {
        if number == 1 {
            break;
        }
    });
    assert_eq!(receiver.into_inner().recv().await, Some(2));
}

#[tokio::test]
async fn unbounded_receivers_are_looped_over() {
    #[async_gen]
    async fn received<T>(mut receiver: mpsc::UnboundedReceiver<T>) -> T {
        while let Some(item) = receiver.recv().await {
            yield_!(item);
        }
    }
    fn filled() -> mpsc::UnboundedReceiver<u32> {
        let (sender, receiver) = mpsc::unbounded_channel();
        (0..5).for_each(|number| sender.send(number).unwrap());
        receiver
    }

    let mut by_hand = Vec::new();
    let mut receiver = filled();
    while let Some(number) = receiver.recv().await {
        by_hand.push(number);
    }
    assert_eq!(all(UnboundedReceiverStream::new(filled())).await, by_hand);
    assert_eq!(all(received(filled())).await, by_hand);
}

/// What has come, and how many were missed.
#[async_gen]
async fn heard<T: Clone>(mut receiver: broadcast::Receiver<T>) -> Result<T, u64> {
    loop {
        match receiver.recv().await {
            Ok(item) => yield_!(Ok(item)),
            Err(broadcast::error::RecvError::Lagged(missed)) => yield_!(Err(missed)),
            Err(broadcast::error::RecvError::Closed) => return,
        }
    }
}

#[tokio::test]
async fn broadcast_receivers_say_what_they_have_missed() {
    let (sender, mut receiver) = broadcast::channel(2);
    let [wrapped, generated] = [sender.subscribe(), sender.subscribe()];
    for number in 0..5 {
        sender.send(number).unwrap();
    }
    drop(sender);

    let mut by_hand = Vec::new();
    loop {
        match receiver.recv().await {
            Ok(number) => by_hand.push(Ok(number)),
            Err(broadcast::error::RecvError::Lagged(missed)) => by_hand.push(Err(missed)),
            Err(broadcast::error::RecvError::Closed) => break,
        }
    }
    let wrapped = all(BroadcastStream::new(wrapped)).await;
    let wrapped: Vec<_> =
        wrapped.into_iter().map(|item| item.map_err(|BroadcastStreamRecvError::Lagged(missed)| missed)).collect();
    assert_eq!(wrapped, by_hand);
    assert_eq!(all(heard(generated)).await, by_hand);
    assert_eq!(by_hand, [Err(3), Ok(3), Ok(4)]);
}

/// The guard of the value that `borrow_and_update` gives is not `Send`, and gone before the generator suspends.
#[async_gen]
fn changes<T: Clone + Send + Sync>(mut receiver: watch::Receiver<T>) -> impl Stream<Item = T> + Send {
    yield_!(receiver.borrow_and_update().clone());
    while receiver.changed().await.is_ok() {
        yield_!(receiver.borrow_and_update().clone());
    }
}

#[tokio::test]
async fn watch_receivers_give_the_value_and_its_changes() {
    let (sender, mut receiver) = watch::channel(0);
    let wrapped = tokio::spawn(all(WatchStream::new(receiver.clone())));
    let generated = tokio::spawn(all(changes(receiver.clone())));
    let by_hand = tokio::spawn(async move {
        let mut seen = vec![*receiver.borrow_and_update()];
        while receiver.changed().await.is_ok() {
            seen.push(*receiver.borrow_and_update());
        }
        seen
    });
    // Each of the three is woken, and has its turn, before the next change.
    for number in 1..4 {
        yield_now().await;
        yield_now().await;
        sender.send(number).unwrap();
    }
    drop(sender);
    let by_hand = by_hand.await.unwrap();
    assert_eq!(wrapped.await.unwrap(), by_hand);
    assert_eq!(generated.await.unwrap(), by_hand);
    assert_eq!(by_hand, [0, 1, 2, 3]);
}

#[tokio::test]
async fn many_oneshots_are_looped_over_as_they_are_answered() {
    let (senders, receivers): (Vec<_>, FuturesUnordered<_>) = (0..3).map(|_| oneshot::channel()).unzip();
    tokio::spawn(async move {
        for (number, sender) in senders.into_iter().enumerate().rev() {
            // The middle one is dropped, and its receiver told so.
            if number != 1 {
                sender.send(number).unwrap();
            }
            yield_now().await;
        }
    });
    let answers: Vec<_> = all(receivers).await.into_iter().map(Result::ok).collect();
    assert_eq!(answers, [Some(2), None, Some(0)]);
}
