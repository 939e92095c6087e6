//! names clipped inside a character
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + table повесть_о_том_как_долго_идёт_дождь
//! + index idx-повесть_о_том_как_долго_идёт_дож on повесть_о_том_как_долго_идёт_дождь (заглавие_этой_повести)
//! ```
//!
//! Findings:
//!
//! - drops-table, down, `повесть_о_том_как_долго_идёт_дождь`: drops the
//!   table `повесть_о_том_как_долго_идёт_дождь` and everything stored
//!   in it since `up`
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
        manager
            .create_table(
                Table::create()
                    .table("повесть_о_том_как_долго_идёт_дождь")
                    .col(ColumnDef::new("id").integer().not_null().auto_increment().primary_key())
                    .col(ColumnDef::new("заглавие_этой_повести").string().not_null())
                    .to_owned(),
            )
            .await?;

        manager
            .create_index(
                Index::create()
                    .name("idx-повесть_о_том_как_долго_идёт_дож")
                    .table("повесть_о_том_как_долго_идёт_дождь")
                    .col("заглавие_этой_повести")
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .drop_table(Table::drop().table("повесть_о_том_как_долго_идёт_дождь").to_owned())
            .await?;

        Ok(())
    }
}
