//! unmanaged trigger policy and privileges of a dropped table
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! - table users
//! ```
//!
//! Findings:
//!
//! - drops-table, up, `users`: drops the table `users` with all its rows (before this statement,
//!   copy elsewhere what is still needed; `down` restores only the structure)
//! - drops-along, up, `users`: drops the table `users`, and with it the policy `users_named on
//!   public.users`, the privileges `SELECT of PUBLIC`, the privileges `SELECT, UPDATE of
//!   pg_monitor`, its membership of the publication `people`, the rule `keep_users on
//!   public.users`, the statistics object `public.users_spread` and the trigger `users_touch on
//!   public.users` (`down` does not restore what the entities do not state; recreate what is still
//!   needed by hand)
//!
//! Preflight:
//!
//! ```sql
//! -- up drops-table users
//! SELECT count(*) FROM users;
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
        manager.drop_table(Table::drop().table("users").to_owned()).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .create_table(
                Table::create()
                    .table("users")
                    .col(ColumnDef::new("id").integer().not_null().auto_increment().primary_key())
                    .col(ColumnDef::new("name").string().not_null())
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
