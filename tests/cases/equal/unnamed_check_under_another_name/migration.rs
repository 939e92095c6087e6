//! equal unnamed check under another name
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! - check price_is_positive on stories (price > 0)
//! + check ck-stories-price on stories (price>0)
//! ```
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE stories ADD CONSTRAINT "ck-stories-price" CHECK (price>0)
//!   ACCESS EXCLUSIVE on stories: scan; reads and writes wait
//! down: ALTER TABLE stories ADD CONSTRAINT price_is_positive CHECK (price > 0)
//!   ACCESS EXCLUSIVE on stories: scan; reads and writes wait
//! ```
//!
//! Deploy: together: the new program needs what the migration adds, and the running one may still
//! need what it drops
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
                Table::alter().table("stories").drop_constraint("price_is_positive").to_owned(),
            )
            .await?;

        db.execute_unprepared(
            r#"ALTER TABLE stories ADD CONSTRAINT "ck-stories-price" CHECK (price>0)"#,
        )
        .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        manager
            .alter_table(
                Table::alter().table("stories").drop_constraint("ck-stories-price").to_owned(),
            )
            .await?;

        db.execute_unprepared(
            "ALTER TABLE stories ADD CONSTRAINT price_is_positive CHECK (price > 0)",
        )
        .await?;

        Ok(())
    }
}
