//! column identity options set
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ column stories.id: identity by default → by default (start with 100 increment by 10 cache 5 cycle)
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
            ALTER TABLE stories ALTER COLUMN id SET START WITH 100 SET INCREMENT BY 10
                SET CACHE 5 SET CYCLE
            ",
        )
        .await?;

        db.execute_unprepared(
            "
            SELECT setval('stories_id_seq', 100, false) FROM stories_id_seq
                WHERE NOT is_called AND last_value < 100
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
                SET CACHE 1 SET NO CYCLE
            ",
        )
        .await?;

        Ok(())
    }
}
