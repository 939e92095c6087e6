//! Columns.

use std::sync::Arc;

use super::{Collation, ColumnType, Expression, Identity};

/// A column of a table.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Column {
    pub name: String,
    /// Shared, because many columns have the same type.
    pub ty: Arc<ColumnType>,
    pub nullable: bool,
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
    /// Whether a new column like this needs values that the rows do not have.
    #[must_use]
    pub fn is_required(&self) -> bool {
        let makes_values =
            self.default.is_some() || self.identity.is_some() || self.generated.is_some();
        !self.nullable && !makes_values
    }

    /// A nullable column with default facets.
    pub fn new(name: impl Into<String>, ty: impl Into<Arc<ColumnType>>) -> Self {
        Self {
            name: name.into(),
            ty: ty.into(),
            nullable: true,
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
