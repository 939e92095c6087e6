//! column varchar to uuid
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ column stories.value: character varying(36) → uuid
//! ```
//!
//! Findings:
//!
//! - narrows-type, up, `stories`: changes `stories.value` from `character varying(36)` to `uuid`,
//!   and fails or loses precision if a value does not fit (look at the values first)
//! - rewrites-table, up, `stories`: changes `stories.value` from `character varying(36)` to `uuid`,
//!   which rewrites the table under an exclusive lock (on a large table, add a new column, fill it
//!   in batches, and swap the names)
//! - breaks-cached-statements, up, `stories`: changes the type of `stories.value`: prepared
//!   statements of running programs that use it fail from then on ("cached plan must not change
//!   result type") (renew the program's connections after the migration: restart it, or give its
//!   pool a short `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//! - narrows-type, down, `stories`: changes `stories.value` from `uuid` to `character varying(36)`,
//!   and fails or loses precision if a value does not fit (look at the values first)
//! - rewrites-table, down, `stories`: changes `stories.value` from `uuid` to `character
//!   varying(36)`, which rewrites the table under an exclusive lock (on a large table, add a new
//!   column, fill it in batches, and swap the names)
//! - breaks-cached-statements, down, `stories`: changes the type of `stories.value`: prepared
//!   statements of running programs that use it fail from then on ("cached plan must not change
//!   result type") (renew the program's connections after the migration: restart it, or give its
//!   pool a short `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE stories ALTER COLUMN value TYPE uuid USING value::uuid
//!   ACCESS EXCLUSIVE on stories: rewrite, 1 index rebuilt; reads and writes wait
//! down: ALTER TABLE stories ALTER COLUMN value TYPE character varying(36)
//!   ACCESS EXCLUSIVE on stories: rewrite, 1 index rebuilt; reads and writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- up narrows-type stories.value
//! SELECT count(*) FROM stories WHERE NOT pg_input_is_valid(value, 'uuid');
//! -- down narrows-type stories.value
//! SELECT count(*) FROM stories WHERE char_length(value::text) > 36;
//! ```
//!
//! Deploy: together: `stories.value` changes from `character varying(36)` to `uuid`
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
                Table::alter()
                    .table("stories")
                    .modify_column(ColumnDef::new("value").uuid().using(Expr::cust("value::uuid")))
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(ColumnDef::new("value").string_len(36))
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
