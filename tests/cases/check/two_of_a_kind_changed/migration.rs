//! check two of a kind changed
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ check ck "title" on stories ((title)::text <> ''::text) → (length(title) > 1)
//! ~ check ck_stories_price on stories (price > 0) → (price > 0 AND price < 1000)
//! ```
//!
//! Findings:
//!
//! - check-on-existing, up, `stories`: adds the check `ck "title"` to `stories`, and fails if a row
//!   violates it (fix those rows before this statement)
//! - check-on-existing, up, `stories`: adds the check `ck_stories_price` to `stories`, and fails if
//!   a row violates it (fix those rows before this statement)
//! - check-on-existing, down, `stories`: adds the check `ck "title"` to `stories`, and fails if a
//!   row violates it (fix those rows before this statement)
//! - check-on-existing, down, `stories`: adds the check `ck_stories_price` to `stories`, and fails
//!   if a row violates it (fix those rows before this statement)
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE stories ADD CONSTRAINT "ck ""title""" CHECK (length(title) > 1)
//!   ACCESS EXCLUSIVE on stories: scan; reads and writes wait
//! up: ALTER TABLE stories ADD CONSTRAINT ck_stories_price CHECK (price > 0 AND price < 1000)
//!   ACCESS EXCLUSIVE on stories: scan; reads and writes wait
//! down: ALTER TABLE stories ADD CONSTRAINT "ck ""title""" CHECK ((title)::text <> ''::text)
//!   ACCESS EXCLUSIVE on stories: scan; reads and writes wait
//! down: ALTER TABLE stories ADD CONSTRAINT ck_stories_price CHECK (price > 0)
//!   ACCESS EXCLUSIVE on stories: scan; reads and writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- up check-on-existing stories.ck "title"
//! SELECT count(*) FROM stories WHERE NOT (length((title)::text) > 1);
//! -- up check-on-existing stories.ck_stories_price
//! SELECT count(*) FROM stories WHERE NOT ((price > 0) AND (price < 1000));
//! -- down check-on-existing stories.ck "title"
//! SELECT count(*) FROM stories WHERE NOT ((title)::text <> ''::text);
//! -- down check-on-existing stories.ck_stories_price
//! SELECT count(*) FROM stories WHERE NOT (price > 0);
//! ```
//!
//! Deploy: program first
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
                Table::alter().table("stories").drop_constraint(r#"ck "title""#).to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter().table("stories").drop_constraint("ck_stories_price").to_owned(),
            )
            .await?;

        db.execute_unprepared(
            r#"ALTER TABLE stories ADD CONSTRAINT "ck ""title""" CHECK (length(title) > 1)"#,
        )
        .await?;

        db.execute_unprepared(
            "
            ALTER TABLE stories ADD CONSTRAINT ck_stories_price
                CHECK (price > 0 AND price < 1000)
            ",
        )
        .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        manager
            .alter_table(
                Table::alter().table("stories").drop_constraint(r#"ck "title""#).to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter().table("stories").drop_constraint("ck_stories_price").to_owned(),
            )
            .await?;

        db.execute_unprepared(
            r#"
            ALTER TABLE stories ADD CONSTRAINT "ck ""title"""
                CHECK ((title)::text <> ''::text)
            "#,
        )
        .await?;

        db.execute_unprepared(
            "ALTER TABLE stories ADD CONSTRAINT ck_stories_price CHECK (price > 0)",
        )
        .await?;

        Ok(())
    }
}
