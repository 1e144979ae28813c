//! Generators of a plain program: each is a thread that runs while its consumer waits for an item, and waits otherwise.
//!
//! To drop one half-way unwinds its thread, so that what its body holds is dropped as where an `async` body is dropped.

use std::{
    any::Any,
    cell::RefCell,
    mem::{replace, transmute},
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    rc::Rc,
    sync::{
        Mutex, PoisonError,
        mpsc::{Receiver, Sender, channel},
    },
    thread,
};

use crate::world::{Dropped, Failure, World};

type Payload = Box<dyn Any + Send>;
type Body<'b, T> = Box<dyn FnOnce(&Yielder<T>) + Send + 'b>;
type Job = Box<dyn FnOnce() + Send>;

enum Message<T> {
    Item(T),
    /// It waits, and the run ends with that.
    Waits,
    /// With the panic of the body, if there was one.
    Ended(Result<(), Payload>),
}

/// A generator that is written as plain code.
pub struct Gen<T: Send + 'static> {
    stage: Stage<T>,
}

enum Stage<T> {
    Unstarted(Body<'static, T>),
    Running { go_on: Sender<()>, messages: Receiver<Message<T>> },
    Ended,
}

/// What its body yields through.
pub struct Yielder<T> {
    told: Receiver<()>,
    messages: Sender<Message<T>>,
}

impl<T> Yielder<T> {
    /// Gives an item, and goes on when the next one is asked for.
    pub fn yield_(&self, item: T) {
        self.messages.send(Message::Item(item)).expect("a generator is not dropped before its body has ended");
        if self.told.recv().is_err() {
            resume_unwind(Box::new(Dropped));
        }
    }
}

/// A body that stays where it is until it is dropped.
trait Suspend {
    fn suspend(&self) -> !;
}

impl<T> Suspend for Yielder<T> {
    fn suspend(&self) -> ! {
        self.messages.send(Message::Waits).expect("a generator is not dropped before its body has ended");
        self.told.recv().expect_err("a run ends with this");
        resume_unwind(Box::new(Dropped));
    }
}

thread_local! {
    /// The body that this thread runs, if it is not the consumer's.
    static RUNNING: RefCell<Option<Rc<dyn Suspend>>> = const { RefCell::new(None) };
}

/// Ends the run, as a consumer's future that is pending is dropped: from the consumer on, and not from what waits.
fn suspend() -> ! {
    match RUNNING.with_borrow(Option::clone) {
        Some(body) => body.suspend(),
        None => resume_unwind(Box::new(Dropped)),
    }
}

impl<T: Send + 'static> Gen<T> {
    /// With a body that runs when the first item is asked for.
    pub fn new<'b>(body: impl FnOnce(&Yielder<T>) + Send + 'b) -> Self {
        let body: Body<'b, T> = Box::new(body);
        // SAFETY: the body is gone when the generator has been dropped, and the programs drop each generator before
        // what it borrows: their other form would not compile if they did not.
        let body = unsafe { transmute::<Body<'b, T>, Body<'static, T>>(body) };
        Self { stage: Stage::Unstarted(body) }
    }
}

impl<T: Send + 'static> Gen<Result<T, Failure>> {
    /// With the error that the body ends with for the last item.
    pub fn fallible<'b>(body: impl FnOnce(&Yielder<Result<T, Failure>>) -> Result<(), Failure> + Send + 'b) -> Self {
        Self::new(move |y| {
            if let Err(failure) = body(y) {
                y.yield_(Err(failure));
            }
        })
    }
}

impl<T: Send + 'static> Iterator for Gen<T> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        match replace(&mut self.stage, Stage::Ended) {
            Stage::Ended => return None,
            Stage::Running { go_on, messages } => {
                go_on.send(()).expect("a body that has yielded waits");
                self.stage = Stage::Running { go_on, messages };
            }
            Stage::Unstarted(body) => {
                let (go_on, told) = channel();
                let (sender, messages) = channel();
                start(Box::new(move || {
                    let y = Rc::new(Yielder { told, messages: sender });
                    RUNNING.set(Some(y.clone()));
                    let end = catch_unwind(AssertUnwindSafe(|| body(&y)));
                    RUNNING.set(None);
                    // Nobody listens if the consumer has panicked.
                    let _ = y.messages.send(Message::Ended(end));
                }));
                self.stage = Stage::Running { go_on, messages };
            }
        }
        let Stage::Running { messages, .. } = &self.stage else { unreachable!() };
        match messages.recv().expect("a body says when it has ended") {
            Message::Item(item) => Some(item),
            Message::Waits => suspend(),
            Message::Ended(end) => {
                self.stage = Stage::Ended;
                end.unwrap_or_else(|payload| resume_unwind(payload));
                None
            }
        }
    }
}

impl<T: Send + 'static> Drop for Gen<T> {
    fn drop(&mut self) {
        if let Stage::Running { go_on, messages } = replace(&mut self.stage, Stage::Ended) {
            drop(go_on);
            while let Ok(Message::Item(_) | Message::Waits) = messages.recv() {}
        }
    }
}

/// Runs a job on a thread that has none.
fn start(job: Job) {
    static IDLE: Mutex<Vec<Sender<Job>>> = Mutex::new(Vec::new());

    let idle = || IDLE.lock().unwrap_or_else(PoisonError::into_inner);
    let thread = idle().pop().unwrap_or_else(|| {
        let (sender, jobs) = channel::<Job>();
        let own = sender.clone();
        thread::spawn(move || {
            while let Ok(job) = jobs.recv() {
                job();
                idle().push(own.clone());
            }
        });
        sender
    });
    thread.send(job).expect("a thread waits for jobs for ever");
}

/// Where the other form waits.
pub fn wait(world: World, place: u32) {
    value(world, place);
}

/// Where the other form waits for a number.
pub fn value(world: World, place: u32) -> u32 {
    if world.waits(place).is_none() {
        suspend();
    }
    world.waited(place)
}
