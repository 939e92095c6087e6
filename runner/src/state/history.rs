//! The position of a database among the revisions of a program, and which ones are next.

use std::collections::{BTreeMap, BTreeSet};

use super::applied::Applied;
use super::records::Record;
use crate::direction::Direction;
use crate::error::RunError;
use crate::revisions::graph::Graph;
use crate::revisions::name::{Found, RevisionName};
use crate::revisions::sources::Sources;

/// How far to go.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Goal {
    /// To this revision: up through everything that it follows, down through everything that follows it.
    Revision(RevisionName),
    /// This many, or as many as there are.
    AtMost(u32),
    /// Exactly this many, as with Alembic's `+2` and `-1`.
    Exactly(u32),
}

impl Goal {
    /// Up to the newest revision.
    #[must_use]
    pub fn head() -> Self {
        Self::Revision(RevisionName::head())
    }

    /// Down to where no migration is applied.
    #[must_use]
    pub fn base() -> Self {
        Self::Revision(RevisionName::base())
    }
}

/// The position of the database.
#[derive(Debug)]
pub(crate) struct History<'a> {
    graph: &'a Graph,
    /// Seconds since 1970.
    applied: BTreeMap<usize, i64>,
    /// Applied, and not among the revisions of the program.
    missing: Vec<Applied>,
    unfinished: BTreeMap<usize, Direction>,
    edited: BTreeSet<usize>,
    /// Applied by a program that did not record the text.
    unrecorded: Vec<usize>,
}

impl<'a> History<'a> {
    pub(crate) fn new(
        graph: &'a Graph,
        sources: &Sources,
        rows: Vec<Applied>,
        records: &[Record],
    ) -> Self {
        let places: BTreeMap<&str, usize> =
            graph.names().enumerate().map(|(at, name)| (name, at)).collect();
        let mut applied = BTreeMap::new();
        let mut missing = Vec::new();
        for row in rows {
            match places.get(row.name.as_str()) {
                Some(at) => {
                    applied.insert(*at, row.at);
                }
                None => missing.push(row),
            }
        }
        let mut history = Self {
            graph,
            applied,
            missing,
            unfinished: BTreeMap::new(),
            edited: BTreeSet::new(),
            unrecorded: Vec::new(),
        };
        history.read(sources, records, &places);
        history
    }

    fn read(&mut self, sources: &Sources, records: &[Record], places: &BTreeMap<&str, usize>) {
        let mut recorded = BTreeSet::new();
        for record in records {
            let Some(at) = places.get(record.name.as_str()).copied() else { continue };
            if let Some(direction) = record.unfinished {
                self.unfinished.insert(at, direction);
            }
            let Some(checksums) = &record.checksums else { continue };
            if record.applied_at == self.applied.get(&at).copied() {
                recorded.insert(at);
                if sources.is_edited(&record.name, checksums) {
                    self.edited.insert(at);
                }
            }
        }
        let known = |at: &usize| sources.get(self.graph.name(*at)).is_some();
        let unrecorded = self.applied.keys().filter(|at| known(at) && !recorded.contains(at));
        self.unrecorded = unrecorded.copied().collect();
    }

