//! The steps of a plan: one SQL statement each, as values. Rendering gives them their text.
//!
//! A step is an object and what is done to it. Each stage has a file for each kind of object, which decides about the
//! actions of that kind.

use std::{collections::BTreeMap, sync::Arc};

use super::cast::Cast;
use super::parked::{Copied, Holding, Parked, Without};
use crate::schema::{
    Check, Collation, Column, ColumnType, Deferrable, Exclusion, Expression, ForeignKey, Identity,
    Index, IntegerType, Pair, PrimaryKey, Qualified, SequenceOptions, Table, Unique,
};

/// One statement.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Step {
    Namespace(String, NamespaceAction),
    Extension(String, ExtensionAction),
    Type(Qualified, TypeAction),
    Sequence(Qualified, SequenceAction),
    Table(Qualified, TableAction),
    /// By table and column.
    Column(Qualified, String, ColumnAction),
    /// By table and constraint.
    Constraint(Qualified, String, ConstraintAction),
    /// By table and index.
    Index(Qualified, String, IndexAction),
    /// `None` takes the comment away.
    Comment(Commented, Option<String>),
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum NamespaceAction {
    Create,
    CreateIfMissing,
    Drop,
}

#[derive(Clone, Debug, Eq, PartialEq)]
pub enum ExtensionAction {
    Create {
        schema: Option<String>,
        version: Option<String>,
    },
    Drop,
    SetSchema(String),
    /// To another version.
    Update(String),
}

/// What is done to an enum type.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum TypeAction {
    /// With these labels.
    Create(Vec<String>),
    Drop,
    AddLabel(String, Position),
    /// Unless `down` has left it there.
    AddLabelIfMissing(String, Position),
    /// From the first to the second.
    RenameLabel(String, String),
    /// In the same schema.
    RenameTo(String),
    SetSchema(String),
}

/// The position of a new enum label.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Position {
    Last,
    Before(String),
}

#[derive(Clone, Debug, Eq, PartialEq)]
pub enum SequenceAction {
    /// Without its comment and its owner.
    Create(IntegerType, SequenceOptions),
    Drop,
    Set(Pair<(IntegerType, SequenceOptions)>),
    /// The table and column that own it; `None` makes it independent.
    OwnedBy(Option<(Qualified, String)>),
    /// In the same schema.
    RenameTo(String),
    /// Makes it continue from here.
    SetCounter(Reached),
}

/// The current value of a counter.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Reached {
    /// Where this one is.
    Sequence(Qualified),
    /// The last number that the rows have, if any is beyond the first of these options.
    Rows { table: Qualified, column: String, options: SequenceOptions },
    /// This bound, if it was not there yet.
    Bound { to: i64, options: SequenceOptions },
    /// The first number of these options, if it has not given any yet.
    Start { options: SequenceOptions },
    /// This number, if it has not given any yet and is not between the two.
    Within { to: i64, bounds: (i64, i64) },
}

#[derive(Clone, Debug, Eq, PartialEq)]
pub enum TableAction {
    /// With columns and constraints; of the foreign keys only those that can be there from the start. Not with comments
    /// and indexes.
    Create(Box<Table>),
    Drop,
    /// In the same schema.
    RenameTo(String),
    /// With its indexes, its constraints and the sequences its columns own.
    SetSchema(String),
    /// To the schema of what is parked, under its own name.
    Park,
    /// From there to this schema.
    Unpark(String),
    /// Renames an index or a sequence of the table.
    RenamePart {
        part: String,
        to: String,
    },
    /// Copies its rows to a table of what is parked.
    ParkRows(Box<Copied>),
    /// Takes them back from there, if they are there.
    RestoreRows(Box<Copied>),
    /// Says on a parked table what it holds, and since when: of this migration and this table.
    MarkParked {
        migration: String,
        table: Qualified,
        holding: Holding,
    },
    /// Has all constraints checked that wait for the end of the transaction: until then rows that were changed do not let
    /// their table be altered.
    CheckNow,
    /// Keeps writers out until the transaction ends.
    KeepWritersOut,
}

