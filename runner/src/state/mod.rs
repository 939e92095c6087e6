//! The database's records of the migrations: which are applied, from which text, and which was interrupted.

pub(crate) mod applied;
pub(crate) mod history;
pub(crate) mod records;

use sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement, TryGetable, Value};

/// The one value that a query returns.
pub(crate) async fn scalar<T: TryGetable>(
    db: &impl ConnectionTrait,
    sql: &str,
    values: impl IntoIterator<Item = Value>,
) -> Result<T, DbErr> {
    let row = db.query_one_raw(statement(sql, values)).await?;
    row.ok_or_else(|| DbErr::RecordNotFound(sql.to_owned()))?.try_get_by_index(0)
}

pub(crate) fn statement(sql: &str, values: impl IntoIterator<Item = Value>) -> Statement {
    Statement::from_sql_and_values(DbBackend::Postgres, sql, values)
}

/// An SQL string with any contents.
pub(crate) fn literal(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// An SQL identifier with any contents.
pub(crate) fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// Whether an unqualified query would find the table. SeaORM's queries are unqualified.
pub(crate) async fn exists(db: &impl ConnectionTrait, table: &str) -> Result<bool, DbErr> {
    scalar(db, "SELECT to_regclass(quote_ident($1)) IS NOT NULL", [table.into()]).await
}
