//! Constraints and indexes.

use super::{
    Known, index,
    named::{self, Comments},
    three_way,
};
use crate::schema::{
    ByName, Check, Deferrable, Exclusion, ForeignKey, Index, Marks, PrimaryKey, Table, Unique,
    stated,
};

pub(super) fn primary_key(known: Known<'_>, comments: &mut Comments) -> Option<PrimaryKey> {
    let Known { stated, lock, database } = known;
    let had = database.and_then(|it| it.primary_key.as_ref());
    let Some(key) = &stated.primary_key else {
        return had.filter(|_| lock.is_none_or(|it| it.primary_key.is_none())).cloned();
    };
    let same = had.filter(|had| had.columns == key.columns);
    let name = match same {
        Some(had) if !key.explicit => had.name.clone(),
        _ => key.name.clone(),
    };
    let lock = lock.and_then(|it| it.primary_key.as_ref());
    named::comment(&name, key.comment.as_ref(), lock.and_then(|it| it.comment.as_ref()), comments);
    let said = |key: &stated::PrimaryKey| Some(key.include.clone()).filter(|it| !it.is_empty());
    Some(PrimaryKey {
        name,
        columns: key.columns.clone(),
        include: three_way(
            said(key).as_ref(),
            lock.and_then(said).as_ref(),
            same.map(|it| &it.include),
        )
        .unwrap_or_default(),
        deferrable: three_way(
            key.deferrable.as_ref(),
            lock.and_then(|it| it.deferrable.as_ref()),
            same.map(|it| &it.deferrable),
        )
        .unwrap_or(Deferrable::No),
        without_overlaps: same.is_some_and(|it| it.without_overlaps),
    })
}

