//! extension two created
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + extension citext
//! + extension hstore
//! + column stories.slug: citext
//! + column stories.extra: hstore
//! ```
//!
//! Findings:
//!
//! - drops-column, down, `stories.slug`: drops the columns `stories.slug`, `stories.extra` and
//!   everything stored in them since `up`
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
        db.execute_unprepared("CREATE EXTENSION IF NOT EXISTS citext").await?;
        db.execute_unprepared("CREATE EXTENSION IF NOT EXISTS hstore").await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .add_column(ColumnDef::new("slug").custom("citext"))
                    .add_column(ColumnDef::new("extra").custom("hstore"))
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_table(
                Table::alter().table("stories").drop_column("slug").drop_column("extra").to_owned(),
            )
            .await?;

        Ok(())
    }
}
