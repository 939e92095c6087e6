//! rename columns swapped
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! > column users.first → first__before
//! > column users.last → first
//! > column users.first__before → last
//! ```
//!
//! Findings:
//!
//! - renames-column, up, `users`: renames `users.first` to `first__before`; anything that still
//!   uses the old name fails from then on (deploy it together with the new program)
//! - renames-column, up, `users`: renames `users.last` to `first`; anything that still uses the old
//!   name fails from then on (deploy it together with the new program)
//! - renames-column, up, `users`: renames `users.first__before` to `last`; anything that still uses
//!   the old name fails from then on (deploy it together with the new program)
//! - renames-column, down, `users`: renames `users.last` to `first__before`; anything that still
//!   uses the old name fails from then on (deploy it together with the new program)
//! - renames-column, down, `users`: renames `users.first` to `last`; anything that still uses the
//!   old name fails from then on (deploy it together with the new program)
//! - renames-column, down, `users`: renames `users.first__before` to `first`; anything that still
//!   uses the old name fails from then on (deploy it together with the new program)
//!
//! Deploy: together: the running program uses the old name `users.first`
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
                Table::alter().table("users").rename_column("first", "first__before").to_owned(),
            )
            .await?;

        manager
            .alter_table(Table::alter().table("users").rename_column("last", "first").to_owned())
            .await?;

        manager
            .alter_table(
                Table::alter().table("users").rename_column("first__before", "last").to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_table(
                Table::alter().table("users").rename_column("last", "first__before").to_owned(),
            )
            .await?;

        manager
            .alter_table(Table::alter().table("users").rename_column("first", "last").to_owned())
            .await?;

        manager
            .alter_table(
                Table::alter().table("users").rename_column("first__before", "first").to_owned(),
            )
            .await?;

        Ok(())
    }
}
