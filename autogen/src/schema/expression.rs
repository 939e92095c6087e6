//! SQL expressions: defaults, checks, predicates, generated columns, index keys.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The text of an SQL expression.
///
/// From the catalog it is Postgres' own spelling (`pg_get_expr`); from an entity it is what its author wrote, until
/// the scratch stage has had Postgres respell it. Never holds the outer parentheses of `CHECK (…)` or `WHERE (…)`.
#[derive(Clone, Debug, Deserialize, Eq, Ord, PartialEq, PartialOrd, Serialize)]
#[serde(transparent)]
pub struct Expression(pub String);

impl Expression {
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Expression {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
