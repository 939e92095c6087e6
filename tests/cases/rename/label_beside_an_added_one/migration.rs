//! rename label beside an added one
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! > label mood.sad → low
//! ~ enum mood: added calm
//! ```
//!
//! Findings:
//!
//! - drops-enum-label, down, `mood`: drops the label `calm` from the enum `mood`, and fails if a
//!   row has it (change those rows first)
//!
//! Locks:
//!
//! ```text
//! down: ALTER TABLE stories ALTER COLUMN mood TYPE mood USING mood::text::mood
//!   ACCESS EXCLUSIVE on stories: rewrite, 1 index rebuilt; reads and writes wait
//! down: ALTER TABLE stories ALTER COLUMN moods TYPE mood[] USING moods::text[]::mood[]
//!   ACCESS EXCLUSIVE on stories: rewrite, 1 index rebuilt; reads and writes wait
//! down: ALTER TABLE stories ADD CONSTRAINT ck_stories_mood CHECK (mood = ANY (ARRAY['glad'::mood …
//!   ACCESS EXCLUSIVE on stories: scan; reads and writes wait
//! down: CREATE INDEX ix_stories_sad ON stories (id) WHERE mood = 'low'::mood
//!   SHARE on stories: scan; writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- down drops-enum-label mood.calm
//! SELECT count(*) FROM stories WHERE mood::text = 'calm';
//! -- down drops-enum-label mood.calm
//! SELECT count(*) FROM stories WHERE 'calm' = ANY (moods::text[]);
//! ```
//!
//! Deploy: together: the running program uses the old name `mood.sad`
//!
//! Proof: up reaches the entities and down returns

use sea_orm_migration::prelude::{extension::postgres::Type, *};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.alter_type(Type::alter().name("mood").rename_value("sad", "low")).await?;

        manager.alter_type(Type::alter().name("mood").add_value("calm").before("low")).await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        manager
            .drop_index(Index::drop().name("ix_stories_sad").table("stories").to_owned())
            .await?;

        manager
            .alter_table(
                Table::alter().table("stories").drop_constraint("ck_stories_mood").to_owned(),
            )
            .await?;

        manager.alter_type(Type::alter().name("mood").rename_to("mood__before")).await?;

        manager
            .create_type(Type::create().as_enum("mood").values(["glad", "low"]).to_owned())
            .await?;

        db.execute_unprepared("ALTER TABLE stories ALTER COLUMN mood DROP DEFAULT").await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(
                        ColumnDef::new("mood").custom("mood").using(Expr::cust("mood::text::mood")),
                    )
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(ColumnDef::new("mood").default(Expr::cust("'low'::mood")))
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(
                        ColumnDef::new("moods")
                            .array(ColumnType::custom("mood"))
                            .using(Expr::cust("moods::text[]::mood[]")),
                    )
                    .to_owned(),
            )
            .await?;

        manager.drop_type(Type::drop().name("mood__before").to_owned()).await?;

        db.execute_unprepared(
            "
            ALTER TABLE stories ADD CONSTRAINT ck_stories_mood
                CHECK (mood = ANY (ARRAY['glad'::mood, 'low'::mood]))
            ",
        )
        .await?;

        manager
            .create_index(
                Index::create()
                    .name("ix_stories_sad")
                    .table("stories")
                    .col("id")
                    .and_where(Expr::cust("mood = 'low'::mood"))
                    .to_owned(),
            )
            .await?;

        manager.alter_type(Type::alter().name("mood").rename_value("low", "sad")).await?;
        Ok(())
    }
}
