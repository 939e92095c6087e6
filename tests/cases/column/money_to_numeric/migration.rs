//! column money to numeric
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ column stories.value: money → numeric(12,2)
//! ```
//!
//! Findings:
//!
//! - narrows-type, up, `stories`: changes `stories.value` from `money` to `numeric(12,2)`, and
//!   fails or loses precision if a value does not fit (look at the values first)
//! - rewrites-table, up, `stories`: changes `stories.value` from `money` to `numeric(12,2)`, which
//!   rewrites the table under an exclusive lock (on a large table, add a new column, fill it in
//!   batches, and swap the names)
//! - breaks-cached-statements, up, `stories`: changes the type of `stories.value`: prepared
//!   statements of running programs that use it fail from then on ("cached plan must not change
//!   result type") (renew the program's connections after the migration: restart it, or give its
//!   pool a short `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//! - narrows-type, down, `stories`: changes `stories.value` from `numeric(12,2)` to `money`, and
//!   fails or loses precision if a value does not fit (look at the values first)
//! - rewrites-table, down, `stories`: changes `stories.value` from `numeric(12,2)` to `money`,
//!   which rewrites the table under an exclusive lock (on a large table, add a new column, fill it
//!   in batches, and swap the names)
//! - breaks-cached-statements, down, `stories`: changes the type of `stories.value`: prepared
//!   statements of running programs that use it fail from then on ("cached plan must not change
//!   result type") (renew the program's connections after the migration: restart it, or give its
//!   pool a short `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE stories ALTER COLUMN value TYPE numeric(12,2) USING value::numeric(12,2)
//!   ACCESS EXCLUSIVE on stories: rewrite, 1 index rebuilt; reads and writes wait
//! down: ALTER TABLE stories ALTER COLUMN value TYPE money USING value::money
//!   ACCESS EXCLUSIVE on stories: rewrite, 1 index rebuilt; reads and writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- up narrows-type stories.value
//! CREATE FUNCTION pg_temp.autogen_fits(value money) RETURNS boolean LANGUAGE plpgsql AS $$
//! DECLARE
//!     fitting numeric(12,2);
//! BEGIN
//!     fitting := value::numeric(12,2);
//!     RETURN true;
//! EXCEPTION WHEN OTHERS THEN
//!     RETURN false;
//! END
//! $$;
//! SELECT count(*) FROM stories WHERE NOT pg_temp.autogen_fits(value);
//! DROP FUNCTION pg_temp.autogen_fits(money);
//! -- down narrows-type stories.value
//! CREATE FUNCTION pg_temp.autogen_fits(value numeric(12,2)) RETURNS boolean LANGUAGE plpgsql AS $$
//! DECLARE
//!     fitting money;
//! BEGIN
//!     fitting := value::money;
//!     RETURN true;
//! EXCEPTION WHEN OTHERS THEN
//!     RETURN false;
//! END
//! $$;
//! SELECT count(*) FROM stories WHERE NOT pg_temp.autogen_fits(value);
//! DROP FUNCTION pg_temp.autogen_fits(numeric(12,2));
//! ```
//!
//! Deploy: together: `stories.value` changes from `money` to `numeric(12,2)`
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
                        ColumnDef::new("value")
                            .decimal_len(12, 2)
                            .using(Expr::cust("value::numeric(12,2)")),
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
                        ColumnDef::new("value").money().using(Expr::cust("value::money")),
                    )
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
