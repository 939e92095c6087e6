//! Schemas and extensions.

use std::collections::BTreeMap;

use sqlx::PgConnection;

use crate::schema::{Extension, Namespace};

pub(super) async fn read(
    connection: &mut PgConnection,
) -> Result<BTreeMap<String, Namespace>, sqlx::Error> {
    let rows: Vec<(String, Option<String>)> =
        sqlx::query_as(include_str!("queries/namespaces.sql")).fetch_all(connection).await?;
    Ok(rows.into_iter().map(|(name, comment)| (name, Namespace { comment })).collect())
}

pub(super) async fn read_extensions(
    connection: &mut PgConnection,
) -> Result<BTreeMap<String, Extension>, sqlx::Error> {
    let rows: Vec<(String, String)> =
        sqlx::query_as(include_str!("queries/extensions.sql")).fetch_all(connection).await?;
    Ok(rows.into_iter().map(|(name, schema)| (name, Extension { schema: Some(schema) })).collect())
}
