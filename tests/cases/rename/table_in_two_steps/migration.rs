//! rename table in two steps
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! > table tales → stories
//! > primary key tales_pkey → stories_pkey on stories
//! + column stories.length: integer
//! + function stories_words_length_both()
//! + view tales
//! + trigger zz_words_length_both on stories
//! ~ column stories.length: filled with words
//! ```
//!
//! Findings:
//!
//! - drops-column, down, `stories.length`: drops the column `stories.length` and everything stored
//!   in it since `up`
//! - renames-table, down, `tales`: renames `stories` to `tales`; anything that still uses the old
//!   name fails from then on (deploy it together with the new program)
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

        manager.rename_table(Table::rename().table("tales", "stories").to_owned()).await?;

        db.execute_unprepared("ALTER TABLE stories RENAME CONSTRAINT tales_pkey TO stories_pkey")
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .add_column(ColumnDef::new("length").integer())
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared(
            "CREATE FUNCTION stories_words_length_both() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.words IS NULL THEN
            NEW.words := NEW.length;
        ELSE
            NEW.length := NEW.words;
        END IF;
    ELSIF NEW.length IS DISTINCT FROM OLD.length THEN
        NEW.words := NEW.length;
    ELSE
        NEW.length := NEW.words;
    END IF;
    RETURN NEW;
END
$$",
        )
        .await?;

        db.execute_unprepared(
            "CREATE TRIGGER zz_words_length_both BEFORE INSERT OR UPDATE ON stories FOR EACH ROW \
             EXECUTE FUNCTION stories_words_length_both()",
        )
        .await?;

        db.execute_unprepared("UPDATE stories SET length = words WHERE length IS NULL").await?;

        db.execute_unprepared(
            "
            CREATE VIEW public.tales WITH (security_invoker = true) AS
            SELECT id, title, words FROM public.stories
            ",
        )
        .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("DROP TRIGGER zz_words_length_both ON stories").await?;
        db.execute_unprepared("DROP FUNCTION stories_words_length_both()").await?;
        db.execute_unprepared("DROP VIEW tales").await?;

        manager
            .alter_table(Table::alter().table("stories").drop_column("length").to_owned())
            .await?;

        db.execute_unprepared("ALTER TABLE stories RENAME CONSTRAINT stories_pkey TO tales_pkey")
            .await?;

        manager.rename_table(Table::rename().table("stories", "tales").to_owned()).await?;

        Ok(())
    }
}
