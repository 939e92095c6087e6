//! primary key odd name in another schema
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! > primary key stories_pkey → Stories "by" number on app.stories
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
            r#"
            ALTER TABLE app.stories
                RENAME CONSTRAINT stories_pkey TO "Stories ""by"" number"
            "#,
        )
        .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        db.execute_unprepared(
            r#"
            ALTER TABLE app.stories
                RENAME CONSTRAINT "Stories ""by"" number" TO stories_pkey
            "#,
        )
        .await?;

        Ok(())
    }
}
