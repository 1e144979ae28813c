//! Futures that another thread wakes.

use std::{
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
        mpsc::{Sender, channel},
    },
    task::{Context, Poll, Waker},
    thread,
};

/// When the other thread wakes a future that is pending.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// Before the poll that was pending has returned to the future.
    DuringThePoll,
    /// At once, which may be before or after the poll has returned.
    AtOnce,
    /// After the poll of the whole task has returned.
    AfterThePoll,
}

/// A thread that wakes.
#[derive(Clone, Debug)]
pub struct OtherThread {
    requests: Sender<Request>,
    polls: Arc<AtomicUsize>,
}

#[derive(Debug)]
struct Request {
    waker: Waker,
    /// How many polls of the task had returned, if it is to wait for another one.
    after: Option<usize>,
    is_woken: Arc<AtomicBool>,
}

impl Default for OtherThread {
    fn default() -> Self {
        let (requests, received) = channel::<Request>();
        let polls = Arc::<AtomicUsize>::default();
        let returned = Arc::clone(&polls);
        thread::spawn(move || {
            for Request { waker, after, is_woken } in received {
                while after.is_some_and(|before| returned.load(Ordering::Acquire) == before) {
                    thread::yield_now();
                }
                waker.wake();
                is_woken.store(true, Ordering::Release);
            }
        });
        Self { requests, polls }
    }
}

impl OtherThread {
    /// Runs a task as it is, and tells the thread of each poll that has returned.
    pub fn watch<T>(&self, task: impl Future<Output = T> + Send) -> impl Future<Output = T> + Send {
        let polls = Arc::clone(&self.polls);
        let mut task = Box::pin(task);
        std::future::poll_fn(move |context| {
            let answer = task.as_mut().poll(context);
            polls.fetch_add(1, Ordering::Release);
            answer
        })
    }

    /// A future that is pending until it is polled again, for which it is woken once: a task that loses that wake-up
    /// sleeps forever. Where it is woken after the poll,
    /// the task has to be [watched](Self::watch).
    pub fn wake(&self, when: When) -> Wakeup {
        Wakeup { thread: self.clone(), when, is_asked: false }
    }
}

/// A future that the other thread wakes.
#[derive(Debug)]
pub struct Wakeup {
    thread: OtherThread,
    when: When,
    is_asked: bool,
}

impl Future for Wakeup {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        if self.is_asked {
            return Poll::Ready(());
        }
        self.is_asked = true;
        let after = (self.when == When::AfterThePoll).then(|| self.thread.polls.load(Ordering::Acquire));
        let is_woken = Arc::<AtomicBool>::default();
        let request = Request { waker: context.waker().clone(), after, is_woken: Arc::clone(&is_woken) };
        self.thread.requests.send(request).expect("the thread lives as long as this");
        while self.when == When::DuringThePoll && !is_woken.load(Ordering::Acquire) {
            thread::yield_now();
        }
        Poll::Pending
    }
}
