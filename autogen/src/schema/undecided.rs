//! Expressions that could not be compared, because Postgres could not print them.

use super::{Expression, Pair, Qualified};

/// An expression that the entities and the database spell differently. Whether both mean the same is not known.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Undecided {
    pub table: Qualified,
    /// ``the check `positive` ``
    pub what: String,
    /// As the database has it, and as the entities have it.
    pub spelled: Pair<Expression>,
}
