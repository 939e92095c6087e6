//! column boolean to integer
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ column stories.value: boolean → integer
//! ```
//!
//! Findings:
//!
//! - narrows-type, up, `stories`: changes `stories.value` from `boolean` to `integer`, and fails or
//!   loses precision if a value does not fit (look at the values first)
//! - rewrites-table, up, `stories`: changes `stories.value` from `boolean` to `integer`, which
//!   rewrites the table under an exclusive lock (on a large table, add a new column, fill it in
//!   batches, and swap the names)
//! - narrows-type, down, `stories`: changes `stories.value` from `integer` to `boolean`, and fails
//!   or loses precision if a value does not fit (look at the values first; or say how each is
//!   converted: --using "down:stories.value=value <> 0")
//! - rewrites-table, down, `stories`: changes `stories.value` from `integer` to `boolean`, which
//!   rewrites the table under an exclusive lock (on a large table, add a new column, fill it in
//!   batches, and swap the names)
//!
//! Preflight:
//!
//! ```sql
//! -- up narrows-type stories.value
//! CREATE FUNCTION pg_temp.autogen_fits(value boolean) RETURNS boolean LANGUAGE plpgsql AS $$
//! DECLARE
//!     fitting integer;
//! BEGIN
//!     fitting := value::integer;
//!     RETURN true;
//! EXCEPTION WHEN OTHERS THEN
//!     RETURN false;
//! END
//! $$;
//! SELECT count(*) FROM stories WHERE NOT pg_temp.autogen_fits(value);
//! DROP FUNCTION pg_temp.autogen_fits(boolean);
//! -- down narrows-type stories.value
//! SELECT count(*) FROM stories WHERE value NOT IN (0, 1);
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
                        ColumnDef::new("value").integer().using(Expr::cust("value::integer")),
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
                        ColumnDef::new("value").boolean().using(Expr::cust("value::boolean")),
                    )
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
