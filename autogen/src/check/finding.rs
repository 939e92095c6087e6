//! What a reviewer must know of a plan.

use super::{
    blocked, cast, cycle, drops, follower, partitioned,
    probe::{Count, Probe},
};
use crate::schema::stated::Place;

/// One hazard, or one thing worth knowing, of a plan.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Finding {
    pub direction: Direction,
    /// Stable, lower-case, with dashes: `drops-data`.
    pub code: &'static str,
    /// The table or type it is about, as a person writes it.
    pub subject: String,
    /// The column, constraint or other object it is about, as a person writes it: `users.name`. With the code it says
    /// which finding is meant (`--allow not-null:users.name`).
    pub object: String,
    /// One sentence, no full stop; names in backticks.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// The source that asks for the change, where what it says is the point.
    pub place: Option<Place>,
    /// What to count to know whether it comes true.
    pub probes: Vec<Probe>,
    /// Whether `--park` would keep what is lost.
    pub can_be_parked: bool,
    /// What was counted, if it was.
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

    /// At this place, if it is one of a file.
    pub(super) fn at(mut self, place: Place) -> Self {
        self.place = Some(place).filter(|it| it.line > 0);
        self
    }

    /// About a part of its subject.
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

    /// Whether it is about a table or column that is dropped: what `--drop` answers.
    #[must_use]
    pub fn is_drop(&self) -> bool {
        [drops::TABLE, drops::COLUMN].contains(&self.code)
    }

    /// Whether something that nobody manages is in the way.
    #[must_use]
    pub fn is_blocked(&self) -> bool {
        self.code == blocked::CODE
    }

    /// Whether rows were counted that are in the way.
    #[must_use]
    pub fn is_true(&self) -> bool {
        self.count.as_ref().is_some_and(Count::offends)
    }

    /// Whether rows were counted and none is in the way.
    #[must_use]
    pub fn is_idle(&self) -> bool {
        matches!(&self.count, Some(Count::Impossible | Count::Known { offending: 0, .. }))
    }

    /// Whether nothing may be written before somebody has done something about it.
    #[must_use]
    pub fn stops(&self) -> bool {
        match self.direction {
            Direction::Up if self.is_blocked() || self.is_true() => true,
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
