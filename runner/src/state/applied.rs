//! The applied migrations, as the database records them: SeaORM's own table, in SeaORM's own form.

use sea_orm::sea_query::{Alias, Expr, ExprTrait as _, Query};
use sea_orm::{ConnectionTrait, DbErr, DynIden};

/// A migration that has been applied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Applied {
    pub name: String,
    /// Seconds since 1970.
    pub at: i64,
}

pub(crate) async fn insert(
    db: &impl ConnectionTrait,
    table: &DynIden,
    name: &str,
    at: i64,
) -> Result<(), DbErr> {
    let query = Query::insert()
        .into_table(table.clone())
        .columns([Alias::new("version"), Alias::new("applied_at")])
        .values_panic([name.into(), at.into()])
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
