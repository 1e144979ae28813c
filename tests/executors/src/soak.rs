//! Thousands of generators at a time, for a long time.

use std::{
    fmt::Write as _,
    fs::read_to_string,
    ops::Range,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicI64, AtomicU64, Ordering},
    },
    thread::sleep,
    time::{Duration, Instant},
};

use aiter::{AsyncGenerator, Stream, async_for, async_gen, from_fn};
use tokio::{runtime::Builder, task::yield_now, time::timeout};

/// How much is run.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// How many generators at a time.
    pub generators: u64,
    /// For how long.
    pub duration: Duration,
}

/// What was run.
#[derive(Clone, Copy, Debug)]
pub struct Figures {
    /// How many generators were run to their end.
    pub ended: u64,
    /// How many were dropped half-way.
    pub dropped: u64,
    /// How many items they have given.
    pub items: u64,
    /// The most memory in the first tenth, in KiB.
    pub first_memory: u64,
    /// The most memory after that, in KiB.
    pub later_memory: u64,
}

impl Figures {
    /// How much memory there may be after the first tenth, in KiB: 5 % more than in it, and 2 MiB.
    pub fn allowed_memory(&self) -> u64 {
        self.first_memory * 105 / 100 + 2048
    }
}

#[derive(Debug, Default)]
struct Counts {
    stop: AtomicBool,
    ended: AtomicU64,
    dropped: AtomicU64,
    items: AtomicU64,
    /// How many items, and bodies of generators, are alive.
    alive: AtomicI64,
}

/// Counts what is alive.
struct Alive(Arc<Counts>);

impl Alive {
    fn new(counts: &Arc<Counts>) -> Self {
        counts.alive.fetch_add(1, Ordering::Relaxed);
        Self(Arc::clone(counts))
    }
}

impl Drop for Alive {
    fn drop(&mut self) {
        self.0.alive.fetch_sub(1, Ordering::Relaxed);
    }
}

struct Item {
    number: u64,
    _alive: Alive,
}

/// What a generator is made of: its items, and its own number.
#[derive(Clone)]
struct Plan {
    numbers: Range<u64>,
    salt: u64,
    counts: Arc<Counts>,
}

impl Plan {
    fn part(&self, numbers: Range<u64>) -> Self {
        Self { numbers, ..self.clone() }
    }

    /// Waits now and then, and gives the item.
    async fn item(&self, number: u64) -> Item {
        if (number + self.salt) % 8 == 0 {
            yield_now().await;
        }
        if (number + self.salt) % 64 == 0 {
            tokio::time::sleep(Duration::from_millis(1 + self.salt % 8)).await;
        }
        Item { number, _alive: Alive::new(&self.counts) }
    }
}

#[async_gen]
async fn plain(plan: Plan) -> Item {
    let _alive = Alive::new(&plan.counts);
    for number in plan.numbers.clone() {
        yield_!(plan.item(number).await);
    }
}

/// Yields all of one half, and all of the other.
#[async_gen(boxed)]
async fn boxed(plan: Plan) -> Item {
    let _alive = Alive::new(&plan.counts);
    let Range { start, end } = plan.numbers;
    if end - start > 3 {
        let middle = start.midpoint(end);
        yield_all!(boxed(plan.part(start..middle)));
        yield_all!(boxed(plan.part(middle..end)));
    } else {
        for number in start..end {
            yield_!(plan.item(number).await);
        }
    }
}

#[async_gen]
async fn delegating(plan: Plan) -> Item {
    let _alive = Alive::new(&plan.counts);
    let Range { start, end } = plan.numbers;
    let middle = start.midpoint(end);
    yield_all!(plain(plan.part(start..middle)));
    if middle < end {
        yield_!(plan.item(middle).await);
        yield_all!(through_from_fn(plan.part(middle + 1..end)));
    }
}

fn through_from_fn(plan: Plan) -> impl AsyncGenerator<Item = Item> + Send {
    from_fn(async move |mut y| {
        let _alive = Alive::new(&plan.counts);
        let Range { start, end } = plan.numbers;
        let middle = start.midpoint(end);
        for number in start..middle {
            y.yield_(plan.item(number).await).await;
        }
        y.yield_all(plain(plan.part(middle..end))).await;
    })
}

/// Takes items, up to the number given, and checks each of them.
async fn take(items: impl Stream<Item = Item> + Send, plan: &Plan, end: u64) -> Result<bool, String> {
    let mut expected = plan.numbers.start;
    if end == expected {
        return Ok(false);
    }
    async_for!(for item in items {
        if item.number != expected {
            return Err(format!("item {} in place of {expected}, of {:?}", item.number, plan.numbers));
        }
        expected += 1;
        plan.counts.items.fetch_add(1, Ordering::Relaxed);
        if expected == end && end < plan.numbers.end {
            return Ok(false);
        }
    });
    if expected != plan.numbers.end {
        return Err(format!("the end in place of item {expected}, of {:?}", plan.numbers));
    }
    Ok(true)
}

