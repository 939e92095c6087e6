//! column text to boolean
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ column stories.finished: text → boolean
//! ```
//!
//! Findings:
//!
//! - narrows-type, up, `stories`: changes `stories.finished` from `text` to `boolean`, and fails or
//!   loses precision if a value does not fit (look at the values first; or give an expression that
//!   converts them: --using "stories.finished=lower(finished) IN ('true', 't', 'yes', 'y', 'on',
//!   '1')")
//! - rewrites-table, up, `stories`: changes `stories.finished` from `text` to `boolean`, which
//!   rewrites the table under an exclusive lock (on a large table, add a new column, fill it in
//!   batches, and swap the names)
//! - breaks-cached-statements, up, `stories`: changes the type of `stories.finished`: prepared
//!   statements of running programs that use it fail from then on ("cached plan must not change
//!   result type") (renew the program's connections after the migration: restart it, or give its
//!   pool a short `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//! - rewrites-table, down, `stories`: changes `stories.finished` from `boolean` to `text`, which
//!   rewrites the table under an exclusive lock (on a large table, add a new column, fill it in
//!   batches, and swap the names)
//! - breaks-cached-statements, down, `stories`: changes the type of `stories.finished`: prepared
//!   statements of running programs that use it fail from then on ("cached plan must not change
//!   result type") (renew the program's connections after the migration: restart it, or give its
//!   pool a short `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE stories ALTER COLUMN finished TYPE boolean USING finished::boolean
//!   ACCESS EXCLUSIVE on stories: rewrite, 1 index rebuilt; reads and writes wait
//! down: ALTER TABLE stories ALTER COLUMN finished TYPE text
//!   ACCESS EXCLUSIVE on stories: rewrite, 1 index rebuilt; reads and writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- up narrows-type stories.finished
//! SELECT count(*) FROM stories WHERE NOT pg_input_is_valid(finished, 'boolean');
//! ```
//!
//! Deploy: together: `stories.finished` changes from `text` to `boolean`
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
                        ColumnDef::new("finished").boolean().using(Expr::cust("finished::boolean")),
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
                    .modify_column(ColumnDef::new("finished").text())
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
