//! exclusion two created alike
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! + table bookings
//! ```
//!
//! Findings:
//!
//! - drops-table, down, `bookings`: drops the table `bookings` and everything stored in it since
//!   `up`
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
                    .table("bookings")
                    .col(ColumnDef::new("id").integer().not_null().auto_increment().primary_key())
                    .col(ColumnDef::new("nights").custom("int4range").not_null())
                    .to_owned(),
            )
            .await?;

        db.execute_unprepared(
            "
            ALTER TABLE bookings ADD CONSTRAINT ex_bookings_nights
                EXCLUDE USING gist (nights WITH &&)
            ",
        )
        .await?;

        db.execute_unprepared(
            "
            ALTER TABLE bookings ADD CONSTRAINT ex_bookings_stay
                EXCLUDE USING gist (nights WITH &&)
            ",
        )
        .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.drop_table(Table::drop().table("bookings").to_owned()).await?;
        Ok(())
    }
}
