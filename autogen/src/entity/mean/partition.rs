//! Partitions: `partition_by = "…"` and `partition(…)` on a struct.

use crate::{
    entity::read::{keys, sql},
    schema::{
        Expression, PartitionKey, PartitionStrategy, quote,
        relative::Relative as _,
        stated::{Declaration, Makes},
    },
};

use super::statement::Statement;

const KEY: &str = "`range (column, …)`, `list (column)` or `hash (column, …)`; a table over an expression is declared in an SQL file";

/// `range (created_at)`. Over columns: what Postgres makes of an expression is not known here.
pub(super) fn read_key(statement: &mut Statement<'_>) -> Option<()> {
    let entry = statement.entry;
    let site = statement.draft.site.clone();
    let text = statement.report.keep(entry.text(&site))?;
    let strategies = [
        ("range", PartitionStrategy::Range),
        ("list", PartitionStrategy::List),
        ("hash", PartitionStrategy::Hash),
    ];
    let found = strategies.into_iter().find_map(|(word, strategy)| {
        let (list, rest) = sql::parenthesised(sql::keyword(&text, word)?.trim())?;
        rest.trim().is_empty().then_some((strategy, list.to_owned()))
    });
    let Some((strategy, list)) = found.filter(|(_, list)| !list.contains('(')) else {
        statement.report.push(keys::wrong(entry, &site, KEY));
        return None;
    };
    let columns = statement.columns(&list, entry.value_span())?;
    if strategy == PartitionStrategy::List && columns.len() > 1 {
        statement.report.push(keys::wrong(entry, &site, "one column in `list (column)`"));
        return None;
    }
    let columns: Vec<String> = columns.iter().map(|it| quote::ident(it)).collect();
    let keys = Expression::new(columns.join(", "));
    statement.table.partition_by = Some(PartitionKey { strategy, keys });
    Some(())
}

/// `partition(name = "events_2026", values = "from ('2026-01-01') to ('2027-01-01')")`, or `values = "default"`: the
/// statement that creates it.
pub(super) fn read(statement: &mut Statement<'_>, default_schema: &str) -> Option<Declaration> {
    let clauses = statement.clauses(&["name", "values", "partition_by"])?;
    let span = statement.entry.span;
    let (Some(name), Some(values)) = (&clauses.name, &clauses.values) else {
        let message = "a partition needs a `name` and its `values`";
        return statement.fail("malformed-attribute", span, message);
    };
    let by = clauses.partition_by.as_deref();
    for text in [Some(values.as_str()), by].into_iter().flatten() {
        if let Err(reason) = sql::whole(text) {
            return statement.fail("malformed-attribute", span, reason);
        }
    }
    let parent = &statement.draft.table;
    let name = keys::qualified(name, &parent.schema);
    let values = if values.trim().eq_ignore_ascii_case("default") {
        "DEFAULT".to_owned()
    } else {
        format!("FOR VALUES {}", values.trim())
    };
    let by = by.map(|it| format!(" PARTITION BY {it}")).unwrap_or_default();
    let [own, of] = [&name, parent].map(|it| quote::qualified(&it.relative(default_schema)));
    let sql = format!("CREATE TABLE {own} PARTITION OF {of} {values}{by}");
    let place = statement.draft.site.place(span);
    Some(Declaration { sql, name: Some(name), makes: Makes::Partition, place })
}
