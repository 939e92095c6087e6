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
//! - rewrites-table, down, `stories`: changes `stories.slug` from `shop.slug` to `text`, which
//!   rewrites the table under an exclusive lock (on a large table, add a new column, fill it in
//!   batches, and swap the names)
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
