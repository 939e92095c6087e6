//! foreign key deferrable added
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ foreign key fk-stories-author_id on stories (author_id) → users (id): deferrable initially deferred
//! ```
//!
//! Deploy: program first
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
            r#"
            ALTER TABLE stories ALTER CONSTRAINT "fk-stories-author_id"
                DEFERRABLE INITIALLY DEFERRED
            "#,
        )
        .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        db.execute_unprepared(
            r#"ALTER TABLE stories ALTER CONSTRAINT "fk-stories-author_id" NOT DEFERRABLE"#,
        )
        .await?;

        Ok(())
    }
}
