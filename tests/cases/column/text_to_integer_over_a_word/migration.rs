//! column text to integer over a word
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ column stories.year: text → integer
//! ```
//!
//! Findings:
//!
//! - narrows-type, up, `stories`: changes `stories.year` from `text` to `integer`, and fails or
//!   loses precision if a value does not fit (look at the values first)
//! - rewrites-table, up, `stories`: changes `stories.year` from `text` to `integer`, which rewrites
//!   the table under an exclusive lock (on a large table, add a new column, fill it in batches, and
//!   swap the names)
//! - breaks-cached-statements, up, `stories`: changes the type of `stories.year`: prepared
//!   statements of running programs that use it fail from then on ("cached plan must not change
//!   result type") (renew the program's connections after the migration: restart it, or give its
//!   pool a short `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//! - rewrites-table, down, `stories`: changes `stories.year` from `integer` to `text`, which
//!   rewrites the table under an exclusive lock (on a large table, add a new column, fill it in
//!   batches, and swap the names)
//! - breaks-cached-statements, down, `stories`: changes the type of `stories.year`: prepared
//!   statements of running programs that use it fail from then on ("cached plan must not change
//!   result type") (renew the program's connections after the migration: restart it, or give its
//!   pool a short `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE stories ALTER COLUMN year TYPE integer USING year::integer
//!   ACCESS EXCLUSIVE on stories: rewrite, 1 index rebuilt; reads and writes wait
//! down: ALTER TABLE stories ALTER COLUMN year TYPE text
//!   ACCESS EXCLUSIVE on stories: rewrite, 1 index rebuilt; reads and writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- up narrows-type stories.year
//! SELECT count(*) FROM stories WHERE NOT pg_input_is_valid(year, 'integer');
//! ```
//!
//! Deploy: together: `stories.year` changes from `text` to `integer`
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
                    .modify_column(
                        ColumnDef::new("year").integer().using(Expr::cust("year::integer")),
                    )
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
                    .modify_column(ColumnDef::new("year").text())
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
