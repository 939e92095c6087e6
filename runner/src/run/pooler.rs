//! Whether a pooler stands between that gives each transaction another session of the server. A session's lock then
//! belongs to nobody in particular, and holds nobody back.

use sea_orm::DatabaseConnection;
use sea_orm::sqlx::{self, Row as _};

use super::lock::Lock;
use crate::error::RunError;

/// A pooler hands the server's session that is idle to whoever asks next. Two connections that are open at once and
/// are served by one backend process are therefore no sessions.
pub(super) async fn refuse(
    lock: &Lock<'_>,
    observer: Option<&DatabaseConnection>,
) -> Result<(), RunError> {
    // The embedded server has one connection and no pooler before it.
    let Some(observer) = observer else { return Ok(()) };
    // Not prepared: behind such a pooler, the names of prepared statements collide.
    let asked = sqlx::raw_sql("SELECT pg_backend_pid()::text")
        .fetch_one(observer.get_postgres_connection_pool())
        .await
        .and_then(|row| row.try_get::<String, _>(0));
    // A role may be allowed one connection only. Each transaction looks again at who serves it.
    let Some(other) = asked.ok().and_then(|pid| pid.parse().ok()) else { return Ok(()) };
    if lock.is_held_by(other) || lock.check_session().await.is_err() {
        return Err(RunError::Pooled);
    }
    Ok(())
}
