//! Properties that are lost with a constraint or index, and must be set again when it is recreated.

use std::collections::BTreeSet;

use super::{ByName, Spread};

/// The marks of a table. Entities can state the comments; the others are never a difference.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Marks {
    /// Comments of constraints.
    pub constraint_comments: ByName<String>,
    /// Comments of indexes, including those behind constraints, which entities cannot state.
    pub index_comments: ByName<String>,
    /// The index of `REPLICA IDENTITY USING INDEX` (manual, ALTER TABLE).
    pub replica_identity: Option<String>,
    /// The index that the table was last clustered on (manual, CLUSTER).
    pub clustered_on: Option<String>,
    /// Indexes that a failed `CREATE INDEX CONCURRENTLY` has left behind, and those of a partitioned table that some of its
    /// partitions lack. No query uses them, but their names are taken.
    pub invalid: BTreeSet<String>,
    /// Whether the table has, or ever had, partitions or inheriting children.
    pub has_children: bool,
    /// How an extension spreads the rows, if one does.
    pub spread: Option<Spread>,
}

impl Marks {
    /// Renames a constraint or an index.
    pub fn rename(&mut self, before: &str, after: &str) {
        for comments in [&mut self.constraint_comments, &mut self.index_comments] {
            if let Some(comment) = comments.remove(before) {
                comments.insert(after.to_owned(), comment);
            }
        }
        for index in [&mut self.replica_identity, &mut self.clustered_on].into_iter().flatten() {
            if index == before {
                after.clone_into(index);
            }
        }
    }
}