    pub(crate) fn graph(&self) -> &'a Graph {
        self.graph
    }

    pub(crate) fn applied_at(&self, at: usize) -> Option<i64> {
        self.applied.get(&at).copied()
    }

    pub(crate) fn is_applied(&self, at: usize) -> bool {
        self.applied.contains_key(&at)
    }

    pub(crate) fn missing(&self) -> &[Applied] {
        &self.missing
    }

    pub(crate) fn is_edited(&self, at: usize) -> bool {
        self.edited.contains(&at)
    }

    pub(crate) fn edited(&self) -> impl Iterator<Item = usize> {
        self.edited.iter().copied()
    }

    pub(crate) fn unfinished(&self, at: usize) -> Option<Direction> {
        self.unfinished.get(&at).copied()
    }

    /// Applied at this time, by a program that did not record the text.
    pub(crate) fn unrecorded(&self) -> impl Iterator<Item = (usize, i64)> {
        self.unrecorded.iter().map(|at| (*at, self.applied[at]))
    }

    /// The applied revisions that no other applied one follows.
    pub(crate) fn heads(&self) -> Vec<&'a str> {
        self.graph.names_of(self.graph.heads_among(&self.applied_set()))
    }

    pub(crate) fn pending(&self) -> impl Iterator<Item = usize> {
        self.graph.all().filter(|at| !self.is_applied(*at))
    }

    /// Whether a later one is already applied: two lines of work were joined after that.
    pub(crate) fn is_late(&self, at: usize) -> Option<&'a str> {
        let (last, _) = self.applied.last_key_value().filter(|(last, _)| **last > at)?;
        Some(self.graph.name(*last))
    }

    pub(crate) fn find(&self, name: &RevisionName) -> Result<Found, RunError> {
        Ok(name.find(self.graph, &self.applied_set())?)
    }

    /// What to run, in order.
    pub(crate) fn itinerary(
        &self,
        direction: Direction,
        goal: &Goal,
    ) -> Result<Vec<usize>, RunError> {
        let all: Vec<usize> = match direction {
            Direction::Up => self.pending().collect(),
            Direction::Down => self.applied.keys().rev().copied().collect(),
        };
        match goal {
            Goal::AtMost(count) => Ok(first(all, *count)),
            Goal::Exactly(count) => {
                let (wanted, there) = (*count, all.len());
                let steps = first(all, wanted);
                if usize::try_from(wanted).is_ok_and(|wanted| wanted == steps.len()) {
                    Ok(steps)
                } else {
                    Err(RunError::TooFew { wanted, there, direction })
                }
            }
            Goal::Revision(name) => {
                let within = self.within(direction, name)?;
                Ok(all.into_iter().filter(|at| within.contains(at)).collect())
            }
        }
    }

    fn within(
        &self,
        direction: Direction,
        name: &RevisionName,
    ) -> Result<BTreeSet<usize>, RunError> {
        let wrong_way = || RunError::WrongWay { name: name.as_str().to_owned(), direction };
        match (direction, self.find(name)?) {
            (Direction::Up, Found::At(at)) => Ok(self.graph.ancestors([at])),
            (Direction::Up, Found::Heads(heads)) => Ok(self.graph.ancestors(heads)),
            // `head` if there is no migration at all.
            (Direction::Up, Found::Base) if self.graph.is_empty() => Ok(BTreeSet::new()),
            (Direction::Up, Found::Base) => Err(wrong_way()),
            (Direction::Down, Found::Base) => Ok(self.graph.all().collect()),
            (Direction::Down, Found::At(at)) if self.is_applied(at) => {
                let mut within = self.graph.descendants([at]);
                within.remove(&at);
                Ok(within)
            }
            (Direction::Down, Found::At(at)) => {
                Err(RunError::NotApplied { name: self.graph.name(at).to_owned() })
            }
            (Direction::Down, Found::Heads(_)) => Err(wrong_way()),
        }
    }

    pub(crate) fn moved(&mut self, at: usize, direction: Direction, now: i64) {
        match direction {
            Direction::Up => self.applied.insert(at, now),
            Direction::Down => self.applied.remove(&at),
        };
        self.unfinished.remove(&at);
    }

    fn applied_set(&self) -> BTreeSet<usize> {
        self.applied.keys().copied().collect()
    }
}

fn first(mut all: Vec<usize>, count: u32) -> Vec<usize> {
    all.truncate(usize::try_from(count).unwrap_or(usize::MAX));
    all
}

#[cfg(test)]
mod tests {
    use super::{Goal, History};
    use crate::direction::Direction;
    use crate::error::RunError;
    use crate::revisions::graph::tests::graph;
    use crate::revisions::name::RevisionName;
    use crate::revisions::sources::Sources;
    use crate::state::applied::Applied;

    const DIAMOND: &str = "a: base\nb: a\nc: a\nd: b c";

    fn go(
        lines: &str,
        applied: &str,
        direction: Direction,
        goal: &Goal,
    ) -> Result<String, RunError> {
        let graph = graph(lines).unwrap();
        let rows = applied.split_whitespace().map(|name| Applied { name: name.to_owned(), at: 1 });
        let history = History::new(&graph, &Sources::default(), rows.collect(), &[]);
        let steps = history.itinerary(direction, goal)?;
        Ok(graph.names_of(steps).join(" "))
    }

    fn up(applied: &str, goal: &Goal) -> String {
        go(DIAMOND, applied, Direction::Up, goal).unwrap_or_else(|error| error.to_string())
    }

    fn down(applied: &str, goal: &Goal) -> String {
        go(DIAMOND, applied, Direction::Down, goal).unwrap_or_else(|error| error.to_string())
    }

    fn to(name: &str) -> Goal {
        Goal::Revision(RevisionName::new(name))
    }

    #[test]
    fn up_applies_everything_before_its_goal() {
        assert_eq!(up("", &Goal::head()), "a b c d");
        assert_eq!(up("", &to("c")), "a c");
        assert_eq!(up("a c", &to("head")), "b d");
        assert_eq!(up("a", &Goal::Exactly(2)), "b c");
        assert_eq!(up("a b c", &Goal::AtMost(9)), "d");
        assert_eq!(up("a b c", &Goal::Exactly(2)), "there is only 1 migration to apply, not 2");
        assert_eq!(up("a", &to("base")), "`up` cannot go to `base`");
    }

    #[test]
    fn down_reverts_everything_after_its_goal() {
        assert_eq!(down("a b c d", &Goal::Exactly(1)), "d");
        assert_eq!(down("a b c d", &Goal::base()), "d c b a");
        assert_eq!(down("a b c d", &to("b")), "d");
        assert_eq!(down("a b c d", &to("a")), "d c b");
        assert_eq!(
            down("a b", &to("c")),
            "`c` is not applied, so the database cannot be downgraded to it"
        );
        assert_eq!(down("a b", &Goal::Exactly(3)), "there are only 2 migrations to revert, not 3");
    }

    #[test]
    fn head_is_ambiguous_with_two_heads() {
        let error = go("a: base\nb: a\nc: a", "", Direction::Up, &Goal::head()).unwrap_err();
        assert_eq!(error.to_string(), "there are 2 heads: b, c");
        let all = go("a: base\nb: a\nc: a", "", Direction::Up, &to("heads")).unwrap();
        assert_eq!(all, "a b c");
    }
}
