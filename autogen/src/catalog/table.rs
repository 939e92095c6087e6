//! Tables and the comments on them and their columns.

use futures_util::TryStreamExt as _;
use sqlx::PgConnection;

use super::{OWN_TABLES, Reading, Readings, Selection};
use crate::schema::{Qualified, Table};

pub(super) async fn read(
    connection: &mut PgConnection,
    selection: &Selection,
) -> Result<Readings, sqlx::Error> {
    let rows: Vec<(i64, String, String)> = sqlx::query_as(include_str!("queries/tables.sql"))
        .bind(&selection.schemas)
        .fetch_all(connection)
        .await?;
    Ok(rows
        .into_iter()
        .filter(|(_, _, name)| !OWN_TABLES.contains(&name.as_str()))
        .map(|(oid, schema, name)| {
            let name = Qualified::new(schema, name);
            (oid, Reading { name, table: Table::default(), attributes: Vec::new() })
        })
        .collect())
}

pub(super) async fn read_comments(
    connection: &mut PgConnection,
    oids: &[i64],
    tables: &mut Readings,
) -> Result<(), sqlx::Error> {
    let sql = include_str!("queries/comments.sql").to_owned();
    let mut rows = super::about::<(i64, i32, String)>(connection, sql, oids);
    while let Some((oid, number, comment)) = rows.try_next().await? {
        let Some(reading) = tables.get_mut(&oid) else { continue };
        if number == 0 {
            reading.table.comment = Some(comment);
            continue;
        }
        let column = i16::try_from(number).ok().and_then(|attnum| reading.column_mut(attnum));
        if let Some(column) = column {
            column.comment = Some(comment);
        }
    }
    Ok(())
}
