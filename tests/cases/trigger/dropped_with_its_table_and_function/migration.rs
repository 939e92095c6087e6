//! trigger dropped with its table and function
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! - table stories
//! - function touch()
//! - trigger stories_touch on stories
//! ```
//!
//! Findings:
//!
//! - drops-table, up, `stories`: drops the table `stories` with all its rows (before this
//!   statement, copy elsewhere what is still needed; `down` restores only the structure)
//!
//! Preflight:
//!
//! ```sql
//! -- up drops-table stories
//! SELECT count(*) FROM stories;
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
        db.execute_unprepared("DROP TRIGGER stories_touch ON stories").await?;
        db.execute_unprepared("DROP FUNCTION touch()").await?;
        manager.drop_table(Table::drop().table("stories").to_owned()).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
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

        db.execute_unprepared(
            "
            CREATE FUNCTION touch()
             RETURNS trigger
             LANGUAGE plpgsql
            AS $function$ BEGIN NEW.title := trim(NEW.title); RETURN NEW; END $function$
            ",
        )
        .await?;

        db.execute_unprepared(
            "CREATE TRIGGER stories_touch BEFORE INSERT OR UPDATE ON stories FOR EACH ROW \
             EXECUTE FUNCTION touch()",
        )
        .await?;

        Ok(())
    }
}
