//! Whether a pooler in between switches sessions between transactions. A session's lock then belongs to nobody in
//! particular, and keeps nobody out.

use sea_orm::DatabaseConnection;

use super::lock::Lock;
use crate::connect::session::process;
use crate::error::RunError;

pub(super) async fn refuse(
    lock: &Lock<'_>,
    observer: Option<&DatabaseConnection>,
) -> Result<(), RunError> {
    // The embedded server has one connection and no pooler before it.
    let Some(observer) = observer else { return Ok(()) };
    // A role may be allowed one connection only. Each transaction looks again at who serves it.
    let Some(other) = process(observer.get_postgres_connection_pool()).await else {
        return Ok(());
    };
    if lock.is_held_by(other) || lock.check_session().await.is_err() {
        return Err(RunError::Pooled);
    }
    Ok(())
}
