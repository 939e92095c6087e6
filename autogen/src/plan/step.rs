//! The steps of a plan: one SQL statement each, as values. Rendering gives them their text.

use crate::schema::{
    Check, Column, ColumnType, Exclusion, Expression, ForeignKey, Identity, Index, IntegerType,
    Pair, PrimaryKey, Qualified, SequenceOptions, Table, Unique,
};

/// One statement.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Step {
    CreateNamespace(String),
    DropNamespace(String),
    CreateExtension {
        name: String,
        schema: Option<String>,
    },
    DropExtension(String),
    CreateEnum {
        name: Qualified,
        labels: Vec<String>,
    },
    DropEnum(Qualified),
    AddLabel {
        name: Qualified,
        label: String,
        position: Position,
    },
    /// Gives a type another name in the same schema.
    RenameType {
        name: Qualified,
        to: String,
    },
    /// Without its comment and its owner.
    CreateSequence {
        name: Qualified,
        ty: IntegerType,
        options: SequenceOptions,
    },
    AlterSequence {
        name: Qualified,
        action: SequenceAction,
    },
    DropSequence(Qualified),
    /// Tells a sequence where it has got to.
    SetCounter {
        counter: Counter,
        reached: Reached,
    },
    MoveType {
        name: Qualified,
        schema: String,
    },
    RenameLabel {
        name: Qualified,
        label: String,
        to: String,
    },
    /// Gives a table another name in the same schema.
    RenameTable {
        name: Qualified,
        to: String,
    },
    /// With its indexes, its constraints and the sequences its columns own.
    MoveTable {
        name: Qualified,
        schema: String,
    },
    RenameColumn {
        table: Qualified,
        column: String,
        to: String,
    },
    /// And the index behind it.
    RenameConstraint {
        table: Qualified,
        name: String,
        to: String,
    },
    RenameIndex {
        table: Qualified,
        name: String,
        to: String,
    },
    /// With columns and constraints; of the foreign keys only those that can be there from the start. Not with comments
    /// and indexes.
    CreateTable {
        name: Qualified,
        table: Table,
    },
    DropTable(Qualified),
    AddColumn {
        table: Qualified,
        column: Column,
    },
    DropColumn {
        table: Qualified,
        column: String,
    },
    AlterColumn {
        table: Qualified,
        column: String,
        action: ColumnAction,
    },
    AddPrimaryKey {
        table: Qualified,
        key: PrimaryKey,
    },
    AddUnique {
        table: Qualified,
        name: String,
        unique: Unique,
    },
    AddCheck {
        table: Qualified,
        name: String,
        check: Check,
    },
    AddExclusion {
        table: Qualified,
        name: String,
        exclusion: Exclusion,
    },
    AddForeignKey {
        table: Qualified,
        name: String,
        key: ForeignKey,
    },
    /// `what` is for the reader of the plan: every kind of constraint is dropped by the same statement.
    DropConstraint {
        table: Qualified,
        name: String,
        what: ConstraintKind,
    },
    CreateIndex {
        table: Qualified,
        name: String,
        index: Index,
    },
    DropIndex {
        table: Qualified,
        name: String,
    },
    /// `None` takes the comment away.
    Comment {
        on: Commented,
        text: Option<String>,
    },
}

/// Where a new enum label goes.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Position {
    Last,
    Before(String),
}

/// One `ALTER COLUMN`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum ColumnAction {
    SetType {
        ty: ColumnType,
        collation: Option<String>,
        cast: Cast,
    },
    SetNotNull,
    DropNotNull,
    SetDefault(Expression),
    DropDefault,
    /// A default that takes the next number of a sequence.
    SetNext(Qualified),
    /// `ADD GENERATED … AS IDENTITY`. Never a serial.
    AddIdentity(Identity),
    /// `SET GENERATED …` and options. Never a serial.
    SetIdentity(Box<Pair<Identity>>),
    DropIdentity,
    /// Makes a stored generated column an ordinary one.
    DropExpression,
}

/// One `ALTER SEQUENCE`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum SequenceAction {
    Set(Pair<(IntegerType, SequenceOptions)>),
    /// The table and column that it goes with; `None` makes it stand alone.
    OwnedBy(Option<(Qualified, String)>),
    /// In the same schema.
    RenameTo(String),
}

/// A sequence, by its own name or by the column that it is behind.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Counter {
    Sequence(Qualified),
    Column(Qualified, String),
}

/// Where a counter has got to.
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
}

/// How the values of a column get to its new type.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Cast {
    /// By the assignment cast that Postgres applies by itself: no `USING`.
    Assignment,
    /// `USING column::type`.
    Explicit,
    /// `USING column::text::type`: from one enum type to another. For an array, `USING column::text[]::type[]`.
    ThroughText,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ConstraintKind {
    PrimaryKey,
    Unique,
    ForeignKey,
    Check,
    Exclusion,
}

/// What carries a comment.
#[derive(Clone, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Commented {
    Namespace(String),
    Enum(Qualified),
    Sequence(Qualified),
    Table(Qualified),
    Column(Qualified, String),
}
