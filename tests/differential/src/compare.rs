//! Runs both forms of programs, and compares what has happened.

use std::{
    fmt::Write as _,
    future::Future,
    panic::{AssertUnwindSafe, catch_unwind},
    pin::Pin,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    task::{Context, Poll, Wake, Waker},
};

use crate::world::{Dropped, Event, Interruption, Outcome, Panicked, Record, Run, Shared, World, mixed};

/// A program in both forms.
pub struct Program {
    /// Which one of its seed it is.
    pub number: u32,
    /// Its consumer with aiter.
    pub aiter: AsyncConsumer,
    /// What it is compared with.
    pub expected: Consumer,
}

type AsyncConsumer = fn(World) -> Pin<Box<dyn Future<Output = Outcome>>>;

/// The consumer of a program in another form.
#[derive(Clone, Copy)]
pub enum Consumer {
    /// Without futures.
    Plain(fn(World) -> Outcome),
    /// With the futures of an `async fn`, or with async-stream.
    Async(AsyncConsumer),
}

/// How a run has ended.
#[derive(Debug, PartialEq, Eq)]
enum End {
    Gave(Outcome),
    Dropped,
    Panicked,
    /// It panicked in a way that it was not told to.
    Broke(String),
    /// It is pending, and nobody has woken it.
    Stuck,
}

/// Compares the two forms of each program.
///
/// # Panics
///
/// If they differ. The first program that does is printed.
pub fn compare(seed: u64, sources: &str, programs: &[Program]) {
    let world: World = Box::leak(Box::new(Shared::default()));
    let mut total = Total::default();
    let mut wrong = Vec::new();
    for program in programs {
        if let Err(difference) = compare_program(world, program, &mut total) {
            if wrong.is_empty() {
                let number = program.number;
                println!("{}", source(sources, number));
                println!("program {number} of seed {seed}, to be run alone by:");
                println!("AITER_SEED={seed} AITER_ONLY={number} cargo test -p aiter-differential\n\n{difference}");
            }
            wrong.push(program.number);
        }
    }
    println!("{} programs, {} runs, {} events", programs.len(), total.runs, total.events);
    assert!(wrong.is_empty(), "{} of {} programs differ: {wrong:?}", wrong.len(), programs.len());
}

#[derive(Default)]
struct Total {
    runs: u64,
    events: usize,
}

/// The text of a program, which stands behind a line with its number.
fn source(sources: &str, number: u32) -> &str {
    let heading = format!("// Program {number}\n");
    let start = sources.find(&heading).expect("each program has a heading");
    let rest = &sources[start..];
    rest[1..].find("// Program ").map_or(rest, |end| &rest[..=end])
}

fn compare_program(world: World, program: &Program, total: &mut Total) -> Result<(), String> {
    for decisions in 0..5 {
        let decisions = mixed(program.number, decisions);
        let whole = Run { decisions, ..Run::default() };
        let (steps, waits) = compare_run(world, program, whole, &[0, 1, 3], total)?;
        let random = |salt, limit| 1 + mixed(decisions, salt) % limit;
        let mut interruptions = vec![Interruption::Enough(1), Interruption::Enough(2), Interruption::Enough(4)];
        if waits > 0 {
            interruptions.extend((0..4).map(|salt| Interruption::Drop(random(salt, waits))));
        }
        if steps > 0 {
            interruptions.extend((4..10).map(|salt| Interruption::Panic(random(salt, steps))));
        }
        // An `async fn` has no consumer that could have enough.
        if matches!(program.expected, Consumer::Async(_)) {
            interruptions.retain(|interruption| !matches!(interruption, Interruption::Enough(_)));
        }
        for interruption in interruptions {
            compare_run(world, program, Run { interruption, ..whole }, &[2], total)?;
        }
    }
    Ok(())
}

/// Compares a run of the plain form with one of the other for each schedule. Gives the numbers of its steps and waits.
fn compare_run(
    world: World,
    program: &Program,
    run: Run,
    schedules: &[u32],
    total: &mut Total,
) -> Result<(u32, u32), String> {
    let mut last = (0, 0);
    for &pending in schedules {
        let run = Run { pending, ..run };
        world.begin(run);
        let expected_end = match program.expected {
            Consumer::Plain(plain) => run_plain(world, plain),
            // What a `select!` takes depends on the schedule, so that both have the same.
            Consumer::Async(consumer) => run_async(world, consumer),
        };
        let expected = world.end();
        world.begin(run);
        let end = run_async(world, program.aiter);
        let record = world.end();
        total.runs += 1;
        total.events += record.events.len();
        if end != expected_end || record.events != expected.events {
            return Err(difference(run, (&expected_end, &expected), (&end, &record)));
        }
        last = (expected.steps, expected.waits);
    }
    Ok(last)
}

fn end_of(outcome: std::thread::Result<End>) -> End {
    outcome.unwrap_or_else(|payload| {
        if payload.is::<Panicked>() {
            End::Panicked
        } else if payload.is::<Dropped>() {
            End::Dropped
        } else if let Some(message) = payload.downcast_ref::<&str>() {
            End::Broke((*message).to_owned())
        } else {
            End::Broke(payload.downcast_ref::<String>().cloned().unwrap_or_default())
        }
    })
}

fn run_plain(world: World, plain: fn(World) -> Outcome) -> End {
    end_of(catch_unwind(|| End::Gave(plain(world))))
}

fn run_async(world: World, consumer: AsyncConsumer) -> End {
    struct Woken(AtomicBool);

    impl Wake for Woken {
        fn wake(self: Arc<Self>) {
            self.0.store(true, Ordering::Relaxed);
        }
    }

    end_of(catch_unwind(AssertUnwindSafe(|| {
        let mut future = consumer(world);
        loop {
            // A waker of its own for each poll, since a future may be moved to another task.
            let woken = Arc::new(Woken(AtomicBool::new(false)));
            match future.as_mut().poll(&mut Context::from_waker(&Waker::from(woken.clone()))) {
                Poll::Ready(outcome) => return End::Gave(outcome),
                Poll::Pending if world.is_dropping() => return End::Dropped,
                Poll::Pending if woken.0.load(Ordering::Relaxed) => {}
                Poll::Pending => return End::Stuck,
            }
        }
    })))
}

/// Shows where two runs part.
fn difference(run: Run, expected: (&End, &Record), actual: (&End, &Record)) -> String {
    let same = expected.1.events.iter().zip(&actual.1.events).take_while(|(one, other)| one == other).count();
    let from = same.saturating_sub(8);
    let part = |events: &[Event]| format!("{:?}", events.iter().skip(from).take(20).collect::<Vec<_>>());
    let mut text = String::new();
    let _ = writeln!(text, "{run:?}: after {same} events that are the same, and from event {from} on:");
    let _ = writeln!(text, "expected: {:?} {}", expected.0, part(&expected.1.events));
    let _ = writeln!(text, "aiter: {:?} {}", actual.0, part(&actual.1.events));
    text
}
