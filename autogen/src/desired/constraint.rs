//! Constraints.

use std::collections::BTreeSet;

use super::{
    TableSides,
    named::{self, Comments},
    order,
    sides::{Sides, three_way},
};
use crate::schema::{ByName, Check, Exclusion, ForeignKey, PrimaryKey, Table, stated};

pub(super) fn primary_key(sides: TableSides<'_>, comments: &mut Comments) -> Option<PrimaryKey> {
    let TableSides { stated, lock, database } = sides;
    let had = database.and_then(|it| it.primary_key.as_ref());
    let Some(key) = &stated.primary_key else {
        return had.filter(|_| lock.is_none_or(|it| it.primary_key.is_none())).cloned();
    };
    // Fields follow the order of the table: only `on` states the order of the key.
    let columns = match had {
        Some(had) if !key.ordered => order::as_had(&key.columns, &had.columns),
        Some(_) | None => key.columns.clone(),
    };
    let same = had.filter(|had| had.columns == columns);
    let alike = had.filter(|had| {
        had.columns.len() == columns.len() && columns.iter().all(|it| had.columns.contains(it))
    });
    let name = match alike {
        Some(had) if !key.explicit => had.name.clone(),
        Some(_) | None => key.name.clone(),
    };
    let lock = lock.and_then(|it| it.primary_key.as_ref());
    let sides = Sides { stated: key, lock, database: same };
    named::comment(&name, key.comment.as_ref(), lock.and_then(|it| it.comment.as_ref()), comments);
    let said = |key: &stated::PrimaryKey| Some(key.include.clone()).filter(|it| !it.is_empty());
    Some(PrimaryKey {
        name,
        columns,
        include: three_way(
            said(key).as_ref(),
            lock.and_then(said).as_ref(),
            same.map(|it| &it.include),
        )
        .unwrap_or_default(),
        deferrable: sides.value(|it| &it.deferrable, |it| &it.deferrable),
        without_overlaps: same.is_some_and(|it| it.without_overlaps),
    })
}

pub(super) fn checks(sides: TableSides<'_>, had: &Table, comments: &mut Comments) -> ByName<Check> {
    let TableSides { stated, lock, .. } = sides;
    let complete = |stated: &stated::Check, lock: Option<&_>, database: Option<&Check>| Check {
        expression: stated.expression.clone(),
        no_inherit: stated.no_inherit,
        validity: Sides { stated, lock, database }.value(|it| &it.validity, |it| &it.validity),
    };
    let lock = lock.map(|it| it.checks.as_slice()).unwrap_or_default();
    named::resolve(&stated.checks, lock, &had.checks, comments, complete, is_same_check)
}

pub(super) fn exclusions(
    sides: TableSides<'_>,
    had: &Table,
    comments: &mut Comments,
) -> ByName<Exclusion> {
    let TableSides { stated, lock, .. } = sides;
    let lock = lock.map(|it| it.exclusions.as_slice()).unwrap_or_default();
    let complete =
        |stated: &Exclusion, _: Option<&Exclusion>, _: Option<&Exclusion>| stated.clone();
    named::resolve(&stated.exclusions, lock, &had.exclusions, comments, complete, is_same_exclusion)
}

pub(super) fn foreign_keys(
    sides: TableSides<'_>,
    had: &Table,
    comments: &mut Comments,
) -> ByName<ForeignKey> {
    let TableSides { stated, lock, .. } = sides;
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
    stated.references == had.references
        && pairs(&stated.columns, &stated.referenced_columns)
            == pairs(&had.columns, &had.referenced_columns)
}

/// Which column refers to which. Their order means nothing.
fn pairs<'a>(
    columns: &'a [String],
    referenced: &'a [String],
) -> BTreeSet<(&'a String, &'a String)> {
    columns.iter().zip(referenced).collect()
}

fn foreign_key(
    stated: &stated::ForeignKey,
    lock: Option<&stated::ForeignKey>,
    had: Option<&ForeignKey>,
) -> ForeignKey {
    let sides = Sides { stated, lock, database: had };
    // With another action, or over other columns, the list would mean something else.
    let same = had.filter(|had| is_same_foreign_key(stated, had));
    let listed = same.filter(|had| stated.on_delete.is_none_or(|it| it == had.on_delete));
    ForeignKey {
        columns: same.map_or(&stated.columns, |it| &it.columns).clone(),
        references: stated.references.clone(),
        referenced_columns: same
            .map_or(&stated.referenced_columns, |it| &it.referenced_columns)
            .clone(),
        on_update: sides.value(|it| &it.on_update, |it| &it.on_update),
        on_delete: sides.value(|it| &it.on_delete, |it| &it.on_delete),
        on_delete_columns: Sides { database: listed, ..sides }
            .value(|it| &it.on_delete_columns, |it| &it.on_delete_columns),
        match_full: sides.value(|it| &it.match_full, |it| &it.match_full),
        deferrable: sides.value(|it| &it.deferrable, |it| &it.deferrable),
        validity: sides.value(|it| &it.validity, |it| &it.validity),
        period: same.is_some_and(|it| it.period),
    }
}
