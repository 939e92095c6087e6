//! function with a search path
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + table poems
//! + function n_lines()
//! + function n_poems()
//! ```
//!
//! Findings:
//!
//! - drops-table, down, `poems`: drops the table `poems` and everything stored in it since `up`
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
                    .table("poems")
                    .col(ColumnDef::new("id").integer().not_null().auto_increment().primary_key())
                    .col(ColumnDef::new("title").string().not_null())
                    .col(ColumnDef::new("words").integer().not_null())
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared(
            "CREATE FUNCTION n_lines() RETURNS bigint LANGUAGE sql STABLE SET search_path TO \
             'public' BEGIN ATOMIC SELECT sum(words) FROM poems; END",
        )
        .await?;

        db.execute_unprepared(
            "CREATE FUNCTION n_poems() RETURNS bigint LANGUAGE sql STABLE SET search_path = \
             public, pg_temp AS $$ SELECT count(*) FROM poems $$",
        )
        .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("DROP FUNCTION n_lines()").await?;
        db.execute_unprepared("DROP FUNCTION n_poems()").await?;
        manager.drop_table(Table::drop().table("poems").to_owned()).await?;
        Ok(())
    }
}
