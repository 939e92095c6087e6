//! sql table created unlogged
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + table visits
//! + foreign key visits_story_id_fkey on visits (story_id) → stories (id)
//! + unlogged mode of visits
//! + storage of column visits.path
//! + compression of column visits.path
//! ```
//!
//! Findings:
//!
//! - drops-table, down, `visits`: drops the table `visits` and everything stored in it since `up`
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
                    .table("visits")
                    .col(ColumnDef::new("story_id").integer().not_null())
                    .col(ColumnDef::new("path").text())
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared("ALTER TABLE visits SET UNLOGGED").await?;

        manager
            .create_foreign_key(
                ForeignKey::create()
                    .name("visits_story_id_fkey")
                    .from("visits", "story_id")
                    .to("stories", "id")
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared("ALTER TABLE visits ALTER COLUMN path SET STORAGE EXTERNAL").await?;

        db.execute_unprepared("ALTER TABLE visits ALTER COLUMN path SET COMPRESSION pglz").await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("visits").to_owned()).await?;
        Ok(())
    }
}
