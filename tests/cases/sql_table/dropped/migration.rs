//! sql table dropped
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! - foreign key visits_story_id_fkey on visits (story_id) → stories (id) on delete cascade
//! - index visits_at on visits brin (at)
//! - index visits_story_id_path_idx on visits unique (story_id, path) where path <> ''::text
//! - table visits
//! ```
//!
//! Findings:
//!
//! - drops-table, up, `visits`: drops the table `visits` with all its rows (before this statement,
//!   copy elsewhere what is still needed; `down` restores only the structure)
//!
//! Preflight:
//!
//! ```sql
//! -- up drops-table visits
//! SELECT count(*) FROM visits;
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
        manager.drop_table(Table::drop().table("visits").to_owned()).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        manager
            .create_table(
                Table::create()
                    .table("visits")
                    .col(ColumnDef::new("story_id").integer().not_null())
                    .col(
                        ColumnDef::new("at")
                            .timestamp_with_time_zone()
                            .not_null()
                            .default(Expr::cust("now()")),
                    )
                    .col(ColumnDef::new("seconds").decimal_len(6, 2))
                    .col(ColumnDef::new("path").text().extra(r#"COLLATE "C""#))
                    .col(
                        ColumnDef::new("half")
                            .decimal()
                            .generated(Expr::cust("seconds / (2)::numeric"), true),
                    )
                    .check(("visits_seconds_check", Expr::cust("seconds > (0)::numeric")))
                    .foreign_key(
                        ForeignKey::create()
                            .name("visits_story_id_fkey")
                            .from("visits", "story_id")
                            .to("stories", "id")
                            .on_delete(ForeignKeyAction::Cascade),
                    )
                    .to_owned(),
            )
            .await?;

        manager
            .create_index(
                Index::create()
                    .name("visits_at")
                    .table("visits")
                    .index_type(IndexType::Custom("brin".into()))
                    .col("at")
                    .to_owned(),
            )
            .await?;

        manager
            .create_index(
                Index::create()
                    .name("visits_story_id_path_idx")
                    .table("visits")
                    .unique()
                    .col("story_id")
                    .col("path")
                    .and_where(Expr::cust("path <> ''::text"))
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared("COMMENT ON TABLE visits IS 'one row a visit'").await?;
        db.execute_unprepared("COMMENT ON COLUMN visits.path IS 'where to'").await?;
        Ok(())
    }
}
