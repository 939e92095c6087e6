//! unique changed with the type of its column
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ column stories.number: integer → bigint
//! + column stories.weight: double precision not null
//! ~ unique stories_key on stories (slug, number) → (number, slug)
//! + index idx-stories-slug on stories (slug)
//! ```
//!
//! Findings:
//!
//! - rewrites-table, up, `stories`: changes `stories.number` from `integer` to `bigint`, which
//!   rewrites the table under an exclusive lock (on a large table, add a new column, fill it in
//!   batches, and swap the names)
//! - breaks-cached-statements, up, `stories`: changes the type of `stories.number`: prepared
//!   statements of running programs that use it fail from then on ("cached plan must not change
//!   result type") (renew the program's connections after the migration: restart it, or give its
//!   pool a short `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//! - drops-column, down, `stories.weight`: drops the column `stories.weight` and everything stored
//!   in it since `up`
//! - narrows-type, down, `stories`: changes `stories.number` from `bigint` to `integer`, and fails
//!   or loses precision if a value does not fit (look at the values first)
//! - rewrites-table, down, `stories`: changes `stories.number` from `bigint` to `integer`, which
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
//! up: ALTER TABLE stories ALTER COLUMN number TYPE bigint
//!   ACCESS EXCLUSIVE on stories: rewrite, 1 index rebuilt; reads and writes wait
//! up: ALTER TABLE stories ADD COLUMN weight double precision DEFAULT random() NOT NULL
//!   ACCESS EXCLUSIVE on stories: rewrite, 1 index rebuilt; reads and writes wait
//! up: ALTER TABLE stories ADD CONSTRAINT stories_key UNIQUE (number, slug)
//!   ACCESS EXCLUSIVE on stories: scan; reads and writes wait
//! up: CREATE INDEX "idx-stories-slug" ON stories (slug)
//!   SHARE on stories: scan; writes wait
//! down: ALTER TABLE stories ALTER COLUMN number TYPE integer
//!   ACCESS EXCLUSIVE on stories: rewrite, 1 index rebuilt; reads and writes wait
//! down: ALTER TABLE stories ADD CONSTRAINT stories_key UNIQUE (slug, number)
//!   ACCESS EXCLUSIVE on stories: scan; reads and writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- down narrows-type stories.number
//! SELECT count(*) FROM stories WHERE number NOT BETWEEN -2147483648 AND 2147483647;
//! ```
//!
//! Deploy: together: `stories.number` changes from `integer` to `bigint`
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
            .alter_table(Table::alter().table("stories").drop_constraint("stories_key").to_owned())
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(ColumnDef::new("number").big_integer())
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .add_column(
                        ColumnDef::new("weight")
                            .double()
                            .not_null()
                            .default(Expr::cust("random()")),
                    )
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared(
            "ALTER TABLE stories ADD CONSTRAINT stories_key UNIQUE (number, slug)",
        )
        .await?;

        manager
            .create_index(
                Index::create().name("idx-stories-slug").table("stories").col("slug").to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        manager
            .drop_index(Index::drop().name("idx-stories-slug").table("stories").to_owned())
            .await?;

        manager
            .alter_table(Table::alter().table("stories").drop_constraint("stories_key").to_owned())
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(ColumnDef::new("number").integer())
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(Table::alter().table("stories").drop_column("weight").to_owned())
            .await?;

        db.execute_unprepared(
            "ALTER TABLE stories ADD CONSTRAINT stories_key UNIQUE (slug, number)",
        )
        .await?;

        Ok(())
    }
}
