//! trigger on a new view
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + table stories
//! + function touch()
//! + view titles
//! + trigger stories_touch on titles
//! ```
//!
//! Findings:
//!
//! - drops-table, down, `stories`: drops the table `stories` and everything stored in it since `up`
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
            .create_table(
                Table::create()
                    .table("stories")
                    .col(ColumnDef::new("id").integer().not_null().auto_increment().primary_key())
                    .col(ColumnDef::new("title").string().not_null())
                    .col(ColumnDef::new("words").integer().not_null())
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared("CREATE VIEW titles AS SELECT id, title FROM stories").await?;

        db.execute_unprepared(
            "CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.title := \
             trim(NEW.title); RETURN NEW; END $$",
        )
        .await?;

        db.execute_unprepared(
            "CREATE TRIGGER stories_touch INSTEAD OF INSERT ON titles FOR EACH ROW EXECUTE \
             FUNCTION touch()",
        )
        .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("DROP TRIGGER stories_touch ON titles").await?;
        db.execute_unprepared("DROP VIEW titles").await?;
        db.execute_unprepared("DROP FUNCTION touch()").await?;
        manager.drop_table(Table::drop().table("stories").to_owned()).await?;
        Ok(())
    }
}
