//! function result changed under a view
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ function size(text): another definition
//! ~ view sizes: recreated, as what it depends on changes
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
        db.execute_unprepared("DROP VIEW sizes").await?;
        db.execute_unprepared("DROP FUNCTION size(text)").await?;

        db.execute_unprepared(
            "CREATE FUNCTION size(t text) RETURNS bigint LANGUAGE sql AS $$ SELECT \
             length(t)::bigint $$",
        )
        .await?;

        db.execute_unprepared("CREATE VIEW sizes AS SELECT id, size(title) AS size FROM stories")
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("DROP VIEW sizes").await?;
        db.execute_unprepared("DROP FUNCTION size(text)").await?;

        db.execute_unprepared(
            "
            CREATE FUNCTION size(t text)
             RETURNS integer
             LANGUAGE sql
            AS $function$ SELECT length(t) $function$
            ",
        )
        .await?;

        db.execute_unprepared("CREATE VIEW sizes AS SELECT id, size(title) AS size FROM stories")
            .await?;

        Ok(())
    }
}
