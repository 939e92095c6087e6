//! What Postgres will not have of a schema, by the name of the part.

use crate::schema::{Qualified, diagnostic::Diagnostic, stated};

/// A part of a table that Postgres will not have.
#[derive(Clone, Debug)]
pub struct Refusal {
    pub table: Qualified,
    pub part: Part,
    /// Postgres' message.
    pub message: String,
}

/// What of a table was refused, by name.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Part {
    Table,
    Column(String),
    PrimaryKey,
    Unique(String),
    Check(String),
    Exclusion(String),
    Index(String),
}

impl Refusal {
    /// At the place in the source that asked for it.
    #[must_use]
    pub fn diagnostic(&self, entities: &stated::Schema) -> Diagnostic {
        let place = match &self.part {
            Part::Table | Part::PrimaryKey => entities.place(&self.table),
            Part::Column(name) => entities.place_of_column(&self.table, name),
            Part::Unique(name) | Part::Check(name) | Part::Exclusion(name) | Part::Index(name) => {
                entities.place_of(&self.table, name)
            }
        };
        let message = format!("Postgres refuses {}: {}", self.what(), self.message);
        Diagnostic::error("refused", place, message)
    }

    /// ``the check `positive` of `books` ``
    #[must_use]
    pub fn what(&self) -> String {
        let (kind, name) = match &self.part {
            Part::Table => return format!("the table `{}`", self.table.name),
            Part::PrimaryKey => return format!("the primary key of `{}`", self.table.name),
            Part::Column(name) => ("column", name),
            Part::Unique(name) => ("unique constraint", name),
            Part::Check(name) => ("check", name),
            Part::Exclusion(name) => ("exclusion constraint", name),
            Part::Index(name) => ("index", name),
        };
        format!("the {kind} `{name}` of `{}`", self.table.name)
    }
}
