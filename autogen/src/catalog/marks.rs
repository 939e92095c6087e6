//! Comments on constraints and indexes. The other marks are read along with the indexes.

use futures_util::TryStreamExt as _;
use sqlx::PgConnection;

use super::{Readings, about};

pub(super) async fn read_comments(
    connection: &mut PgConnection,
    oids: &[i64],
    tables: &mut Readings,
) -> Result<(), sqlx::Error> {
    let sql = include_str!("queries/mark_comments.sql").to_owned();
    let mut rows = about::<(i64, bool, String, String)>(connection, sql, oids);
    while let Some((table, is_constraint, name, comment)) = rows.try_next().await? {
        let Some(reading) = tables.get_mut(&table) else { continue };
        let marks = &mut reading.table.marks;
        let comments =
            if is_constraint { &mut marks.constraint_comments } else { &mut marks.index_comments };
        comments.insert(name, comment);
    }
    Ok(())
}
