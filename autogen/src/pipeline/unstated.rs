//! What the entities leave unstated: the database has it and keeps it, but a database created from the entities would not
//! have it.

use super::Comparison;
use crate::{
    diff,
    op::{Change, Op, Rename},
    schema::{Enum, Pair, stated},
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
    ops.retain(is_more);
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
