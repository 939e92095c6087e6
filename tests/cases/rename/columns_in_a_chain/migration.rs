//! rename columns in a chain
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! > column users.b → c
//! > column users.a → b
//! ```
//!
//! Findings:
//!
//! - renames-column, up, `users`: renames `users.b` to `c`; anything that still uses the old name
//!   fails from then on (deploy it together with the new program)
//! - renames-column, up, `users`: renames `users.a` to `b`; anything that still uses the old name
//!   fails from then on (deploy it together with the new program)
//! - renames-column, down, `users`: renames `users.b` to `a`; anything that still uses the old name
//!   fails from then on (deploy it together with the new program)
//! - renames-column, down, `users`: renames `users.c` to `b`; anything that still uses the old name
//!   fails from then on (deploy it together with the new program)
//!
//! Deploy: together: the running program uses the old name `users.b`
//!
//! Proof: up reaches the entities and down returns

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_table(Table::alter().table("users").rename_column("b", "c").to_owned())
            .await?;

        manager
            .alter_table(Table::alter().table("users").rename_column("a", "b").to_owned())
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_table(Table::alter().table("users").rename_column("b", "a").to_owned())
            .await?;

        manager
            .alter_table(Table::alter().table("users").rename_column("c", "b").to_owned())
            .await?;

        Ok(())
    }
}
