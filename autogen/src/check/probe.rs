//! What to count before a plan runs: rows that make a statement fail, and rows that it removes. These are values;
//! `render::sql::probe` writes them as queries.
//!
//! A probe sees the rows as the statement will find them: columns that earlier steps rename, convert, add or fill are
//! computed in the query.

use std::{collections::BTreeSet, sync::Arc};

use super::{Context, Direction, names};
use crate::{
    op::{Change, Op, rename::rename_columns},
    plan::{self, Cast},
    schema::{Column, ColumnType, Expression, Index, IndexKey, Pair, Qualified, dependent::Touch},
};

/// One number to ask the database for.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Probe {
    pub rows: Rows,
    pub offending: Offending,
}

/// The rows of a table as a statement will find them.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Rows {
    /// Its name before any step runs.
    pub table: Qualified,
    /// Its name in the statement.
    pub name: Qualified,
    pub reach: Reach,
    /// The columns that the condition uses. Columns that only other columns of the table need are left out.
    pub values: Vec<Value>,
    /// The primary key, which identifies rows, by its name before any step runs.
    pub key: Vec<String>,
}

/// Whether the rows of partitions and inheriting children count.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Reach {
    All,
    /// Keys and exclusion constraints of a parent table do not apply to its children (manual, section 5.11.1).
    Own,
}

/// A column as a statement will find it.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Value {
    /// Its name in the statement.
    pub name: String,
    pub source: Source,
    /// The expression that replaces a null.
    pub fill: Option<Expression>,
}

/// The source of its values.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Source {
    /// An existing column, by its name before any step runs.
    Column(String),
    /// The same, converted to another type.
    Converted(String, Arc<ColumnType>, Cast),
    /// The column is added: its default, or null.
    Added(Arc<ColumnType>, Option<Expression>),
}

/// The rows that offend.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Offending {
    All,
    /// Rows with a null in this column.
    Null(String),
    /// Rows with a value in this column.
    Value(String),
    /// All rows but one of each group with equal keys, if the predicate holds.
    Duplicate {
        keys: Vec<IndexKey>,
        nulls: Nulls,
        predicate: Option<Expression>,
    },
    Orphaned(Reference),
    /// Rows for which the condition is false.
    Violating(Expression),
    /// Rows for which it is true.
    Matching(Expression),
    /// Rows that another row excludes, by the text after `EXCLUDE`.
    Conflicting(Expression),
    /// Rows whose value the other type cannot hold.
    Unfit {
        column: String,
        types: Pair<Arc<ColumnType>>,
        cast: Cast,
        labels: Option<Vec<String>>,
        others: Others,
    },
    /// Rows for which the expression fails, or gives a value that the type cannot hold or the column does not allow.
    Unconverted {
        ty: Arc<ColumnType>,
        by: Expression,
        null: Null,
    },
    /// Rows with this label of an enum, in a column or an array.
    Label {
        column: String,
        within: Within,
        label: String,
    },
}

/// What happens to values that fit only in a changed form.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Others {
    Lost,
    /// The old values are kept, so these rows do not offend.
    Kept,
}

/// Whether nulls count as distinct.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Nulls {
    Distinct,
    NotDistinct,
}

/// Whether a value may become null.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Null {
    Allowed,
    Refused,
}

/// Where to look for a label.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Within {
    Column,
    Array,
}

/// What a foreign key requires.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Reference {
    pub columns: Vec<String>,
    pub matching: Matching,
    /// The referenced rows; `None` if their table does not exist yet.
    pub parent: Option<Rows>,
    pub referenced: Vec<String>,
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Matching {
    Simple,
    Full,
}

/// The result of counting.
#[derive(Clone, Debug, Eq, PartialEq)]
pub enum Count {
    Known {
        offending: u64,
        /// Whether `offending` is a lower bound: the table is large, and counting stopped there.
        bound: Bound,
        /// The number of rows in the table; an estimate if the table is large.
        total: u64,
        /// Keys of a few offending rows. Never written to a file.
        keys: Vec<String>,
    },
    /// No row can be in the way.
    Impossible,
    /// Why the number is unknown.
    Unknown(String),
}

