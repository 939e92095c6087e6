//! check made not valid
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ check ck_stories_price on stories (price > 0) → (price > 0) not valid
//! ```
//!
//! Findings:
//!
//! - check-on-existing, down, `stories`: validates the check `ck_stories_price` of `stories`, and
//!   fails if a row violates it (fix those rows before this statement)
//!
//! Preflight:
//!
//! ```sql
//! -- down check-on-existing stories.ck_stories_price
//! SELECT count(*) FROM stories WHERE NOT (price > 0);
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

        manager
            .alter_table(
                Table::alter().table("stories").drop_constraint("ck_stories_price").to_owned(),
            )
            .await?;

        db.execute_unprepared(
            "ALTER TABLE stories ADD CONSTRAINT ck_stories_price CHECK (price > 0) NOT VALID",
        )
        .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        db.execute_unprepared("ALTER TABLE stories VALIDATE CONSTRAINT ck_stories_price").await?;

        Ok(())
    }
}
