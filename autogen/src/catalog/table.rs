//! Tables.

use futures_util::TryStreamExt as _;
use sqlx::PgConnection;

use super::{
    OWN_TABLES, Reading, Readings,
    ask::ask,
    comment::{Comments, Listed},
};
use crate::schema::{Marks, PartitionKey, Qualified, Table};

pub(super) async fn read(
    connection: &mut PgConnection,
    schemas: &str,
    comments: &mut Comments,
) -> Result<Readings, sqlx::Error> {
    let sql = include_str!("queries/tables.sql").replace("{schemas}", schemas);
    let mut rows = ask::<(i64, String, String, bool, Option<String>)>(connection, sql);
    let mut tables = Readings::new();
    while let Some((oid, schema, name, has_children, key)) = rows.try_next().await? {
        if OWN_TABLES.contains(&name.as_str()) {
            continue;
        }
        let name = Qualified::new(schema, name);
        let comment = comments.take(Listed::Relation, oid);
        let marks = Marks { has_children, ..Marks::default() };
        let partition_by = key.as_deref().and_then(PartitionKey::parse);
        let table = Table { comment, partition_by, marks, ..Table::default() };
        tables.insert(oid, Reading { name, table, attributes: Vec::new() });
    }
    Ok(tables)
}
