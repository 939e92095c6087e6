//! Whether a server rolls DDL back. Some servers with Postgres' protocol do not: `CockroachDB` commits before each
//! `CREATE`, and `YugabyteDB` has transactions for rows only. Nothing may be tried there.

use sqlx::{AssertSqlSafe, Connection as _, Executor as _, PgConnection};

use super::{PREFIX, ScratchError, Unavailable};

/// Creates an empty schema, rolls back, and checks that it is gone. If the role may not create one, there is nothing
/// to roll back.
///
/// # Errors
/// If the server cannot be queried, or does not roll it back.
pub(super) async fn require(connection: &mut PgConnection) -> Result<(), ScratchError> {
    let name = PREFIX.trim_end_matches('_');
    let mut transaction = connection.begin().await?;
    let create = transaction.execute(AssertSqlSafe(format!("CREATE SCHEMA {name}"))).await;
    transaction.rollback().await?;
    if create.is_err() {
        return Ok(());
    }
    let left = format!("SELECT version() FROM pg_namespace WHERE nspname = '{name}'");
    let left: Option<String> = sqlx::query_scalar(AssertSqlSafe(left))
        .persistent(false)
        .fetch_optional(&mut *connection)
        .await?;
    let Some(version) = left else { return Ok(()) };
    connection.execute(AssertSqlSafe(format!("DROP SCHEMA {name}"))).await?;
    let server = version.split([',', '(']).next().unwrap_or_default();
    let server = server.split(" on ").next().unwrap_or_default().trim().to_owned();
    Err(ScratchError::Unavailable(Unavailable::Commits { server }))
}
