//! Facts that a reviewer must know about a plan.

use super::{
    blocked, cast, cycle, distributed, drops, follower, hypertable, partitioned,
    probe::{Count, Probe},
};
use crate::schema::stated::Place;

/// A hazard of a plan, or another fact worth knowing.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Finding {
    pub direction: Direction,
    /// Stable, lower-case, with dashes: `drops-data`.
    pub code: &'static str,
    /// The table or type concerned, as a person writes it.
    pub subject: String,
    /// The column, constraint or other object concerned, as a person writes it: `users.name`. Together with the code
    /// it identifies the finding (`--allow not-null:users.name`).
    pub object: String,
    /// One sentence, no full stop; names in backticks.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// The source that asks for the change, if its wording matters.
    pub place: Option<Place>,
    /// What to count to learn whether the hazard comes true.
    pub probes: Vec<Probe>,
    /// Whether `--park` would keep the lost rows.
    pub can_be_parked: bool,
    /// The result of counting, if anything was counted.
    pub count: Option<Count>,
}

impl Finding {
    pub(super) fn new(
        direction: Direction,
        code: &'static str,
        subject: impl Into<String>,
        message: impl Into<String>,
    ) -> Self {
        let subject = subject.into();
        Self {
            direction,
            code,
            object: subject.clone(),
            subject,
            message: message.into(),
            help: None,
            place: None,
            probes: Vec::new(),
            can_be_parked: false,
            count: None,
        }
    }

    pub(super) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Sets the place, if it is in a file.
    pub(super) fn at(mut self, place: Place) -> Self {
        self.place = Some(place).filter(|it| it.line > 0);
        self
    }

    /// Sets the part of the subject.
    pub(super) fn of(mut self, part: &str) -> Self {
        self.object = format!("{}.{part}", self.subject);
        self
    }

    pub(super) fn probed(mut self, probes: impl IntoIterator<Item = Probe>) -> Self {
        self.probes.extend(probes);
        self
    }

    /// How `--allow` names it: `not-null:users.name`.
    #[must_use]
    pub fn called(&self) -> String {
        format!("{}:{}", self.code, self.object)
    }

    /// Whether the finding is about a dropped table or column, which `--drop` answers.
    #[must_use]
    pub fn is_drop(&self) -> bool {
        [drops::TABLE, drops::COLUMN].contains(&self.code)
    }

    /// Whether an unmanaged object is in the way.
    #[must_use]
    pub fn is_blocked(&self) -> bool {
        self.code == blocked::CODE
    }

    /// Whether counting found rows in the way.
    #[must_use]
    pub fn is_true(&self) -> bool {
        self.count.as_ref().is_some_and(Count::offends)
    }

    /// Whether counting found that no row is in the way.
    #[must_use]
    pub fn is_idle(&self) -> bool {
        matches!(&self.count, Some(Count::Impossible | Count::Known { offending: 0, .. }))
    }

    /// Whether nothing may be written before somebody acts on it.
    #[must_use]
    pub fn stops(&self) -> bool {
        match self.direction {
            Direction::Up if self.is_blocked() || self.is_true() => true,
            Direction::Up if [hypertable::CODE, distributed::CODE].contains(&self.code) => true,
            Direction::Up | Direction::Down => {
                [cast::CODE, cycle::CODE, partitioned::CODE, follower::CODE].contains(&self.code)
            }
        }
    }
}

#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Direction {
    Up,
    Down,
}

impl Direction {
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Up => "up",
            Self::Down => "down",
        }
    }
}
