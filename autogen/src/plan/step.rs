//! The steps of a plan: one SQL statement each, as values. Rendering gives them their text.

use std::{collections::BTreeMap, sync::Arc};

use crate::schema::{
    Check, Collation, Column, ColumnType, Deferrable, Exclusion, Expression, ForeignKey, Identity,
    Index, IntegerType, Pair, PrimaryKey, Qualified, SequenceOptions, Table, Unique,
};

/// One statement.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Step {
    CreateNamespace(String),
    DropNamespace(String),
    CreateExtension {
        name: String,
        schema: Option<String>,
        version: Option<String>,
    },
    AlterExtension {
        name: String,
        action: ExtensionAction,
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
    /// In place, where Postgres can: see `lower/constraint.rs`.
    AlterForeignKey {
        table: Qualified,
        name: String,
        action: ForeignKeyAction,
    },
    /// Looks at the rows that were there before a `NOT VALID` foreign key or check.
    ValidateConstraint {
        table: Qualified,
        name: String,
    },
    CreateIndex {
        table: Qualified,
        name: String,
        index: Index,
    },
    /// Sets these storage parameters, in place.
    SetParameters {
        table: Qualified,
        name: String,
        with: BTreeMap<String, String>,
    },
    /// Leaves these storage parameters to their defaults, in place.
    ResetParameters {
        table: Qualified,
        name: String,
        parameters: Vec<String>,
    },
    /// Clears what a failed `CREATE INDEX CONCURRENTLY` may have left under this name.
    DropInvalidIndex {
        table: Qualified,
        name: String,
    },
    SetReplicaIdentity {
        table: Qualified,
        index: String,
    },
    ClusterOn {
        table: Qualified,
        index: String,
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

/// One `ALTER CONSTRAINT` (manual, ALTER TABLE).
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum ForeignKeyAction {
    SetDeferrable(Deferrable),
    /// Since Postgres 18. Enforcing it again looks at all rows.
    SetEnforced(bool),
}

/// One `ALTER COLUMN`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum ColumnAction {
    SetType {
        ty: Arc<ColumnType>,
        collation: Option<Collation>,
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

/// One `ALTER EXTENSION`.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum ExtensionAction {
    SetSchema(String),
    /// To another version.
    Update(String),
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
    /// `USING column AT TIME ZONE 'UTC'`: between times with and without a zone, whatever the session's zone is.
    Utc,
    /// `USING column::timestamp AT TIME ZONE 'UTC'`: when a day begins.
    Midnight,
    /// `USING (column AT TIME ZONE 'UTC')::date`: the way back.
    Day,
    /// `USING convert_to(column, 'UTF8')`: the bytes of a text, which a cast would read as an escape format.
    Encode,
    /// `USING convert_from(column, 'UTF8')`: the way back.
    Decode,
    /// `USING ARRAY[column]::type`: an array of the one value there was.
    Element,
    /// The same, of a column that may be null.
    ElementUnlessNull,
    /// `USING column[1]::type`: the way back.
    First,
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
    Constraint(Qualified, String),
    Index(Qualified),
}
