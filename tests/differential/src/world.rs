//! What a program sees: it decides what the program does, and records it.

use std::{
    panic::resume_unwind,
    sync::{Mutex, MutexGuard, PoisonError},
};

/// What the consumer of a program gives.
pub type Outcome = Result<u32, Failure>;

/// The world of a program. It is the same for all threads of the plain form.
pub type World = &'static Shared;

/// See [`World`].
#[derive(Default)]
pub struct Shared {
    state: Mutex<State>,
}

/// What has happened: what, where in the program, and a number.
pub(crate) type Event = (&'static str, u32, u32);

/// How a run is cut short.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Interruption {
    #[default]
    None,
    /// After so many items that the consumer has seen, by a `break` or a `return`.
    Enough(u32),
    /// At this wait, by a drop of the consumer's future.
    Drop(u32),
    /// At this step, by a panic.
    Panic(u32),
}

/// How a run goes.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Run {
    /// Decides where the program branches.
    pub(crate) decisions: u32,
    pub(crate) interruption: Interruption,
    /// How often a wait is pending at most.
    pub(crate) pending: u32,
}

#[derive(Default)]
struct State {
    run: Run,
    events: Vec<Event>,
    steps: u32,
    waits: u32,
    items: u32,
    fuel: u32,
    dropping: bool,
}

/// What has happened in a run.
#[derive(Default)]
pub(crate) struct Record {
    pub(crate) events: Vec<Event>,
    pub(crate) steps: u32,
    pub(crate) waits: u32,
}

/// The payload of the panic of [`Interruption::Panic`].
pub(crate) struct Panicked;

/// The payload of the panic that ends a plain program where the consumer's future would be dropped.
pub(crate) struct Dropped;

/// A number that depends on two others in no simple way.
pub(crate) fn mixed(one: u32, other: u32) -> u32 {
    let mut number = one.wrapping_mul(0x9e37_79b9) ^ other.wrapping_add(0x7f4a_7c15).wrapping_mul(0x85eb_ca6b);
    number ^= number >> 15;
    number = number.wrapping_mul(0x2c1b_3c6d);
    number ^= number >> 12;
    number = number.wrapping_mul(0x297a_2d39);
    number ^ (number >> 15)
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn begin(&self, run: Run) {
        *self.state() = State { run, fuel: 60, ..State::default() };
    }

    pub(crate) fn end(&self) -> Record {
        let state = std::mem::take(&mut *self.state());
        Record { events: state.events, steps: state.steps, waits: state.waits }
    }

    fn record(&self, what: &'static str, place: u32, number: u32) {
        self.state().events.push((what, place, number));
    }

    /// Takes a step, at which the run may be told to panic, and gives a number that depends on it.
    fn step(&self) -> u32 {
        let mut state = self.state();
        state.steps += 1;
        let (steps, run) = (state.steps, state.run);
        drop(state);
        if run.interruption == Interruption::Panic(steps) {
            resume_unwind(Box::new(Panicked));
        }
        mixed(run.decisions, steps)
    }

    /// Records that the program waits. Gives how often that is pending; or nothing, if the wait never ends.
    pub(crate) fn waits(&self, place: u32) -> Option<u32> {
        self.record("wait", place, 0);
        self.step();
        let mut state = self.state();
        state.waits += 1;
        if state.run.interruption == Interruption::Drop(state.waits) {
            state.dropping = true;
            return None;
        }
        let times = mixed(state.waits, state.run.pending) % (state.run.pending + 1);
        Some(times)
    }

    pub(crate) fn is_dropping(&self) -> bool {
        self.state().dropping
    }

    pub(crate) fn waited(&self, place: u32) -> u32 {
        self.record("waited", place, 0);
        self.step() % 100
    }

    pub fn note(&self, place: u32) {
        self.record("note", place, 0);
        self.step();
    }

    pub fn see(&self, place: u32, number: u32) {
        self.record("see", place, number);
        self.step();
    }

    pub fn pick(&self, limit: u32) -> u32 {
        self.step() % limit
    }

    pub fn flip(&self) -> bool {
        self.pick(2) == 0
    }

    /// Whether a loop may go on: at times not, and never when there is no fuel left.
    pub fn more(&self) -> bool {
        let wanted = self.step() % 4 > 0;
        let mut state = self.state();
        state.fuel = state.fuel.saturating_sub(1);
        wanted && state.fuel > 0
    }

    /// Whether the consumer has seen as many items as the run is for.
    pub fn enough(&self) -> bool {
        let mut state = self.state();
        state.items += 1;
        matches!(state.run.interruption, Interruption::Enough(limit) if state.items >= limit)
    }

    /// Counts from 0, up to the limit at most, while there is fuel.
    pub fn range(&'static self, limit: u32) -> impl Iterator<Item = u32> + Send {
        (0..limit).take_while(|_| {
            let mut state = self.state();
            state.fuel = state.fuel.saturating_sub(1);
            state.fuel > 0
        })
    }

    /// Results, some of them errors.
    pub fn results(&'static self, limit: u32) -> impl Iterator<Item = Result<u32, Failure>> + Send {
        self.range(limit).map(|number| if self.pick(4) == 0 { Err(Failure(number)) } else { Ok(number) })
    }

    pub fn tracked(&'static self, place: u32) -> Tracked {
        let number = self.step() % 100;
        Tracked { world: self, place, number }
    }

    /// Some tracked values, which a loop takes one by one.
    pub fn several(&'static self, place: u32) -> Vec<Tracked> {
        (0..3).map(|offset| self.tracked(place + offset)).collect()
    }

    pub fn sum(&self, tracked: &Tracked, number: u32) -> u32 {
        self.step();
        tracked.number.wrapping_add(number)
    }

    /// Fails at times.
    ///
    /// # Errors
    ///
    /// As the run decides.
    pub fn check(&'static self, place: u32) -> Result<u32, Small> {
        let number = self.step();
        if number % 4 == 0 { Err(Small { world: self, place }) } else { Ok(number % 100) }
    }

    /// Gives a number at times.
    pub fn some(&self, place: u32) -> Option<u32> {
        self.note(place);
        let number = self.step();
        (number % 4 > 0).then_some(number % 100)
    }

    /// Records an item that has been yielded.
    pub fn item(&self, number: u32) {
        self.record("item", 0, number);
    }
}

/// A value that records its drop.
pub struct Tracked {
    world: World,
    place: u32,
    number: u32,
}

impl Tracked {
    /// A number that the run decides.
    #[must_use]
    pub fn number(&self) -> u32 {
        self.number
    }
}

impl Drop for Tracked {
    fn drop(&mut self) {
        self.world.record("drop", self.place, self.number);
    }
}

/// An error that is converted where it leaves a body.
pub struct Small {
    world: World,
    place: u32,
}

/// What it is converted to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Failure(pub u32);

impl From<Small> for Failure {
    fn from(small: Small) -> Self {
        small.world.note(small.place);
        Self(small.place)
    }
}
