//! Two spellings of one expression.
//!
//! Postgres' own spelling is not always a fixed point: it prints `title IN ('a', 'b')` over a varchar as a cast of an
//! array, and that, read again, as an array of casts. Two expressions count as one if Postgres respells them alike.

use crate::schema::{Pair, Schema, Slot, Table, normalize, number};

/// Uses the database's spelling in the target for every expression that both have and that was respelled alike.
pub(super) fn adopt_respelled(target: &mut Schema, database: &Schema, respelled: Pair<&Schema>) {
    for (name, table, had) in target.unshared_mut(database) {
        let sides = respelled.map(|it| it.tables.get(name));
        if let Pair { before: Some(before), after: Some(after) } = sides {
            adopt_in_table(table, had, Pair::new(before, after));
        }
    }
}

/// Uses the database's default in the target if the two are listed as equivalent, or are the same number.
pub(super) fn adopt_listed(target: &mut Schema, database: &Schema) {
    for (_, table, had) in target.unshared_mut(database) {
        for column in &mut table.columns {
            let Some(had) = had.column(&column.name) else { continue };
            if let (Some(default), Some(other)) = (&mut column.default, &had.default)
                && (normalize::are_equivalent(default, other)
                    || (had.ty == column.ty && number::are_equal(default, other, &column.ty)))
            {
                default.clone_from(other);
            }
        }
    }
}

/// Uses the database's default in the target if both are the same truth value: SeaORM writes `FALSE`, Postgres prints
/// `false`. This is so common that it pays not to ask.
pub(super) fn adopt_truth_values(target: &mut Schema, database: &Schema) {
    for (_, table, had) in target.unshared_mut(database) {
        for column in &mut table.columns {
            let had = had.column(&column.name).filter(|had| had.ty == column.ty);
            let sides = column.default.as_mut().zip(had.and_then(|it| it.default.as_ref()));
            if let Some((default, had)) = sides
                && matches!(had.as_str(), "true" | "false")
                && default.as_str().eq_ignore_ascii_case(had.as_str())
            {
                default.clone_from(had);
            }
        }
    }
}

/// Whether the two have an expression that differs, so that asking is worthwhile.
pub(super) fn differ(target: &Table, database: &Table) -> bool {
    target.slots().any(|(slot, it)| database.slot(slot).is_some_and(|had| had != it))
}

fn adopt_in_table(table: &mut Table, had: &Table, respelled: Pair<&Table>) {
    for (slot, it) in table.slots_mut() {
        if are_equal_at(slot, respelled)
            && let Some(had) = had.slot(slot)
        {
            it.clone_from(had);
        }
    }
}

/// Whether both tables have the same expression, and the same definition of whatever is recreated with it: the whole
/// constraint or index.
pub(super) fn are_equal_at(slot: Slot<'_>, tables: Pair<&Table>) -> bool {
    let Pair { before, after } = tables;
    let along = match slot {
        Slot::Default(_) => true,
        Slot::Generated(name) => {
            before.column(name).map(|it| (&it.ty, &it.generated))
                == after.column(name).map(|it| (&it.ty, &it.generated))
        }
        Slot::Check(name) => before.checks.get(name) == after.checks.get(name),
        Slot::Exclusion(name) => before.exclusions.get(name) == after.exclusions.get(name),
        Slot::Key(name, _) | Slot::Predicate(name) => {
            before.indexes.get(name) == after.indexes.get(name)
        }
        Slot::PartitionKey => true,
    };
    along && before.slot(slot).is_some() && before.slot(slot) == after.slot(slot)
}
