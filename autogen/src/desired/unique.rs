//! Uniqueness by a constraint or an index. Each satisfies a statement of the other.

use super::{
    TableSides, index,
    named::{self, Comments},
};
use crate::schema::{ByName, Deferrable, Index, Marks, Table, Unique, stated};

pub(super) fn uniques(sides: TableSides<'_>, had: &Table, marks: &mut Marks) -> ByName<Unique> {
    let TableSides { stated, lock, .. } = sides;
    let lock = lock.map(|it| it.uniques.as_slice()).unwrap_or_default();
    // `unique` on a field asks for uniqueness, and an existing unique index provides it as well as a constraint does.
    let by_index = |stated::Named { value: unique, .. }: &stated::Named<Unique>| {
        let mut plain =
            had.indexes.iter().filter(|(_, it)| index::is_plain_unique(it, &unique.columns));
        plain.find(|(name, _)| keeps_index(sides, had, name)).map(|(name, _)| name.clone())
    };
    let comments = &mut marks.index_comments;
    let asked = named::unserved(&stated.uniques, lock, &had.uniques, comments, by_index);
    resolve_uniques(&asked, lock, had, &mut marks.constraint_comments)
}

fn resolve_uniques(
    asked: &[stated::Named<Unique>],
    lock: &[stated::Named<Unique>],
    had: &Table,
    comments: &mut Comments,
) -> ByName<Unique> {
    named::resolve(
        asked,
        lock,
        &had.uniques,
        comments,
        |unique, _, had| Unique {
            without_overlaps: had
                .is_some_and(|it| it.without_overlaps && it.columns == unique.columns),
            ..unique.clone()
        },
        |stated, had| *stated == Unique { without_overlaps: false, ..had.clone() },
    )
}

pub(super) fn indexes(sides: TableSides<'_>, had: &Table, marks: &mut Marks) -> ByName<Index> {
    let TableSides { stated, lock, .. } = sides;
    let lock = lock.map(|it| it.indexes.as_slice()).unwrap_or_default();
    let by_constraint = |index: &Index| {
        let mut plain = had.uniques.iter().filter(|(_, unique)| {
            index::is_plain_unique(index, &unique.columns) && unique.deferrable == Deferrable::No
        });
        plain.find(|(name, _)| keeps_unique(sides, had, name)).map(|(name, _)| name.clone())
    };
    // Whatever an index over one column finds, a unique one over that column finds too.
    let by_unique = |index: &Index| {
        let plain = Index { unique: true, ..index.clone() }.as_unique();
        let columns = plain.filter(|it| !index.unique && it.include.is_empty())?.columns;
        let is_over = |it: &Unique| columns.len() == 1 && it.columns == columns;
        let mut uniques = had.uniques.iter().filter(|(_, it)| is_over(it));
        let found = uniques.find(|(name, _)| keeps_unique(sides, had, name)).map(|(name, _)| name);
        let mut indexes =
            had.indexes.iter().filter(|(_, it)| it.as_unique().is_some_and(|it| is_over(&it)));
        let index =
            || indexes.find(|(name, _)| keeps_index(sides, had, name)).map(|(name, _)| name);
        found.or_else(index).map(ToOwned::to_owned)
    };
    let serving = |named: &stated::Named<Index>| {
        let uncommented = Some(&named.value).filter(|_| named.comment.is_none());
        by_constraint(&named.value).or_else(|| by_unique(uncommented?))
    };
    let comments = &mut marks.constraint_comments;
    let asked = named::unserved(&stated.indexes, lock, &had.indexes, comments, serving);
    index::resolve(&asked, lock, had, &mut marks.index_comments)
}

/// Whether the index stays, whatever it serves: the entities never stated it.
fn keeps_index(sides: TableSides<'_>, had: &Table, name: &str) -> bool {
    let lock = sides.lock.map(|it| it.indexes.as_slice()).unwrap_or_default();
    let kept = index::resolve(&sides.stated.indexes, lock, had, &mut Comments::default());
    kept.contains_key(name)
}

fn keeps_unique(sides: TableSides<'_>, had: &Table, name: &str) -> bool {
    let lock = sides.lock.map(|it| it.uniques.as_slice()).unwrap_or_default();
    let kept = resolve_uniques(&sides.stated.uniques, lock, had, &mut Comments::default());
    kept.contains_key(name)
}
