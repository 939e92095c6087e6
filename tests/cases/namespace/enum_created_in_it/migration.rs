//! namespace enum created in it
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + schema app
//! + enum app.mood (calm, tense)
//! + table app.scenes
//! ```
//!
//! Findings:
//!
//! - drops-table, down, `app.scenes`: drops the table `app.scenes` and everything stored in it
//!   since `up`
//!
//! Deploy: migration first
//!
//! Proof: up reaches the entities and down returns

use sea_orm_migration::prelude::{extension::postgres::Type, *};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("CREATE SCHEMA app").await?;

        manager
            .create_type(
                Type::create().as_enum(("app", "mood")).values(["calm", "tense"]).to_owned(),
            )
            .await?;

        manager
            .create_table(
                Table::create()
                    .table(("app", "scenes"))
                    .col(ColumnDef::new("id").integer().not_null().auto_increment().primary_key())
                    .col(ColumnDef::new("mood").custom("app.mood").not_null())
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        manager.drop_table(Table::drop().table(("app", "scenes")).to_owned()).await?;
        manager.drop_type(Type::drop().name(("app", "mood")).to_owned()).await?;
        db.execute_unprepared("DROP SCHEMA app").await?;
        Ok(())
    }
}
