//! check with quotes and braces
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + check ck_stories_title on stories (title NOT IN ('{}', '%s', 'it''s', '"quoted"', '$1', 'back\slash'))
//! ```
//!
//! Findings:
//!
//! - check-on-existing, up, `stories`: adds the check `ck_stories_title` to `stories`, and fails if
//!   a row violates it (fix those rows before this statement)
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE stories ADD CONSTRAINT ck_stories_title CHECK (title NOT IN ('{}', '%s', 'it …
//!   ACCESS EXCLUSIVE on stories: scan; reads and writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- up check-on-existing stories.ck_stories_title
//! SELECT count(*) FROM stories
//!     WHERE NOT ((title)::text <> ALL ((ARRAY['{}'::character varying, '%s'::character varying, 'it''s'::character varying, '"quoted"'::character varying, '$1'::character varying, 'back\slash'::character varying])::text[]));
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

        db.execute_unprepared(
            r#"
            ALTER TABLE stories ADD CONSTRAINT ck_stories_title
                CHECK (title NOT IN ('{}', '%s', 'it''s', '"quoted"', '$1', 'back\slash'))
            "#,
        )
        .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_table(
                Table::alter().table("stories").drop_constraint("ck_stories_title").to_owned(),
            )
            .await?;

        Ok(())
    }
}
