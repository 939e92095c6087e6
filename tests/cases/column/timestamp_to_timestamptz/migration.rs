//! column timestamp to timestamptz
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ column stories.told_at: timestamp without time zone → timestamp with time zone
//! ```
//!
//! Findings:
//!
//! - rewrites-table, up, `stories`: changes `stories.told_at` from `timestamp without time zone` to
//!   `timestamp with time zone`, which rewrites the table under an exclusive lock (on a large
//!   table, add a new column, fill it in batches, and swap the names)
//! - breaks-cached-statements, up, `stories`: changes the type of `stories.told_at`: prepared
//!   statements of running programs that use it fail from then on ("cached plan must not change
//!   result type") (renew the program's connections after the migration: restart it, or give its
//!   pool a short `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//! - narrows-type, down, `stories`: changes `stories.told_at` from `timestamp with time zone` to
//!   `timestamp without time zone`, and fails or loses precision if a value does not fit (look at
//!   the values first)
//! - rewrites-table, down, `stories`: changes `stories.told_at` from `timestamp with time zone` to
//!   `timestamp without time zone`, which rewrites the table under an exclusive lock (on a large
//!   table, add a new column, fill it in batches, and swap the names)
//! - breaks-cached-statements, down, `stories`: changes the type of `stories.told_at`: prepared
//!   statements of running programs that use it fail from then on ("cached plan must not change
//!   result type") (renew the program's connections after the migration: restart it, or give its
//!   pool a short `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE stories ALTER COLUMN told_at TYPE timestamp with time zone USING told_at AT …
//!   ACCESS EXCLUSIVE on stories: rewrite, 1 index rebuilt; reads and writes wait
//! down: ALTER TABLE stories ALTER COLUMN told_at TYPE timestamp without time zone USING told_at …
//!   ACCESS EXCLUSIVE on stories: rewrite, 1 index rebuilt; reads and writes wait
//! ```
//!
//! Deploy: together: `stories.told_at` changes from `timestamp without time zone` to `timestamp
//! with time zone`
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
                        ColumnDef::new("told_at")
                            .timestamp_with_time_zone()
                            .using(Expr::cust("told_at AT TIME ZONE 'UTC'")),
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
                    .modify_column(
                        ColumnDef::new("told_at")
                            .date_time()
                            .using(Expr::cust("told_at AT TIME ZONE 'UTC'")),
                    )
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
