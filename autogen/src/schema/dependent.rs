//! Unmanaged objects that depend on managed ones: views, triggers, policies, functions, columns of other schemas. The
//! catalog stage finds them, and the check stage says what they mean for a plan.

use super::Qualified;

/// An action of a plan that Postgres may refuse, or that may affect more than intended, because of dependents.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Touch {
    DropTable(Qualified),
    DropColumn(Qualified, String),
    DropConstraint(Qualified, String),
    /// By table and index.
    DropIndex(Qualified, String),
    /// A column, with its sequence.
    DropIdentity(Qualified, String),
    DropType(Qualified),
    DropSequence(Qualified),
    /// Takes it from the column that owns it.
    ReleaseSequence(Qualified),
    /// By name and argument types.
    DropRoutine(Qualified, String),
    SetType(Qualified, String),
    /// Rewrites every row of the table, by adding a column with a value or changing a type. Postgres refuses this if
    /// the table's row type is used elsewhere.
    FillRows(Qualified),
    /// Of a partitioned table, by table, index and definition: an equal index of a partition becomes part of it.
    CreateIndex(Qualified, String, String),
    /// The same for the index of a primary key or unique constraint; only indexes of constraints become part of it.
    CreateKey(Qualified, String, String),
}

/// An object that depends on what a plan touches.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Dependent {
    pub touch: Touch,
    pub bond: Bond,
    /// Postgres' word for its kind: `view`, `trigger`.
    pub kind: String,
    /// As Postgres identifies it: `public.story_titles`, `stories_trim on public.stories`.
    pub name: String,
    pub part: TablePart,
}

#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Bond {
    /// Postgres refuses the statement while the object exists.
    Blocks,
    /// Postgres silently drops the object as well.
    GoesAlong,
}

/// The part of a table that the object is. A plan may itself drop it in time.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum TablePart {
    Table(Qualified),
    Column(Qualified, String),
    Default(Qualified, String),
    ForeignKey(Qualified, String),
    /// Any other constraint, or an index: Postgres recreates it if it can.
    Index(Qualified, String),
    /// Not part of a table.
    None,
}

impl Touch {
    /// The table, type or sequence.
    #[must_use]
    pub fn object(&self) -> &Qualified {
        match self {
            Self::DropTable(name)
            | Self::DropColumn(name, _)
            | Self::DropConstraint(name, _)
            | Self::DropIndex(name, _)
            | Self::DropIdentity(name, _)
            | Self::DropType(name)
            | Self::DropSequence(name)
            | Self::ReleaseSequence(name)
            | Self::DropRoutine(name, _)
            | Self::SetType(name, _)
            | Self::FillRows(name)
            | Self::CreateIndex(name, ..)
            | Self::CreateKey(name, ..) => name,
        }
    }

    /// The column, constraint or index; for a new one, its definition.
    #[must_use]
    pub fn part(&self) -> &str {
        match self {
            Self::DropColumn(_, part)
            | Self::DropConstraint(_, part)
            | Self::DropIndex(_, part)
            | Self::DropIdentity(_, part)
            | Self::SetType(_, part)
            | Self::DropRoutine(_, part)
            | Self::CreateIndex(_, _, part)
            | Self::CreateKey(_, _, part) => part,
            Self::DropTable(_)
            | Self::DropSequence(_)
            | Self::ReleaseSequence(_)
            | Self::DropType(_)
            | Self::FillRows(_) => "",
        }
    }
}
