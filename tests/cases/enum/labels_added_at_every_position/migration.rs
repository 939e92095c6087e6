//! enum labels added at every position
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ enum story_status: added review, archived, hidden, gone
//! ```
//!
//! Findings:
//!
//! - drops-enum-label, down, `story_status`: drops the label `review` from the enum `story_status`,
//!   and fails if a row has it (change those rows first)
//! - drops-enum-label, down, `story_status`: drops the label `archived` from the enum
//!   `story_status`, and fails if a row has it (change those rows first)
//! - drops-enum-label, down, `story_status`: drops the label `hidden` from the enum `story_status`,
//!   and fails if a row has it (change those rows first)
//! - drops-enum-label, down, `story_status`: drops the label `gone` from the enum `story_status`,
//!   and fails if a row has it (change those rows first)
//!
//! Locks:
//!
//! ```text
//! down: ALTER TABLE stories ALTER COLUMN status TYPE story_status USING status::text::story_stat …
//!   ACCESS EXCLUSIVE on stories: rewrite, 1 index rebuilt; reads and writes wait
//! ```
//!
//! Preflight:
//!
//! ```sql
//! -- down drops-enum-label story_status.review
//! SELECT count(*) FROM stories WHERE status::text = 'review';
//! -- down drops-enum-label story_status.archived
//! SELECT count(*) FROM stories WHERE status::text = 'archived';
//! -- down drops-enum-label story_status.hidden
//! SELECT count(*) FROM stories WHERE status::text = 'hidden';
//! -- down drops-enum-label story_status.gone
//! SELECT count(*) FROM stories WHERE status::text = 'gone';
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
            .alter_type(Type::alter().name("story_status").add_value("hidden").before("published"))
            .await?;

        manager
            .alter_type(Type::alter().name("story_status").add_value("archived").before("hidden"))
            .await?;

        manager
            .alter_type(Type::alter().name("story_status").add_value("review").before("draft"))
            .await?;

        manager.alter_type(Type::alter().name("story_status").add_value("gone")).await?;
        Ok(())
    }

    async fn down(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        manager
            .alter_type(Type::alter().name("story_status").rename_to("story_status__before"))
            .await?;

        manager
            .create_type(
                Type::create().as_enum("story_status").values(["draft", "published"]).to_owned(),
            )
            .await?;

        manager
            .alter_table(
                Table::alter()
                    .table("stories")
                    .modify_column(
                        ColumnDef::new("status")
                            .custom("story_status")
                            .using(Expr::cust("status::text::story_status")),
                    )
                    .to_owned(),
            )
            .await?;

        manager.drop_type(Type::drop().name("story_status__before").to_owned()).await?;
        Ok(())
    }
}
