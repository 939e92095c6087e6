//! What the entities leave unstated: the database has it and keeps it, but a database created from the entities would not
//! have it.

use super::Comparison;
use crate::{
    diff,
    op::{Change, Op, Rename},
    schema::{Enum, Pair, PrimaryKey, Qualified, Schema, stated},
};

/// What the entities leave unstated, as the changes that state it, and the parts that they state without the name that
/// the database has: each rename is from the stated name to that one.
///
/// `strict` is the same comparison in the scope `Strict`: its target is what the entities state alone. What the lock
/// records as stated is not unstated but no longer wanted.
#[must_use]
pub fn unstated(
    stated: &Comparison,
    strict: &Comparison,
    lock: &stated::Schema,
) -> (Vec<Op>, Vec<Rename>) {
    let mut alone = strict.target.clone();
    let renames =
        strict.ops.iter().filter(|it| !stated.ops.contains(it)).filter_map(|it| match it {
            Op::Rename(rename) => Some(rename.clone().inverse()),
            _ => None,
        });
    let renames: Vec<Rename> = renames.collect::<Vec<_>>().into_iter().rev().collect();
    for rename in &renames {
        rename.apply(&mut alone, &stated.default_schema);
    }
    let mut ops = diff::diff(Pair::new(&alone, &stated.target));
    ops.retain(|op| is_more(op) && !is_equal(op, &alone));
    ops.extend(labels(stated, lock));
    (ops, renames)
}

/// Whether a change adds something. What a change removes was never unstated.
fn is_more(op: &Op) -> bool {
    match op {
        Op::Table(_, change) => matches!(change, Change::Alter(_)),
        Op::Enum(_, change) => matches!(change, Change::Alter(_)),
        Op::Column(_, change) => !matches!(change, Change::Drop(_)),
        Op::PrimaryKey(_, change) => !matches!(change, Change::Drop(_)),
        Op::Unique(_, _, change) => matches!(change, Change::Create(_)),
        Op::Check(_, _, change) => !matches!(change, Change::Drop(_)),
        Op::Exclusion(_, _, change) => matches!(change, Change::Create(_)),
        Op::ForeignKey(_, _, change) => !matches!(change, Change::Drop(_)),
        Op::Index(_, _, change) => !matches!(change, Change::Drop(_)),
        Op::Comment(_, _, _, change) => matches!(change, Change::Create(_)),
        Op::Sequence(_, change) => !matches!(change, Change::Drop(_)),
        Op::Rename(_)
        | Op::Namespace(..)
        | Op::Extension(..)
        | Op::Fill(..)
        | Op::Convert(..)
        | Op::Park(..)
        | Op::Declared(..) => false,
    }
}

/// Whether what the entities state alone counts as equal: a key under its own name or with its columns in another order,
/// and uniqueness that an index provides instead of a constraint, or a constraint instead of an index.
fn is_equal(op: &Op, alone: &Schema) -> bool {
    let stated = |table: &Qualified| alone.tables.get(table);
    match op {
        Op::PrimaryKey(_, Change::Alter(pair)) => {
            let [before, after] = [&pair.before, &pair.after].map(|it| {
                let mut key = PrimaryKey { name: String::new(), ..it.clone() };
                key.columns.sort_unstable();
                key
            });
            before == after
        }
        Op::Index(table, _, Change::Create(index)) => {
            let by = index.as_unique();
            by.zip(stated(table)).is_some_and(|(by, it)| it.uniques.values().any(|it| *it == by))
        }
        Op::Unique(table, _, Change::Create(unique)) => stated(table).is_some_and(|it| {
            it.indexes.values().any(|it| it.as_unique().as_ref() == Some(unique))
        }),
        _ => false,
    }
}

/// The labels that only the database has. If the entities have labels that the database lacks, these may be the same labels
/// under other names.
fn labels(stated: &Comparison, lock: &stated::Schema) -> Vec<Op> {
    let further = stated.ops.iter().filter_map(|op| {
        let Op::Enum(name, Change::Alter(Pair { before: had, after: said })) = op else {
            return None;
        };
        let was_said =
            |label: &String| lock.enums.get(name).is_some_and(|it| it.labels.contains(label));
        let mut new = had.labels.iter().filter(|it| !said.labels.contains(it));
        let is_more = said.labels.iter().all(|it| had.labels.contains(it)) && !new.any(was_said);
        let more = Enum { labels: had.labels.clone(), comment: said.comment.clone() };
        (is_more && more != *said)
            .then(|| Op::Enum(name.clone(), Change::Alter(Pair::new(said.clone(), more))))
    });
    further.collect()
}
