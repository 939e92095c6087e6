//! view with a new label
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ enum mood: added grim
//! + view grim_stories
//! ~ view calm_stories: recreated, as what it depends on changes
//! ```
//!
//! Findings:
//!
//! - drops-enum-label, down, `mood`: drops the label `grim` from the enum `mood`, and fails if a
//!   row has it (change those rows first)
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
//! -- down drops-enum-label mood.grim
//! SELECT count(*) FROM stories WHERE mood::text = 'grim';
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
        let db = manager.get_connection();
        db.execute_unprepared("DROP VIEW calm_stories").await?;
        manager.alter_type(Type::alter().name("mood").rename_to("mood__before")).await?;

        manager
            .create_type(Type::create().as_enum("mood").values(["calm", "wild", "grim"]).to_owned())
            .await?;

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

        db.execute_unprepared(
            "CREATE VIEW calm_stories AS SELECT id, title, mood FROM stories WHERE mood = 'calm'",
        )
        .await?;

        db.execute_unprepared(
            "CREATE VIEW grim_stories AS SELECT id FROM stories WHERE mood = 'grim'",
        )
        .await?;

        manager.drop_type(Type::drop().name("mood__before").to_owned()).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        db.execute_unprepared("DROP VIEW calm_stories").await?;
        db.execute_unprepared("DROP VIEW grim_stories").await?;
        manager.alter_type(Type::alter().name("mood").rename_to("mood__before")).await?;

        manager
            .create_type(Type::create().as_enum("mood").values(["calm", "wild"]).to_owned())
            .await?;

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

        db.execute_unprepared(
            "CREATE VIEW calm_stories AS SELECT id, title, mood FROM stories WHERE mood = 'calm'",
        )
        .await?;

        manager.drop_type(Type::drop().name("mood__before").to_owned()).await?;
        Ok(())
    }
}
