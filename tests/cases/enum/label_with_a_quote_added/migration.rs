//! enum label with a quote added
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ enum mood: added it's complicated, "tense", back\slash
//! ```
//!
//! Findings:
//!
//! - drops-enum-label, down, `mood`: drops the label `it's complicated` from the enum `mood`, and
//!   fails if a row has it (change those rows first)
//! - drops-enum-label, down, `mood`: drops the label `"tense"` from the enum `mood`, and fails if a
//!   row has it (change those rows first)
//! - drops-enum-label, down, `mood`: drops the label `back\slash` from the enum `mood`, and fails
//!   if a row has it (change those rows first)
//!
//! Locks:
//!
//! ```text
//! down: ALTER TABLE stories ALTER COLUMN mood TYPE mood USING mood::text::mood
//!   ACCESS EXCLUSIVE on stories: rewrite, 1 index rebuilt; reads and writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- down drops-enum-label mood.it's complicated
//! SELECT count(*) FROM stories WHERE mood::text = 'it''s complicated';
//! -- down drops-enum-label mood."tense"
//! SELECT count(*) FROM stories WHERE mood::text = '"tense"';
//! -- down drops-enum-label mood.back\slash
//! SELECT count(*) FROM stories WHERE mood::text = 'back\slash';
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
        manager.alter_type(Type::alter().name("mood").add_value("it's complicated")).await?;

        manager.alter_type(Type::alter().name("mood").add_value(r#""tense""#)).await?;
        manager.alter_type(Type::alter().name("mood").add_value(r"back\slash")).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager.alter_type(Type::alter().name("mood").rename_to("mood__before")).await?;

        manager.create_type(Type::create().as_enum("mood").values(["calm"]).to_owned()).await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(
                        ColumnDef::new("mood").custom("mood").using(Expr::cust("mood::text::mood")),
                    )
                    .to_owned(),
            )
            .await?;

        manager.drop_type(Type::drop().name("mood__before").to_owned()).await?;
        Ok(())
    }
}
