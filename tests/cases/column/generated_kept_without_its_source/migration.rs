//! column generated kept without its source
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ column stories.heading: no generated
//! - column stories.title
//! ```
//!
//! Findings:
//!
//! - drops-column, up, `stories`: drops the column `stories.title` with its values (before this
//!   statement, copy elsewhere what is still needed; `down` restores only the structure)
//! - drops-column, down, `stories`: replaces the values of `stories.heading` with computed ones
//!   (before this statement, copy elsewhere what is still needed; `down` restores only the
//!   structure)
//!
//! Locks:
//!
//! ```text
//! down: ALTER TABLE stories ADD COLUMN heading text GENERATED ALWAYS AS (upper((title)::text)) S …
//!   ACCESS EXCLUSIVE on stories: rewrite, 1 index rebuilt; reads and writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- up drops-column stories.title
//! SELECT count(*) FROM stories WHERE title IS NOT NULL;
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

        db.execute_unprepared("ALTER TABLE stories ALTER COLUMN heading DROP EXPRESSION").await?;

        manager
            .alter_table(Table::alter().table("stories").drop_column("title").to_owned())
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .add_column(ColumnDef::new("title").string())
                    .drop_column("heading")
                    .add_column(
                        ColumnDef::new("heading")
                            .text()
                            .generated(Expr::cust("upper((title)::text)"), true),
                    )
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
