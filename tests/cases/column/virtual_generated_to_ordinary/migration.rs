//! column virtual generated to ordinary
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ column stories.value: default 'none'; no generated; comment added
//! ```
//!
//! Findings:
//!
//! - drops-column, down, `stories`: replaces the values of `stories.value` with computed ones
//!   (before this statement, copy elsewhere what is still needed; `down` restores only the
//!   structure)
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE stories ADD COLUMN value text GENERATED ALWAYS AS (upper((title)::text)) STO …
//!   ACCESS EXCLUSIVE on stories: rewrite, 1 index rebuilt; reads and writes wait
//! down: ALTER TABLE stories ADD COLUMN value text GENERATED ALWAYS AS (upper((title)::text)) VIR …
//!   ACCESS EXCLUSIVE on stories: scan; reads and writes wait
//! ```
//!
//! Deploy: migration first
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
                Table::alter()
                    .table("stories")
                    .drop_column("value")
                    .add_column(
                        ColumnDef::new("value")
                            .text()
                            .not_null()
                            .generated(Expr::cust("upper((title)::text)"), true),
                    )
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared("ALTER TABLE stories ALTER COLUMN value DROP EXPRESSION").await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(ColumnDef::new("value").default("none"))
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared("COMMENT ON COLUMN stories.value IS 'kept'").await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .drop_column("value")
                    .add_column(
                        ColumnDef::new("value")
                            .text()
                            .not_null()
                            .generated(Expr::cust("upper((title)::text)"), false),
                    )
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
