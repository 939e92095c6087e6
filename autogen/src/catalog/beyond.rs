//! What tables have that is not part of the schema: nobody can state it, so nobody may rely on its being kept.

use futures_util::TryStreamExt as _;
use sqlx::PgConnection;

use super::ask::{ask, names};
use crate::schema::Qualified;

/// A table, with a clause that is not compared.
pub type Beyond = (Qualified, String);

/// The tables of these Postgres schemas, each with a clause that is not compared: `UNLOGGED`, `WITH (fillfactor=70)`.
///
/// # Errors
/// If the server cannot be queried.
pub async fn read(
    connection: &mut PgConnection,
    schemas: &[String],
) -> Result<Vec<Beyond>, sqlx::Error> {
    let sql = include_str!("queries/beyond.sql").replace("{schemas}", &names(schemas));
    let rows: Vec<(String, String, String)> = ask(connection, sql).try_collect().await?;
    Ok(rows.into_iter().map(|(schema, name, what)| (Qualified::new(schema, name), what)).collect())
}
