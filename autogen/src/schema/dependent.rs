//! What is not managed but stands on what is: views, triggers, policies, functions, columns of other schemas. The
//! catalog stage finds them, the check stage says what they mean for a plan.

use super::Qualified;

/// An action of a plan that Postgres may refuse, or that may do more than asked, because of the object's dependents.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Touch {
    DropTable(Qualified),
    DropColumn(Qualified, String),
    DropConstraint(Qualified, String),
    /// By table and index.
    DropIndex(Qualified, String),
    /// Of a column, and with it the sequence behind it.
    DropIdentity(Qualified, String),
    DropType(Qualified),
    DropSequence(Qualified),
    SetType(Qualified, String),
    /// Gives every row of the table something new, by adding a column with a value or changing a type: a table whose
    /// row type is in use elsewhere does not have it.
    FillRows(Qualified),
    /// Of a partitioned table, by table, index and what the index is: an index of a partition that is the same becomes a part
    /// of it.
    CreateIndex(Qualified, String, String),
    /// The same for the index of a primary key or unique constraint, of which only those of constraints become a part.
    CreateKey(Qualified, String, String),
}

/// An object that depends on what a plan touches.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Dependent {
    pub touch: Touch,
    pub bond: Bond,
    /// Postgres' word for what it is: `view`, `trigger`.
    pub kind: String,
    /// As Postgres identifies it: `public.story_titles`, `stories_trim on public.stories`.
    pub name: String,
    pub part: TablePart,
}

#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Bond {
    /// Postgres refuses the statement as long as the object is there.
    Blocks,
    /// Postgres takes the object away as well, and says nothing.
    GoesAlong,
}

/// Which part of a table the object is: a plan may itself let go of it in time.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum TablePart {
    Table(Qualified),
    Column(Qualified, String),
    Default(Qualified, String),
    ForeignKey(Qualified, String),
    /// Any other constraint, or an index: Postgres itself makes it anew if it can.
    Index(Qualified, String),
    /// No part of a table.
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
            | Self::SetType(name, _)
            | Self::FillRows(name)
            | Self::CreateIndex(name, ..)
            | Self::CreateKey(name, ..) => name,
        }
    }

    /// The column, constraint or index; of one that is created, what it is.
    #[must_use]
    pub fn part(&self) -> &str {
        match self {
            Self::DropColumn(_, part)
            | Self::DropConstraint(_, part)
            | Self::DropIndex(_, part)
            | Self::DropIdentity(_, part)
            | Self::SetType(_, part)
            | Self::CreateIndex(_, _, part)
            | Self::CreateKey(_, _, part) => part,
            Self::DropTable(_) | Self::DropSequence(_) | Self::DropType(_) | Self::FillRows(_) => {
                ""
            }
        }
    }
}
