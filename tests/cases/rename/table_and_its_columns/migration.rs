//! rename table and its columns
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! > table users → accounts
//! > column accounts.name → full_name
//! > column accounts.email → mail_address
//! > primary key users_pkey → accounts_pkey on accounts
//! > index idx-users-email → idx-accounts-mail_address on accounts
//! ```
//!
//! Findings:
//!
//! - renames-table, up, `accounts`: renames `users` to `accounts`; anything that still uses the old
//!   name fails from then on (deploy it together with the new program)
//! - renames-column, up, `accounts`: renames `accounts.name` to `full_name`; anything that still
//!   uses the old name fails from then on (deploy it together with the new program)
//! - renames-column, up, `accounts`: renames `accounts.email` to `mail_address`; anything that
//!   still uses the old name fails from then on (deploy it together with the new program)
//! - renames-column, down, `accounts`: renames `accounts.mail_address` to `email`; anything that
//!   still uses the old name fails from then on (deploy it together with the new program)
//! - renames-column, down, `accounts`: renames `accounts.full_name` to `name`; anything that still
//!   uses the old name fails from then on (deploy it together with the new program)
//! - renames-table, down, `users`: renames `accounts` to `users`; anything that still uses the old
//!   name fails from then on (deploy it together with the new program)
//!
//! Deploy: together: the running program uses the old name `users`
//!
//! Proof: up reaches the entities and down returns

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        manager.rename_table(Table::rename().table("users", "accounts").to_owned()).await?;

        manager
            .alter_table(
                Table::alter().table("accounts").rename_column("name", "full_name").to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter().table("accounts").rename_column("email", "mail_address").to_owned(),
            )
            .await?;

        db.execute_unprepared("ALTER TABLE accounts RENAME CONSTRAINT users_pkey TO accounts_pkey")
            .await?;

        db.execute_unprepared(
            r#"ALTER INDEX "idx-users-email" RENAME TO "idx-accounts-mail_address""#,
        )
        .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        db.execute_unprepared(
            r#"ALTER INDEX "idx-accounts-mail_address" RENAME TO "idx-users-email""#,
        )
        .await?;

        db.execute_unprepared("ALTER TABLE accounts RENAME CONSTRAINT accounts_pkey TO users_pkey")
            .await?;

        manager
            .alter_table(
                Table::alter().table("accounts").rename_column("mail_address", "email").to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter().table("accounts").rename_column("full_name", "name").to_owned(),
            )
            .await?;

        manager.rename_table(Table::rename().table("accounts", "users").to_owned()).await?;

        Ok(())
    }
}
