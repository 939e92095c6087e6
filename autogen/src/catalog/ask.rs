//! How the catalog is queried: each query is one text with its parameters written into it.
//!
//! A prepared statement is parsed and described first. That costs another round trip, and pays only if the statement
//! runs again.

use std::fmt::Display;

use futures_util::{StreamExt as _, stream::BoxStream};
use sqlx::{AssertSqlSafe, FromRow, PgConnection, postgres::PgRow};

use crate::schema::{array, quote::literal};

/// Runs a query and streams its rows. Held all at once, the rows of a large database would take as much memory as the
/// schema made from them.
pub(super) fn ask<'a, T>(
    connection: &'a mut PgConnection,
    sql: String,
) -> BoxStream<'a, Result<T, sqlx::Error>>
where
    T: for<'r> FromRow<'r, PgRow> + Send + 'a,
{
    let rows = sqlx::raw_sql(AssertSqlSafe(sql)).fetch(connection);
    rows.map(|row| T::from_row(&row?)).boxed()
}

/// Numbers of any kind, as the text of an array.
pub(super) fn numbers<T: Display>(numbers: impl IntoIterator<Item = T>) -> String {
    let numbers: Vec<String> = numbers.into_iter().map(|it| it.to_string()).collect();
    format!("'{{{}}}'", numbers.join(","))
}

/// Names, as the text of an array.
pub(super) fn names(names: &[String]) -> String {
    literal(&array::text(names))
}
