//! Constraints and indexes.

use super::{
    Known, index,
    named::{self, Comments},
    three_way,
};
use crate::schema::{
    ByName, Check, Deferrable, Exclusion, Expression, ForeignKey, Index, PrimaryKey, Table, Unique,
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

pub(super) fn uniques(known: Known<'_>, had: &Table, comments: &mut Comments) -> ByName<Unique> {
    let Known { stated, lock, .. } = known;
    // `unique` on a field asks for uniqueness; an existing unique index gives it as well as a constraint does.
    let by_index = |named: &stated::Named<Unique>| {
        let mut indexes = had.indexes.values();
        !named.explicit
            && !had.uniques.contains_key(&named.name)
            && indexes.any(|it| is_plain_unique(it, &named.value.columns))
    };
    let asked: Vec<_> = stated.uniques.iter().filter(|named| !by_index(named)).cloned().collect();
    let lock = lock.map(|it| it.uniques.as_slice()).unwrap_or_default();
    named::resolve(
        &asked,
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

pub(super) fn indexes(known: Known<'_>, had: &Table, comments: &mut Comments) -> ByName<Index> {
    let Known { stated, lock, .. } = known;
    let by_constraint = |named: &stated::Named<Index>| {
        let mut uniques = had.uniques.values();
        let plain = |unique: &Unique| {
            is_plain_unique(&named.value, &unique.columns) && unique.deferrable == Deferrable::No
        };
        !named.explicit && !had.indexes.contains_key(&named.name) && uniques.any(plain)
    };
    let asked: Vec<_> =
        stated.indexes.iter().filter(|named| !by_constraint(named)).cloned().collect();
    let lock = lock.map(|it| it.indexes.as_slice()).unwrap_or_default();
    named::resolve(&asked, lock, &had.indexes, comments, index::complete, index::is_same)
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
    let complete = |definition: &Expression, _: Option<&Expression>, _: Option<&Exclusion>| {
        Exclusion { definition: definition.clone() }
    };
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

pub(super) fn is_same_exclusion(stated: &Expression, had: &Exclusion) -> bool {
    *stated == had.definition
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
