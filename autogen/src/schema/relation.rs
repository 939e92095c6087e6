//! Relations of any kind, by name.

use super::Qualified;

/// Something with a name among the relations of a schema.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Relation {
    pub name: Qualified,
    /// In Postgres' words: `view`, `index`.
    pub kind: String,
    /// The table of an index.
    pub of_table: Option<String>,
}
