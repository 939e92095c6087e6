//! column double precision to numeric
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ column stories.value: double precision → numeric(10,2)
//! ```
//!
//! Findings:
//!
//! - narrows-type, up, `stories`: changes `stories.value` from `double precision` to
//!   `numeric(10,2)`, and fails or loses precision if a value does not fit (look at the values
//!   first)
//! - rewrites-table, up, `stories`: changes `stories.value` from `double precision` to
//!   `numeric(10,2)`, which rewrites the table under an exclusive lock (on a large table, add a new
//!   column, fill it in batches, and swap the names)
//! - narrows-type, down, `stories`: changes `stories.value` from `numeric(10,2)` to `double
//!   precision`, and fails or loses precision if a value does not fit (look at the values first)
//! - rewrites-table, down, `stories`: changes `stories.value` from `numeric(10,2)` to `double
//!   precision`, which rewrites the table under an exclusive lock (on a large table, add a new
//!   column, fill it in batches, and swap the names)
//!
//! Preflight:
//!
//! ```sql
//! -- up narrows-type stories.value
//! SELECT count(*) FROM stories
//!     WHERE abs(round(value::numeric, 2)) >= 1e8 OR value::numeric <> round(value::numeric, 2);
//! -- down narrows-type stories.value
//! CREATE FUNCTION pg_temp.autogen_fits(value numeric(10,2)) RETURNS boolean LANGUAGE plpgsql AS $$
//! DECLARE
//!     fitting double precision;
//! BEGIN
//!     fitting := value;
//!     RETURN true;
//! EXCEPTION WHEN OTHERS THEN
//!     RETURN false;
//! END
//! $$;
//! SELECT count(*) FROM stories WHERE NOT pg_temp.autogen_fits(value);
//! DROP FUNCTION pg_temp.autogen_fits(numeric(10,2));
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
                    .modify_column(ColumnDef::new("value").decimal_len(10, 2))
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
                    .modify_column(ColumnDef::new("value").double())
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
