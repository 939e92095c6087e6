//! column domain to text in its own schema
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ column shop.items.slug: shop.slug → text
//! ```
//!
//! Findings:
//!
//! - breaks-cached-statements, up, `shop.items`: changes the type of `shop.items.slug`: prepared
//!   statements of running programs that use it fail from then on ("cached plan must not change
//!   result type") (renew the program's connections after the migration: restart it, or give its
//!   pool a short `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//! - narrows-type, down, `shop.items`: changes `shop.items.slug` from `text` to `shop.slug`, and
//!   fails or loses precision if a value does not fit (look at the values first)
//! - rewrites-table, down, `shop.items`: changes `shop.items.slug` from `text` to `shop.slug`,
//!   which rewrites the table under an exclusive lock (on a large table, add a new column, fill it
//!   in batches, and swap the names)
//! - breaks-cached-statements, down, `shop.items`: changes the type of `shop.items.slug`: prepared
//!   statements of running programs that use it fail from then on ("cached plan must not change
//!   result type") (renew the program's connections after the migration: restart it, or give its
//!   pool a short `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//!
//! Preflight:
//!
//! ```sql
//! -- down narrows-type shop.items.slug
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
//! SELECT count(*) FROM shop.items WHERE NOT pg_temp.autogen_fits(slug);
//! DROP FUNCTION pg_temp.autogen_fits(text);
//! ```
//!
//! Deploy: together: `shop.items.slug` changes from `shop.slug` to `text`
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
                    .table(("shop", "items"))
                    .modify_column(ColumnDef::new("slug").text())
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_table(
                Table::alter()
                    .table(("shop", "items"))
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
}
