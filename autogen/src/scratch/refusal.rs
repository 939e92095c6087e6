//! What Postgres refuses in a schema, by the name of the part.

use crate::{
    plan::{ColumnAction, Constraint, ConstraintAction, IndexAction, Step},
    schema::{Qualified, diagnostic::Diagnostic, stated},
};

/// A part of a table that Postgres refuses.
#[derive(Clone, Debug)]
pub struct Refusal {
    pub table: Qualified,
    pub piece: Piece,
    /// Postgres' message.
    pub message: String,
}

/// The refused part of a table, by name.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Piece {
    Table,
    Column(String),
    /// The default of a column.
    Default(String),
    /// The expression of a generated column.
    Generated(String),
    PrimaryKey,
    Unique(String),
    ForeignKey(String),
    Check(String),
    Exclusion(String),
    Index(String),
}

impl Piece {
    /// The table, and the part of it that the step creates.
    pub(super) fn made_by(step: &Step) -> Option<(&Qualified, Self)> {
        match step {
            Step::Constraint(table, name, ConstraintAction::Add(constraint)) => {
                let piece = match constraint {
                    Constraint::PrimaryKey(_) => Self::PrimaryKey,
                    Constraint::Unique(_) => Self::Unique(name.clone()),
                    Constraint::ForeignKey(_) => Self::ForeignKey(name.clone()),
                    Constraint::Check(_) => Self::Check(name.clone()),
                    Constraint::Exclusion(_) => Self::Exclusion(name.clone()),
                };
                Some((table, piece))
            }
            Step::Index(table, name, IndexAction::Create(_)) => {
                Some((table, Self::Index(name.clone())))
            }
            Step::Column(table, name, ColumnAction::SetDefault(_)) => {
                Some((table, Self::Default(name.clone())))
            }
            Step::Column(table, name, ColumnAction::Add(column)) => {
                let piece = match column.generated {
                    Some(_) => Self::Generated(name.clone()),
                    None => Self::Column(name.clone()),
                };
                Some((table, piece))
            }
            Step::Namespace(..)
            | Step::Extension(..)
            | Step::Type(..)
            | Step::Sequence(..)
            | Step::Table(..)
            | Step::Column(..)
            | Step::Constraint(..)
            | Step::Index(..)
            | Step::Declared(..)
            | Step::Comment(..) => None,
        }
    }
}

impl Refusal {
    /// The error, at the place in the source that states the part.
    #[must_use]
    pub fn diagnostic(&self, entities: &stated::Schema) -> Diagnostic {
        let place = match &self.piece {
            Piece::Table | Piece::PrimaryKey => entities.place(&self.table),
            Piece::Column(name) | Piece::Default(name) | Piece::Generated(name) => {
                entities.place_of_column(&self.table, name)
            }
            Piece::Unique(name)
            | Piece::ForeignKey(name)
            | Piece::Check(name)
            | Piece::Exclusion(name)
            | Piece::Index(name) => entities.place_of(&self.table, name),
        };
        let message = format!("Postgres refuses {}: {}", self.what(), self.message);
        Diagnostic::error("refused", place, message)
            .help("state it as Postgres accepts it; the message is the server's")
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
            Piece::Generated(name) => ("generated column", name),
            Piece::Unique(name) => ("unique constraint", name),
            Piece::ForeignKey(name) => ("foreign key", name),
            Piece::Check(name) => ("check", name),
            Piece::Exclusion(name) => ("exclusion constraint", name),
            Piece::Index(name) => ("index", name),
        };
        format!("the {kind} `{name}` of `{}`", self.table.name)
    }
}
