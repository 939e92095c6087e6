//! privileges by default beside new objects
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + table users
//! + view everybody
//! ~ view titles: another definition
//! + materialized view counts
//! + default privileges on tables to pg_monitor
//! ```
//!
//! Findings:
//!
//! - drops-table, down, `users`: drops the table `users` and everything stored in it since `up`
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
        db.execute_unprepared("DROP VIEW titles").await?;

        manager
            .create_table(
                Table::create()
                    .table("users")
                    .col(ColumnDef::new("id").integer().not_null().auto_increment().primary_key())
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared("CREATE MATERIALIZED VIEW counts AS SELECT count(*) AS n FROM users")
            .await?;

        db.execute_unprepared("CREATE VIEW everybody AS SELECT id FROM users").await?;

        db.execute_unprepared("CREATE VIEW titles AS SELECT id, title FROM stories").await?;

        db.execute_unprepared(
            "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO pg_monitor",
        )
        .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        db.execute_unprepared(
            "ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE SELECT ON TABLES FROM pg_monitor",
        )
        .await?;

        db.execute_unprepared("DROP MATERIALIZED VIEW counts").await?;
        db.execute_unprepared("DROP VIEW everybody").await?;
        db.execute_unprepared("DROP VIEW titles").await?;

        db.execute_unprepared(
            "
            CREATE VIEW titles AS
             SELECT title
               FROM stories
            ",
        )
        .await?;

        manager.drop_table(Table::drop().table("users").to_owned()).await?;
        Ok(())
    }
}
