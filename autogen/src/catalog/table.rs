//! Tables.

use futures_util::TryStreamExt as _;
use sqlx::PgConnection;

use super::{
    OWN_TABLES, Reading, Readings,
    ask::ask,
    comment::{Comments, Listed},
};
use crate::schema::{Qualified, Table};

pub(super) async fn read(
    connection: &mut PgConnection,
    schemas: &str,
    comments: &mut Comments,
) -> Result<Readings, sqlx::Error> {
    let sql = include_str!("queries/tables.sql").replace("{schemas}", schemas);
    let mut rows = ask::<(i64, String, String)>(connection, sql);
    let mut tables = Readings::new();
    while let Some((oid, schema, name)) = rows.try_next().await? {
        if OWN_TABLES.contains(&name.as_str()) {
            continue;
        }
        let name = Qualified::new(schema, name);
        let comment = comments.take(Listed::Relation, oid);
        let table = Table { comment, ..Table::default() };
        tables.insert(oid, Reading { name, table, attributes: Vec::new() });
    }
    Ok(tables)
}
