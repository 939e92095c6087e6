//! rename column in two steps
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + column stories.summary: character varying
//! + index idx-stories-summary on stories (summary)
//! + function stories_subtitle_summary_both()
//! + trigger zz_subtitle_summary_both on stories
//! ~ column stories.summary: filled with subtitle
//! ```
//!
//! Findings:
//!
//! - drops-column, down, `stories.summary`: drops the column `stories.summary` and everything
//!   stored in it since `up`
//!
//! Locks:
//!
//! ```text
//! up: CREATE INDEX "idx-stories-summary" ON stories (summary)
//!   SHARE on stories: scan; writes wait
//! ```
//!
//! Deploy: migration first
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
                    .add_column(ColumnDef::new("summary").string())
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared(
            "CREATE FUNCTION stories_subtitle_summary_both() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.subtitle IS NULL THEN
            NEW.subtitle := NEW.summary;
        ELSE
            NEW.summary := NEW.subtitle;
        END IF;
    ELSIF NEW.summary IS DISTINCT FROM OLD.summary THEN
        NEW.subtitle := NEW.summary;
    ELSE
        NEW.summary := NEW.subtitle;
    END IF;
    RETURN NEW;
END
$$",
        )
        .await?;

        db.execute_unprepared(
            "CREATE TRIGGER zz_subtitle_summary_both BEFORE INSERT OR UPDATE ON stories FOR EACH \
             ROW EXECUTE FUNCTION stories_subtitle_summary_both()",
        )
        .await?;

        db.execute_unprepared("UPDATE stories SET summary = subtitle WHERE summary IS NULL")
            .await?;

        manager
            .create_index(
                Index::create()
                    .name("idx-stories-summary")
                    .table("stories")
                    .col("summary")
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("DROP TRIGGER zz_subtitle_summary_both ON stories").await?;
        db.execute_unprepared("DROP FUNCTION stories_subtitle_summary_both()").await?;

        manager
            .drop_index(Index::drop().name("idx-stories-summary").table("stories").to_owned())
            .await?;

        manager
            .alter_table(Table::alter().table("stories").drop_column("summary").to_owned())
            .await?;

        Ok(())
    }
}
