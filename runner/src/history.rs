//! What the database says has been applied: SeaORM's own table, in SeaORM's own shape.

use std::time::{SystemTime, UNIX_EPOCH};

use sea_orm::sea_query::{Alias, Expr, ExprTrait as _, Order, Query};
use sea_orm::{ConnectionTrait, DbErr, DynIden, Value};

/// A migration that has been applied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Applied {
    pub name: String,
    /// Seconds since 1970.
    pub at: i64,
}

/// Reads without creating the table, so that a role without the right to create one can look.
pub(crate) async fn read(
    db: &impl ConnectionTrait,
    table: &DynIden,
) -> Result<Vec<Applied>, DbErr> {
    if !exists(db, table).await? {
        return Ok(Vec::new());
    }
    let query = Query::select()
        .columns([Alias::new("version"), Alias::new("applied_at")])
        .from(table.clone())
        .order_by(Alias::new("version"), Order::Asc)
        .to_owned();
    let rows = db.query_all(&query).await?;
    rows.iter()
        .map(|row| {
            Ok(Applied { name: row.try_get("", "version")?, at: row.try_get("", "applied_at")? })
        })
        .collect()
}

pub(crate) async fn insert(
    db: &impl ConnectionTrait,
    table: &DynIden,
    name: &str,
) -> Result<(), DbErr> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |time| time.as_secs());
    let seconds = i64::try_from(now).unwrap_or(i64::MAX);
    let query = Query::insert()
        .into_table(table.clone())
        .columns([Alias::new("version"), Alias::new("applied_at")])
        .values_panic([name.into(), seconds.into()])
        .to_owned();
    db.execute(&query).await.map(drop)
}

pub(crate) async fn delete(
    db: &impl ConnectionTrait,
    table: &DynIden,
    name: &str,
) -> Result<(), DbErr> {
    let query = Query::delete()
        .from_table(table.clone())
        .and_where(Expr::col(Alias::new("version")).eq(name))
        .to_owned();
    db.execute(&query).await.map(drop)
}

/// Whether an unqualified query would find the table, as SeaORM's are.
async fn exists(db: &impl ConnectionTrait, table: &DynIden) -> Result<bool, DbErr> {
    scalar(db, "SELECT to_regclass(quote_ident($1)) IS NOT NULL", [table.to_string().into()]).await
}

/// The one value that a query returns.
pub(crate) async fn scalar<T: sea_orm::TryGetable>(
    db: &impl ConnectionTrait,
    sql: &str,
    values: impl IntoIterator<Item = Value>,
) -> Result<T, DbErr> {
    let statement =
        sea_orm::Statement::from_sql_and_values(sea_orm::DbBackend::Postgres, sql, values);
    let row = db.query_one_raw(statement).await?;
    row.ok_or_else(|| DbErr::RecordNotFound(sql.to_owned()))?.try_get_by_index(0)
}
