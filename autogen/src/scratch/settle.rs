//! Two spellings of one expression.
//!
//! Postgres' own spelling is not always a fixed point: `title IN ('a', 'b')` over a varchar is printed as a cast of an
//! array, and that, read again, as an array of casts. Two expressions that Postgres respells alike are alike.

use crate::schema::{Column, Index, Pair, Schema, Table, normalize};

/// Gives the target the database's spelling of every expression that both have and that was respelled alike.
pub(super) fn settle(target: &mut Schema, database: &Schema, respelled: Pair<&Schema>) {
    for (name, table, had) in target.unshared_mut(database) {
        let sides = respelled.map(|it| it.tables.get(name));
        if let Pair { before: Some(before), after: Some(after) } = sides {
            settle_table(table, had, Pair::new(before, after));
        }
    }
}

/// Gives the target the database's default where the two are listed as equivalent.
pub(super) fn equivalents(target: &mut Schema, database: &Schema) {
    for (_, table, had) in target.unshared_mut(database) {
        for column in &mut table.columns {
            let had = had.column(&column.name).and_then(|it| it.default.as_ref());
            if let (Some(default), Some(had)) = (&mut column.default, had)
                && normalize::are_equivalent(default, had)
            {
                default.clone_from(had);
            }
        }
    }
}

/// Whether the two have an expression that differs. Then it is worth asking.
pub(super) fn is_open(target: &Table, database: &Table) -> bool {
    let columns = target.columns.iter().any(|column| {
        database.column(&column.name).is_some_and(|had| {
            let default =
                column.default.is_some() && had.default.is_some() && column.default != had.default;
            let generated = column.generated.is_some()
                && had.generated.is_some()
                && column.generated != had.generated;
            default || generated
        })
    });
    let checks = target
        .checks
        .iter()
        .any(|(name, it)| database.checks.get(name).is_some_and(|had| had != it));
    let indexes = target
        .indexes
        .iter()
        .any(|(name, it)| database.indexes.get(name).is_some_and(|had| had != it));
    let exclusions = target
        .exclusions
        .iter()
        .any(|(name, it)| database.exclusions.get(name).is_some_and(|had| had != it));
    columns || checks || indexes || exclusions
}

fn settle_table(table: &mut Table, had: &Table, respelled: Pair<&Table>) {
    let Pair { before, after } = respelled;
    for column in &mut table.columns {
        let name = column.name.clone();
        let sides = (had.column(&name), before.column(&name), after.column(&name));
        if let (Some(had), Some(before), Some(after)) = sides {
            settle_column(column, had, Pair::new(before, after));
        }
    }
    for (name, check) in &mut table.checks {
        let alike = before.checks.get(name).is_some_and(|it| Some(it) == after.checks.get(name));
        had.checks.get(name).filter(|_| alike).into_iter().for_each(|had| check.clone_from(had));
    }
    for (name, exclusion) in &mut table.exclusions {
        let alike =
            before.exclusions.get(name).is_some_and(|it| Some(it) == after.exclusions.get(name));
        had.exclusions
            .get(name)
            .filter(|_| alike)
            .into_iter()
            .for_each(|had| exclusion.clone_from(had));
    }
    for (name, index) in &mut table.indexes {
        let alike =
            before.indexes.get(name).is_some_and(|it: &Index| Some(it) == after.indexes.get(name));
        had.indexes.get(name).filter(|_| alike).into_iter().for_each(|had| index.clone_from(had));
    }
}

fn settle_column(column: &mut Column, had: &Column, respelled: Pair<&Column>) {
    let Pair { before, after } = respelled;
    if column.default.is_some() && before.default.is_some() && before.default == after.default {
        column.default.clone_from(&had.default);
    }
    if column.generated.is_some()
        && before.generated.is_some()
        && before.generated == after.generated
    {
        column.generated.clone_from(&had.generated);
    }
}
