//! Properties that are lost with a constraint or index, and must be set again after it is recreated.

use std::collections::BTreeSet;

use super::ByName;

/// The marks of a table. Entities can ask for the comments; the others are nobody's wish, so no difference lies in them.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
pub struct Marks {
    /// Comments of constraints.
    pub constraint_comments: ByName<String>,
    /// Comments of indexes. Of those behind constraints too, which no entity can ask for.
    pub index_comments: ByName<String>,
    /// The index of `REPLICA IDENTITY USING INDEX` (manual, ALTER TABLE).
    pub replica_identity: Option<String>,
    /// The index that the table was last clustered on (manual, CLUSTER).
    pub clustered_on: Option<String>,
    /// Indexes that a failed `CREATE INDEX CONCURRENTLY` has left behind. They serve no query, and their names are
    /// taken.
    pub invalid: BTreeSet<String>,
    /// Whether the table has partitions or inheriting children, or once had some.
    pub has_children: bool,
}

impl Marks {
    /// Gives a constraint, or an index, another name.
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
