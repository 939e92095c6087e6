//! Unmanaged objects that depend on a column, and that a column which replaces it would lack.

use sqlx::PgConnection;

use super::row::row;
use crate::schema::Qualified;

row! {
    struct Row {
        ordinal: i64,
        what: String,
        key_schema: Option<String>,
        key_table: Option<String>,
        key_name: Option<String>,
        runs: bool,
    }
}

/// Something about a column.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct Clinging {
    pub table: Qualified,
    pub column: String,
    /// In Postgres' words.
    pub what: String,
    /// If it is a foreign key that leads to the column: its table, and its name.
    pub key: Option<(Qualified, String)>,
    /// Whether it is a trigger that runs for each row that is updated.
    pub runs: bool,
}

/// Reads what clings to these columns, as far as they are there, and the triggers of their tables.
///
/// # Errors
/// If the server cannot be queried.
pub async fn read(
    connection: &mut PgConnection,
    columns: &[(Qualified, String)],
) -> Result<Vec<Clinging>, sqlx::Error> {
    if columns.is_empty() {
        return Ok(Vec::new());
    }
    let texts =
        |of: fn(&(Qualified, String)) -> &str| -> Vec<&str> { columns.iter().map(of).collect() };
    let rows: Vec<Row> = sqlx::query_as(include_str!("queries/clinging.sql"))
        .bind(texts(|it| &it.0.schema))
        .bind(texts(|it| &it.0.name))
        .bind(texts(|it| &it.1))
        .fetch_all(connection)
        .await?;
    let clinging = |row: Row| {
        let at = usize::try_from(row.ordinal).ok()?.checked_sub(1)?;
        let (table, column) = columns.get(at)?.clone();
        let key = row.key_schema.zip(row.key_table).zip(row.key_name);
        let key = key.map(|((schema, table), name)| (Qualified::new(schema, table), name));
        Some(Clinging { table, column, what: row.what, key, runs: row.runs })
    };
    Ok(rows.into_iter().filter_map(clinging).collect())
}
