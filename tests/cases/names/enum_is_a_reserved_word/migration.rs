//! names enum is a reserved word
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ enum order: added nervous
//! ```
//!
//! Findings:
//!
//! - drops-enum-label, down, `order`: drops the label `nervous` from the enum `order`, and fails if
//!   a row has it (change those rows first)
//!
//! Locks:
//!
//! ```text
//! down: ALTER TABLE stories ALTER COLUMN mood TYPE "order" USING mood::text::"order"
//!   ACCESS EXCLUSIVE on stories: rewrite, 1 index rebuilt; reads and writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- down drops-enum-label order.nervous
//! SELECT count(*) FROM stories WHERE mood::text = 'nervous';
//! ```
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
        manager
            .alter_type(Type::alter().name("order").add_value("nervous").before("tense"))
            .await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.alter_type(Type::alter().name("order").rename_to("order__before")).await?;

        manager
            .create_type(Type::create().as_enum("order").values(["calm", "tense"]).to_owned())
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(
                        ColumnDef::new("mood")
                            .custom(r#""order""#)
                            .using(Expr::cust(r#"mood::text::"order""#)),
                    )
                    .to_owned(),
            )
            .await?;

        manager.drop_type(Type::drop().name("order__before").to_owned()).await?;
        Ok(())
    }
}
