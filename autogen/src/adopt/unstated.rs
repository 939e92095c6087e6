//! What the database has and no entity can state: one line each, with the reason.

use std::collections::BTreeSet;

use super::{constraint, context::Context, relation::Relations, sequence::Homes};
use crate::schema::{ColumnType, Qualified, Table, TypeName};

/// What [`crate::catalog::beyond`] says of a table that inherits.
pub(crate) const INHERITS: &str = "INHERITS";

/// Why neither an entity nor an SQL file states such a table.
pub(crate) const INHERITS_WHY: &str = "it inherits from another table";

/// Whether SeaORM can have an entity for the table.
pub(super) fn is_an_entity(table: &Table) -> bool {
    // Its keys are tuples, which have at most twelve elements.
    table.primary_key.as_ref().is_some_and(|it| (1..=12).contains(&it.columns.len()))
}

pub(super) fn unstated(
    context: &Context<'_>,
    wanted: &BTreeSet<Qualified>,
    relations: &Relations<'_>,
    homes: &Homes<'_>,
) -> Vec<String> {
    let schema = context.schema;
    let mut lines = Vec::new();
    let short = |name: &Qualified| name.relative_to(&context.options.default_schema);
    for (name, table) in &schema.tables {
        if !is_an_entity(table) && wanted.contains(name) {
            let why = match &table.primary_key {
                None => "it has no primary key, and an entity of SeaORM needs one",
                Some(_) => "SeaORM has no keys of more than 12 columns",
            };
            lines.push(format!("table {}: {why}", short(name)));
        }
    }
    for (name, what) in &context.options.beyond {
        if what == INHERITS && context.options.whole {
            lines.push(format!("table {}: {INHERITS_WHY}", short(name)));
        } else if context.modules.contains_key(name) && !what.contains(" of ") {
            lines.push(format!("{what} of {}", short(name)));
        }
    }
    for (name, table) in context.tables() {
        let mut push = |part: String| lines.push(format!("{part} of {}", short(name)));
        if let Some(key) = table.partition_by.as_ref().filter(|it| it.stated().is_none()) {
            push(format!("partition by {}", key.to_sql()));
        }
        let temporal = table.primary_key.iter().filter(|it| it.without_overlaps);
        temporal.for_each(|it| push(format!("WITHOUT OVERLAPS in primary key {}", it.name)));
        for (own, it) in &table.uniques {
            if it.without_overlaps {
                push(format!("unique {own} (WITHOUT OVERLAPS)"));
            }
        }
        for (own, it) in &table.foreign_keys {
            if relations.unstated.contains(&(name, own.as_str())) {
                let to = short(&it.references);
                let why = match context.modules.contains_key(&it.references) {
                    false => format!(" (there is no entity for {to})"),
                    true if it.period => " (PERIOD)".to_owned(),
                    true => " (another one is on the same columns)".to_owned(),
                };
                push(format!("foreign key {own}{why}"));
            }
        }
        for (own, it) in &table.exclusions {
            if constraint::exclude(own, it, table).is_none() {
                push(format!("exclusion {own}"));
            }
        }
        for own in &table.marks.invalid {
            push(format!("index {own} (invalid: drop it or build it again)"));
        }
        if let Some(own) = &table.marks.replica_identity {
            push(format!("replica identity by index {own}"));
        }
        if let Some(own) = &table.marks.clustered_on {
            push(format!("clustering on index {own}"));
        }
        for (own, _) in &table.marks.index_comments {
            if !table.indexes.contains_key(own) {
                push(format!("comment of index {own}"));
            }
        }
    }
    let columns = || context.tables().flat_map(|(_, table)| &table.columns);
    for (name, it) in &schema.enums {
        let uses = |ty: &ColumnType| matches!(&ty.name, TypeName::Enum(own) if own == name);
        let is_used = columns().any(|it| uses(&it.ty));
        let is_spelled = columns().any(|it| context.spelled(&it.ty).is_some_and(|it| it.0 == name));
        let is_stated = context.options.stated_enums.contains_key(name);
        let is_wanted = is_used || context.options.whole;
        if is_stated || !is_wanted || context.enums.contains_key(name) {
            continue;
        }
        if is_spelled {
            lines.extend(it.comment.iter().map(|_| format!("comment of enum {}", short(name))));
        } else {
            let why = "SeaORM makes no distinct names of its labels";
            lines.push(format!("enum {}: {why}", short(name)));
        }
    }
    for name in &homes.unstated {
        lines.push(format!(
            "sequence {}: its name has a dot, or there is no entity beside it",
            short(name)
        ));
    }
    lines
}
