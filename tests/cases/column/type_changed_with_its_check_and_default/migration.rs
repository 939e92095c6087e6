//! column type changed with its check and default
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ column stories.value: text → integer; default '0'::text → 0
//! ~ check ck_value on stories (value <> ''::text) → (value >= 0)
//! ```
//!
//! Findings:
//!
//! - narrows-type, up, `stories`: changes `stories.value` from `text` to `integer`, and fails or
//!   loses precision if a value does not fit (look at the values first)
//! - rewrites-table, up, `stories`: changes `stories.value` from `text` to `integer`, which
//!   rewrites the table under an exclusive lock (on a large table, add a new column, fill it in
//!   batches, and swap the names)
//! - check-on-existing, up, `stories`: adds the check `ck_value` to `stories`, and fails if a row
//!   violates it (fix those rows before this statement)
//! - rewrites-table, down, `stories`: changes `stories.value` from `integer` to `text`, which
//!   rewrites the table under an exclusive lock (on a large table, add a new column, fill it in
//!   batches, and swap the names)
//! - check-on-existing, down, `stories`: adds the check `ck_value` to `stories`, and fails if a row
//!   violates it (fix those rows before this statement)
//!
//! Preflight:
//!
//! ```sql
//! -- up narrows-type stories.value
//! SELECT count(*) FROM stories WHERE NOT pg_input_is_valid(value, 'integer');
//! -- up check-on-existing stories.ck_value
//! SELECT count(*) FROM (SELECT value::integer AS value FROM stories) AS stories
//!     WHERE NOT (value >= 0);
//! -- down check-on-existing stories.ck_value
//! SELECT count(*) FROM (SELECT value::text AS value FROM stories) AS stories
//!     WHERE NOT (value <> ''::text);
//! ```
//!
//! Proof: up reaches the entities and down returns

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        manager
            .alter_table(Table::alter().table("stories").drop_constraint("ck_value").to_owned())
            .await?;

        db.execute_unprepared("ALTER TABLE stories ALTER COLUMN value DROP DEFAULT").await?;

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

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(ColumnDef::new("value").default(0))
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared("ALTER TABLE stories ADD CONSTRAINT ck_value CHECK (value >= 0)")
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        manager
            .alter_table(Table::alter().table("stories").drop_constraint("ck_value").to_owned())
            .await?;

        db.execute_unprepared("ALTER TABLE stories ALTER COLUMN value DROP DEFAULT").await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(ColumnDef::new("value").text())
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(ColumnDef::new("value").default(Expr::cust("'0'::text")))
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared(
            "ALTER TABLE stories ADD CONSTRAINT ck_value CHECK (value <> ''::text)",
        )
        .await?;

        Ok(())
    }
}
