//! column text to identity
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ column stories.number: text → bigint; identity always
//! ```
//!
//! Findings:
//!
//! - narrows-type, up, `stories`: changes `stories.number` from `text` to `bigint`, and fails or
//!   loses precision if a value does not fit (look at the values first)
//! - rewrites-table, up, `stories`: changes `stories.number` from `text` to `bigint`, which
//!   rewrites the table under an exclusive lock (on a large table, add a new column, fill it in
//!   batches, and swap the names)
//! - breaks-cached-statements, up, `stories`: changes the type of `stories.number`: prepared
//!   statements of running programs that use it fail from then on ("cached plan must not change
//!   result type") (renew the program's connections after the migration: restart it, or give its
//!   pool a short `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//! - rewrites-table, down, `stories`: changes `stories.number` from `bigint` to `text`, which
//!   rewrites the table under an exclusive lock (on a large table, add a new column, fill it in
//!   batches, and swap the names)
//! - breaks-cached-statements, down, `stories`: changes the type of `stories.number`: prepared
//!   statements of running programs that use it fail from then on ("cached plan must not change
//!   result type") (renew the program's connections after the migration: restart it, or give its
//!   pool a short `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE stories ALTER COLUMN number TYPE bigint USING number::bigint
//!   ACCESS EXCLUSIVE on stories: rewrite, 1 index rebuilt; reads and writes wait
//! down: ALTER TABLE stories ALTER COLUMN number TYPE text
//!   ACCESS EXCLUSIVE on stories: rewrite, 1 index rebuilt; reads and writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- up narrows-type stories.number
//! SELECT count(*) FROM stories WHERE NOT pg_input_is_valid(number, 'bigint');
//! ```
//!
//! Deploy: together: `stories.number` changes from `text` to `bigint`
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
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(
                        ColumnDef::new("number").big_integer().using(Expr::cust("number::bigint")),
                    )
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared(
            "ALTER TABLE stories ALTER COLUMN number ADD GENERATED ALWAYS AS IDENTITY",
        )
        .await?;

        db.execute_unprepared(
            "
            SELECT setval(pg_get_serial_sequence('stories', 'number'), max(number))
                FROM stories HAVING max(number) >= 1
            ",
        )
        .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        db.execute_unprepared("ALTER TABLE stories ALTER COLUMN number DROP IDENTITY").await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(ColumnDef::new("number").text())
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
