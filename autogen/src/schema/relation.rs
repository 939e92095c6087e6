//! Relations by their names, whatever they are.

use super::Qualified;

/// Something that has a name among the relations of a schema.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Relation {
    pub name: Qualified,
    /// In Postgres' words: `view`, `index`.
    pub kind: String,
    /// The table that an index is of.
    pub of_table: Option<String>,
}
