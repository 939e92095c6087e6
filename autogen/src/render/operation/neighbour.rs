//! Objects of the database that are similar to what an op adds: a key with one more column, an index with a
//! predicate, or with an expression.

use super::{constraint, index};
use crate::{
    op::{Change, Op},
    schema::{Index, IndexKey, Pair, Schema, Table, relative::Relative as _, tokens},
};

/// The object that a reviewer would compare with this op, as a line of text. It is one that stays, because dropped
/// and changed objects have lines of their own.
#[must_use]
pub fn neighbour(op: &Op, schemas: Pair<&Schema>, default_schema: &str) -> Option<String> {
    let Pair { before, after } = schemas;
    let tables = |table| Some((before.tables.get(table)?, after.tables.get(table)?));
    match op {
        Op::Unique(table, _, Change::Create(unique)) => {
            let (had, kept) = tables(table)?;
            nearest(&unique.columns, keys(had, kept, Serves::Uniqueness))
        }
        Op::Index(table, _, Change::Create(index)) => {
            let (had, kept) = tables(table)?;
            let serves = if index.unique { Serves::Uniqueness } else { Serves::Access };
            nearest(&index.key_columns()?, keys(had, kept, serves))
        }
        Op::ForeignKey(table, _, Change::Create(key)) => {
            let (had, kept) = tables(table)?;
            let keys = had.foreign_keys.iter().filter(|(name, it)| {
                it.columns == key.columns && kept.foreign_keys.get(name) == Some(*it)
            });
            let mut lines = keys.map(|(name, it)| {
                let key = constraint::foreign_key(&it.relative(default_schema));
                format!("foreign key {name} {key}")
            });
            lines.next()
        }
        Op::Rename(_)
        | Op::Namespace(..)
        | Op::Extension(..)
        | Op::Enum(..)
        | Op::Sequence(..)
        | Op::Table(..)
        | Op::Column(..)
        | Op::Fill(..)
        | Op::Convert(..)
        | Op::Park(..)
        | Op::PrimaryKey(..)
        | Op::Unique(..)
        | Op::Check(..)
        | Op::Exclusion(..)
        | Op::ForeignKey(..)
        | Op::Index(..)
        | Op::Declared(..)
        | Op::Comment(..) => None,
    }
}

/// The purpose of an object.
#[derive(Clone, Copy, Eq, PartialEq)]
enum Serves {
    Uniqueness,
    Access,
}

/// The constraints and indexes with that purpose that stay unchanged, with their columns and their text.
fn keys(had: &Table, kept: &Table, serves: Serves) -> Vec<(Vec<String>, String)> {
    let uniques = had.uniques.iter().filter(|(name, it)| kept.uniques.get(name) == Some(*it));
    let uniques = uniques.map(|(name, it)| {
        (it.columns.clone(), format!("unique {name} {}", constraint::unique(it)))
    });
    let serves_as = |it: &Index| it.unique || serves == Serves::Access;
    let indexes = had
        .indexes
        .iter()
        .filter(|(name, it)| serves_as(it) && kept.indexes.get(name) == Some(*it));
    let is_plain = |it: &Index| it.key_columns().is_some();
    let (plain, others): (Vec<_>, Vec<_>) = indexes.partition(|(_, it)| is_plain(it));
    let indexes = plain.into_iter().chain(others);
    let indexes =
        indexes.map(|(name, it)| (columns(it), format!("index {name} {}", index::text(it))));
    uniques.chain(indexes).collect()
}

/// The columns of an index, and those in its expressions.
fn columns(index: &Index) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for column in &index.columns {
        let names = match &column.key {
            IndexKey::Column(name) => vec![name.clone()],
            IndexKey::Expression(expression) => {
                let tokens: Vec<_> = lexer::tokens(expression.as_str()).collect();
                let columns = tokens::columns(&tokens);
                columns.into_iter().filter_map(|at| tokens[at].name()).collect()
            }
        };
        found.extend(names);
    }
    found.dedup();
    found
}

/// The one with the same columns, or else with the fewest more or fewer.
fn nearest(columns: &[String], keys: Vec<(Vec<String>, String)>) -> Option<String> {
    let within = |some: &[String], all: &[String]| some.iter().all(|it| all.contains(it));
    let near = keys.into_iter().filter(|(own, _)| within(own, columns) || within(columns, own));
    near.min_by_key(|(own, _)| own.len().abs_diff(columns.len())).map(|(_, text)| text)
}
