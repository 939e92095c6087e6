//! enum several labels added
//!
//! Revises: `m20260101_000000_before`
//!
//! Operations:
//!
//! ```text
//! ~ enum story_status: added idea, in review, accepted, archived
//! ```
//!
//! Findings:
//!
//! - drops-enum-label, down, `story_status`: drops the label `idea` from the enum `story_status`,
//!   and fails if a row has it (change those rows first)
//! - drops-enum-label, down, `story_status`: drops the label `in review` from the enum
//!   `story_status`, and fails if a row has it (change those rows first)
//! - drops-enum-label, down, `story_status`: drops the label `accepted` from the enum
//!   `story_status`, and fails if a row has it (change those rows first)
//! - drops-enum-label, down, `story_status`: drops the label `archived` from the enum
//!   `story_status`, and fails if a row has it (change those rows first)
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
//! -- down drops-enum-label story_status.idea
//! SELECT count(*) FROM stories WHERE status::text = 'idea';
//! -- down drops-enum-label story_status.in review
//! SELECT count(*) FROM stories WHERE status::text = 'in review';
//! -- down drops-enum-label story_status.accepted
//! SELECT count(*) FROM stories WHERE status::text = 'accepted';
//! -- down drops-enum-label story_status.archived
//! SELECT count(*) FROM stories WHERE status::text = 'archived';
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
            .alter_type(
                Type::alter().name("story_status").add_value("accepted").before("published"),
            )
            .await?;

        manager
            .alter_type(
                Type::alter().name("story_status").add_value("in review").before("accepted"),
            )
            .await?;

        manager
            .alter_type(Type::alter().name("story_status").add_value("idea").before("draft"))
            .await?;

        manager.alter_type(Type::alter().name("story_status").add_value("archived")).await?;

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
