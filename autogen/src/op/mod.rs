//! The vocabulary of change. An op is a value that knows its inverse; its cost and its steps are up to the plan.

mod aside;
mod hints;
pub mod label;
mod relative;
pub mod rename;

pub use self::{
    aside::Aside,
    hints::Hints,
    rename::{Part, Rename, rename_in},
};
use crate::schema::{
    Address, Check, Column, Declared, Enum, Exclusion, Expression, Extension, ForeignKey, Index,
    Namespace, Pair, PrimaryKey, Qualified, Sequence, Table, Unique,
};

/// The Postgres schema of parked rows. No other stage reads it, so nothing in it is ever a difference.
pub const PARKING: &str = "autogen_parked";

/// Where rows are parked in [`PARKING`].
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct ParkedAs {
    /// The migration that parks them.
    pub migration: String,
    /// The table.
    pub name: String,
    pub form: Form,
    pub turn: Turn,
}

/// How rows get to [`PARKING`].
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Form {
    /// Their table moves there with all its parts.
    Moved,
    /// They are copied to a table of plain values.
    Copied,
}

/// The direction that parks rows. The other direction restores them.
#[derive(Clone, Copy, Debug, Eq, Ord, PartialEq, PartialOrd)]
pub enum Turn {
    Keep,
    Restore,
}

impl Turn {
    #[must_use]
    pub fn inverse(self) -> Self {
        match self {
            Self::Keep => Self::Restore,
            Self::Restore => Self::Keep,
        }
    }
}

/// What happens to an object.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Change<T> {
    Create(T),
    Drop(T),
    Alter(Pair<T>),
}

impl<T> Change<T> {
    /// The change that reverts this one.
    #[must_use]
    pub fn inverse(self) -> Self {
        match self {
            Self::Create(value) => Self::Drop(value),
            Self::Drop(value) => Self::Create(value),
            Self::Alter(pair) => Self::Alter(pair.swap()),
        }
    }
}

/// One change to one object.
#[derive(Clone, Debug, Eq, PartialEq)]
#[expect(
    clippy::large_enum_variant,
    reason = "there are as many as there are differences: few, or new tables"
)]
pub enum Op {
    /// Comes before everything else that happens to the object in `up`, and after it in `down`: every other op uses
    /// the new names.
    Rename(Rename),
    Namespace(String, Change<Namespace>),
    Extension(String, Change<Extension>),
    Enum(Qualified, Change<Enum>),
    /// An independent one; sequences of columns change with their columns.
    Sequence(Qualified, Change<Sequence>),
    /// With its columns, primary key, unique constraints, checks, exclusions and comments. Its indexes and foreign keys
    /// are ops of their own, so that no cycle can arise. `Alter` is the table's comment.
    Table(Qualified, Change<Table>),
    /// Of a table that exists before and after.
    Column(Qualified, Change<Column>),
    /// By table and column: the expression that replaces nulls of a column that becomes NOT NULL. The owner asks for
    /// it; there is no difference behind it, and nothing reverts it.
    Fill(Qualified, String, Expression),
    /// By table and column: the expressions that convert its values, in `down` and in `up`. The owner asks for it;
    /// without one the values are cast.
    Convert(Qualified, String, Pair<Option<Expression>>),
    /// By table and, if it is about a single column, column: parks rows that this direction removes, or restores what
    /// the other direction parked. The owner asks for it.
    Park(Qualified, Option<String>, ParkedAs),
    PrimaryKey(Qualified, Change<PrimaryKey>),
    Unique(Qualified, String, Change<Unique>),
    Check(Qualified, String, Change<Check>),
    Exclusion(Qualified, String, Change<Exclusion>),
    /// Of any table, including new and dropped ones.
    ForeignKey(Qualified, String, Change<ForeignKey>),
    /// Of any table, including new and dropped ones.
    Index(Qualified, String, Change<Index>),
    /// An object beside tables. `Alter` between two that are the same recreates it, for the sake of what it depends on.
    Declared(Address, Change<Declared>),
    /// Of a constraint or index that exists before and after.
    Comment(Qualified, Part, String, Change<String>),
}

impl Op {
    /// The op that reverts this one.
    #[must_use]
    pub fn inverse(self) -> Self {
        match self {
            Self::Rename(rename) => Self::Rename(rename.inverse()),
            Self::Namespace(name, change) => Self::Namespace(name, change.inverse()),
            Self::Extension(name, change) => Self::Extension(name, change.inverse()),
            Self::Enum(name, change) => Self::Enum(name, change.inverse()),
            Self::Sequence(name, change) => Self::Sequence(name, change.inverse()),
            Self::Table(name, change) => Self::Table(name, change.inverse()),
            Self::Column(table, change) => Self::Column(table, change.inverse()),
            Self::Convert(table, column, by) => Self::Convert(table, column, by.swap()),
            Self::Fill(..) => self,
            Self::Park(table, column, to) => {
                Self::Park(table, column, ParkedAs { turn: to.turn.inverse(), ..to })
            }
            Self::PrimaryKey(table, change) => Self::PrimaryKey(table, change.inverse()),
            Self::Unique(table, name, change) => Self::Unique(table, name, change.inverse()),
            Self::Check(table, name, change) => Self::Check(table, name, change.inverse()),
            Self::Exclusion(table, name, change) => Self::Exclusion(table, name, change.inverse()),
            Self::ForeignKey(table, name, change) => {
                Self::ForeignKey(table, name, change.inverse())
            }
            Self::Index(table, name, change) => Self::Index(table, name, change.inverse()),
            Self::Declared(address, change) => Self::Declared(address, change.inverse()),
            Self::Comment(table, part, name, change) => {
                Self::Comment(table, part, name, change.inverse())
            }
        }
    }
}

impl Op {
    /// The table that it changes, or a part of it.
    #[must_use]
    pub fn table(&self) -> Option<&Qualified> {
        match self {
            Self::Table(table, _)
            | Self::Column(table, _)
            | Self::Fill(table, ..)
            | Self::Convert(table, ..)
            | Self::Park(table, ..)
            | Self::PrimaryKey(table, _)
            | Self::Unique(table, ..)
            | Self::Check(table, ..)
            | Self::Exclusion(table, ..)
            | Self::ForeignKey(table, ..)
            | Self::Index(table, ..)
            | Self::Comment(table, ..)
            | Self::Rename(Rename::Column(table, _) | Rename::Part(table, ..)) => Some(table),
            Self::Rename(Rename::Table(pair)) => Some(&pair.after),
            Self::Rename(Rename::Enum(_) | Rename::Label(..))
            | Self::Namespace(..)
            | Self::Extension(..)
            | Self::Enum(..)
            | Self::Sequence(..)
            | Self::Declared(..) => None,
        }
    }
}

/// The ops that revert these. Renames are reverted one after the other, and after everything else.
#[must_use]
pub fn inverse(ops: &[Op]) -> Vec<Op> {
    let is_rename = |op: &&Op| matches!(op, Op::Rename(_));
    let (renames, rest): (Vec<&Op>, Vec<&Op>) = ops.iter().partition(is_rename);
    let back = |op: &Op| op.clone().inverse();
    let renames = renames.into_iter().rev().map(back);
    match ops.first() {
        Some(Op::Rename(_)) => rest.into_iter().map(back).chain(renames).collect(),
        _ => renames.chain(rest.into_iter().map(back)).collect(),
    }
}
