//! Hazards of a plan: what a reviewer must know before it runs.

/// One hazard, or one thing worth knowing, of a plan.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Finding {
    /// Stable, lower-case, with dashes: `drops-data`.
    pub code: &'static str,
    pub direction: Direction,
    /// The table or type it is about, as a person writes it.
    pub subject: String,
    /// One sentence, no full stop; names in backticks.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
}

#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Direction {
    Up,
    Down,
}
