//! What Postgres will not have of a schema, by the name of the part.

use crate::schema::{Qualified, diagnostic::Diagnostic, stated};

/// A part of a table that Postgres will not have.
#[derive(Clone, Debug)]
pub struct Refusal {
    pub table: Qualified,
    pub piece: Piece,
    /// Postgres' message.
    pub message: String,
}

/// What of a table was refused, by name.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Piece {
    Table,
    Column(String),
    /// The default of a column.
    Default(String),
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
        let place = match &self.piece {
            Piece::Table | Piece::PrimaryKey => entities.place(&self.table),
            Piece::Column(name) | Piece::Default(name) => {
                entities.place_of_column(&self.table, name)
            }
            Piece::Unique(name)
            | Piece::Check(name)
            | Piece::Exclusion(name)
            | Piece::Index(name) => entities.place_of(&self.table, name),
        };
        let message = format!("Postgres refuses {}: {}", self.what(), self.message);
        Diagnostic::error("refused", place, message)
    }

    /// ``the check `positive` of `books` ``
    #[must_use]
    pub fn what(&self) -> String {
        let (kind, name) = match &self.piece {
            Piece::Table => return format!("the table `{}`", self.table.name),
            Piece::PrimaryKey => return format!("the primary key of `{}`", self.table.name),
            Piece::Column(name) => ("column", name),
            Piece::Default(name) => {
                return format!("the default of `{}.{name}`", self.table.name);
            }
            Piece::Unique(name) => ("unique constraint", name),
            Piece::Check(name) => ("check", name),
            Piece::Exclusion(name) => ("exclusion constraint", name),
            Piece::Index(name) => ("index", name),
        };
        format!("the {kind} `{name}` of `{}`", self.table.name)
    }
}
