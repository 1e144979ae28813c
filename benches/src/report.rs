//! What is said of the targets, a line each, and what comes of them all.

/// What is wanted, and what holds until it is reached.
#[derive(Clone, Copy)]
pub struct Limits {
    /// At most so much is wanted. More is shown as missed, and nothing fails.
    pub wanted: f64,
    /// At most so much is held, which is what was measured last and a margin. More is worse than it was, and fails. Where
    /// what is wanted is reached, it is the same.
    pub held: f64,
}

/// What was found.
#[derive(Default)]
pub struct Report {
    missed: u32,
    worse: u32,
    wanted: u32,
    failed: u32,
}

impl Report {
    /// A figure with one limit, above which it fails.
    pub fn at_most(&mut self, what: &str, figure: f64, limit: f64, decimals: usize) {
        // Not `figure > limit`: no figure at all is a miss.
        let met = figure <= limit;
        self.missed += u32::from(!met);
        let word = if met { "met   " } else { "MISSED" };
        println!("{word}  {what}: {figure:.decimals$} (at most {limit:.decimals$})");
    }

    /// A figure with something that is wanted and something that is held. `beside` is who else was measured, and their
    /// figure.
    pub fn wanted(&mut self, what: &str, figure: f64, limits: Limits, beside: (&str, f64), decimals: usize) {
        let Limits { wanted, held } = limits;
        let (word, limit) = if figure <= wanted {
            ("met   ", format!("at most {wanted:.decimals$}"))
        } else if figure <= held {
            self.wanted += 1;
            ("MISSED", format!("wanted: at most {wanted:.decimals$}; held: at most {held:.decimals$}"))
        } else {
            self.worse += 1;
            ("WORSE ", format!("wanted: at most {wanted:.decimals$}; held: at most {held:.decimals$}"))
        };
        let (name, other) = beside;
        println!("{word}  {what}: {figure:.decimals$} ({limit}; {name}: {other:.decimals$})");
    }

    /// A target that could not be checked.
    pub fn failed(&mut self, what: &str, why: &str) {
        self.failed += 1;
        println!("FAILED  {what}: {why}");
    }

    /// Prints how many there are of each, and says whether none fails.
    pub fn end(&self) -> bool {
        let Self { missed, worse, wanted, failed } = self;
        println!(
            "{missed} missed, {worse} worse than was held, {wanted} wanted and not reached yet, {failed} could not be \
             checked"
        );
        missed + worse + failed == 0
    }
}
