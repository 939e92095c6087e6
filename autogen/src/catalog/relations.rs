//! Which names are taken by a relation: tables, indexes, sequences, views and composite types share one name space
//! (manual, `pg_class`).

use sqlx::PgConnection;

use super::row::row;
use crate::schema::{Qualified, relation::Relation};

row! {
    struct Row {
        schema: String,
        name: String,
        kind: String,
        of_table: Option<String>,
    }
}

/// Reads the relations with these names.
///
/// # Errors
/// If the server cannot be queried.
pub async fn read(
    connection: &mut PgConnection,
    names: &[Qualified],
) -> Result<Vec<Relation>, sqlx::Error> {
    if names.is_empty() {
        return Ok(Vec::new());
    }
    let column = |of: fn(&Qualified) -> &str| -> Vec<&str> { names.iter().map(of).collect() };
    let rows: Vec<Row> = sqlx::query_as(include_str!("queries/relations.sql"))
        .bind(column(|name| &name.schema))
        .bind(column(|name| &name.name))
        .fetch_all(connection)
        .await?;
    let relation = |row: Row| Relation {
        name: Qualified::new(row.schema, row.name),
        kind: row.kind,
        of_table: row.of_table,
    };
    Ok(rows.into_iter().map(relation).collect())
}
