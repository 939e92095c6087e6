//! check list of varchar extended
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ check ck_stories_genre on stories ((genre)::text = ANY ((ARRAY['sea'::character varying, 'rain'::character varying])::text[])) → (genre IN ('sea', 'rain', 'salt'))
//! ```
//!
//! Findings:
//!
//! - check-on-existing, up, `stories`: adds the check `ck_stories_genre` to `stories`, and fails if
//!   a row violates it (fix those rows before this statement)
//! - check-on-existing, down, `stories`: adds the check `ck_stories_genre` to `stories`, and fails
//!   if a row violates it (fix those rows before this statement)
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE stories ADD CONSTRAINT ck_stories_genre CHECK (genre IN ('sea', 'rain', 'sal …
//!   ACCESS EXCLUSIVE on stories: scan; reads and writes wait
//! down: ALTER TABLE stories ADD CONSTRAINT ck_stories_genre CHECK ((genre)::text = ANY ((ARRAY[' …
//!   ACCESS EXCLUSIVE on stories: scan; reads and writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- up check-on-existing stories.ck_stories_genre
//! SELECT count(*) FROM stories
//!     WHERE NOT ((genre)::text = ANY ((ARRAY['sea'::character varying, 'rain'::character varying, 'salt'::character varying])::text[]));
//! -- down check-on-existing stories.ck_stories_genre
//! SELECT count(*) FROM stories
//!     WHERE NOT ((genre)::text = ANY ((ARRAY['sea'::character varying, 'rain'::character varying])::text[]));
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
                Table::alter().table("stories").drop_constraint("ck_stories_genre").to_owned(),
            )
            .await?;

        db.execute_unprepared(
            "
            ALTER TABLE stories ADD CONSTRAINT ck_stories_genre
                CHECK (genre IN ('sea', 'rain', 'salt'))
            ",
        )
        .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        manager
            .alter_table(
                Table::alter().table("stories").drop_constraint("ck_stories_genre").to_owned(),
            )
            .await?;

        db.execute_unprepared(
            "ALTER TABLE stories ADD CONSTRAINT ck_stories_genre CHECK ((genre)::text = ANY \
             ((ARRAY['sea'::character varying, 'rain'::character varying])::text[]))",
        )
        .await?;

        Ok(())
    }
}
