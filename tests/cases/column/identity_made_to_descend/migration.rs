//! column identity made to descend
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ column stories.id: identity by default → by default (increment by -1)
//! ```
//!
//! Deploy: in any order
//!
//! Proof: up reaches the entities and down returns

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        db.execute_unprepared(
            "
            ALTER TABLE stories ALTER COLUMN id SET START WITH -1 SET INCREMENT BY -1
                SET NO MINVALUE SET NO MAXVALUE RESTART
            ",
        )
        .await?;

        db.execute_unprepared(
            "
            SELECT setval(pg_get_serial_sequence('stories', 'id'), min(id)) FROM stories
                HAVING min(id) <= -1
            ",
        )
        .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        db.execute_unprepared(
            "
            ALTER TABLE stories ALTER COLUMN id SET START WITH 1 SET INCREMENT BY 1
                SET NO MINVALUE SET NO MAXVALUE RESTART
            ",
        )
        .await?;

        db.execute_unprepared(
            "
            SELECT setval(pg_get_serial_sequence('stories', 'id'), max(id)) FROM stories
                HAVING max(id) >= 1
            ",
        )
        .await?;

        Ok(())
    }
}
