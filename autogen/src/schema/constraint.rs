//! Constraints: primary keys, unique constraints, foreign keys, checks, exclusions.

use serde::{Deserialize, Serialize};

use super::{Expression, Qualified, is_default, quote};

/// Whether a foreign key can refer to these columns, in any order, by a key over the given ones (manual, CREATE
/// TABLE, `REFERENCES`).
#[must_use]
pub fn serves(key: &[String], deferrable: Deferrable, columns: &[String]) -> bool {
    let is_over = key.len() == columns.len() && columns.iter().all(|it| key.contains(it));
    is_over && deferrable == Deferrable::No
}

/// A primary key.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct PrimaryKey {
    pub name: String,
    /// In key order.
    pub columns: Vec<String>,
    pub include: Vec<String>,
    pub deferrable: Deferrable,
    /// `WITHOUT OVERLAPS` on the last column (manual, CREATE TABLE; since Postgres 18). Entities cannot state it.
    pub without_overlaps: bool,
}

/// A `UNIQUE` constraint. A unique index is an [`Index`](super::Index).
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Unique {
    /// In key order.
    pub columns: Vec<String>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub include: Vec<String>,
    /// Since Postgres 15.
    #[serde(default, skip_serializing_if = "is_default")]
    pub nulls_not_distinct: bool,
    #[serde(default, skip_serializing_if = "is_default")]
    pub deferrable: Deferrable,
    /// As for a [`PrimaryKey`].
    #[serde(skip)]
    pub without_overlaps: bool,
}

/// A foreign key.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ForeignKey {
    pub columns: Vec<String>,
    pub references: Qualified,
    /// One for each of `columns`, in the same order.
    pub referenced_columns: Vec<String>,
    pub on_update: Action,
    pub on_delete: Action,
    /// The columns of `SET NULL (…)` and `SET DEFAULT (…)`; none for all of them. Since Postgres 15.
    pub on_delete_columns: Vec<String>,
    pub match_full: bool,
    pub deferrable: Deferrable,
    pub validity: Validity,
    /// `PERIOD` on the last column of both sides (manual, CREATE TABLE; since Postgres 18). Entities cannot state it.
    pub period: bool,
}

/// A `CHECK` constraint.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Check {
    pub expression: Expression,
    pub no_inherit: bool,
    pub validity: Validity,
}

impl PrimaryKey {
    /// The unique constraint with the same rule, except for nulls.
    #[must_use]
    pub fn as_unique(&self) -> Unique {
        let Self { name: _, columns, include, deferrable, without_overlaps } = self;
        Unique {
            columns: columns.clone(),
            include: include.clone(),
            nulls_not_distinct: false,
            deferrable: *deferrable,
            without_overlaps: *without_overlaps,
        }
    }
}

impl Check {
    /// Whether it states that the column is not null, and nothing else.
    #[must_use]
    pub fn is_not_null_of(&self, column: &str) -> bool {
        let text = self.expression.as_str();
        let text = text.strip_prefix('(').and_then(|it| it.strip_suffix(')')).unwrap_or(text);
        text.strip_suffix(" IS NOT NULL") == Some(&quote::ident(column))
    }
}

/// An exclusion constraint, as the text after `EXCLUDE`.
#[derive(Clone, Debug, Deserialize, Eq, PartialEq, Serialize)]
pub struct Exclusion {
    /// `USING gist (room WITH =, during WITH &&) WHERE (…) DEFERRABLE`, as `pg_get_constraintdef` prints it.
    pub definition: Expression,
}

/// What a foreign key does when the row it refers to is deleted or changes. Unset is `NO ACTION`.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Action {
    #[default]
    NoAction,
    Restrict,
    Cascade,
    SetNull,
    SetDefault,
}

impl Action {
    /// The SQL keywords.
    #[must_use]
    pub fn as_sql(self) -> &'static str {
        match self {
            Self::NoAction => "NO ACTION",
            Self::Restrict => "RESTRICT",
            Self::Cascade => "CASCADE",
            Self::SetNull => "SET NULL",
            Self::SetDefault => "SET DEFAULT",
        }
    }
}

/// The rows for which a foreign key or check is known to hold.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Validity {
    /// All rows.
    #[default]
    Valid,
    /// Rows written since it was added.
    NotValid,
    /// None. Since Postgres 18.
    NotEnforced,
}

impl Validity {
    /// The SQL keywords, empty for the default.
    #[must_use]
    pub fn as_sql(self) -> &'static str {
        match self {
            Self::Valid => "",
            Self::NotValid => "NOT VALID",
            Self::NotEnforced => "NOT ENFORCED",
        }
    }
}

/// When Postgres checks a constraint.
#[derive(Clone, Copy, Debug, Default, Deserialize, Eq, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Deferrable {
    #[default]
    No,
    InitiallyImmediate,
    InitiallyDeferred,
}

impl Deferrable {
    /// The SQL keywords, empty for the default.
    #[must_use]
    pub fn as_sql(self) -> &'static str {
        match self {
            Self::No => "",
            Self::InitiallyImmediate => "DEFERRABLE",
            Self::InitiallyDeferred => "DEFERRABLE INITIALLY DEFERRED",
        }
    }
}
