//! The names of NOT NULL constraints. They are read only if somebody states one.

use std::collections::BTreeSet;

use futures_util::TryStreamExt as _;
use sqlx::PgConnection;

use super::ask::{ask, names};
use crate::schema::{NAMES_NOT_NULL, Qualified, Schema};

/// Adds the names of NOT NULL constraints to the columns of a schema. Before Postgres 18 they have none.
///
/// # Errors
/// If the server cannot be queried.
pub async fn add(connection: &mut PgConnection, schema: &mut Schema) -> Result<(), sqlx::Error> {
    if super::server_version(connection).await? < NAMES_NOT_NULL {
        return Ok(());
    }
    let schemas: BTreeSet<&String> = schema.tables.keys().map(|it| &it.schema).collect();
    let schemas: Vec<String> = schemas.into_iter().cloned().collect();
    let sql = include_str!("queries/not_nulls.sql").replace("{schemas}", &names(&schemas));
    let rows: Vec<(String, String, String, String)> = ask(connection, sql).try_collect().await?;
    for (home, table, column, name) in rows {
        let Some(table) = schema.tables.get_mut(&Qualified::new(home, table)) else { continue };
        let table = std::sync::Arc::make_mut(table);
        let column = table.columns.iter_mut().find(|it| it.name == column && !it.nullable);
        if let Some(column) = column {
            column.not_null = Some(name);
        }
    }
    Ok(())
}
