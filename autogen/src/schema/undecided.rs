//! Expressions that could not be compared, because Postgres could not print them.

use super::{Expression, Pair, Qualified};

/// An expression that the entities and the database spell differently. Whether both mean the same is unknown.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Undecided {
    pub table: Qualified,
    /// ``the check `positive` ``
    pub what: String,
    /// In the database, and in the entities.
    pub spelled: Pair<Expression>,
}
