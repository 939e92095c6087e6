//! Self-contained SQL. Expressions are put between parentheses, into statements that run to see what Postgres makes
//! of them. An expression that closes the parentheses, ends the statement or opens a comment would state more than it
//! says.

use crate::{
    entity::{place::Report, read::sql},
    schema::{
        Slot,
        diagnostic::Diagnostic,
        stated::{Named, Place, Schema, Table},
    },
};

/// Reports every expression that is not self-contained, and every comment that Postgres cannot store.
pub(super) fn check(schema: &Schema, report: &mut Report) {
    for (comment, place) in comments(schema) {
        if comment.contains('\0') {
            let message = "a comment contains a NUL, which Postgres cannot store in text";
            let diagnostic = Diagnostic::error("malformed-comment", place.clone(), message);
            report.push(diagnostic.help("take the NUL out of the comment"));
        }
    }
    for table in schema.tables.values() {
        for (slot, expression) in table.slots() {
            if let Err(why) = sql::whole(expression.as_str()) {
                let message = format!("this is not an expression: {why} (`{expression}`)");
                let place = place(slot, table).clone();
                let diagnostic = Diagnostic::error("malformed-expression", place, message);
                report.push(diagnostic.help("write one complete SQL expression"));
            }
        }
    }
}

fn comments(schema: &Schema) -> impl Iterator<Item = (&str, &Place)> {
    let tables = schema.tables.values().map(|it| (&it.comment, &it.place));
    let columns = schema.tables.values().flat_map(|it| &it.columns);
    let columns = columns.map(|it| (&it.comment, &it.place));
    let enums = schema.enums.values().map(|it| (&it.comment, &it.place));
    let all = tables.chain(columns).chain(enums);
    all.filter_map(|(comment, place)| Some((comment.as_deref()?, place)))
}

fn place<'a>(slot: Slot<'_>, table: &'a Table) -> &'a Place {
    fn named<'a, T>(all: &'a [Named<T>], name: &str) -> Option<&'a Place> {
        all.iter().find(|it| it.name == name).map(|it| &it.place)
    }
    let place = match slot {
        Slot::Default(name) | Slot::Generated(name) => table.column(name).map(|it| &it.place),
        Slot::Check(name) => named(&table.checks, name),
        Slot::Exclusion(name) => named(&table.exclusions, name),
        Slot::Key(name, _) | Slot::Predicate(name) => named(&table.indexes, name),
        Slot::PartitionKey => None,
    };
    place.unwrap_or(&table.place)
}
