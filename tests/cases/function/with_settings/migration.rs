//! function with settings
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + function guarded(integer, integer, integer[])
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

        db.execute_unprepared(
            "CREATE FUNCTION guarded(a integer, b integer DEFAULT 2, VARIADIC c integer[] \
             DEFAULT '{}') RETURNS TABLE (x integer, y text) LANGUAGE plpgsql SECURITY DEFINER \
             SET search_path = public, pg_temp COST 5 ROWS 7 PARALLEL SAFE STRICT AS $body$ \
             BEGIN RETURN QUERY SELECT a, 'it''s'; END $body$",
        )
        .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();

        db.execute_unprepared("DROP FUNCTION guarded(integer, integer, integer[])").await?;

        Ok(())
    }
}
