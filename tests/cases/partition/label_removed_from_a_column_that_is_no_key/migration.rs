//! partition label removed from a column that is no key
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ enum kind: removed meal
//! ```
//!
//! Findings:
//!
//! - drops-enum-label, up, `kind`: drops the label `meal` from the enum `kind`, and fails if a row
//!   has it (change those rows first)
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE events ALTER COLUMN kind TYPE kind USING kind::text::kind
//!   ACCESS EXCLUSIVE on events: rewrite, 1 index rebuilt; reads and writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- up drops-enum-label kind.meal
//! SELECT count(*) FROM events WHERE kind::text = 'meal';
//! ```
//!
//! Deploy: program first
//!
//! Proof: up reaches the entities and down returns

use sea_orm_migration::prelude::{extension::postgres::Type, *};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.alter_type(Type::alter().name("kind").rename_to("kind__before")).await?;

        manager
            .create_type(Type::create().as_enum("kind").values(["talk", "walk"]).to_owned())
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("events")
                    .modify_column(
                        ColumnDef::new("kind").custom("kind").using(Expr::cust("kind::text::kind")),
                    )
                    .to_owned(),
            )
            .await?;

        manager.drop_type(Type::drop().name("kind__before").to_owned()).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.alter_type(Type::alter().name("kind").add_value("meal")).await?;
        Ok(())
    }
}
