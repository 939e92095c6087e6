//! The size of each table, as far as the server knows it without reading rows.

use std::collections::BTreeMap;

use sqlx::PgConnection;

use super::row::row;
use crate::schema::{Qualified, effect::Size};

row! {
    struct Row {
        schema: String,
        name: String,
        n_rows: Option<i64>,
        n_live: Option<i64>,
        n_pages: Option<i64>,
    }
}

/// Reads the sizes of these tables. Tables that do not exist are left out.
///
/// # Errors
/// If the server cannot be queried.
pub async fn read(
    connection: &mut PgConnection,
    names: &[&Qualified],
) -> Result<BTreeMap<Qualified, Size>, sqlx::Error> {
    if names.is_empty() {
        return Ok(BTreeMap::new());
    }
    let column =
        |of: fn(&Qualified) -> &str| -> Vec<&str> { names.iter().map(|it| of(it)).collect() };
    let rows: Vec<Row> = sqlx::query_as(include_str!("queries/sizes.sql"))
        .bind(column(|name| &name.schema))
        .bind(column(|name| &name.name))
        .fetch_all(connection)
        .await?;
    let number = |it: Option<i64>| it.map_or(0, i64::unsigned_abs);
    let size = |row: Row| {
        let name = Qualified::new(row.schema, row.name);
        let rows = row.n_rows.map(i64::unsigned_abs);
        (name, Size { rows, live: number(row.n_live), pages: number(row.n_pages) })
    };
    Ok(rows.into_iter().map(size).collect())
}
