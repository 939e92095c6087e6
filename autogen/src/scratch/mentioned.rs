//! Which tables, enums and sequences the statements of SQL files may speak of.

use std::collections::BTreeSet;

use super::restrict;
use crate::schema::{Declarations, Qualified, Schema, stated::Declaration};

/// The tables, enums and sequences that the statements may speak of: those whose names are in them.
#[must_use]
pub fn mentioned(declarations: &[Declaration], schema: &Schema) -> Schema {
    let names = names(declarations);
    let own = |name: &&Qualified| names.contains(&name.name);
    let whole = declarations.iter().any(|it| is_about_all(&it.sql));
    let counters = schema.counters().filter(|(sequence, ..)| own(&sequence));
    let counting: BTreeSet<&Qualified> = counters.map(|(_, table, _)| table).collect();
    let tables = schema.tables.keys();
    let tables = tables.filter(|it| whole || own(it) || counting.contains(it));
    let tables: BTreeSet<Qualified> = tables.cloned().collect();
    let enums = schema.enums.keys().filter(own).cloned().collect();
    let mut sequences: BTreeSet<Qualified> = schema.sequences.keys().filter(own).cloned().collect();
    // What a default reads.
    let read = tables.iter().filter_map(|it| schema.tables.get(it)).flat_map(|it| it.slots());
    let read: BTreeSet<String> = read.flat_map(|(_, it)| it.names()).collect();
    sequences.extend(schema.sequences.keys().filter(|it| read.contains(&it.name)).cloned());
    let mut part = restrict(schema, &tables, &enums, &sequences);
    for (_, table) in part.tables_mut() {
        table.foreign_keys.retain(|_, _| false);
    }
    part.declared = Declarations::default();
    part
}

/// Those of the Postgres schemas that the statements speak of, as names of nothing in them.
pub(super) fn spoken_of<'a>(
    declarations: &[Declaration],
    schemas: impl Iterator<Item = &'a String>,
) -> BTreeSet<Qualified> {
    let names = names(declarations);
    let own = schemas.filter(|it| names.contains(*it));
    own.map(|it| Qualified::new(it.clone(), "")).collect()
}

/// Whether it is about all objects of a schema, without their names: `GRANT … ON ALL TABLES IN SCHEMA …`.
fn is_about_all(sql: &str) -> bool {
    let tokens: Vec<_> = lexer::tokens(sql).collect();
    let is = |it: &[lexer::Token<'_>]| it[0].is("ALL") && it[2].is("IN") && it[3].is("SCHEMA");
    tokens.windows(4).any(is)
}

/// The names in statements, those in bodies between dollars included.
pub(super) fn names<'a>(
    declarations: impl IntoIterator<Item = &'a Declaration>,
) -> BTreeSet<String> {
    declarations.into_iter().flat_map(Declaration::names).collect()
}
