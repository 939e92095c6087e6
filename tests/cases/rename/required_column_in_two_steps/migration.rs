//! rename required column in two steps
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + column stories.headline: character varying not null
//! + column stories.length: bigint not null
//! ~ column stories.title: null allowed; no default
//! ~ column stories.words: null allowed
//! + unique stories_headline_key on stories (headline)
//! ~ check ck_stories_title on stories ((title)::text <> ''::text) → (headline <> '')
//! + index ix_stories_lower_headline on stories (lower(headline))
//! + function stories_title_headline_both()
//! + function stories_words_length_both()
//! + trigger zz_title_headline_both on stories
//! + trigger zz_words_length_both on stories
//! ~ column stories.headline: filled with title
//! ~ column stories.length: filled with words
//! ```
//!
//! Findings:
//!
//! - drops-column, down, `stories.headline`: drops the columns `stories.headline`, `stories.length`
//!   and everything stored in them since `up`
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE stories ADD CONSTRAINT stories_headline_key UNIQUE (headline)
//!   ACCESS EXCLUSIVE on stories: scan; reads and writes wait
//! up: ALTER TABLE stories ADD CONSTRAINT ck_stories_title CHECK (headline <> '')
//!   ACCESS EXCLUSIVE on stories: scan; reads and writes wait
//! up: CREATE INDEX ix_stories_lower_headline ON stories ((lower(headline)))
//!   SHARE on stories: scan; writes wait
//! down: ALTER TABLE stories ALTER COLUMN title SET NOT NULL
//!   ACCESS EXCLUSIVE on stories: scan; reads and writes wait
//! down: ALTER TABLE stories ALTER COLUMN words SET NOT NULL
//!   ACCESS EXCLUSIVE on stories: scan; reads and writes wait
//! down: ALTER TABLE stories ADD CONSTRAINT ck_stories_title CHECK ((title)::text <> ''::text)
//!   ACCESS EXCLUSIVE on stories: scan; reads and writes wait
//! ```
//!
//! Deploy: together: the new program needs what the migration adds, and the running one may still
//! need what it drops
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
                Table::alter().table("stories").drop_constraint("ck_stories_title").to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .add_column(ColumnDef::new("headline").string())
                    .add_column(ColumnDef::new("length").big_integer())
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared("ALTER TABLE stories ALTER COLUMN title DROP DEFAULT").await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(ColumnDef::new("title").null())
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(ColumnDef::new("words").null())
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared(
            "CREATE FUNCTION stories_title_headline_both() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        IF NEW.title IS NULL THEN
            NEW.title := NEW.headline;
        ELSE
            NEW.headline := NEW.title;
        END IF;
    ELSIF NEW.headline IS DISTINCT FROM OLD.headline THEN
        NEW.title := NEW.headline;
    ELSE
        NEW.headline := NEW.title;
    END IF;
    RETURN NEW;
END
$$",
        )
        .await?;

        db.execute_unprepared(
            "CREATE TRIGGER zz_title_headline_both BEFORE INSERT OR UPDATE ON stories FOR EACH \
             ROW EXECUTE FUNCTION stories_title_headline_both()",
        )
        .await?;

        db.execute_unprepared("UPDATE stories SET headline = title WHERE headline IS NULL").await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(ColumnDef::new("headline").default("untitled"))
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(ColumnDef::new("headline").not_null())
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared(
            "ALTER TABLE stories ADD CONSTRAINT stories_headline_key UNIQUE (headline)",
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

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(ColumnDef::new("length").not_null())
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared(
            "ALTER TABLE stories ADD CONSTRAINT ck_stories_title CHECK (headline <> '')",
        )
        .await?;

        manager
            .create_index(
                Index::create()
                    .name("ix_stories_lower_headline")
                    .table("stories")
                    .col(Expr::cust("lower(headline)"))
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("DROP TRIGGER zz_title_headline_both ON stories").await?;
        db.execute_unprepared("DROP TRIGGER zz_words_length_both ON stories").await?;
        db.execute_unprepared("DROP FUNCTION stories_title_headline_both()").await?;
        db.execute_unprepared("DROP FUNCTION stories_words_length_both()").await?;

        manager
            .drop_index(Index::drop().name("ix_stories_lower_headline").table("stories").to_owned())
            .await?;

        manager
            .alter_table(
                Table::alter().table("stories").drop_constraint("stories_headline_key").to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter().table("stories").drop_constraint("ck_stories_title").to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(
                        ColumnDef::new("title")
                            .default(Expr::cust("'untitled'::character varying")),
                    )
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(ColumnDef::new("title").not_null())
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(ColumnDef::new("words").not_null())
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .drop_column("headline")
                    .drop_column("length")
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared(
            "
            ALTER TABLE stories ADD CONSTRAINT ck_stories_title
                CHECK ((title)::text <> ''::text)
            ",
        )
        .await?;

        Ok(())
    }
}
