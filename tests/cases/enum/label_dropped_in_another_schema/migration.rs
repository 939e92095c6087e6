//! enum label dropped in another schema
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ enum app.story_status: removed archived
//! ```
//!
//! Findings:
//!
//! - drops-enum-label, up, `app.story_status`: drops the label `archived` from the enum
//!   `app.story_status`, and fails if a row has it (change those rows first)
//!
//! Locks:
//!
//! ```text
//! up: ALTER TABLE stories ALTER COLUMN status TYPE app.story_status USING status::text::app.st …
//!   ACCESS EXCLUSIVE on stories: rewrite, 1 index rebuilt; reads and writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- up drops-enum-label app.story_status.archived
//! SELECT count(*) FROM stories WHERE status::text = 'archived';
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
        manager
            .alter_type(
                Type::alter().name(("app", "story_status")).rename_to("story_status__before"),
            )
            .await?;

        manager
            .create_type(
                Type::create()
                    .as_enum(("app", "story_status"))
                    .values(["draft", "published"])
                    .to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(
                        ColumnDef::new("status")
                            .custom("app.story_status")
                            .using(Expr::cust("status::text::app.story_status")),
                    )
                    .to_owned(),
            )
            .await?;

        manager.drop_type(Type::drop().name(("app", "story_status__before")).to_owned()).await?;

        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_type(Type::alter().name(("app", "story_status")).add_value("archived"))
            .await?;

        Ok(())
    }
}
