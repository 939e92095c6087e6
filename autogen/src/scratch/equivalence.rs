//! Two spellings of one expression.
//!
//! Postgres' own spelling is not always a fixed point: `title IN ('a', 'b')` over a varchar is printed as a cast of an
//! array, and that, read again, as an array of casts. Two expressions that Postgres respells alike are alike.

use crate::schema::{Pair, Schema, Slot, Table, normalize};

/// Gives the target the database's spelling of every expression that both have and that was respelled alike.
pub(super) fn adopt_respelled(target: &mut Schema, database: &Schema, respelled: Pair<&Schema>) {
    for (name, table, had) in target.unshared_mut(database) {
        let sides = respelled.map(|it| it.tables.get(name));
        if let Pair { before: Some(before), after: Some(after) } = sides {
            adopt_in_table(table, had, Pair::new(before, after));
        }
    }
}

/// Gives the target the database's default if the two are listed as equivalent.
pub(super) fn adopt_listed(target: &mut Schema, database: &Schema) {
    for (_, table, had) in target.unshared_mut(database) {
        for (slot, default) in table.slots_mut() {
            if let (Slot::Default(_), Some(had)) = (slot, had.slot(slot))
                && normalize::are_equivalent(default, had)
            {
                default.clone_from(had);
            }
        }
    }
}

/// Gives the target the database's default where both are the same truth value: SeaORM writes `FALSE`, Postgres prints
/// `false`. So many tables have one that it pays not to ask.
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

/// Whether the two have an expression that differs. Then it is worth asking.
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

/// Whether both tables have the same expression, and the same of whatever is made anew along with it: of a constraint or
/// an index everything.
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
