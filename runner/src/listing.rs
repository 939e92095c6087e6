//! A revision as the listing commands show it, with or without a database.

use serde::Serialize;

use crate::direction::Direction;
use crate::revisions::graph::Graph;
use crate::state::history::History;

/// A revision, and its state in a database.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a fact of its own, and a field of the JSON"
)]
pub struct Revision {
    /// The recorded name, which is also the name of the file.
    pub name: String,
    /// The first paragraph of the file's leading comment.
    pub message: Option<String>,
    /// The revisions that this one follows.
    pub revises: Vec<String>,
    /// No revision follows it.
    pub is_head: bool,
    /// More than one follows it.
    pub is_branch_point: bool,
    /// It follows more than one.
    pub is_merge: bool,
    #[serde(flatten)]
    pub state: State,
    /// It is applied, and no applied revision follows it.
    pub is_current: bool,
    /// Its text has changed since it was applied.
    pub is_edited: bool,
    /// A run outside a transaction was interrupted.
    #[serde(serialize_with = "word")]
    pub unfinished: Option<Direction>,
}

/// Whether a migration is applied.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(tag = "state", rename_all = "snake_case")]
#[non_exhaustive]
pub enum State {
    /// Since this time, in seconds since 1970.
    Applied {
        applied_at: i64,
    },
    Pending,
    /// The database has it, but this program does not.
    Missing {
        applied_at: i64,
    },
    /// No database was queried.
    Unknown,
}

#[expect(clippy::ref_option, clippy::trivially_copy_pass_by_ref, reason = "serde asks for it")]
fn word<S: serde::Serializer>(direction: &Option<Direction>, to: S) -> Result<S::Ok, S::Error> {
    direction.map(Direction::word).serialize(to)
}

/// In the order in which they apply, followed by those that the program does not have.
pub(crate) fn revisions(history: &History<'_>) -> Vec<Revision> {
    let graph = history.graph();
    let current = history.heads();
    let known = graph.all().map(|at| Revision {
        state: match history.applied_at(at) {
            Some(applied_at) => State::Applied { applied_at },
            None => State::Pending,
        },
        is_current: current.contains(&graph.name(at)),
        is_edited: history.is_edited(at),
        unfinished: history.unfinished(at),
        ..revision(graph, at)
    });
    let missing = history.missing().iter().map(|row| Revision {
        name: row.name.clone(),
        message: None,
        revises: Vec::new(),
        is_head: false,
        is_branch_point: false,
        is_merge: false,
        state: State::Missing { applied_at: row.at },
        is_current: false,
        is_edited: false,
        unfinished: None,
    });
    known.chain(missing).collect()
}

/// Everything that is known without a database.
pub(crate) fn revision(graph: &Graph, at: usize) -> Revision {
    let parents = graph.parents(at).iter().copied();
    Revision {
        name: graph.name(at).to_owned(),
        message: graph.header(at).message.clone(),
        revises: graph.names_of(parents).into_iter().map(str::to_owned).collect(),
        is_head: graph.children(at).is_empty(),
        is_branch_point: graph.children(at).len() > 1,
        is_merge: graph.parents(at).len() > 1,
        state: State::Unknown,
        is_current: false,
        is_edited: false,
        unfinished: None,
    }
}