/// The next number in a row without visible order (splitmix64).
fn next(random: &mut u64) -> u64 {
    *random = random.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut bits = *random;
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    bits ^ (bits >> 31)
}

/// Runs one generator after the other.
async fn one_place(place: u64, counts: Arc<Counts>) -> Result<(), String> {
    let mut random = place;
    while !counts.stop.load(Ordering::Relaxed) {
        let start = next(&mut random) % 1000;
        let end = start + next(&mut random) % 200;
        let plan = Plan { numbers: start..end, salt: next(&mut random) % 64, counts: Arc::clone(&counts) };
        // A quarter is dropped after so many items, and some at whatever place they are in after so much time.
        let until = if next(&mut random) % 4 == 0 { start.midpoint(end) } else { end };
        let patience =
            Duration::from_millis(if next(&mut random) % 8 == 0 { 1 + next(&mut random) % 20 } else { 600_000 });
        let kind = next(&mut random) % 4;
        let taken = timeout(patience, async {
            match kind {
                0 => take(plain(plan.clone()), &plan, until).await,
                1 => take(boxed(plan.clone()), &plan, until).await,
                2 => take(delegating(plan.clone()), &plan, until).await,
                _ => take(through_from_fn(plan.clone()), &plan, until).await,
            }
        })
        .await;
        let has_ended = taken.unwrap_or(Ok(false))?;
        if has_ended { &counts.ended } else { &counts.dropped }.fetch_add(1, Ordering::Relaxed);
        // One without items does not wait by itself.
        yield_now().await;
    }
    Ok(())
}

/// The resident memory of this process, in KiB.
fn memory() -> u64 {
    let statm = read_to_string("/proc/self/statm").expect("Linux");
    // Pages are of 4 KiB where this runs.
    statm.split(' ').nth(1).and_then(|pages| pages.parse::<u64>().ok()).expect("a number of pages") * 4
}

/// Runs generators, and hands over a line every tenth.
///
/// # Errors
///
/// If a generator gives another item than it should, does not end, or is not dropped, and if the memory grows after the
/// first tenth by more than [`Figures::allowed_memory`] says.
///
/// # Panics
///
/// If a generator does.
pub fn run(settings: Settings, mut line: impl FnMut(&str)) -> Result<Figures, String> {
    let Settings { generators, duration } = settings;
    let counts = Arc::<Counts>::default();
    let runtime = Builder::new_multi_thread().worker_threads(4).enable_time().build().expect("a runtime");
    let places = (0..generators).map(|place| runtime.spawn(one_place(place, Arc::clone(&counts)))).collect::<Vec<_>>();
    let start = Instant::now();
    let mut figures = Figures { ended: 0, dropped: 0, items: 0, first_memory: 0, later_memory: 0 };
    for tenth in 1..=10 {
        let mut tenth_memory = 0;
        while start.elapsed() < duration * tenth / 10 {
            sleep(duration / 500);
            tenth_memory = tenth_memory.max(memory());
        }
        let most = if tenth == 1 { &mut figures.first_memory } else { &mut figures.later_memory };
        *most = tenth_memory.max(*most);
        figures.ended = counts.ended.load(Ordering::Relaxed);
        figures.dropped = counts.dropped.load(Ordering::Relaxed);
        figures.items = counts.items.load(Ordering::Relaxed);
        let mut text = String::new();
        write!(
            text,
            "{:6.1} s  {} ended  {} dropped half-way  {} items  {tenth_memory} KiB",
            start.elapsed().as_secs_f64(),
            figures.ended,
            figures.dropped,
            figures.items,
        )
        .expect("room");
        line(&text);
    }
    counts.stop.store(true, Ordering::Relaxed);
    runtime.block_on(async {
        for place in places {
            // A generator that is never woken must not keep this from its end.
            let ended = timeout(Duration::from_secs(60), place).await.map_err(|_| "a generator sleeps forever")?;
            ended.expect("a generator panics")?;
        }
        Ok::<(), String>(())
    })?;
    let alive = counts.alive.load(Ordering::Relaxed);
    if alive != 0 {
        return Err(format!("{alive} values were never dropped, or dropped twice"));
    }
    if figures.later_memory > figures.allowed_memory() {
        return Err(format!("{} KiB, and {} KiB in the first tenth", figures.later_memory, figures.first_memory));
    }
    Ok(figures)
}