#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub enum Bound {
    Exact,
    AtLeast,
}

impl Count {
    #[must_use]
    pub fn offends(&self) -> bool {
        matches!(self, Self::Known { offending: 1.., .. })
    }
}

impl Probe {
    /// What is lost: all rows of a table, or the values of a column.
    #[must_use]
    pub fn loses(&self) -> Option<(&Qualified, Option<&str>)> {
        let column = match &self.offending {
            Offending::All => None,
            Offending::Value(column)
            | Offending::Unfit { column, others: Others::Lost, .. }
            | Offending::Label { column, .. } => Some(column.as_str()),
            Offending::Unfit { others: Others::Kept, .. }
            | Offending::Unconverted { .. }
            | Offending::Null(_)
            | Offending::Duplicate { .. }
            | Offending::Orphaned(_)
            | Offending::Violating(_)
            | Offending::Matching(_)
            | Offending::Conflicting(_) => return None,
        };
        Some((&self.rows.name, column))
    }

    /// `None` if the rows cannot be known before the plan runs.
    pub(super) fn of(rows: Option<Rows>, offending: Offending) -> Option<Self> {
        rows.map(|rows| Self { rows, offending })
    }
}

impl Context<'_> {
    /// The rows of an existing table, with these columns as the ops leave them. `None` if the plan computes a value
    /// that a query cannot predict, such as a sequence's or a generated column's.
    pub(super) fn rows(&self, table: &Qualified, columns: &[String]) -> Option<Rows> {
        let before = self.schemas.before.tables.get(table)?;
        let fills = columns.iter().filter_map(|it| self.hints.fill(table, it));
        let read: Vec<String> = fills.flat_map(|it| self.columns_of(table, it)).collect();
        let columns = once(columns.iter().chain(&read));
        let values = columns.map(|it| self.value(table, it)).collect::<Option<_>>()?;
        let key = before.primary_key.iter().flat_map(|it| &it.columns);
        let key = key.map(|it| self.former(table, it).1).collect();
        let (former, _) = self.former(table, "");
        Some(Rows { table: former, name: table.clone(), reach: Reach::All, values, key })
    }

    /// The same, for a change that does not apply to inheriting children.
    pub(super) fn own_rows(&self, table: &Qualified, columns: &[String]) -> Option<Rows> {
        let before = self.schemas.before.tables.get(table)?;
        let inherited = before.marks.has_children && before.partition_by.is_none();
        let reach = if inherited { Reach::Own } else { Reach::All };
        self.rows(table, columns).map(|rows| Rows { reach, ..rows })
    }

    /// The rows of a table with one of its columns as it is stored now, whatever happens to it.
    pub(super) fn stored_rows(&self, table: &Qualified, column: &str) -> Option<Rows> {
        let source = Source::Column(self.former(table, column).1);
        let value = Value { name: column.to_owned(), source, fill: None };
        self.rows(table, &[]).map(|rows| Rows { values: vec![value], ..rows })
    }

    /// The rows of a table as they are stored now.
    pub(super) fn whole_rows(&self, table: &Qualified) -> Option<Rows> {
        let name = self.former(table, "").0;
        self.rows(table, &[]).map(|rows| Rows { name, ..rows })
    }

    /// How the column's values are converted to the new type, by the names that columns have before any step runs.
    pub(super) fn cast(&self, table: &Qualified, columns: Pair<&Column>) -> Cast {
        match plan::cast(table, columns, &self.hints) {
            Cast::Stated(by) => Cast::Stated(self.as_stored(table, by)),
            cast => cast,
        }
    }

    /// The rows that an expression does not convert to the column's new type.
    pub(super) fn unconverted(
        &self,
        table: &Qualified,
        columns: Pair<&Column>,
        by: &Expression,
    ) -> Option<Probe> {
        let is_bound = !columns.before.nullable && !columns.after.nullable;
        let null = if is_bound { Null::Refused } else { Null::Allowed };
        let by = self.as_stored(table, by.clone());
        let ty = columns.after.ty.clone();
        Probe::of(self.whole_rows(table), Offending::Unconverted { ty, by, null })
    }

    /// An expression over a table's columns, by the names that they have before any step runs.
    fn as_stored(&self, table: &Qualified, mut expression: Expression) -> Expression {
        let names = self.columns_of(table, &expression).into_iter();
        let pairs = names.map(|it| {
            let (_, former) = self.former(table, &it);
            Pair::new(it, former)
        });
        rename_columns(&mut expression, &pairs.filter(Pair::differs).collect::<Vec<_>>());
        expression
    }

    /// The columns that an expression uses, after all ops.
    pub(super) fn columns_of(&self, table: &Qualified, expression: &Expression) -> Vec<String> {
        let names = expression.names();
        let known = [self.schemas.after, self.schemas.before];
        let columns = known.iter().filter_map(|it| it.tables.get(table)).flat_map(|it| &it.columns);
        once(columns.map(|it| &it.name).filter(|it| names.contains(*it))).cloned().collect()
    }

    /// The rows in an index, and what must be unique among them.
    pub(super) fn keys_of(&self, table: &Qualified, index: &Index) -> Option<Probe> {
        let expressions = index.slots("").map(|(_, it)| it);
        let plain = index.columns.iter().filter_map(|it| match &it.key {
            IndexKey::Column(name) => Some(name.clone()),
            IndexKey::Expression(_) => None,
        });
        let read = expressions.flat_map(|it| self.columns_of(table, it));
        let columns: Vec<String> = read.chain(plain).collect();
        let keys = index.columns.iter().map(|it| it.key.clone()).collect();
        let nulls = if index.nulls_not_distinct { Nulls::NotDistinct } else { Nulls::Distinct };
        let predicate = index.predicate.clone();
        let offending = Offending::Duplicate { keys, nulls, predicate };
        Probe::of(self.own_rows(table, &columns), offending)
    }

    fn value(&self, table: &Qualified, name: &str) -> Option<Value> {
        let own = |op: &&Op| match op {
            Op::Column(it, Change::Create(column)) => it == table && column.name == name,
            Op::Column(it, Change::Alter(pair)) => it == table && pair.after.name == name,
            _ => false,
        };
        let source = match self.ops.iter().find(own) {
            Some(Op::Column(_, Change::Create(column))) => added(column)?,
            Some(Op::Column(_, Change::Alter(pair))) => {
                if pair.before.generated.is_some() || pair.after.generated.is_some() {
                    return None;
                }
                let (_, former) = self.former(table, name);
                if pair.before.ty == pair.after.ty {
                    Source::Column(former)
                } else {
                    Source::Converted(
                        former,
                        pair.after.ty.clone(),
                        self.cast(table, pair.as_ref()),
                    )
                }
            }
            _ => Source::Column(self.former(table, name).1),
        };
        let fill = self.hints.fill(table, name).cloned();
        Some(Value { name: name.to_owned(), source, fill })
    }

    /// The table and the column, by their names before any step runs. In `down` these are the names at that point:
    /// renames are reverted last.
    fn former(&self, table: &Qualified, column: &str) -> (Qualified, String) {
        let touch = Touch::DropColumn(table.clone(), column.to_owned());
        match (self.direction, names::former(&[touch], self.ops).pop()) {
            (Direction::Up, Some(Touch::DropColumn(table, column))) => (table, column),
            _ => (table.clone(), column.to_owned()),
        }
    }
}

/// Each name once, in order of first occurrence.
fn once<'a>(names: impl Iterator<Item = &'a String>) -> impl Iterator<Item = &'a String> {
    let mut seen = BTreeSet::new();
    names.filter(move |name| seen.insert(*name))
}

fn added(column: &Column) -> Option<Source> {
    let is_made = column.identity.is_some() || column.generated.is_some();
    (!is_made).then(|| Source::Added(column.ty.clone(), column.default.clone()))
}
