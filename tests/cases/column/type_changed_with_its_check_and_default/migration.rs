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
//! - breaks-cached-statements, up, `stories`: changes the type of `stories.value`: prepared
//!   statements of running programs that use it fail from then on ("cached plan must not change
//!   result type") (renew the program's connections after the migration: restart it, or give its
//!   pool a short `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//! - check-on-existing, up, `stories`: adds the check `ck_value` to `stories`, and fails if a row
//!   violates it (fix those rows before this statement)
//! - rewrites-table, down, `stories`: changes `stories.value` from `integer` to `text`, which
//!   rewrites the table under an exclusive lock (on a large table, add a new column, fill it in
//!   batches, and swap the names)
//! - breaks-cached-statements, down, `stories`: changes the type of `stories.value`: prepared
//!   statements of running programs that use it fail from then on ("cached plan must not change
//!   result type") (renew the program's connections after the migration: restart it, or give its
//!   pool a short `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//! - check-on-existing, down, `stories`: adds the check `ck_value` to `stories`, and fails if a row
//!   violates it (fix those rows before this statement)
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE stories ALTER COLUMN value TYPE integer USING value::integer
//!   ACCESS EXCLUSIVE on stories: rewrite, 1 index rebuilt; reads and writes wait
//! up: ALTER TABLE stories ADD CONSTRAINT ck_value CHECK (value >= 0)
//!   ACCESS EXCLUSIVE on stories: scan; reads and writes wait
//! down: ALTER TABLE stories ALTER COLUMN value TYPE text
//!   ACCESS EXCLUSIVE on stories: rewrite, 1 index rebuilt; reads and writes wait
//! down: ALTER TABLE stories ADD CONSTRAINT ck_value CHECK (value <> ''::text)
//!   ACCESS EXCLUSIVE on stories: scan; reads and writes wait
//! ```
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
//! Deploy: together: `stories.value` changes from `text` to `integer`
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
