//! rename constraints and indexes without their comments
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! > primary key a_pk → b_pk on stories
//! > unique a_slug → b_slug on stories
//! > check a_words → b_words on stories
//! > index a_title → b_title on stories
//! ~ primary key b_pk on stories: comment removed
//! ~ unique b_slug on stories: comment removed
//! ~ check b_words on stories: comment removed
//! ~ index b_title on stories: comment removed
//! ```
//!
//! Deploy: in any order
//!
//! Proof: up reaches the entities and down returns

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        db.execute_unprepared("ALTER TABLE stories RENAME CONSTRAINT a_pk TO b_pk").await?;

        db.execute_unprepared("ALTER TABLE stories RENAME CONSTRAINT a_slug TO b_slug").await?;

        db.execute_unprepared("ALTER TABLE stories RENAME CONSTRAINT a_words TO b_words").await?;

        db.execute_unprepared("ALTER INDEX a_title RENAME TO b_title").await?;
        db.execute_unprepared("COMMENT ON INDEX b_title IS NULL").await?;
        db.execute_unprepared("COMMENT ON CONSTRAINT b_pk ON stories IS NULL").await?;
        db.execute_unprepared("COMMENT ON CONSTRAINT b_slug ON stories IS NULL").await?;
        db.execute_unprepared("COMMENT ON CONSTRAINT b_words ON stories IS NULL").await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("COMMENT ON INDEX b_title IS 'Old'").await?;
        db.execute_unprepared("COMMENT ON CONSTRAINT b_pk ON stories IS 'Old'").await?;
        db.execute_unprepared("COMMENT ON CONSTRAINT b_slug ON stories IS 'Old'").await?;

        db.execute_unprepared("COMMENT ON CONSTRAINT b_words ON stories IS 'Old'").await?;

        db.execute_unprepared("ALTER INDEX b_title RENAME TO a_title").await?;

        db.execute_unprepared("ALTER TABLE stories RENAME CONSTRAINT b_words TO a_words").await?;

        db.execute_unprepared("ALTER TABLE stories RENAME CONSTRAINT b_slug TO a_slug").await?;

        db.execute_unprepared("ALTER TABLE stories RENAME CONSTRAINT b_pk TO a_pk").await?;

        Ok(())
    }
}
