//! table created with every type
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + table samples
//! ```
//!
//! Findings:
//!
//! - drops-table, down, `samples`: drops the table `samples` and everything stored in it since `up`
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
                    .table("samples")
                    .col(ColumnDef::new("id").uuid().not_null().primary_key())
                    .col(ColumnDef::new("flag").boolean().not_null())
                    .col(ColumnDef::new("small").small_integer().not_null())
                    .col(ColumnDef::new("medium").integer().not_null())
                    .col(ColumnDef::new("large").big_integer().not_null())
                    .col(ColumnDef::new("single").float().not_null())
                    .col(ColumnDef::new("double").double().not_null())
                    .col(ColumnDef::new("exact").decimal().not_null())
                    .col(ColumnDef::new("price").decimal_len(12, 4).not_null())
                    .col(ColumnDef::new("word").string().not_null())
                    .col(ColumnDef::new("short").string_len(40).not_null())
                    .col(ColumnDef::new("long").text().not_null())
                    .col(ColumnDef::new("country").char_len(2).not_null())
                    .col(ColumnDef::new("bytes").blob().not_null())
                    .col(ColumnDef::new("day").date().not_null())
                    .col(ColumnDef::new("hour").time().not_null())
                    .col(ColumnDef::new("moment").date_time().not_null())
                    .col(ColumnDef::new("instant").timestamp_with_time_zone().not_null())
                    .col(
                        ColumnDef::new("instant_with_offset").timestamp_with_time_zone().not_null(),
                    )
                    .col(ColumnDef::new("document").json().not_null())
                    .col(ColumnDef::new("binary_document").json_binary().not_null())
                    .col(ColumnDef::new("words").array(ColumnType::string(None)).not_null())
                    .col(ColumnDef::new("texts").array(ColumnType::Text).not_null())
                    .col(ColumnDef::new("numbers").array(ColumnType::Integer).not_null())
                    .col(
                        ColumnDef::new("prices")
                            .array(ColumnType::Decimal(Some((8, 2))))
                            .not_null(),
                    )
                    .col(
                        ColumnDef::new("moment_in_milliseconds")
                            .custom("timestamp(3) without time zone")
                            .not_null(),
                    )
                    .col(ColumnDef::new("duration").interval(None, None).not_null())
                    .col(ColumnDef::new("pages").custom("int4range"))
                    .col(ColumnDef::new("address").inet())
                    .col(ColumnDef::new("search").custom("tsvector"))
                    .col(ColumnDef::new("mask").bit(Some(8)))
                    .to_owned(),
            )
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("samples").to_owned()).await?;
        Ok(())
    }
}
