//! What a role gives others on all that it creates. It would come on top of what SQL files grant.

use super::{Scratch, ScratchError};

impl Scratch<'_> {
    /// Takes back what the session's role gives others on all that it creates, so that they have what is granted and no more.
    pub(super) async fn grant_nothing_by_default(&mut self) -> Result<(), ScratchError> {
        let sql = include_str!("queries/default_privileges.sql");
        let statements: Vec<String> =
            sqlx::query_scalar(sql).persistent(false).fetch_all(&mut *self.connection).await?;
        for statement in statements {
            self.execute(&statement).await?;
        }
        Ok(())
    }
}
