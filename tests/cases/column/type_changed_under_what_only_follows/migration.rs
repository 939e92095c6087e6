//! column type changed under what only follows
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ column stories.title: character varying(20) → text
//! ```
//!
//! Findings:
//!
//! - breaks-cached-statements, up, `stories`: changes the type of `stories.title`: prepared
//!   statements of running programs that use it fail from then on ("cached plan must not change
//!   result type") (renew the program's connections after the migration: restart it, or give its
//!   pool a short `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//! - narrows-type, down, `stories`: changes `stories.title` from `text` to `character varying(20)`,
//!   and fails or loses precision if a value does not fit (look at the values first)
//! - rewrites-table, down, `stories`: changes `stories.title` from `text` to `character
//!   varying(20)`, which rewrites the table under an exclusive lock (on a large table, add a new
//!   column, fill it in batches, and swap the names)
//! - breaks-cached-statements, down, `stories`: changes the type of `stories.title`: prepared
//!   statements of running programs that use it fail from then on ("cached plan must not change
//!   result type") (renew the program's connections after the migration: restart it, or give its
//!   pool a short `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE stories ALTER COLUMN title TYPE text
//!   ACCESS EXCLUSIVE on stories: scan, 1 index rebuilt; reads and writes wait
//! up: ALTER TABLE stories ADD COLUMN shouted character varying GENERATED ALWAYS AS (lower(titl …
//!   ACCESS EXCLUSIVE on stories: rewrite, 2 indexes rebuilt; reads and writes wait
//! down: ALTER TABLE stories ALTER COLUMN title TYPE character varying(20)
//!   ACCESS EXCLUSIVE on stories: rewrite, 2 indexes rebuilt; reads and writes wait
//! down: ALTER TABLE stories ADD COLUMN shouted character varying GENERATED ALWAYS AS (lower(titl …
//!   ACCESS EXCLUSIVE on stories: rewrite, 2 indexes rebuilt; reads and writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- down narrows-type stories.title
//! SELECT count(*) FROM stories WHERE char_length(rtrim(title::text)) > 20;
//! ```
//!
//! Deploy: migration first
//!
//! Proof: up reaches the entities and down returns

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_table(Table::alter().table("stories").drop_column("shouted").to_owned())
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(ColumnDef::new("title").text())
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .add_column(
                        ColumnDef::new("shouted")
                            .string()
                            .generated(Expr::cust("lower(title) || '!'::text"), true),
                    )
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_table(Table::alter().table("stories").drop_column("shouted").to_owned())
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(ColumnDef::new("title").string_len(20))
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .add_column(
                        ColumnDef::new("shouted")
                            .string()
                            .generated(Expr::cust("lower(title) || '!'::text"), true),
                    )
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
