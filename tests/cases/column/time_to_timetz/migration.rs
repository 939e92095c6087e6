//! column time to timetz
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ column stories.value: time without time zone → time with time zone
//! ```
//!
//! Findings:
//!
//! - narrows-type, up, `stories`: changes `stories.value` from `time without time zone` to `time
//!   with time zone`, and fails or loses precision if a value does not fit (look at the values
//!   first)
//! - rewrites-table, up, `stories`: changes `stories.value` from `time without time zone` to `time
//!   with time zone`, which rewrites the table under an exclusive lock (on a large table, add a new
//!   column, fill it in batches, and swap the names)
//! - breaks-cached-statements, up, `stories`: changes the type of `stories.value`: prepared
//!   statements of running programs that use it fail from then on ("cached plan must not change
//!   result type") (renew the program's connections after the migration: restart it, or give its
//!   pool a short `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//! - narrows-type, down, `stories`: changes `stories.value` from `time with time zone` to `time
//!   without time zone`, and fails or loses precision if a value does not fit (look at the values
//!   first)
//! - rewrites-table, down, `stories`: changes `stories.value` from `time with time zone` to `time
//!   without time zone`, which rewrites the table under an exclusive lock (on a large table, add a
//!   new column, fill it in batches, and swap the names)
//! - breaks-cached-statements, down, `stories`: changes the type of `stories.value`: prepared
//!   statements of running programs that use it fail from then on ("cached plan must not change
//!   result type") (renew the program's connections after the migration: restart it, or give its
//!   pool a short `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE stories ALTER COLUMN value TYPE time with time zone USING value::time with t …
//!   ACCESS EXCLUSIVE on stories: rewrite, 1 index rebuilt; reads and writes wait
//! down: ALTER TABLE stories ALTER COLUMN value TYPE time without time zone USING value::time wit …
//!   ACCESS EXCLUSIVE on stories: rewrite, 1 index rebuilt; reads and writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- up narrows-type stories.value
//! CREATE FUNCTION pg_temp.autogen_fits(value time without time zone) RETURNS boolean LANGUAGE plpgsql AS $$
//! DECLARE
//!     fitting time with time zone;
//! BEGIN
//!     fitting := value::time with time zone;
//!     RETURN true;
//! EXCEPTION WHEN OTHERS THEN
//!     RETURN false;
//! END
//! $$;
//! SELECT count(*) FROM stories WHERE NOT pg_temp.autogen_fits(value);
//! DROP FUNCTION pg_temp.autogen_fits(time without time zone);
//! -- down narrows-type stories.value
//! CREATE FUNCTION pg_temp.autogen_fits(value time with time zone) RETURNS boolean LANGUAGE plpgsql AS $$
//! DECLARE
//!     fitting time without time zone;
//! BEGIN
//!     fitting := value::time without time zone;
//!     RETURN true;
//! EXCEPTION WHEN OTHERS THEN
//!     RETURN false;
//! END
//! $$;
//! SELECT count(*) FROM stories WHERE NOT pg_temp.autogen_fits(value);
//! DROP FUNCTION pg_temp.autogen_fits(time with time zone);
//! ```
//!
//! Deploy: together: `stories.value` changes from `time without time zone` to `time with time zone`
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
                            .custom("time with time zone")
                            .using(Expr::cust("value::time with time zone")),
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
                        ColumnDef::new("value")
                            .time()
                            .using(Expr::cust("value::time without time zone")),
                    )
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
