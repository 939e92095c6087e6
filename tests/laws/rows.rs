//! The rows of a database, to be compared before and after.

use std::collections::BTreeMap;

use autogen::{
    op::{Change, Op},
    schema::{Column, Pair, Schema},
};
use tests::server::TestDatabase;

/// Rows of each table, as JSON text, in a stable order.
pub(crate) type Rows = BTreeMap<String, Vec<String>>;

/// The rows of all tables of the schema, without the columns that the ops bring, change or take away.
pub(crate) fn rows(database: &TestDatabase, schema: &Schema, ops: &[Op]) -> Rows {
    let mut rows = Rows::new();
    for (name, table) in &schema.tables {
        let dropped = ops.iter().any(
            |op| matches!(op, Op::Table(it, Change::Drop(_) | Change::Create(_)) if it == name),
        );
        if dropped {
            continue;
        }
        let touched = |column: &str| {
            ops.iter().any(|op| match op {
                Op::Column(it, Change::Create(own) | Change::Drop(own)) => {
                    it == name && own.name == column
                }
                Op::Column(it, Change::Alter(pair)) => {
                    it == name && pair.after.name == column && is_rewritten(pair.as_ref())
                }
                _ => false,
            })
        };
        let quote = |name: &str| format!("\"{}\"", name.replace('"', "\"\""));
        let columns: Vec<String> = table
            .columns
            .iter()
            .filter(|it| !touched(&it.name))
            .map(|it| quote(&it.name))
            .collect();
        let columns =
            if columns.is_empty() { "1".to_owned() } else { columns.join("::text, ") + "::text" };
        let sql = format!(
            "SELECT row_to_json(r)::text FROM (SELECT {columns} FROM {}.{}) r ORDER BY 1",
            quote(&name.schema),
            quote(&name.name)
        );
        let found = database.query(&sql).into_iter().map(|row| row.concat()).collect();
        rows.insert(name.to_string(), found);
    }
    rows
}

fn is_rewritten(columns: Pair<&Column>) -> bool {
    columns.before.ty != columns.after.ty || columns.before.generated != columns.after.generated
}
