//! Enum types.

use std::collections::BTreeMap;

use sqlx::PgConnection;

use super::Selection;
use crate::schema::{Enum, Qualified};

pub(super) async fn read(
    connection: &mut PgConnection,
    selection: &Selection,
) -> Result<BTreeMap<Qualified, Enum>, sqlx::Error> {
    let rows: Vec<(String, String, Option<String>, Vec<String>)> =
        sqlx::query_as(include_str!("queries/enums.sql"))
            .bind(&selection.schemas)
            .fetch_all(connection)
            .await?;
    Ok(rows
        .into_iter()
        .map(|(schema, name, comment, labels)| {
            (Qualified::new(schema, name), Enum { labels, comment })
        })
        .collect())
}
