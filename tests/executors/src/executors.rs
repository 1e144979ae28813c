//! The executors, each as a function that runs a future to its end.
//!
//! Each runs it as a task where it has tasks, since that is how it is run in a program, and since a future that is
//! merely blocked on is often polled in another way.

use std::{
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc::channel,
    },
};

use embassy_executor::Executor;
use futures::{executor::LocalPool, task::LocalSpawnExt};
use tokio::runtime::Builder;

/// On one thread of tokio's.
///
/// # Panics
///
/// If the future does.
pub fn tokio_current_thread<T: Send + 'static>(future: impl Future<Output = T> + Send + 'static) -> T {
    let runtime = Builder::new_current_thread().enable_time().build().expect("a runtime");
    runtime.block_on(runtime.spawn(future)).expect("the task has ended")
}

/// On four threads of tokio's.
///
/// # Panics
///
/// If the future does.
pub fn tokio_multi_thread<T: Send + 'static>(future: impl Future<Output = T> + Send + 'static) -> T {
    let runtime = Builder::new_multi_thread().worker_threads(4).enable_time().build().expect("a runtime");
    runtime.block_on(runtime.spawn(future)).expect("the task has ended")
}

/// On the global executor of smol.
pub fn smol<T: Send + 'static>(future: impl Future<Output = T> + Send + 'static) -> T {
    smol::block_on(smol::spawn(future))
}

/// On this thread, by `futures::executor::block_on`.
pub fn futures_block_on<T>(future: impl Future<Output = T>) -> T {
    futures::executor::block_on(future)
}

/// On this thread, in a pool of `futures`.
///
/// # Panics
///
/// If the future does.
pub fn futures_local_pool<T: 'static>(future: impl Future<Output = T> + 'static) -> T {
    let mut pool = LocalPool::new();
    let task = pool.spawner().spawn_local_with_handle(future).expect("the pool is alive");
    pool.run_until(task)
}

/// On this thread, by `pollster::block_on`.
pub fn pollster<T>(future: impl Future<Output = T>) -> T {
    pollster::block_on(future)
}

#[embassy_executor::task(pool_size = 64)]
async fn embassy_task(future: Pin<Box<dyn Future<Output = ()>>>) {
    future.await;
}

/// On this thread, by an executor of embassy's. Such a task returns nothing, and its executor has to live forever.
///
/// # Panics
///
/// If the future does, and if 64 others run at the time.
pub fn embassy<T: 'static>(future: impl Future<Output = T> + 'static) -> T {
    let (sender, receiver) = channel();
    let is_done = Arc::new(AtomicBool::new(false));
    let set_done = Arc::clone(&is_done);
    let task = embassy_task(Box::pin(async move {
        let sent = sender.send(future.await);
        assert!(sent.is_ok(), "who runs it waits for it");
        set_done.store(true, Ordering::Release);
    }));
    let executor: &'static mut Executor = Box::leak(Box::new(Executor::new()));
    executor.run_until(|spawner| spawner.spawn(task.expect("a free task")), || is_done.load(Ordering::Acquire));
    receiver.recv().expect("the task has ended")
}
