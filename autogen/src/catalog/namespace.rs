//! Schemas and extensions.

use std::collections::BTreeMap;

use sqlx::PgConnection;

use crate::schema::{Extension, Home, Namespace, extension::Contents};

type ExtensionRow = (String, String, String, bool, bool, Vec<String>);

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
    let rows: Vec<ExtensionRow> =
        sqlx::query_as(include_str!("queries/extensions.sql")).fetch_all(connection).await?;
    let extension = |row: ExtensionRow| {
        let (name, version, schema, relocatable, reachable, operator_classes) = row;
        let contents = Contents {
            home: Home((!reachable).then(|| schema.clone())),
            relocatable,
            operator_classes: operator_classes.into_iter().collect(),
            ..Contents::default()
        };
        (name, Extension { schema: Some(schema), version: Some(version), contents })
    };
    Ok(rows.into_iter().map(extension).collect())
}
