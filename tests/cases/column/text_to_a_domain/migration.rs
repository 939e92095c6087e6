//! column text to a domain
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ column stories.slug: text → shop.slug
//! ```
//!
//! Findings:
//!
//! - narrows-type, up, `stories`: changes `stories.slug` from `text` to `shop.slug`, and fails or
//!   loses precision if a value does not fit (look at the values first)
//! - rewrites-table, up, `stories`: changes `stories.slug` from `text` to `shop.slug`, which
//!   rewrites the table under an exclusive lock (on a large table, add a new column, fill it in
//!   batches, and swap the names)
//! - breaks-cached-statements, up, `stories`: changes the type of `stories.slug`: prepared
//!   statements of running programs that use it fail from then on ("cached plan must not change
//!   result type") (renew the program's connections after the migration: restart it, or give its
//!   pool a short `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//! - breaks-cached-statements, down, `stories`: changes the type of `stories.slug`: prepared
//!   statements of running programs that use it fail from then on ("cached plan must not change
//!   result type") (renew the program's connections after the migration: restart it, or give its
//!   pool a short `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE stories ALTER COLUMN slug TYPE shop.slug USING slug::shop.slug
//!   ACCESS EXCLUSIVE on stories: rewrite, 1 index rebuilt; reads and writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- up narrows-type stories.slug
//! CREATE FUNCTION pg_temp.autogen_fits(value text) RETURNS boolean LANGUAGE plpgsql AS $$
//! DECLARE
//!     fitting shop.slug;
//! BEGIN
//!     fitting := value::shop.slug;
//!     RETURN true;
//! EXCEPTION WHEN OTHERS THEN
//!     RETURN false;
//! END
//! $$;
//! SELECT count(*) FROM stories WHERE NOT pg_temp.autogen_fits(slug);
//! DROP FUNCTION pg_temp.autogen_fits(text);
//! ```
//!
//! Deploy: together: `stories.slug` changes from `text` to `shop.slug`
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
                        ColumnDef::new("slug")
                            .custom("shop.slug")
                            .using(Expr::cust("slug::shop.slug")),
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
                    .modify_column(ColumnDef::new("slug").text())
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