#[derive(Clone, Debug, Eq, PartialEq)]
pub enum ColumnAction {
    Add(Box<Column>),
    Drop,
    RenameTo(String),
    SetType {
        ty: Arc<ColumnType>,
        collation: Option<Collation>,
        cast: Cast,
        without: Option<Box<Without>>,
    },
    SetNotNull,
    /// Unless a row has a null by then: on the way back, of a column whose values are gone.
    SetNotNullIfFilled,
    DropNotNull,
    /// Puts the value of an expression in place of each null.
    Fill(Expression),
    /// The same, a part of the table at a time, each in a transaction of its own.
    FillInBatches(Expression),
    /// Copies values, with the key of their rows, to a table of what is parked.
    Park(Box<Parked>),
    /// Puts them back, if they are there, into the rows that are still as they were left.
    Unpark(Box<Parked>),
    SetDefault(Expression),
    DropDefault,
    /// A default that takes the next number of a sequence.
    SetNext(Qualified),
    /// `ADD GENERATED … AS IDENTITY`. Never a serial.
    AddIdentity(Identity),
    /// `SET GENERATED …` and options. Never a serial.
    SetIdentity(Box<Pair<Identity>>),
    DropIdentity,
    /// Makes the sequence behind it continue from here.
    SetCounter(Reached),
    /// Makes a stored generated column an ordinary one.
    DropExpression,
}

#[derive(Clone, Debug, Eq, PartialEq)]
pub enum ConstraintAction {
    Add(Constraint),
    /// Of a unique index that is there under the same name: a primary key or a unique constraint.
    AddUsingIndex(Constraint),
    /// The kind is for the reader of the plan: every constraint is dropped by the same statement.
    Drop(ConstraintKind),
    /// And the index behind it.
    RenameTo(String),
    /// Of a foreign key.
    SetDeferrable(Deferrable),
    /// Of a foreign key, since Postgres 18. Looks at all rows.
    Enforce,
    /// Of a foreign key, since Postgres 18.
    StopEnforcing,
    /// Looks at the rows that were there before a `NOT VALID` foreign key or check.
    Validate,
}

/// What a table demands of its rows.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Constraint {
    PrimaryKey(PrimaryKey),
    Unique(Unique),
    ForeignKey(ForeignKey),
    Check(Check),
    Exclusion(Exclusion),
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ConstraintKind {
    PrimaryKey,
    Unique,
    ForeignKey,
    Check,
    Exclusion,
}

impl Constraint {
    #[must_use]
    pub fn kind(&self) -> ConstraintKind {
        match self {
            Self::PrimaryKey(_) => ConstraintKind::PrimaryKey,
            Self::Unique(_) => ConstraintKind::Unique,
            Self::ForeignKey(_) => ConstraintKind::ForeignKey,
            Self::Check(_) => ConstraintKind::Check,
            Self::Exclusion(_) => ConstraintKind::Exclusion,
        }
    }
}

#[derive(Clone, Debug, Eq, PartialEq)]
pub enum IndexAction {
    Create(Index),
    /// While rows are written. Not in a transaction.
    CreateConcurrently(Index),
    Drop,
    /// While rows are read by it. Not in a transaction.
    DropConcurrently,
    /// Clears what a failed `CREATE INDEX CONCURRENTLY` may have left under this name.
    DropInvalid,
    RenameTo(String),
    /// Sets these storage parameters, in place.
    SetParameters(BTreeMap<String, String>),
    /// Leaves these storage parameters to their defaults, in place.
    ResetParameters(Vec<String>),
    /// Makes it the replica identity of its table.
    IdentifyRows,
    /// Clusters its table on it from now on.
    ClusterOn,
}

/// What carries a comment.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Commented {
    Namespace(String),
    Enum(Qualified),
    Sequence(Qualified),
    Table(Qualified),
    Column(Qualified, String),
    Constraint(Qualified, String),
    Index(Qualified),
}

impl Step {
    /// What leads to the same inside a transaction, if the step itself cannot run in one.
    #[must_use]
    pub fn in_transaction(&self) -> Option<Self> {
        match self {
            Self::Index(table, name, IndexAction::CreateConcurrently(index)) => {
                Some(Self::create_index(table, name, index))
            }
            Self::Index(table, name, IndexAction::DropConcurrently) => {
                Some(Self::Index(table.clone(), name.clone(), IndexAction::Drop))
            }
            Self::Column(table, name, ColumnAction::FillInBatches(fill)) => {
                let fill = ColumnAction::Fill(fill.clone());
                Some(Self::Column(table.clone(), name.clone(), fill))
            }
            _ => None,
        }
    }

    pub(crate) fn add(table: &Qualified, name: &str, constraint: Constraint) -> Self {
        Self::Constraint(table.clone(), name.to_owned(), ConstraintAction::Add(constraint))
    }

    pub(crate) fn add_column(table: &Qualified, column: Column) -> Self {
        let name = column.name.clone();
        Self::Column(table.clone(), name, ColumnAction::Add(Box::new(column)))
    }

    pub(crate) fn add_primary_key(table: &Qualified, key: &PrimaryKey) -> Self {
        Self::add(table, &key.name, Constraint::PrimaryKey(key.clone()))
    }

    pub(crate) fn create_index(table: &Qualified, name: &str, index: &Index) -> Self {
        Self::Index(table.clone(), name.to_owned(), IndexAction::Create(index.clone()))
    }
}
