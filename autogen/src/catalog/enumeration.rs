//! Enum types.

use std::collections::BTreeMap;

use futures_util::TryStreamExt as _;
use sqlx::PgConnection;

use super::{
    ask::ask,
    comment::{Comments, Listed},
};
use crate::schema::{Enum, Qualified};

pub(super) async fn read(
    connection: &mut PgConnection,
    schemas: &str,
    comments: &mut Comments,
) -> Result<BTreeMap<Qualified, Enum>, sqlx::Error> {
    let sql = include_str!("queries/enums.sql").replace("{schemas}", schemas);
    let mut rows = ask::<(String, String, i64, Option<String>)>(connection, sql);
    let mut enums = BTreeMap::new();
    while let Some((schema, name, oid, label)) = rows.try_next().await? {
        let new = || Enum { labels: Vec::new(), comment: comments.take(Listed::Type, oid) };
        enums.entry(Qualified::new(schema, name)).or_insert_with(new).labels.extend(label);
    }
    Ok(enums)
}
