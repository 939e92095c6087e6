//! Columns.

use std::sync::Arc;

use super::{Collation, ColumnType, Expression, Identity, Pair, Qualified, name};

/// The first version (`server_version_num`) with names for NOT NULL constraints.
pub const NAMES_NOT_NULL: i32 = 18_00_00;

/// A column of a table.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Column {
    pub name: String,
    /// Shared, because many columns have the same type.
    pub ty: Arc<ColumnType>,
    pub nullable: bool,
    /// The name of its NOT NULL constraint, if names are compared at all.
    pub not_null: Option<String>,
    /// The `DEFAULT`. `None` for an identity, serial or generated column.
    pub default: Option<Expression>,
    /// Boxed, because few columns have one.
    pub identity: Option<Box<Identity>>,
    pub generated: Option<Box<Generated>>,
    /// A collation other than the type's own.
    pub collation: Option<Box<Collation>>,
    pub comment: Option<String>,
}

impl Column {
    /// The name that Postgres itself gives to a NOT NULL constraint.
    #[must_use]
    pub fn implicit_not_null(table: &Qualified, column: &str) -> String {
        name::implicit(&table.name, &[column], "not_null")
    }

    /// The name of its NOT NULL constraint, if it is not the one that Postgres would give it.
    #[must_use]
    pub fn named_not_null(&self, table: &Qualified) -> Option<String> {
        let own = self.not_null.as_ref().filter(|_| !self.nullable);
        own.filter(|it| **it != Self::implicit_not_null(table, &self.name)).cloned()
    }

    /// Whether a new column like this needs values that the rows do not have.
    #[must_use]
    pub fn is_required(&self) -> bool {
        let makes_values =
            self.default.is_some() || self.identity.is_some() || self.generated.is_some();
        !self.nullable && !makes_values
    }

    /// The names of its NOT NULL constraint, if it has one on both sides and another name.
    #[must_use]
    pub fn renamed_not_null(pair: Pair<&Self>) -> Option<Pair<&String>> {
        let Pair { before, after } = pair.map(|it| it.not_null.as_ref());
        Some(Pair::new(before?, after?)).filter(Pair::differs)
    }

    /// A nullable column with default facets.
    pub fn new(name: impl Into<String>, ty: impl Into<Arc<ColumnType>>) -> Self {
        Self {
            name: name.into(),
            ty: ty.into(),
            nullable: true,
            not_null: None,
            default: None,
            identity: None,
            generated: None,
            collation: None,
            comment: None,
        }
    }
}

/// `GENERATED ALWAYS AS (…)`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Generated {
    pub expression: Expression,
    pub kind: GeneratedKind,
}

/// How the values of a generated column are stored.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum GeneratedKind {
    Stored,
    /// Since Postgres 18.
    Virtual,
}