pub(super) fn uniques(known: Known<'_>, had: &Table, marks: &mut Marks) -> ByName<Unique> {
    let Known { stated, lock, .. } = known;
    let lock = lock.map(|it| it.uniques.as_slice()).unwrap_or_default();
    // `unique` on a field asks for uniqueness; an existing unique index gives it as well as a constraint does.
    let by_index = |unique: &Unique| {
        let mut plain = had.indexes.iter().filter(|(_, it)| is_plain_unique(it, &unique.columns));
        plain.find(|(name, _)| keeps_index(known, had, name)).map(|(name, _)| name.clone())
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

pub(super) fn indexes(known: Known<'_>, had: &Table, marks: &mut Marks) -> ByName<Index> {
    let Known { stated, lock, .. } = known;
    let lock = lock.map(|it| it.indexes.as_slice()).unwrap_or_default();
    let by_constraint = |index: &Index| {
        let mut plain = had.uniques.iter().filter(|(_, unique)| {
            is_plain_unique(index, &unique.columns) && unique.deferrable == Deferrable::No
        });
        plain.find(|(name, _)| keeps_unique(known, had, name)).map(|(name, _)| name.clone())
    };
    let comments = &mut marks.constraint_comments;
    let asked = named::unserved(&stated.indexes, lock, &had.indexes, comments, by_constraint);
    resolve_indexes(&asked, lock, had, &mut marks.index_comments)
}

fn resolve_indexes(
    asked: &[stated::Named<Index>],
    lock: &[stated::Named<Index>],
    had: &Table,
    comments: &mut Comments,
) -> ByName<Index> {
    named::resolve(asked, lock, &had.indexes, comments, index::complete, index::is_same)
}

/// Whether the index stays whatever is served by it: it is not one that the entities used to ask for.
fn keeps_index(known: Known<'_>, had: &Table, name: &str) -> bool {
    let lock = known.lock.map(|it| it.indexes.as_slice()).unwrap_or_default();
    let kept = resolve_indexes(&known.stated.indexes, lock, had, &mut Comments::default());
    kept.contains_key(name)
}

fn keeps_unique(known: Known<'_>, had: &Table, name: &str) -> bool {
    let lock = known.lock.map(|it| it.uniques.as_slice()).unwrap_or_default();
    let kept = resolve_uniques(&known.stated.uniques, lock, had, &mut Comments::default());
    kept.contains_key(name)
}

/// Whether the index does no more and no less than make these columns unique.
pub(super) fn is_plain_unique(index: &Index, columns: &[String]) -> bool {
    let same = index.key_columns().is_some_and(|keys| keys == columns);
    same && index.unique && !index.nulls_not_distinct && index.predicate.is_none()
}

pub(super) fn checks(known: Known<'_>, had: &Table, comments: &mut Comments) -> ByName<Check> {
    let Known { stated, lock, .. } = known;
    let complete = |check: &stated::Check, lock: Option<&stated::Check>, had: Option<&Check>| {
        let stated::Check { expression, no_inherit, validity } = check;
        Check {
            expression: expression.clone(),
            no_inherit: *no_inherit,
            validity: three_way(
                validity.as_ref(),
                lock.and_then(|it| it.validity.as_ref()),
                had.map(|it| &it.validity),
            )
            .unwrap_or_default(),
        }
    };
    let lock = lock.map(|it| it.checks.as_slice()).unwrap_or_default();
    named::resolve(&stated.checks, lock, &had.checks, comments, complete, is_same_check)
}

pub(super) fn exclusions(
    known: Known<'_>,
    had: &Table,
    comments: &mut Comments,
) -> ByName<Exclusion> {
    let Known { stated, lock, .. } = known;
    let lock = lock.map(|it| it.exclusions.as_slice()).unwrap_or_default();
    let complete =
        |stated: &Exclusion, _: Option<&Exclusion>, _: Option<&Exclusion>| stated.clone();
    named::resolve(&stated.exclusions, lock, &had.exclusions, comments, complete, is_same_exclusion)
}

pub(super) fn foreign_keys(
    known: Known<'_>,
    had: &Table,
    comments: &mut Comments,
) -> ByName<ForeignKey> {
    let Known { stated, lock, .. } = known;
    let lock = lock.map(|it| it.foreign_keys.as_slice()).unwrap_or_default();
    named::resolve(
        &stated.foreign_keys,
        lock,
        &had.foreign_keys,
        comments,
        foreign_key,
        is_same_foreign_key,
    )
}

pub(super) fn is_same_check(stated: &stated::Check, had: &Check) -> bool {
    stated.expression == had.expression
}

pub(super) fn is_same_exclusion(stated: &Exclusion, had: &Exclusion) -> bool {
    stated == had
}

pub(super) fn is_same_foreign_key(stated: &stated::ForeignKey, had: &ForeignKey) -> bool {
    stated.columns == had.columns
        && stated.references == had.references
        && stated.referenced_columns == had.referenced_columns
}

fn foreign_key(
    stated: &stated::ForeignKey,
    lock: Option<&stated::ForeignKey>,
    had: Option<&ForeignKey>,
) -> ForeignKey {
    let stated::ForeignKey {
        columns,
        references,
        referenced_columns,
        on_update,
        on_delete,
        on_delete_columns,
        match_full,
        deferrable,
        validity,
    } = stated;
    // Of another action, or over other columns, the list would mean something else.
    let listed = had.filter(|had| on_delete.is_none_or(|it| it == had.on_delete));
    let listed = listed.filter(|had| had.columns == *columns);
    ForeignKey {
        columns: columns.clone(),
        references: references.clone(),
        referenced_columns: referenced_columns.clone(),
        on_update: three_way(
            on_update.as_ref(),
            lock.and_then(|it| it.on_update.as_ref()),
            had.map(|it| &it.on_update),
        )
        .unwrap_or_default(),
        on_delete: three_way(
            on_delete.as_ref(),
            lock.and_then(|it| it.on_delete.as_ref()),
            had.map(|it| &it.on_delete),
        )
        .unwrap_or_default(),
        on_delete_columns: three_way(
            on_delete_columns.as_ref(),
            lock.and_then(|it| it.on_delete_columns.as_ref()),
            listed.map(|it| &it.on_delete_columns),
        )
        .unwrap_or_default(),
        match_full: three_way(
            match_full.as_ref(),
            lock.and_then(|it| it.match_full.as_ref()),
            had.map(|it| &it.match_full),
        )
        .unwrap_or_default(),
        deferrable: three_way(
            deferrable.as_ref(),
            lock.and_then(|it| it.deferrable.as_ref()),
            had.map(|it| &it.deferrable),
        )
        .unwrap_or_default(),
        validity: three_way(
            validity.as_ref(),
            lock.and_then(|it| it.validity.as_ref()),
            had.map(|it| &it.validity),
        )
        .unwrap_or_default(),
        period: had.is_some_and(|it| it.period && it.columns == *columns),
    }
}
