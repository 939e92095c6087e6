//! rename composite primary key
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! > table members → memberships
//! > primary key pk-members → pk-memberships on memberships
//! ```
//!
//! Findings:
//!
//! - renames-table, up, `memberships`: renames `members` to `memberships`; anything that still uses
//!   the old name fails from then on (deploy it together with the new program)
//! - renames-table, down, `members`: renames `memberships` to `members`; anything that still uses
//!   the old name fails from then on (deploy it together with the new program)
//!
//! Deploy: together: the running program uses the old name `members`
//!
//! Proof: up reaches the entities and down returns

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        manager.rename_table(Table::rename().table("members", "memberships").to_owned()).await?;

        db.execute_unprepared(
            r#"ALTER TABLE memberships RENAME CONSTRAINT "pk-members" TO "pk-memberships""#,
        )
        .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        db.execute_unprepared(
            r#"ALTER TABLE memberships RENAME CONSTRAINT "pk-memberships" TO "pk-members""#,
        )
        .await?;

        manager.rename_table(Table::rename().table("memberships", "members").to_owned()).await?;

        Ok(())
    }
}
