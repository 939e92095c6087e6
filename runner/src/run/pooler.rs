//! Whether a pooler stands between that gives each transaction another session of the server. A session's lock then
//! belongs to nobody in particular, and holds nobody back.

use sea_orm::DatabaseConnection;

use super::lock::Lock;
use crate::error::RunError;
use crate::state::scalar;

/// A pooler hands the server's session that is idle to whoever asks next. Two connections that are open at once and
/// are served by one backend process are therefore no sessions.
pub(super) async fn refuse(
    lock: &Lock<'_>,
    beside: Option<&DatabaseConnection>,
) -> Result<(), RunError> {
    // The embedded server has one connection and no pooler before it.
    let Some(beside) = beside else { return Ok(()) };
    // A role may be allowed one connection only. Each transaction looks again at who serves it.
    let Ok(other) = scalar::<i32>(beside, "SELECT pg_backend_pid()", []).await else {
        return Ok(());
    };
    if lock.is_held_by(other) || lock.check_session().await.is_err() {
        return Err(RunError::Pooled);
    }
    Ok(())
}
