//! The steps of a plan: one SQL statement each, as values. Rendering gives them their text.
//!
//! A step is an object and an action. Each stage has a file for each kind of object, which decides about the actions
//! of that kind.

use std::{collections::BTreeMap, sync::Arc};

use super::cast::Cast;
use super::parked::{Copied, Holding, Parked, Without};
use super::successor::{Succession, Successor};
use crate::schema::{
    Address, Check, Collation, Column, ColumnType, Declared, Deferrable, Exclusion, Expression,
    ForeignKey, Identity, Index, IntegerType, Owner, Pair, PrimaryKey, Qualified, SequenceOptions,
    Table, Unique,
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
    Declared(Address, DeclaredAction),
    /// `None` removes the comment.
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

/// An action on an enum type.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum TypeAction {
    /// With these labels.
    Create(Vec<String>),
    Drop,
    AddLabel(String, Position),
    /// Unless `down` has left it in place.
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
    OwnedBy(Option<Owner>),
    /// In the same schema.
    RenameTo(String),
    /// Makes it continue from here.
    SetCounter(Reached),
}

/// The value of a sequence.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Reached {
    /// The value of this sequence.
    Sequence(Qualified),
    /// The last number in the rows, if any is beyond the first one of these options.
    Rows { table: Qualified, column: String, options: SequenceOptions },
    /// This bound, if the sequence has not reached it.
    Bound { to: i64, options: SequenceOptions },
    /// The first number of these options, if the sequence is unused.
    Start { options: SequenceOptions },
    /// This number, if the sequence is unused and its value is not between the two.
    Within { to: i64, bounds: (i64, i64) },
}

#[derive(Clone, Debug, Eq, PartialEq)]
pub enum TableAction {
    /// With columns and constraints, but only those foreign keys that can exist from the start. Without comments and
    /// indexes.
    Create(Box<Table>),
    Drop,
    /// In the same schema.
    RenameTo(String),
    /// With its indexes, its constraints and the sequences its columns own.
    SetSchema(String),
    /// To the schema of parked objects, under its own name.
    Park,
    /// From there to this schema.
    Unpark(String),
    /// Renames an index or a sequence of the table.
    RenamePart {
        part: String,
        to: String,
    },
    /// Copies its rows to a parked table.
    ParkRows(Box<Copied>),
    /// Copies them back, if they exist.
    RestoreRows(Box<Copied>),
    /// Records on a parked table what it contains, and since when: the migration and the table.
    MarkParked {
        migration: String,
        table: Qualified,
        holding: Holding,
    },
    /// Checks all deferred constraints now: while they are pending, a table whose rows changed cannot be altered.
    CheckNow,
    /// Blocks writers until the transaction ends.
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
    /// With this name, if Postgres would give it another one.
    SetNotNull(Option<String>),
    /// The same as a `NOT VALID` constraint of this name. Since Postgres 18.
    DeclareNotNull(String),
    /// Unless a row has a null: used in `down`, for a column whose values are lost.
    SetNotNullIfFilled(Option<String>),
    DropNotNull,
    /// Replaces each null by the value of an expression.
    Fill(Expression),
    /// The same in batches, each in its own transaction.
    FillInBatches(Expression),
    /// Prepares a second column that replaces this one.
    Succeed(Box<Successor>, Succession),
    /// Copies values, with the keys of their rows, to a parked table.
    Park(Box<Parked>),
    /// Copies them back, if they exist, into rows that are still unchanged.
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
    /// Sets the value of the sequence behind it.
    SetCounter(Reached),
    /// Turns a stored generated column into an ordinary one.
    DropExpression,
}

#[derive(Clone, Debug, Eq, PartialEq)]
pub enum ConstraintAction {
    Add(Constraint),
    /// From an existing unique index of the same name: a primary key or a unique constraint.
    AddUsingIndex(Constraint),
    /// Only to the partitioned table itself: a primary key or a unique constraint, valid once each partition's is attached
    /// to it.
    AddOnOnly(Constraint),
    /// A foreign key that each partition has already: no rows are checked.
    AddOfPartitions(ForeignKey),
    /// The kind is for readers of the plan: the same statement drops every constraint.
    Drop(ConstraintKind),
    /// Along with its index.
    RenameTo(String),
    /// Of a foreign key.
    SetDeferrable(Deferrable),
    /// Of a foreign key, since Postgres 18. Checks all rows.
    Enforce,
    /// Of a foreign key, since Postgres 18.
    StopEnforcing,
    /// Checks the rows that existed before a `NOT VALID` foreign key or check.
    Validate,
}

/// A rule for the rows of a table.
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
    /// While programs write rows. Not in a transaction.
    CreateConcurrently(Index),
    /// Only of the partitioned table itself: valid once an index of each partition is attached to it.
    CreateOnOnly(Index),
    /// Attaches this index of a partition to it.
    AttachPartition(Qualified),
    /// Fails if a partition has no index that is attached to it.
    RequireValid,
    Drop,
    /// While programs use it for reading rows. Not in a transaction.
    DropConcurrently,
    /// Drops what a failed `CREATE INDEX CONCURRENTLY` may have left under this name.
    DropInvalid,
    RenameTo(String),
    /// Sets these storage parameters in place.
    SetParameters(BTreeMap<String, String>),
    /// Resets these storage parameters to their defaults in place.
    ResetParameters(Vec<String>),
    /// Makes it the replica identity of its table.
    IdentifyRows,
    /// Clusters its table on it from now on.
    ClusterOn,
}

/// What is done to an object beside tables.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum DeclaredAction {
    Create(Declared),
    /// Without dropping it.
    Replace(Declared),
    /// By this statement.
    Alter(String),
    /// Turns a partition into a separate table, by this statement.
    Detach(String),
    /// Turns a table into a partition, by this statement.
    Attach(String),
    Drop(Declared),
}

/// The object that carries a comment.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Commented {
    Namespace(String),
    Enum(Qualified),
    Sequence(Qualified),
    Table(Qualified),
    Column(Qualified, String),
    Constraint(Qualified, String),
    Index(Qualified),
    /// As `COMMENT ON` calls it.
    Declared(Address, String),
}

impl Step {
    /// An equivalent step inside a transaction, if the step itself cannot run in one.
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
            Self::Column(table, name, ColumnAction::Succeed(it, Succession::CopyInBatches)) => {
                let copy = ColumnAction::Succeed(it.clone(), Succession::Copy);
                Some(Self::Column(table.clone(), name.clone(), copy))
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
