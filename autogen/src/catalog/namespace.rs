//! Schemas and extensions.

use std::collections::BTreeMap;

use futures_util::TryStreamExt as _;
use sqlx::PgConnection;

use super::{
    ask::ask,
    comment::{Comments, Listed},
};
use crate::schema::{Extension, Namespace, extension::Contents};

type ExtensionRow = (String, String, String, bool, bool, Vec<String>, Vec<String>);

pub(super) async fn read(
    connection: &mut PgConnection,
    comments: &mut Comments,
) -> Result<BTreeMap<String, Namespace>, sqlx::Error> {
    let rows = ask::<(i64, String)>(connection, include_str!("queries/namespaces.sql").to_owned());
    let namespace = |(oid, name)| {
        let comment = comments.take(Listed::Namespace, oid);
        (name, Namespace { comment })
    };
    rows.map_ok(namespace).try_collect().await
}

pub(super) async fn read_extensions(
    connection: &mut PgConnection,
) -> Result<BTreeMap<String, Extension>, sqlx::Error> {
    let rows = ask::<ExtensionRow>(connection, include_str!("queries/extensions.sql").to_owned());
    let extension = |row: ExtensionRow| {
        let (name, version, schema, relocatable, reachable, types, operator_classes) = row;
        let contents = Contents {
            home: (!reachable).then(|| schema.clone()),
            relocatable,
            types: types.into_iter().collect(),
            operator_classes: operator_classes.into_iter().collect(),
            ..Contents::default()
        };
        (name, Extension { schema: Some(schema), version: Some(version), contents })
    };
    rows.map_ok(extension).try_collect().await
}
