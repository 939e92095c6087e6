//! rename column over a dropped one
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! > column users.name → name__before
//! > column users.full_name → name
//! - column users.name__before
//! ```
//!
//! Findings:
//!
//! - renames-column, up, `users`: renames `users.name` to `name__before`; anything that still uses
//!   the old name fails from then on (deploy it together with the new program)
//! - renames-column, up, `users`: renames `users.full_name` to `name`; anything that still uses the
//!   old name fails from then on (deploy it together with the new program)
//! - drops-column, up, `users`: drops the column `users.name__before` with its values (before this
//!   statement, copy elsewhere what is still needed; `down` restores only the structure)
//! - renames-column, down, `users`: renames `users.name` to `full_name`; anything that still uses
//!   the old name fails from then on (deploy it together with the new program)
//! - renames-column, down, `users`: renames `users.name__before` to `name`; anything that still
//!   uses the old name fails from then on (deploy it together with the new program)
//!
//! Preflight:
//!
//! ```sql
//! -- up drops-column users.name__before
//! SELECT count(*) FROM (SELECT name AS name__before FROM users) AS users
//!     WHERE name__before IS NOT NULL;
//! ```
//!
//! Deploy: together: the running program uses the old name `users.name`
//!
//! Proof: up reaches the entities and down returns

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_table(
                Table::alter().table("users").rename_column("name", "name__before").to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter().table("users").rename_column("full_name", "name").to_owned(),
            )
            .await?;

        manager
            .alter_table(Table::alter().table("users").drop_column("name__before").to_owned())
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_table(
                Table::alter()
                    .table("users")
                    .add_column(ColumnDef::new("name__before").string())
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter().table("users").rename_column("name", "full_name").to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter().table("users").rename_column("name__before", "name").to_owned(),
            )
            .await?;

        Ok(())
    }
}
