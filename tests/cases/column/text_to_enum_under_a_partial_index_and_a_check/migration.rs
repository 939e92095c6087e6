//! column text to enum under a partial index and a check
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + enum mood (calm, tense)
//! ~ column stories.value: text → mood
//! ~ check ck on stories ((value <> 'tense'::text) OR ((title)::text <> ''::text)) → (value <> 'tense' OR title <> '')
//! ~ index ix on stories (title) where value = 'calm'::text → (title) where value = 'calm'
//! ```
//!
//! Findings:
//!
//! - narrows-type, up, `stories`: changes `stories.value` from `text` to `public.mood`, and fails
//!   or loses precision if a value does not fit (look at the values first)
//! - rewrites-table, up, `stories`: changes `stories.value` from `text` to `public.mood`, which
//!   rewrites the table under an exclusive lock (on a large table, add a new column, fill it in
//!   batches, and swap the names)
//! - breaks-cached-statements, up, `stories`: changes the type of `stories.value`: prepared
//!   statements of running programs that use it fail from then on ("cached plan must not change
//!   result type") (renew the program's connections after the migration: restart it, or give its
//!   pool a short `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//! - check-on-existing, up, `stories`: adds the check `ck` to `stories`, and fails if a row
//!   violates it (fix those rows before this statement)
//! - rewrites-table, down, `stories`: changes `stories.value` from `public.mood` to `text`, which
//!   rewrites the table under an exclusive lock (on a large table, add a new column, fill it in
//!   batches, and swap the names)
//! - breaks-cached-statements, down, `stories`: changes the type of `stories.value`: prepared
//!   statements of running programs that use it fail from then on ("cached plan must not change
//!   result type") (renew the program's connections after the migration: restart it, or give its
//!   pool a short `max_lifetime`; with `statement-cache-capacity=0` in its URL, nothing fails)
//! - check-on-existing, down, `stories`: adds the check `ck` to `stories`, and fails if a row
//!   violates it (fix those rows before this statement)
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE stories ALTER COLUMN value TYPE mood USING value::mood
//!   ACCESS EXCLUSIVE on stories: rewrite, 1 index rebuilt; reads and writes wait
//! up: ALTER TABLE stories ADD CONSTRAINT ck CHECK (value <> 'tense' OR title <> '')
//!   ACCESS EXCLUSIVE on stories: scan; reads and writes wait
//! up: CREATE INDEX ix ON stories (title) WHERE value = 'calm'
//!   SHARE on stories: scan; writes wait
//! down: ALTER TABLE stories ALTER COLUMN value TYPE text
//!   ACCESS EXCLUSIVE on stories: rewrite, 1 index rebuilt; reads and writes wait
//! down: ALTER TABLE stories ADD CONSTRAINT ck CHECK ((value <> 'tense'::text) OR ((title)::text …
//!   ACCESS EXCLUSIVE on stories: scan; reads and writes wait
//! down: CREATE INDEX ix ON stories (title) WHERE value = 'calm'::text
//!   SHARE on stories: scan; writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- up narrows-type stories.value
//! SELECT count(*) FROM stories WHERE value::text NOT IN ('calm', 'tense');
//! -- up check-on-existing stories.ck
//! SELECT count(*)
//!     FROM (SELECT title, value::mood AS value FROM stories) AS stories
//!     WHERE NOT ((value <> 'tense'::mood) OR ((title)::text <> ''::text));
//! -- down check-on-existing stories.ck
//! SELECT count(*)
//!     FROM (SELECT title, value::text AS value FROM stories) AS stories
//!     WHERE NOT ((value <> 'tense'::text) OR ((title)::text <> ''::text));
//! ```
//!
//! Deploy: together: `stories.value` changes from `text` to `public.mood`
//!
//! Proof: up reaches the entities and down returns

use sea_orm_migration::prelude::{extension::postgres::Type, *};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        manager
            .create_type(Type::create().as_enum("mood").values(["calm", "tense"]).to_owned())
            .await?;

        manager.drop_index(Index::drop().name("ix").table("stories").to_owned()).await?;

        manager
            .alter_table(Table::alter().table("stories").drop_constraint("ck").to_owned())
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(
                        ColumnDef::new("value").custom("mood").using(Expr::cust("value::mood")),
                    )
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared(
            "ALTER TABLE stories ADD CONSTRAINT ck CHECK (value <> 'tense' OR title <> '')",
        )
        .await?;

        manager
            .create_index(
                Index::create()
                    .name("ix")
                    .table("stories")
                    .col("title")
                    .and_where(Expr::cust("value = 'calm'"))
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        manager.drop_index(Index::drop().name("ix").table("stories").to_owned()).await?;

        manager
            .alter_table(Table::alter().table("stories").drop_constraint("ck").to_owned())
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(ColumnDef::new("value").text())
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared(
            "
            ALTER TABLE stories ADD CONSTRAINT ck
                CHECK ((value <> 'tense'::text) OR ((title)::text <> ''::text))
            ",
        )
        .await?;

        manager
            .create_index(
                Index::create()
                    .name("ix")
                    .table("stories")
                    .col("title")
                    .and_where(Expr::cust("value = 'calm'::text"))
                    .to_owned(),
            )
            .await?;

        manager.drop_type(Type::drop().name("mood").to_owned()).await?;
        Ok(())
    }
}
