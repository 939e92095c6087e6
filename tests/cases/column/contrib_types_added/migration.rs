//! column contrib types added
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + extension citext
//! + extension cube
//! + extension hstore
//! + extension isn
//! + extension ltree
//! + extension seg
//! + column stories.a: citext
//! + column stories.b: hstore
//! + column stories.c: ltree[]
//! + column stories.d: cube
//! + column stories.e: isbn13
//! + column stories.f: lquery
//! + column stories.g: seg
//! + column stories.h: citext[]
//! ```
//!
//! Findings:
//!
//! - drops-column, down, `stories.a`: drops the columns `stories.a`, `stories.b`, `stories.c`,
//!   `stories.d`, `stories.e`, `stories.f`, `stories.g`, `stories.h` and everything stored in them
//!   since `up`
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
        db.execute_unprepared("CREATE EXTENSION IF NOT EXISTS cube").await?;
        db.execute_unprepared("CREATE EXTENSION IF NOT EXISTS hstore").await?;
        db.execute_unprepared("CREATE EXTENSION IF NOT EXISTS isn").await?;
        db.execute_unprepared("CREATE EXTENSION IF NOT EXISTS ltree").await?;
        db.execute_unprepared("CREATE EXTENSION IF NOT EXISTS seg").await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .add_column(ColumnDef::new("a").custom("citext"))
                    .add_column(ColumnDef::new("b").custom("hstore"))
                    .add_column(ColumnDef::new("c").array(ColumnType::custom("ltree")))
                    .add_column(ColumnDef::new("d").custom("cube"))
                    .add_column(ColumnDef::new("e").custom("isbn13"))
                    .add_column(ColumnDef::new("f").custom("lquery"))
                    .add_column(ColumnDef::new("g").custom("seg"))
                    .add_column(ColumnDef::new("h").array(ColumnType::custom("citext")))
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .drop_column("a")
                    .drop_column("b")
                    .drop_column("c")
                    .drop_column("d")
                    .drop_column("e")
                    .drop_column("f")
                    .drop_column("g")
                    .drop_column("h")
                    .to_owned(),
            )
            .await?;

        Ok(())
    }
}
